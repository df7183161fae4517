"""Small models, their weights random, their tokenizers really trained, written to a folder."""

import json
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import sentencepiece
import torch
from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers
from transformers import (
    AutoTokenizer,
    BartConfig,
    BartForConditionalGeneration,
    PreTrainedModel,
    PreTrainedTokenizerBase,
    PreTrainedTokenizerFast,
    Qwen3Config,
    Qwen3ForCausalLM,
    T5Config,
    T5ForConditionalGeneration,
)

CHATML = (
    "{% for m in messages %}<|im_start|>{{ m['role'] }}\n{{ m['content'] }}<|im_end|>\n{% endfor %}"
    "{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
)
# True of the port article and of no other.
LINE = "Nearly 400 jobs were cut at the port last year."
TURNS = ["<|endoftext|>", "<|im_start|>", "<|im_end|>"]


def corpus() -> list[str]:
    """The reference articles: English news to learn words from."""
    folder = Path(str(files("eval") / "references"))
    return [p.read_text(encoding="utf-8") for p in sorted(folder.glob("*/article.txt"))]


def write_bpe(
    folder: Path, specials: list[str], *, template: str | None = None, **named: str
) -> PreTrainedTokenizerFast:
    """A byte-level BPE tokenizer trained on the corpus; `named`: which special is what."""
    bpe = Tokenizer(models.BPE())
    bpe.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    bpe.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=2000,
        special_tokens=specials,
        initial_alphabet=pre_tokenizers.ByteLevel.alphabet(),
        show_progress=False,
    )
    bpe.train_from_iterator(corpus(), trainer)
    tokenizer = PreTrainedTokenizerFast(tokenizer_object=bpe)  # type: ignore[no-untyped-call]
    tokenizer.add_special_tokens({f"{name}_token": token for name, token in named.items()})
    tokenizer.chat_template = template
    tokenizer.save_pretrained(folder)
    return tokenizer


def write_causal(folder: Path, *, seed: int = 0, window: int = 16_384, layers: int = 1) -> Path:
    """A Qwen3-shaped model with byte-level BPE."""
    tokenizer = write_bpe(folder, TURNS, eos=TURNS[2], pad=TURNS[0], template=CHATML)
    torch.manual_seed(seed)
    config = Qwen3Config(
        # As real models have it: more rows than the tokenizer has tokens.
        vocab_size=2048,
        hidden_size=64,
        intermediate_size=128,
        num_hidden_layers=layers,
        num_attention_heads=4,
        num_key_value_heads=2,
        head_dim=16,
        max_position_embeddings=window,
        eos_token_id=tokenizer.eos_token_id,
        pad_token_id=tokenizer.pad_token_id,
        bos_token_id=None,
    )
    Qwen3ForCausalLM(config).save_pretrained(folder)
    return folder


def write_t5(folder: Path, *, seed: int = 0) -> Path:
    """A T5 with a sentencepiece unigram model, as its authors ship it: spiece.model in a folder."""
    folder.mkdir(parents=True, exist_ok=True)

    def lines() -> Iterator[str]:
        for text in corpus():
            yield from (line for line in text.splitlines() if line.strip())

    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=lines(),
        model_prefix=str(folder / "spiece"),
        vocab_size=1500,
        model_type="unigram",
        pad_id=0,
        eos_id=1,
        unk_id=2,
        bos_id=-1,
        minloglevel=2,
    )
    (folder / "spiece.vocab").unlink()
    described = {"tokenizer_class": "T5Tokenizer", "extra_ids": 100, "model_max_length": 512}
    (folder / "tokenizer_config.json").write_text(json.dumps(described))
    torch.manual_seed(seed)
    config = T5Config(
        vocab_size=1664,
        d_model=64,
        d_kv=16,
        d_ff=128,
        num_layers=2,
        num_heads=4,
        dropout_rate=0.0,
    )
    config.decoder_start_token_id = 0
    model = T5ForConditionalGeneration(config)
    learn(model, AutoTokenizer.from_pretrained(folder), LINE)
    model.save_pretrained(folder)
    return folder


def learn(model: PreTrainedModel, tokenizer: PreTrainedTokenizerBase, line: str) -> None:
    """Random weights would go on for ever: a few steps teach the model one line, which it then
    writes of every passage."""
    passages = [text[:80] for text in corpus()]
    told = tokenizer([line + str(tokenizer.eos_token)], return_tensors="pt")["input_ids"]
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-2)
    for step in range(30):
        inputs = tokenizer(passages[step % 30 : step % 30 + 4], padding=True, return_tensors="pt")
        optimizer.zero_grad()
        model(**inputs, labels=told.repeat(4, 1)).loss.backward()
        optimizer.step()


def write_bart(folder: Path, *, seed: int = 0) -> Path:
    """A BART with byte-level BPE, which is given no task's name before its text."""
    write_bpe(folder, ["<s>", "<pad>", "</s>", "<unk>"], eos="</s>", pad="<pad>", bos="<s>")
    torch.manual_seed(seed)
    config = BartConfig(
        vocab_size=2048,
        d_model=64,
        encoder_layers=1,
        decoder_layers=1,
        encoder_attention_heads=4,
        decoder_attention_heads=4,
        encoder_ffn_dim=128,
        decoder_ffn_dim=128,
        max_position_embeddings=512,
        dropout=0.0,
        bos_token_id=0,
        pad_token_id=1,
        eos_token_id=2,
        decoder_start_token_id=2,
        forced_eos_token_id=None,
    )
    model = BartForConditionalGeneration(config)
    learn(model, AutoTokenizer.from_pretrained(folder), LINE)
    model.save_pretrained(folder)
    return folder
