"""BERT's tensor names → ours."""

from collections.abc import Sequence
from typing import Protocol

import torch
from torch import Tensor


class EncoderSizes(Protocol):
    """What of BERT a network takes over: positions, and layers from the lowest up."""

    @property
    def positions(self) -> int: ...
    @property
    def layers(self) -> int: ...


def encoder_state(
    bert: dict[str, Tensor], rows: Sequence[int], sizes: EncoderSizes
) -> dict[str, Tensor]:
    """The encoder part of a Network's state: the lower layers, the vocabulary cut to `rows`.

    The token-type vector, the same for every piece here, is folded into the positions.
    """
    positions = bert["embeddings.position_embeddings.weight"][: sizes.positions]
    state = {
        "word.weight": bert["embeddings.word_embeddings.weight"][list(rows)],
        "position.weight": positions + bert["embeddings.token_type_embeddings.weight"][0],
        "norm.weight": bert["embeddings.LayerNorm.weight"],
        "norm.bias": bert["embeddings.LayerNorm.bias"],
    }
    names = {
        "output": "attention.output.dense",
        "attention_norm": "attention.output.LayerNorm",
        "up": "intermediate.dense",
        "down": "output.dense",
        "norm": "output.LayerNorm",
    }
    for layer in range(sizes.layers):
        source, target = f"encoder.layer.{layer}.", f"layers.{layer}."
        for part in ("weight", "bias"):
            joined = [bert[f"{source}attention.self.{name}.{part}"] for name in _SELF]
            state[f"{target}query_key_value.{part}"] = torch.cat(joined)
            for ours, theirs in names.items():
                state[f"{target}{ours}.{part}"] = bert[f"{source}{theirs}.{part}"]
    return state


_SELF = ("query", "key", "value")
