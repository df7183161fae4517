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
