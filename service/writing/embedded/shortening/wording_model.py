"""The wording network on the sentences of a document."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from importlib.resources.abc import Traversable
from pathlib import Path

import numpy as np
import torch

from service.writing.embedded.grammar.relations import RELATIONS, number
from service.writing.embedded.grammar.tree import Tree
from service.writing.embedded.shortening.wording import Wording
from service.writing.embedded.shortening.wording_network import (
    WordingBatch,
    WordingNetwork,
    WordingSizes,
)
from service.writing.embedded.weights_file import read_network, write_weights

FILE = "wording.safetensors"
# Sentences read at once, of about one length.
TOGETHER = 8


@dataclass(frozen=True, slots=True)
class TrainedWording:
    """A WordingModel."""

    network: WordingNetwork

    @classmethod
    def load(cls, folder: Traversable) -> "TrainedWording":
        """The model that `write` saved in `folder`.

        Raises: OSError if it cannot be read, ValueError if it is not whole.
        """
        network, _ = read_network(
            folder, FILE, lambda made: WordingNetwork(WordingSizes(**made["sizes"]))
        )
        return cls(network)

    @torch.inference_mode()
    def read(self, trees: Sequence[Tree]) -> Iterator[Wording | None]:
        found: dict[int, Wording] = {}
        readable = [i for i, tree in enumerate(trees) if tree.words and has_states(tree)]
        readable.sort(key=lambda i: len(trees[i].words))
        for start in range(0, len(readable), TOGETHER):
            some = readable[start : start + TOGETHER]
            odds, _ = self.network(collate([trees[i] for i in some], self.network.sizes.encoder))
            for index, own in zip(some, odds.numpy(), strict=True):
                words = trees[index].words
                count = len(words) + 1
                # The end stands after the longest sentence of the batch.
                found[index] = Wording(words, own[:count, [*range(count), -1]])
        return iter([found.get(i) for i in range(len(trees))])

    def write(self, folder: Path) -> None:
        """Saves the model as FILE in `folder`."""
        made = {"sizes": asdict(self.network.sizes)}
        write_weights(folder, FILE, made, self.network.state_dict())


def has_states(tree: Tree) -> bool:
    """Whether the encoder has read every word of the sentence."""
    states = tree.sentence.states
    return states is not None and len(states) > len(tree.tokens)


def collate(trees: Sequence[Tree], width: int) -> WordingBatch:
    """The sentences as one batch; `width` is the encoder's. All must have states."""
    own = [tree.words for tree in trees]
    longest = 1 + max(map(len, own))
    states = torch.zeros(len(trees), longest, width)
    heads, relations = (torch.zeros(len(trees), longest, dtype=torch.int64) for _ in range(2))
    mask = torch.zeros(len(trees), longest, dtype=torch.bool)
    for row, (tree, words) in enumerate(zip(trees, own, strict=True)):
        read = tree.sentence.states
        if read is None:
            raise ValueError("a sentence without states cannot be worded")
        places = {word: place for place, word in enumerate(words, 1)}
        count = 1 + len(words)
        states[row, :count] = torch.from_numpy(
            read[[0, *(word + 1 for word in words)]].astype(np.float32)
        )
        heads[row, 1:count] = torch.tensor([places.get(tree.tokens[w].head, 0) for w in words])
        relations[row, 1:count] = torch.tensor([number(tree.tokens[w].relation) for w in words])
        mask[row, :count] = True
    return WordingBatch(states, heads, relations, mask)


def new_network(dropout: float) -> WordingNetwork:
    """An untrained one, for training."""
    return WordingNetwork(WordingSizes(len(RELATIONS)), dropout)
