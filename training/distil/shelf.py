"""Lessons from arrays, as tensors of one device."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

Ints = npt.NDArray[np.int64]
WIDTH = 64


@dataclass(frozen=True, slots=True)
class Strips:
    """Sentences or lines, padded to WIDTH: `ids` with the student's pieces."""

    ids: Tensor
    features: Tensor
    keys: Tensor
    lengths: Tensor


@dataclass(frozen=True, slots=True)
class Shelf:
    """Lessons: lines with the sentences they are read with (`reads` [lines, 4], -1 for none).

    `wrong` [lines, WIDTH]: 1 where a piece makes the line false, -1 where nobody knows or nothing
    is. `core`: lines that people wrote, not rules.
    """

    sentences: Strips
    lines: Strips
    reads: Tensor
    truth: Tensor
    weight: Tensor
    wrong: Tensor
    kinds: tuple[str, ...]
    core: npt.NDArray[np.bool_]

    def __len__(self) -> int:
        return int(self.truth.shape[0])


_PEOPLES = frozenset(
    """takeaway synopsis relation negation cause entity number invented time modality attribution
    highlight corrected uncorrected""".split()
)


def load(paths: Sequence[Path], device: torch.device, most: int = 0) -> Shelf:
    """The files as one shelf, or its first `most` lines; `kinds.json` lies beside them."""
    names = json.loads((paths[0].parent / "kinds.json").read_text(encoding="utf-8"))
    parts = [dict(np.load(path, allow_pickle=False)) for path in paths]
    joined = {
        name: np.concatenate([part[name] for part in parts])
        for name in parts[0]
        if name != "article"
    }
    counts = np.array([len(part["sentence_length"]) for part in parts])
    before = np.repeat(np.cumsum(counts) - counts, [len(part["truth"]) for part in parts])
    reads = joined["reads"].astype(np.int64)
    reads = np.where(reads >= 0, reads + before[:, None], -1)
    joined = _first(joined, most or len(reads))
    reads = reads[: len(joined["truth"])]
    kinds = tuple(names[kind] for kind in joined["kind"])
    # Editors' kinds have names that rules share; the weight tells them apart.
    full = joined["weight"].astype(np.float32)
    core = np.array([kind in _PEOPLES for kind in kinds]) & (full > _RULES_WEIGHT)
    wrong = _padded(joined["wrong"].astype(np.int64), joined["line_length"], -1)
    return Shelf(
        _strips(joined, "sentence", device),
        _strips(joined, "line", device),
        torch.from_numpy(reads).to(device),
        torch.from_numpy(joined["truth"].astype(np.float32)).to(device),
        torch.from_numpy(full).to(device),
        torch.from_numpy(wrong).to(device),
        kinds,
        core,
    )


def _first(
    arrays: dict[str, npt.NDArray[np.generic]], most: int
) -> dict[str, npt.NDArray[np.generic]]:
    """The arrays with the first lines alone."""
    pieces = int(arrays["line_length"][:most].astype(np.int64).sum())
    flat = ("line_ids", "line_features", "line_keys", "wrong")
    return {
        name: values if name.startswith("sentence") else values[: pieces if name in flat else most]
        for name, values in arrays.items()
    }


# Of a line that a rule made (training/support_lessons.py).
_RULES_WEIGHT = 0.65


def _strips(arrays: dict[str, npt.NDArray[np.generic]], name: str, device: torch.device) -> Strips:
    lengths = arrays[f"{name}_length"].astype(np.int64)

    def padded(part: str) -> Tensor:
        flat = arrays[f"{name}_{part}"].astype(np.int64)
        return torch.from_numpy(_padded(flat, lengths, 0)).to(device)

    return Strips(
        padded("ids"), padded("features"), padded("keys"), torch.from_numpy(lengths).to(device)
    )


def _padded(flat: Ints, lengths: npt.NDArray[np.generic], fill: int) -> Ints:
    real = np.arange(WIDTH)[None] < np.asarray(lengths, dtype=np.int64)[:, None]
    padded = np.full(real.shape, fill, dtype=np.int64)
    padded[real] = flat
    return padded
