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
    STEPS,
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
# Of all that end in these so many are looked at; so many beams are ended at once, of which nearly
# always all of those come.
MOST_RANKED, ENDED_AT_ONCE = 60, 72
# Log-probabilities [B, N] of N beginnings of each line's labels, and the indices of their words
# [B, N, words so far].
Beams = tuple[Tensor, Tensor]


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
        lines = len(batch.tokens)
        beams = torch.zeros(lines, 1), torch.zeros(lines, 1, 0, dtype=torch.int64)
        for most in BEAMS[:-1]:
            beams = self._further(batch, encoded, beams, most)
        score, chosen = self._ended(batch, encoded, beams)
        return [
            (row, indices, odds)
            for row, own in enumerate(zip(chosen.numpy(), score.numpy(), strict=True))
            for indices, odds in zip(*(one.tolist() for one in own), strict=True)
            if odds >= MASKED / 2
        ]

    def _ended(self, batch: LabelBatch, encoded: tuple[Tensor, Tensor], beams: Beams) -> Beams:
        """The MOST_RANKED likeliest of the beams with a last word, likeliest first. No word makes a
        beam likelier than it was: the likeliest are asked first, the others only where they may be
        among the best."""
        score, chosen = beams
        odds = torch.full((*score.shape, BEAMS[-1]), -torch.inf)
        ended = chosen.new_zeros(*odds.shape, STEPS)
        most = min(MOST_RANKED, odds[0].numel())
        for rows in torch.split(score.argsort(descending=True), ENDED_AT_ONCE, 1):
            before = score.gather(1, rows), _rows(chosen, rows)
            least = odds.flatten(1).topk(most).values[:, -1]
            if bool((before[0][:, 0] < least).all()):
                break
            found = self._further(batch, encoded, before, BEAMS[-1])
            # Each in its own place: labels of one word in two forms are equally likely.
            lines = torch.arange(len(rows))[:, None]
            odds[lines, rows] = found[0].view(*rows.shape, -1)
            ended[lines, rows] = found[1].view(*rows.shape, -1, STEPS)
        best = odds.flatten(1).topk(most)
        return best.values, _rows(ended.flatten(1, 2), best.indices)

    def _further(
        self, batch: LabelBatch, encoded: tuple[Tensor, Tensor], beams: Beams, most: int
    ) -> Beams:
        """Each of the beams with each of the `most` likeliest next words."""
        score, chosen = beams
        ranked = self.network.point(batch, encoded, chosen)
        odds, index = ranked.topk(min(most, ranked.shape[-1]))
        before = chosen.repeat_interleave(index.shape[-1], 1)
        chosen = torch.cat([before, index.flatten(1)[..., None]], -1)
        return (score[..., None] + odds).flatten(1), chosen


def _rows(table: Tensor, indices: Tensor) -> Tensor:
    """Of each line the rows of a `table` [B, N, M] that `indices` [B, R] name."""
    return table.gather(1, indices[..., None].expand(-1, -1, table.shape[-1]))


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
    of_tree = {key: _pairs(line) for key, line in {id(one.tree): one for one in lines}.items()}
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
        pairs[row, :own, :own] = of_tree[id(line.tree)]
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
