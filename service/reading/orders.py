"""Sentences that speak to a machine or its keeper, not to a reader: nobody reports them.

Each pattern needs an order or an address and a thing that only a machine has (instructions, a
prompt, a summary to be written). Reported speech stays: "The text said to ignore previous
instructions, researchers found" is news.
"""

import re
import unicodedata

_MACHINE = (
    r"(?:ai|a\.i\.|llm|language models?|chat ?bots?|assistants?|summari[sz]ers?|bots?|agents?"
    r"|models?|gpt)"
)
_TASK = (
    r"(?:instructions?|prompts?|rules|guidelines|system (?:prompt|message)|article above"
    r"|text above|above (?:article|text))"
)
_OUTPUT = (
    r"(?:summar(?:y|ies)|synops[ie]s|headlines?|key takeaways?|takeaways?|briefs?|output|reply)"
)
_REPORTED = re.compile(
    r"\b(?:said|says|told|asked|found|wrote|showed|warned|according|researchers?|reported)\b",
    re.IGNORECASE,
)
_ORDER = re.compile(
    rf"\W*(?:(?:please|now|instead|and|but|note)\W+){{0,3}}(?:"
    rf"(?:ignore|disregard|forget|override)\b.{{0,60}}\b{_TASK}\b"
    rf"|(?:repeat|reveal|print|show|output)\b.{{0,60}}\b(?:prompt|instructions)\b"
    rf"|(?:dear|hey|hello|attention|note to(?: the)?|message (?:to|for)(?: the| all)?)\W+"
    rf"{_MACHINE}\b"
    rf"|{_MACHINE}\s*[:,]\s"
    rf"|new (?:task|instructions?)\b.{{0,40}}:"
    rf"|you are now\b.{{0,60}}\b(?:mode|{_MACHINE}|free|unrestricted)\b"
    rf"|(?:system|user|assistant|developer)\s*:\s"
    rf"|(?:any|every|all|the|your) {_OUTPUT}\b.{{0,40}}\b(?:must|should|shall) (?:not )?"
    rf"(?:say|state|mention|include|contain|end|begin|be written)\b"
    rf"|(?:when|before|while|after) (?:you )?summari[sz](?:ing|e)\b"
    rf"|(?:if|unless) (?:you|your)\b.{{0,80}}\b{_OUTPUT}\b"
    rf"|you (?:will|must|shall|should)\b.{{0,80}}\byour {_OUTPUT}\b"
    rf"|(?:write|answer|respond|reply)\b.{{0,40}}\b(?:only|nothing but|from now on)\b"
    rf"|editor'?s? instructions? to\b"
    rf"|decode (?:this|the)\b.{{0,40}}\b(?:do|follow|obey)\b"
    rf")",
    re.IGNORECASE,
)
_LONGEST = 400
# A sentence of another script in an English article is no reporting that anybody here can check.
_MOST_FOREIGN = 0.5


def is_order(sentence: str) -> bool:
    """Whether a sentence is addressed to a machine, or is in a script that English is not."""
    return _is_foreign(sentence[:_LONGEST]) or addresses_machine(sentence)


def addresses_machine(sentence: str) -> bool:
    head = sentence[:_LONGEST]
    return bool(_ORDER.match(head)) and not _REPORTED.search(head)


def _is_foreign(text: str) -> bool:
    letters = [character for character in text if character.isalpha()]
    foreign = [c for c in letters if c > "\u024f" and "LATIN" not in unicodedata.name(c, "")]
    return len(letters) > 3 and len(foreign) > _MOST_FOREIGN * len(letters)
