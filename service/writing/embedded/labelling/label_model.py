"""The label network on the lines of a document."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from importlib.resources.abc import Traversable
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from service.writing.embedded.grammar.relations import number, plain
from service.writing.embedded.labelling.label_lines import FEATURES, Label, LabelledLine
from service.writing.embedded.labelling.label_network import (
    MASKED,
    LabelBatch,
    LabelNetwork,
    LabelSizes,
)
from service.writing.embedded.labelling.label_words import Form, LabelWord
from service.writing.embedded.weights_file import read_network, write_weights

FILE = "label.safetensors"
PARTS = tuple(
    "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split()
)
# How the second word may stand to the first: distance in words, and who governs whom how.
DISTANCES = (-1, 1, 2, 3)
TIES = tuple("compound amod nmod nsubj obj obl nummod flat acl conj".split())
PAIRS = (len(DISTANCES) + 2) * (2 * len(TIES) + 1)
BEAMS = (12, 10, 3)
# Of all that end in these so many are looked at.
MOST_RANKED = 60


@dataclass(frozen=True, slots=True)
class TrainedLabels:
    """The network and its vocabulary."""

    network: LabelNetwork
    vocabulary: tuple[str, ...]

    @classmethod
    def load(cls, folder: Traversable) -> "TrainedLabels":
        """The model that `write_label` saved in `folder`.

        Raises: OSError if it cannot be read, ValueError if it is not whole.
        """
        network, made = read_network(
            folder, FILE, lambda made: LabelNetwork(LabelSizes(**made["sizes"]))
        )
        return cls(network, tuple(made["vocabulary"]))

    def ranked(self, lines: Sequence[LabelledLine]) -> list[list[Label]]:
        """For each line its likeliest labels, best first."""
        if not lines:
            return []
        batch = collate(lines, self.network.sizes.encoder)
        found: list[list[Label]] = [[] for _ in lines]
        for row, indices, score in self._beams(batch):
            own = lines[row].words
            count, words = batch.tokens.shape[1], []
            for index in indices:
                if index < len(own):
                    words.append(own[index])
                elif 0 <= index - count < len(self.vocabulary):
                    words.append(LabelWord(self.vocabulary[index - count], -1, Form.VOCABULARY))
            found[row].append(Label(tuple(words), score))
        return [sorted(labels, key=lambda label: -label.score) for labels in found]

    @torch.inference_mode()
    def _beams(self, batch: LabelBatch) -> list[tuple[int, list[int], float]]:
        """(line, indices of its words, log-probability) of the likeliest beams."""
        encoded = self.network.encode(batch)
        rows = torch.arange(len(batch.tokens))
        chosen = torch.zeros(len(rows), 0, dtype=torch.int64)
        score = torch.zeros(len(rows))
        for most in BEAMS:
            ranked = self.network.point(batch, encoded, rows, chosen)
            width = min(most, ranked.shape[1])
            odds, index = ranked.topk(width)
            score = (score[:, None] + odds).flatten()
            chosen = torch.cat(
                [chosen.repeat_interleave(width, 0), index.flatten()[:, None]], dim=1
            )
            rows = rows.repeat_interleave(width)
        table = score.view(len(batch.tokens), -1)
        odds, best = table.topk(min(MOST_RANKED, table.shape[1]))
        indices = chosen.view(len(table), table.shape[1], -1)
        return [
            (row, indices[row, place].tolist(), one)
            for row, (places, scores) in enumerate(zip(best, odds.tolist(), strict=True))
            for place, one in zip(places, scores, strict=True)
            if one >= MASKED / 2
        ]


def collate(lines: Sequence[LabelledLine], width: int) -> LabelBatch:
    """The lines as one batch; `width` is the encoder's. A sentence that the encoder has not read is
    judged by its tree alone."""
    tokens = max(len(line.tree.tokens) for line in lines)
    words = max(1, *(len(line.words) for line in lines))
    count = len(lines)
    states = torch.zeros(count, tokens, width)
    parts, relations = (torch.zeros(count, tokens, dtype=torch.int64) for _ in range(2))
    features = torch.zeros(count, tokens, FEATURES)
    mask, kept = (torch.zeros(count, tokens, dtype=torch.bool) for _ in range(2))
    heads, forms = (torch.zeros(count, words, dtype=torch.int64) for _ in range(2))
    real = torch.zeros(count, words, dtype=torch.bool)
    pairs = torch.zeros(count, words, words, dtype=torch.int64)
    for row, line in enumerate(lines):
        length, own = len(line.tree.tokens), len(line.words)
        read = line.tree.sentence.states
        if read is not None:
            states[row, :length] = torch.from_numpy(read[1 : length + 1].astype(np.float32))
        parts[row, :length] = torch.tensor([PARTS.index(t.pos) for t in line.tree.tokens])
        relations[row, :length] = torch.tensor([number(t.relation) for t in line.tree.tokens])
        features[row, :length] = torch.from_numpy(line.features)
        mask[row, :length] = True
        kept[row, list(line.kept)] = True
        heads[row, :own] = torch.tensor([w.token for w in line.words])
        forms[row, :own] = torch.tensor([int(w.form) for w in line.words])
        real[row, :own] = True
        pairs[row, :own, :own] = _pairs(line)
    return LabelBatch(states, parts, relations, features, mask, kept, heads, forms, real, pairs)


def _pairs(line: LabelledLine) -> Tensor:
    """[words, words]: how the second stands to the first."""
    tree = line.tree
    places = np.cumsum([tree.is_word_start(i) for i in range(len(tree.tokens))])
    at = np.array([word.token for word in line.words], dtype=np.int64)
    gap = places[at][None, :] - places[at][:, None]
    distance = np.full(gap.shape, len(DISTANCES) + 1)
    distance[gap < 0] = len(DISTANCES)
    for place, value in enumerate(DISTANCES):
        distance[gap == value] = place
    ties = np.zeros(gap.shape, dtype=np.int64)
    heads = np.array([tree.tokens[i].head for i in at])
    own = np.array([_tie(tree.tokens[i].relation) for i in at])
    ties = np.where(heads[None, :] == at[:, None], own[None, :], ties)  # the first governs
    ties = np.where(
        heads[:, None] == at[None, :], np.where(own > 0, own + len(TIES), 0)[:, None], ties
    )
    return torch.from_numpy(distance * (2 * len(TIES) + 1) + ties)


def _tie(relation: str) -> int:
    name = plain(relation)
    return TIES.index(name) + 1 if name in TIES else 0


def write_label(folder: Path, model: TrainedLabels) -> None:
    """Saves the model as FILE in `folder`, in half precision."""
    made = {"sizes": asdict(model.network.sizes), "vocabulary": model.vocabulary}
    write_weights(folder, FILE, made, model.network.state_dict())
