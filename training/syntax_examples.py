"""Trees → tensors: pieces with labels, grouped into batches of like length."""

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import torch
from torch import Tensor

from service.reading.syntax_network import Batch
from service.reading.syntax_pieces import PieceMaker, Pieces, collate, features, shape
from service.reading.syntax_weights import Labels
from training.treebank import Tree

KINDS = ("person", "organization", "place", "event", "time", "other")
IGNORED = -100


@dataclass(frozen=True, slots=True)
class Example:
    """A tree in numbers. Labels have one entry a word, word 0 ([CLS]) ignored."""

    ids: tuple[tuple[int, ...], ...]
    shapes: tuple[int, ...]
    spaces: tuple[bool, ...]
    heads: tuple[int, ...]
    relations: tuple[int, ...]
    upos: tuple[int, ...]
    xpos: tuple[int, ...]
    entities: tuple[int, ...]

    @property
    def length(self) -> int:
        return sum(map(len, self.ids)) + 2


@dataclass(frozen=True, slots=True)
class Labelled:
    """A batch with its gold labels, each [B, W], IGNORED where there is nothing to learn."""

    batch: Batch
    heads: Tensor
    relations: Tensor
    upos: Tensor
    xpos: Tensor
    entities: Tensor


def labels_of(trees: Sequence[Tree]) -> Labels:
    """Every label the trees use, most frequent first."""

    def ranked(counts: Counter[str]) -> tuple[str, ...]:
        return tuple(label for label, _ in sorted(counts.items(), key=lambda c: (-c[1], c[0])))

    bio = tuple(f"{mark}-{kind}" for kind in KINDS for mark in "BI")
    return Labels(
        upos=ranked(Counter(tag for tree in trees for tag in tree.upos)),
        xpos=ranked(Counter(tag for tree in trees for tag in tree.xpos)),
        relations=ranked(Counter(name for tree in trees for name in tree.relations)),
        entities=("O", *bio),
    )


def example_of(tree: Tree, maker: PieceMaker, labels: Labels) -> Example:
    """The tree in numbers; labels unseen in training are ignored."""

    def numbers(values: Sequence[str], known: Sequence[str]) -> tuple[int, ...]:
        index = {value: number for number, value in enumerate(known)}
        return (IGNORED, *(index.get(value, IGNORED) for value in values))

    entities = [IGNORED] * (len(tree.words) + 1)
    if tree.mentions is not None:
        entities[1:] = [0] * len(tree.words)
        for mention in tree.mentions:
            begin = labels.entities.index(f"B-{mention.kind}")
            inside = [begin + 1] * (mention.end - mention.start - 1)
            entities[mention.start + 1 : mention.end + 1] = [begin, *inside]
    return Example(
        ids=tuple(maker.ids(tree.words)),
        shapes=tuple(map(shape, tree.words)),
        spaces=tree.spaces,
        heads=(IGNORED, *tree.heads),
        relations=numbers(tree.relations, labels.relations),
        upos=numbers(tree.upos, labels.upos),
        xpos=numbers(tree.xpos, labels.xpos),
        entities=tuple(entities),
    )


def pieces_of(example: Example, maker: PieceMaker) -> Pieces:
    return maker.assemble(example.ids, features(example.shapes, example.spaces))


def labelled(examples: Sequence[Example], maker: PieceMaker) -> Labelled:
    """The examples as one padded batch."""
    batch = collate([pieces_of(example, maker) for example in examples])
    words = batch.first.shape[1]

    def padded(rows: list[tuple[int, ...]]) -> Tensor:
        return torch.tensor([[*row, *[IGNORED] * (words - len(row))] for row in rows])

    return Labelled(
        batch=batch,
        heads=padded([example.heads for example in examples]),
        relations=padded([example.relations for example in examples]),
        upos=padded([example.upos for example in examples]),
        xpos=padded([example.xpos for example in examples]),
        entities=padded([example.entities for example in examples]),
    )


def grouped(
    examples: Sequence[Example], budget: int, rng: random.Random | None
) -> Iterator[list[Example]]:
    """Batches of at most `budget` pieces, padding included, of like lengths; shuffled by `rng`."""

    def jittered(example: Example) -> float:
        return example.length * (rng.uniform(0.9, 1.1) if rng else 1.0)

    ordered = sorted(examples, key=jittered)
    groups: list[list[Example]] = [[]]
    widest = 0
    for example in ordered:
        widest = max(widest, example.length)
        if groups[-1] and widest * (len(groups[-1]) + 1) > budget:
            groups.append([])
            widest = example.length
        groups[-1].append(example)
    if rng:
        rng.shuffle(groups)
    yield from groups


def recased(example: Example, rng: random.Random) -> Example:
    """The example, now and then as if written in lower case, Title Case or CAPITALS.

    The vocabulary is uncased, so only the shapes change. Shares: 6 % lower, 4 % each other.
    """
    draw = rng.random()
    if draw > 0.14:
        return example
    lower, title, upper, _, _, _, capital = range(7)
    target = lower if draw < 0.06 else title if draw < 0.10 else upper
    cased = (lower, title, upper, 3, capital)
    shapes = tuple(target if kind in cased else kind for kind in example.shapes)
    return replace(example, shapes=shapes)
