"""A large network of the same heads: all-mpnet-base-v2 (Apache-2.0) in place of MiniLM's layers."""

import json
import math
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from service.reading.packing import Packing
from service.reading.syntax_network import Batch, Embedding, Network, Sizes
from service.reading.syntax_weights import restored

_BUCKETS, _FARTHEST = 32, 128
_NAMED = {"[CLS]": "<s>", "[SEP]": "</s>", "[PAD]": "<pad>", "[MASK]": "<mask>"}
# MPNet's positions count from after its padding row.
_FIRST_POSITION = 2


def teacher_sizes(sizes: Sizes) -> Sizes:
    """The sizes of a teacher with the labels and vocabulary of `sizes`."""
    return replace(sizes, hidden=768, inner=3072, layers=12, arc=512, relation=128)


class Teacher(Network):
    """MPNet under the heads: attention is biased by the distance of two pieces."""

    def __init__(self, sizes: Sizes, dropout: float = 0.0, head_dropout: float = 0.0) -> None:
        super().__init__(sizes, dropout, head_dropout)
        self.distance = Embedding(_BUCKETS, sizes.attention_heads)
        encoder = [self.norm, *self.layers.modules()]
        for norm in (module for module in encoder if isinstance(module, nn.LayerNorm)):
            norm.eps = 1e-5

    def states(self, batch: Batch) -> Tensor:
        """As Network.states."""
        places = torch.arange(batch.pieces.shape[1], device=batch.pieces.device)
        summed = self.word(batch.pieces) + self.position(places)[None]
        states = self.dropout(self.norm(summed + self.feature(batch.features)))
        bias = self.distance(_buckets(places[None] - places[:, None])).permute(2, 0, 1)[None]
        hidden = ~batch.piece_mask[:, None, None, :]
        mask = bias.to(_kind(states)).masked_fill(hidden, float("-inf"))
        packing = replace(Packing.of(batch.piece_mask), looks=mask)
        states = packing.packed(states)
        for layer in self.layers:
            states = layer(states, packing)
        return self._of_words(packing.padded(states), batch)


def _kind(states: Tensor) -> torch.dtype:
    """What attention computes in."""
    device = states.device.type
    return torch.get_autocast_dtype(device) if torch.is_autocast_enabled(device) else states.dtype


def _buckets(distance: Tensor) -> Tensor:
    """Row of the bias table for a distance in pieces: exact when small, then ever coarser."""
    half = _BUCKETS // 2
    exact = half // 2
    size = distance.abs()
    coarse = torch.log(size.clamp_min(1) / exact) / math.log(_FARTHEST / exact) * (half - exact)
    rows = torch.where(size < exact, size, (exact + coarse.long()).clamp_max(half - 1))
    return rows + (distance > 0) * half


def base_rows(vocabulary: dict[str, int], tokenizer: Path) -> list[int]:
    """The row of a base's table for each piece of our `vocabulary`, in order of our numbers."""
    theirs = json.loads(tokenizer.read_text(encoding="utf-8"))["model"]["vocab"]
    pieces = sorted(vocabulary, key=vocabulary.__getitem__)
    # MPNet has BERT's marks as pieces too, but never read them.
    named = _NAMED if "<s>" in theirs else {}
    return [theirs[named.get(piece, piece)] for piece in pieces]


def mpnet_state(mpnet: dict[str, Tensor], rows: Sequence[int], sizes: Sizes) -> dict[str, Tensor]:
    """The encoder part of a Teacher's state, the vocabulary cut to `rows`."""
    positions = mpnet["embeddings.position_embeddings.weight"][_FIRST_POSITION:]
    state = {
        "word.weight": mpnet["embeddings.word_embeddings.weight"][list(rows)],
        "position.weight": positions[: sizes.positions].clone(),
        "norm.weight": mpnet["embeddings.LayerNorm.weight"],
        "norm.bias": mpnet["embeddings.LayerNorm.bias"],
        "distance.weight": mpnet["encoder.relative_attention_bias.weight"],
    }
    names = {
        "output": "attention.attn.o",
        "attention_norm": "attention.LayerNorm",
        "up": "intermediate.dense",
        "down": "output.dense",
        "norm": "output.LayerNorm",
    }
    for layer in range(sizes.layers):
        source, target = f"encoder.layer.{layer}.", f"layers.{layer}."
        for part in ("weight", "bias"):
            several = [mpnet[f"{source}attention.attn.{name}.{part}"] for name in "qkv"]
            state[f"{target}query_key_value.{part}"] = torch.cat(several)
            for ours, name in names.items():
                state[f"{target}{ours}.{part}"] = mpnet[f"{source}{name}.{part}"]
    return state


def base_state(folder: Path, name: str) -> dict[str, Tensor]:
    """The tensors of `<name>*.safetensors`: as published, or packed as syntax_weights packs."""
    packed: dict[str, Tensor] = {}
    for path in sorted(folder.glob(f"{name}*.safetensors")):
        packed |= load_file(path)
    if not packed:
        raise FileNotFoundError(f"no {name}*.safetensors in {folder}")
    return {key: tensor.float() for key, tensor in restored(packed).items()}
