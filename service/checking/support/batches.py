"""Strips → one batch of the support network."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import numpy as np
import numpy.typing as npt
import torch

from service.checking.support.network import Group, SupportBatch
from service.checking.support.pieces import Strip

Ints = npt.NDArray[np.int64]
# Sequences attend together only where they are padded to one length, the next multiple of this: the
# order in which a sum is added up depends on the length, and int8 makes whole steps of a sum's last
# bit. So what a line comes to is the same in any company. Longer steps are fewer calls.
_STEP = 32
# Sequences that attend together at most: more take memory and save no more calls.
_GROUP = 12


@dataclass(frozen=True, slots=True)
class Collated:
    """`order[i]`: which of the given lines is line i of the batch."""

    batch: SupportBatch
    order: tuple[int, ...]


def collate(
    evidence: Sequence[Strip], lines: Sequence[Strip], reads: Sequence[Sequence[int]]
) -> Collated:
    """`reads[i]` are the places in `evidence` of what line i is read with, at least one."""
    ranked = sorted(range(len(evidence)), key=lambda i: len(evidence[i].ids))
    rank = {i: place for place, i in enumerate(ranked)}
    own_sizes = [_padded_length(len(line.ids)) for line in lines]
    sizes = [_padded_length(sum(len(evidence[i].ids) for i in chosen)) for chosen in reads]
    order = sorted(range(len(lines)), key=lambda i: (own_sizes[i], sizes[i]))
    strips = [*(evidence[i] for i in ranked), *(lines[i] for i in order)]
    spans = list(_spans(strips))
    theirs, own = spans[: len(ranked)], spans[len(ranked) :]
    keys = np.array([key for strip in strips for key in strip.keys], dtype=np.int64)
    behind = [np.concatenate([theirs[rank[i]] for i in reads[line]]) for line in order]
    lengths = [len(span) for span in own]
    batch = SupportBatch(
        pieces=torch.tensor([number for strip in strips for number in strip.ids]),
        positions=torch.from_numpy(np.concatenate([np.arange(len(span)) for span in spans])),
        features=torch.tensor([number for strip in strips for number in strip.features]),
        evidence=tuple(_alone(some) for some in _alike(theirs)),
        alone=tuple(_alone(some) for some in _alike(own)),
        joined=tuple(_joined(some, keys) for some in _alike(own, behind)),
        line_of=torch.from_numpy(np.repeat(np.arange(len(own)), lengths)),
        firsts=torch.from_numpy(np.concatenate([[0], np.cumsum(lengths)[:-1]]).astype(np.int64)),
    )
    return Collated(batch, tuple(order))


def _spans(strips: Sequence[Strip]) -> Iterator[Ints]:
    start = 0
    for strip in strips:
        yield np.arange(start, start + len(strip.ids))
        start += len(strip.ids)


def _padded_length(length: int) -> int:
    return -(-length // _STEP) * _STEP


def _alike(*kinds: Sequence[Ints]) -> Iterator[list[tuple[Ints, ...]]]:
    """Neighbours that are padded to one length, each with its span of every kind."""
    rows = zip(*kinds, strict=True)
    for _, same in groupby(rows, lambda row: [_padded_length(len(span)) for span in row]):
        some = list(same)
        for start in range(0, len(some), _GROUP):
            yield some[start : start + _GROUP]


def _alone(rows: Sequence[tuple[Ints, ...]]) -> Group:
    [spans] = zip(*rows, strict=True)
    index, mask = _padded(spans)
    tensors = map(torch.from_numpy, (index, index, mask, *_places(spans)))
    return Group(*tensors)


def _joined(rows: Sequence[tuple[Ints, ...]], keys: Ints) -> Group:
    own, behind = zip(*rows, strict=True)
    queries, mask = _padded(own)
    others, others_mask = _padded(behind)
    mine, theirs = keys[queries] * mask, keys[others] * others_mask
    match = np.zeros((len(own), mine.shape[1], mine.shape[1] + theirs.shape[1]), dtype=np.float32)
    same = mine[:, :, None] == theirs[:, None, :]
    match[:, :, mine.shape[1] :] = same & (mine[:, :, None] > 0)
    everything = np.concatenate([queries, others], axis=1)
    every_mask = np.concatenate([mask, others_mask], axis=1)
    tensors = map(torch.from_numpy, (queries, everything, every_mask, *_places(own), match))
    return Group(*tensors)


def _padded(spans: Sequence[Ints]) -> tuple[Ints, npt.NDArray[np.bool_]]:
    """Indices, and which of them are real."""
    index = np.zeros((len(spans), _padded_length(len(spans[0]))), dtype=np.int64)
    mask = np.zeros(index.shape, dtype=np.bool_)
    for row, span in enumerate(spans):
        index[row, : len(span)] = span
        mask[row, : len(span)] = True
    return index, mask


def _places(spans: Sequence[Ints]) -> tuple[Ints, Ints]:
    """Which row and which column each piece of the spans is."""
    rows = np.repeat(np.arange(len(spans)), [len(span) for span in spans])
    return rows, np.concatenate([np.arange(len(span)) for span in spans])
