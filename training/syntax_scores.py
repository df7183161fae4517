"""How well a network parses gold words: attachment, tags and entities."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import torch

from service.reading.syntax_network import Network
from service.reading.syntax_pieces import PieceMaker
from service.reading.syntax_trees import best_tree
from training.syntax_examples import IGNORED, Example, Labelled, grouped, labelled


@dataclass(frozen=True, slots=True)
class Scores:
    """Percentages over words, punctuation included; `entities` is F1 of exact spans and kinds,
    nan where no entity is marked."""

    uas: float
    las: float
    upos: float
    xpos: float
    entities: float

    def __str__(self) -> str:
        return (
            f"UAS {self.uas:.2f} LAS {self.las:.2f} UPOS {self.upos:.2f} "
            f"XPOS {self.xpos:.2f} entity F1 {self.entities:.2f}"
        )


def spans(tags: Sequence[int]) -> set[tuple[int, int, int]]:
    """(start, end, kind) of BIO numbers: 0 is O, 2k+1 begins kind k, 2k+2 continues it."""
    found: set[tuple[int, int, int]] = set()
    start, kind = 0, -1
    for index, tag in enumerate([*tags, 0]):
        inside = tag > 0 and tag % 2 == 0 and (tag - 2) // 2 == kind
        if kind >= 0 and not inside:
            found.add((start, index, kind))
            kind = -1
        if tag > 0 and not inside:
            start, kind = index, (tag - 1) // 2
    return found


def score(network: Network, examples: Sequence[Example], maker: PieceMaker) -> Scores:
    """Scores against gold, on gold words, trees decoded as in service."""
    return scored(network, (labelled(group, maker) for group in grouped(examples, 4096, None)))


@torch.inference_mode()
def scored(network: Network, batches: Iterable[Labelled]) -> Scores:
    """As `score`, of batches on the network's device."""
    network.eval()
    hits = np.zeros(5)
    gold = found = right = 0
    for told in batches:
        states = network.states(told.batch)
        heads = _heads(network.arcs(states, told.batch.word_mask), told)
        relations = network.relations(states, heads).argmax(-1)
        real = told.heads != IGNORED
        attached = real & (heads == told.heads)
        hits += [
            float(real.sum()),
            float(attached.sum()),
            float((attached & (relations == told.relations)).sum()),
            float((real & (network.upos(states).argmax(-1) == told.upos)).sum()),
            float((real & (network.xpos(states).argmax(-1) == told.xpos)).sum()),
        ]
        tags = network.entity(states).argmax(-1).masked_fill(~told.batch.word_mask, 0).tolist()
        for true_tags, tag in zip(told.entities.tolist(), tags, strict=True):
            if true_tags[1] == IGNORED:
                continue
            true, guessed = spans(true_tags[1:]), spans(tag[1:])
            gold, found, right = gold + len(true), found + len(guessed), right + len(true & guessed)
    uas, las, upos, xpos = (100 * hits[1:] / hits[0]).tolist()
    f1 = 200 * right / (gold + found) if gold else float("nan")
    return Scores(uas, las, upos, xpos, f1)


def _heads(scores: torch.Tensor, told: Labelled) -> torch.Tensor:
    heads = torch.zeros(told.batch.first.shape, dtype=torch.int64)
    known = scores.cpu().numpy()
    for row, count in enumerate(told.batch.word_mask.sum(1).tolist()):
        heads[row, :count] = torch.from_numpy(best_tree(known[row, :count, :count]))
    return heads.to(scores.device)
