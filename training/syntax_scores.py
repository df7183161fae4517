"""How well a network parses gold words: attachment, tags and entities."""

from collections.abc import Sequence
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


@torch.inference_mode()
def score(network: Network, examples: Sequence[Example], maker: PieceMaker) -> Scores:
    """Scores against gold, on gold words, trees decoded as in service."""
    network.eval()
    hits = np.zeros(5)
    gold = found = right = 0
    for group in grouped(examples, 4096, None):
        told = labelled(group, maker)
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
        tags = network.entity(states).argmax(-1)
        for index, example in enumerate(group):
            if example.entities[1:2] == (IGNORED,):
                continue
            true = spans(example.entities[1:])
            guessed = spans(tags[index, 1 : len(example.entities)].tolist())
            gold, found, right = gold + len(true), found + len(guessed), right + len(true & guessed)
    uas, las, upos, xpos = (100 * hits[1:] / hits[0]).tolist()
    f1 = 200 * right / (gold + found) if gold else float("nan")
    return Scores(uas, las, upos, xpos, f1)


def _heads(scores: torch.Tensor, told: Labelled) -> torch.Tensor:
    heads = torch.zeros_like(told.batch.first)
    for row, count in enumerate(told.batch.word_mask.sum(1).tolist()):
        heads[row, :count] = torch.from_numpy(best_tree(scores[row, :count, :count].numpy()))
    return heads
