"""Writers with a language model behind them: prompts, output bound to a schema, checked parsing.

prompts      versioned templates and house styles, rendered to messages
source       the article as a model may see it: cleaned, numbered, within a token budget
contract     the JSON that a model must write, and the Draft it becomes
language     ask, validate, one repair, else the fallback
causal  seq2seq  remote      what answers: transformers in this process, or a server
"""
