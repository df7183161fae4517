"""Lines of a shelf, by index, → what student and teacher read; all on the shelf's device."""

from dataclasses import dataclass

import torch
from torch import Tensor

from service.checking.support.network import Group, SupportBatch
from training.distil.shelf import WIDTH, Shelf, Strips

# Of MPNet's vocabulary.
_OPEN, _PAD, _CLOSE = 0, 1, 2


@dataclass(frozen=True, slots=True)
class _Loose:
    """Strips as loose pieces: `index` [strips, longest] says where each of a strip's pieces is."""

    real: Tensor
    index: Tensor
    ids: Tensor
    features: Tensor
    positions: Tensor
    lengths: Tensor


def _loose(strips: Strips, rows: Tensor, before: int) -> _Loose:
    lengths = strips.lengths[rows]
    longest = int(lengths.max())
    places = torch.arange(longest, device=rows.device)[None]
    real = places < lengths[:, None]
    first = before + lengths.cumsum(0) - lengths
    return _Loose(
        real,
        (first[:, None] + places) * real,
        strips.ids[rows, :longest][real],
        strips.features[rows, :longest][real],
        places.expand_as(real)[real],
        lengths,
    )


def student_batch(shelf: Shelf, lines: Tensor) -> SupportBatch:
    """The network's batch, one group of each kind; a line's evidence is its own, though others
    have the same."""
    reads = shelf.reads[lines]
    has = reads >= 0
    theirs = _loose(shelf.sentences, reads[has], 0)
    own = _loose(shelf.lines, lines, theirs.ids.shape[0])
    sizes = torch.zeros(has.shape, dtype=torch.int64, device=lines.device)
    sizes[has] = theirs.lengths
    totals = sizes.sum(1)
    places = torch.arange(int(totals.max()), device=lines.device)[None]
    read = places < totals[:, None]
    behind = (totals.cumsum(0) - totals)[:, None] + places
    behind = behind * read
    keys = shelf.sentences.keys[reads[has], : theirs.real.shape[1]][theirs.real]
    mine = shelf.lines.keys[lines, : own.real.shape[1]]
    same = (mine[:, :, None] == keys[behind][:, None, :]) & (mine > 0)[:, :, None] & read[:, None]
    match = torch.cat([same.new_zeros((*mine.shape, mine.shape[1])), same], dim=2)
    everything = torch.cat([own.index, behind], dim=1)
    joined = Group(
        own.index,
        everything,
        torch.cat([own.real, read], dim=1),
        *_places(own.real),
        match.float(),
    )
    return SupportBatch(
        pieces=torch.cat([theirs.ids, own.ids]),
        positions=torch.cat([theirs.positions, own.positions]),
        features=torch.cat([theirs.features, own.features]),
        evidence=(_alone(theirs),),
        alone=(_alone(own),),
        joined=(joined,),
        line_of=torch.repeat_interleave(torch.arange(len(lines), device=lines.device), own.lengths),
        firsts=own.lengths.cumsum(0) - own.lengths,
    )


def _alone(loose: _Loose) -> Group:
    return Group(loose.index, loose.index, loose.real, *_places(loose.real))


def _places(real: Tensor) -> tuple[Tensor, Tensor]:
    rows, columns = real.nonzero(as_tuple=True)
    return rows, columns


@dataclass(frozen=True, slots=True)
class TeacherBatch:
    """Evidence, then the line, as one sequence of MPNet's pieces. `line` says where the line's
    pieces are, in the order of the shelf's `wrong`."""

    ids: Tensor
    features: Tensor
    mask: Tensor
    line: Tensor


def teacher_batch(shelf: Shelf, lines: Tensor, pieces: Tensor) -> TeacherBatch:
    """`pieces`: from the student's pieces to MPNet's."""
    reads = shelf.reads[lines]
    has = reads >= 0
    rows = reads.clamp_min(0)
    ids = torch.cat([shelf.sentences.ids[rows].flatten(1), shelf.lines.ids[lines]], dim=1)
    features = torch.cat(
        [shelf.sentences.features[rows].flatten(1), shelf.lines.features[lines]], dim=1
    )
    places = torch.arange(WIDTH, device=lines.device)
    length = shelf.sentences.lengths[rows] * has
    real = (places < length[:, :, None]).flatten(1)
    line = places < shelf.lines.lengths[lines][:, None]
    real = torch.cat([real, line], dim=1)
    # What is real goes to the front, in order.
    order = torch.argsort((~real).to(torch.int8), dim=1, stable=True)
    longest = int(real.sum(1).max())
    order = order[:, :longest]
    mask = real.gather(1, order)
    mapped = pieces[ids.gather(1, order)].masked_fill(~mask, _PAD)
    line_at = torch.cat([torch.zeros_like(real[:, :-WIDTH]), line], dim=1).gather(1, order)
    return TeacherBatch(mapped, features.gather(1, order) * mask, mask, line_at & mask)


def mpnet_pieces(names: list[str], vocabulary: dict[str, int], device: torch.device) -> Tensor:
    """For each of the student's pieces MPNet's number of the same letters."""
    special = {"[CLS]": _OPEN, "[SEP]": _CLOSE, "[PAD]": _PAD}
    unknown = vocabulary["[UNK]"]
    numbers = [special.get(name, vocabulary.get(name, unknown)) for name in names]
    return torch.tensor(numbers, device=device)
