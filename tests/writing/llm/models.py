"""Small models, their weights random, their tokenizers really trained, written to a folder."""

import json
from collections.abc import Iterator
from pathlib import Path

import sentencepiece
import torch
from transformers import (
    AutoTokenizer,
    BartConfig,
    BartForConditionalGeneration,
    MBartConfig,
    MBartForConditionalGeneration,
    PegasusConfig,
    PegasusForConditionalGeneration,
    PreTrainedModel,
    PreTrainedTokenizerBase,
    T5Config,
    T5ForConditionalGeneration,
)

from eval.random_models import SHAPES, corpus, write_bpe
from eval.random_models import write_causal as write_shape

# True of the port article and of no other.
LINE = "Nearly 400 jobs were cut at the port last year."


def write_causal(folder: Path) -> Path:
    """A Qwen3-shaped model with byte-level BPE."""
    return write_shape(folder, SHAPES["tiny"])


def write_unigrams(folder: Path, name: str, *, pad: int, bos: int, eos: int, unk: int) -> None:
    """A sentencepiece unigram model trained on the corpus, `folder`/`name`.model, with its four
    special pieces at those places, -1 for none."""
    folder.mkdir(parents=True, exist_ok=True)

    def lines() -> Iterator[str]:
        for text in corpus():
            yield from (line for line in text.splitlines() if line.strip())

    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=lines(),
        model_prefix=str(folder / name),
        vocab_size=1500,
        model_type="unigram",
        minloglevel=2,
        pad_id=pad,
        bos_id=bos,
        eos_id=eos,
        unk_id=unk,
    )
    (folder / f"{name}.vocab").unlink()


def write_mbart(folder: Path, *, seed: int = 0) -> Path:
    """An mBART with a sentencepiece unigram model and languages as tokens: the first that it
    writes is the language's."""
    write_unigrams(folder, "sentencepiece.bpe", pad=-1, bos=1, eos=2, unk=0)
    described = {"tokenizer_class": "MBartTokenizer", "model_max_length": 512}
    (folder / "tokenizer_config.json").write_text(json.dumps(described))
    tokenizer = AutoTokenizer.from_pretrained(folder)
    torch.manual_seed(seed)
    config = MBartConfig(
        vocab_size=len(tokenizer),
        d_model=64,
        encoder_layers=1,
        decoder_layers=1,
        encoder_attention_heads=4,
        decoder_attention_heads=4,
        encoder_ffn_dim=128,
        decoder_ffn_dim=128,
        max_position_embeddings=512,
        dropout=0.0,
        bos_token_id=tokenizer.bos_token_id,
        pad_token_id=tokenizer.pad_token_id,
        eos_token_id=tokenizer.eos_token_id,
        forced_eos_token_id=None,
    )
    model = MBartForConditionalGeneration(config)
    english = tokenizer.convert_tokens_to_ids("en_XX")
    assert isinstance(english, int)
    model.generation_config.forced_bos_token_id = english
    model.generation_config.decoder_start_token_id = tokenizer.eos_token_id
    model.generation_config.num_beams = 2
    learn(model, tokenizer, LINE, first=english)
    model.save_pretrained(folder)
    return folder


def write_pegasus(folder: Path, *, seed: int = 0) -> Path:
    """A PEGASUS with a sentencepiece unigram model, whose pieces stand after 103 of its own."""
    write_unigrams(folder, "spiece", pad=0, bos=-1, eos=1, unk=2)
    described = {"tokenizer_class": "PegasusTokenizer", "model_max_length": 512}
    (folder / "tokenizer_config.json").write_text(json.dumps(described))
    (folder / "config.json").write_text(json.dumps({"model_type": "pegasus"}))
    tokenizer = AutoTokenizer.from_pretrained(folder)
    torch.manual_seed(seed)
    config = PegasusConfig(
        vocab_size=len(tokenizer),
        d_model=64,
        encoder_layers=1,
        decoder_layers=1,
        encoder_attention_heads=4,
        decoder_attention_heads=4,
        encoder_ffn_dim=128,
        decoder_ffn_dim=128,
        max_position_embeddings=512,
        dropout=0.0,
        forced_eos_token_id=None,
    )
    model = PegasusForConditionalGeneration(config)
    learn(model, tokenizer, LINE, steps=100)
    model.save_pretrained(folder)
    return folder


def write_t5(folder: Path, *, seed: int = 0) -> Path:
    """A T5 with a sentencepiece unigram model, as its authors ship it: spiece.model in a folder."""
    write_unigrams(folder, "spiece", pad=0, bos=-1, eos=1, unk=2)
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


def learn(
    model: PreTrainedModel,
    tokenizer: PreTrainedTokenizerBase,
    line: str,
    *,
    first: int | None = None,
    steps: int = 30,
) -> None:
    """Random weights would go on for ever: a few steps teach the model one line, after the token
    `first`, which it then writes of every passage."""
    passages = [text[:80] for text in corpus()]
    words = tokenizer.encode(line, add_special_tokens=False)
    begun = [] if first is None else [first]
    told = torch.tensor([[*begun, *words, tokenizer.eos_token_id]])
    optimizer = torch.optim.Adam(model.parameters(), lr=1e-2)
    for step in range(steps):
        inputs = tokenizer(passages[step % 30 : step % 30 + 4], padding=True, return_tensors="pt")
        optimizer.zero_grad()
        model(**inputs, labels=told.repeat(4, 1)).loss.backward()
        optimizer.step()


def write_bart(folder: Path, *, seed: int = 0) -> Path:
    """A BART with byte-level BPE, which is given no task's name before its text."""
    write_bpe(folder, ("<s>", "<pad>", "</s>", "<unk>"), eos="</s>", pad="<pad>", bos="<s>")
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
