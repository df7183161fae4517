"""A Llama-shaped model with random weights in llama.cpp's own file format."""

import json
from pathlib import Path

import numpy as np
from gguf import GGUFWriter, TokenType

from eval.random_models import CHATML, TURNS, write_bpe

WINDOW = 8192
_HIDDEN, _INNER, _HEADS, _KV_HEADS = 64, 128, 4, 2


def write_gguf(folder: Path, *, seed: int = 0) -> Path:
    """The file, `folder`/tiny.gguf; its tokenizer is trained as every other model's here."""
    folder.mkdir(parents=True, exist_ok=True)
    write_bpe(folder, TURNS, eos=TURNS[2], pad=TURNS[0])
    tokenizer = json.loads((folder / "tokenizer.json").read_text(encoding="utf-8"))["model"]
    words = sorted(tokenizer["vocab"], key=lambda word: int(tokenizer["vocab"][word]))
    path = folder / "tiny.gguf"
    writer = GGUFWriter(path, "llama")
    writer.add_context_length(WINDOW)
    writer.add_embedding_length(_HIDDEN)
    writer.add_block_count(1)
    writer.add_feed_forward_length(_INNER)
    writer.add_head_count(_HEADS)
    writer.add_head_count_kv(_KV_HEADS)
    writer.add_layer_norm_rms_eps(1e-6)
    writer.add_rope_dimension_count(_HIDDEN // _HEADS)
    writer.add_tokenizer_model("gpt2")
    writer.add_tokenizer_pre("gpt-2")
    writer.add_token_list(words)
    writer.add_token_types(
        [TokenType.CONTROL if word in TURNS else TokenType.NORMAL for word in words]
    )
    writer.add_token_merges([" ".join(merge) for merge in tokenizer["merges"]])
    writer.add_eos_token_id(words.index(TURNS[2]))
    writer.add_pad_token_id(words.index(TURNS[0]))
    writer.add_chat_template(CHATML)
    for name, shape in _shapes(len(words)).items():
        writer.add_tensor(name, _weights(name, shape, np.random.default_rng(seed)))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return path


def _shapes(words: int) -> dict[str, tuple[int, ...]]:
    keys = _HIDDEN // _HEADS * _KV_HEADS
    return {
        "token_embd.weight": (words, _HIDDEN),
        "blk.0.attn_norm.weight": (_HIDDEN,),
        "blk.0.attn_q.weight": (_HIDDEN, _HIDDEN),
        "blk.0.attn_k.weight": (keys, _HIDDEN),
        "blk.0.attn_v.weight": (keys, _HIDDEN),
        "blk.0.attn_output.weight": (_HIDDEN, _HIDDEN),
        "blk.0.ffn_norm.weight": (_HIDDEN,),
        "blk.0.ffn_gate.weight": (_INNER, _HIDDEN),
        "blk.0.ffn_up.weight": (_INNER, _HIDDEN),
        "blk.0.ffn_down.weight": (_HIDDEN, _INNER),
        "output_norm.weight": (_HIDDEN,),
        "output.weight": (words, _HIDDEN),
    }


def _weights(
    name: str, shape: tuple[int, ...], chance: np.random.Generator
) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
    if name.endswith("norm.weight"):
        return np.ones(shape, dtype=np.float32)
    return chance.normal(0, 0.02, shape).astype(np.float32)
