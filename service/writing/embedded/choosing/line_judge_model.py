"""The line judge on ways to cut the sentences of a document."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from importlib.resources.abc import Traversable
from pathlib import Path

import torch

from service.writing.embedded.choosing.line_judge import UNREAD, CutLine
from service.writing.embedded.choosing.line_judge_network import (
    CUT,
    KEPT,
    LEFT,
    LineBatch,
    LineNetwork,
    LineSizes,
)
from service.writing.embedded.grammar.tree import Tree
from service.writing.embedded.shortening.wording_model import collate as collate_sentences
from service.writing.embedded.shortening.wording_model import has_states
from service.writing.embedded.weights_file import read_network, write_weights

FILE = "line.safetensors"
# Lines read at once, of sentences of about one length.
TOGETHER = 16


@dataclass(frozen=True, slots=True)
class TrainedLineJudge:
    """A LineJudge."""

    network: LineNetwork

    @classmethod
    def load(cls, folder: Traversable) -> "TrainedLineJudge":
        """The model that `write` saved in `folder`.

        Raises: OSError if it cannot be read, ValueError if it is not whole.
        """
        network, _ = read_network(
            folder, FILE, lambda made: LineNetwork(LineSizes(**made["sizes"]))
        )
        return cls(network)

    @torch.inference_mode()
    def odds(self, lines: Sequence[CutLine]) -> list[float]:
        """For each line the log-odds that readers would print it."""
        found = [UNREAD] * len(lines)
        readable = [i for i, line in enumerate(lines) if has_states(line.tree)]
        readable.sort(key=lambda i: len(lines[i].tree.words))
        for start in range(0, len(readable), TOGETHER):
            some = readable[start : start + TOGETHER]
            batch = collate([lines[i] for i in some], self.network.sizes.encoder)
            for index, odds in zip(some, self.network(batch).tolist(), strict=True):
                found[index] = odds
        return found

    def write(self, folder: Path) -> None:
        """Saves the model as FILE in `folder`."""
        write_weights(
            folder, FILE, {"sizes": asdict(self.network.sizes)}, self.network.state_dict()
        )


def collate(lines: Sequence[CutLine], width: int) -> LineBatch:
    """The lines as one batch; `width` is the encoder's. All sentences must have states."""
    trees: dict[int, Tree] = {id(line.tree): line.tree for line in lines}
    places = {key: place for place, key in enumerate(trees)}
    shown = collate_sentences(list(trees.values()), width)
    fates = torch.zeros(len(lines), shown.mask.shape[1], dtype=torch.int64)
    for row, line in enumerate(lines):
        own = _fates(line)
        fates[row, 1 : 1 + len(own)] = torch.tensor(own, dtype=torch.int64)
    sentence = torch.tensor([places[id(line.tree)] for line in lines])
    return LineBatch(shown.states, shown.heads, shown.relations, shown.mask, sentence, fates)


def _fates(line: CutLine) -> list[int]:
    kept = set(line.kept)
    tokens = line.tree.tokens
    return [KEPT if i in kept else CUT if tokens[i].head in kept else LEFT for i in line.tree.words]
