"""Where a network starts: BERT's tensors under our names, heads drawn at random."""

from collections.abc import Sequence
from typing import Protocol

import torch
from torch import Tensor, nn

from service.reading.syntax_network import Network, Sizes
from service.reading.syntax_pieces import FEATURES
from service.reading.syntax_weights import Labels


class EncoderSizes(Protocol):
    """What of BERT a network takes over: positions, and layers from the lowest up."""

    @property
    def positions(self) -> int: ...
    @property
    def layers(self) -> int: ...


def sizes_of(vocabulary: int, labels: Labels) -> Sizes:
    """The sizes of the shipped network, for so many pieces and these labels."""
    return Sizes(
        vocabulary=vocabulary,
        relations=len(labels.relations),
        upos=len(labels.upos),
        xpos=len(labels.xpos),
        entities=len(labels.entities),
        features=FEATURES,
    )


def draw(network: Network) -> None:
    """Sets every weight at random, and the products so that they say little at first."""
    for module in network.modules():
        if isinstance(module, nn.Linear):
            nn.Linear.reset_parameters(module)
    nn.init.normal_(network.feature.weight, std=0.02)
    nn.init.zeros_(network.relation_product.weight)
    nn.init.eye_(network.arc_product.weight)
    network.arc_product.weight.data.mul_(0.1)


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
