"""What model cards say of the data a model has learnt from: which articles, and on what terms."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from safetensors.torch import load_file

from training.briefs import records, sha256

PUBLISHERS, CC_BY, OURS, THEIRS = (
    "publishers",
    "CC BY 2.5",
    "this project's, Apache-2.0",
    "the newsroom's own",
)
# By the first part of an id: what this project's own articles are called, and whose their text is.
OF_THIS_PROJECT = {
    "bbc": ("BBC 2004-05", PUBLISHERS),
    "xs": ("BBC 2010s", PUBLISHERS),
    "cnn": ("CNN", PUBLISHERS),
    "ins": ("Indian press", PUBLISHERS),
    "wiki": ("Wikinews", CC_BY),
}
ENCODER = "| all-MiniLM-L6-v2 (encoder of the syntax model, whose states are read) | Apache-2.0 |"
UNSCORED = "## Scores\n\nNone: there was no article of `test`.\n"


def rows(data: Path, sources: Sequence[str] = ()) -> str:
    """Rows "what | licence" of the articles, by name with their number, of their briefs and of what
    has learnt from them; `sources`: as in load_briefs."""
    counts = Counter[tuple[str, str]]()
    for record in records(data, sources):
        known = OF_THIS_PROJECT.get(record["id"].split("-")[0])
        counts[known or (record["source"], THEIRS)] += 1
    found = []
    for licence in (PUBLISHERS, CC_BY, THEIRS):
        named = [f"{name} ({n:,})" for (name, whose), n in counts.most_common() if whose == licence]
        if named:
            found.append(f"| articles with briefs: {', '.join(named)} | {licence} |")
    owners = {THEIRS if whose == THEIRS else OURS for _, whose in counts}
    found.append(f"| the briefs, and these weights | {'; '.join(sorted(owners))} |")
    return "\n".join(found)


def stated(data: Path, sources: Sequence[str] = ()) -> str:
    """Which briefs file it was, and what was chosen of it."""
    begins = " or ".join(f"`{one}`" for one in sources)
    chosen = f"; of it the ids that begin with {begins}" if begins else ""
    return f"format: `training/briefs.py`; sha256 {sha256(data)}{chosen}"


def ids(data: Path, sources: Sequence[str] = ()) -> frozenset[str]:
    """Of the articles that were to be learnt from or measured on."""
    return frozenset(record["id"] for record in records(data, sources))


def numbers(folder: Path, file: str) -> int:
    """How many weights a network's file has; loaded for use, most are no parameters any more.

    Raises: OSError if it cannot be read.
    """
    return sum(tensor.numel() for tensor in load_file(folder / file).values())
