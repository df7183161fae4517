"""What a run was made of: enough to make it again, or to see why it came out differently."""

import platform
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Literal

from eval.reference import Reference
from eval.runner import Run

_PACKAGES = ("standfirst", "torch", "rouge-score", "numpy", "tokenizers")


@dataclass(frozen=True, slots=True)
class Place:
    """Where references were read: an option's kind, and the absolute path it was given."""

    kind: Literal["data", "references", "reviews"]
    path: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """`git_commit` is None outside a checkout; `git_dirty` says the tree had other changes.
    `references` and `metrics` are pairs of id and sha256, and of name and version. `place` is None
    where the references ship, or came from a database."""

    created_at: datetime
    git_commit: str | None
    git_dirty: bool | None
    writer: str
    baseline: str | None
    seed: int
    decoding: str
    versions: tuple[tuple[str, str], ...]
    references: tuple[tuple[str, str], ...]
    metrics: tuple[tuple[str, int], ...]
    place: Place | None = None


def manifest(
    run: Run, baseline: Run | None, references: Sequence[Reference], seed: int, now: datetime
) -> Manifest:
    """The manifest of a run made at `now`."""
    commit, dirty = _git_state(Path(str(files("eval"))).parent)
    return Manifest(
        created_at=now,
        git_commit=commit,
        git_dirty=dirty,
        writer=run.writer,
        baseline=baseline.writer if baseline else None,
        seed=seed,
        decoding="none",
        versions=(
            ("python", platform.python_version()),
            *((name, version(name)) for name in _PACKAGES),
        ),
        references=tuple((reference.id, reference.sha256) for reference in references),
        metrics=tuple((metric.name, metric.version) for metric in run.metrics),
    )


def _git_state(root: Path) -> tuple[str | None, bool | None]:
    """Commit and dirtiness of the checkout whose top is `root`; an installed copy has none."""
    try:
        top = _git(root, "rev-parse", "--show-toplevel")
        if Path(top).resolve() != root.resolve():
            return None, None
        return _git(root, "rev-parse", "HEAD"), bool(_git(root, "status", "--porcelain"))
    except (OSError, subprocess.CalledProcessError):
        return None, None


def _git(root: Path, *arguments: str) -> str:
    command = ["git", "-C", str(root), *arguments]
    return subprocess.run(  # noqa: S603 - fixed words; git is looked up on the user's own PATH
        command, check=True, capture_output=True, text=True
    ).stdout.strip()
