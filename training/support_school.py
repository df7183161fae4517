"""What the support model is taught by and measured on, from the data files."""

import random
from collections.abc import Iterable, Sequence
from pathlib import Path

from service.checking.support.pieces import StripMaker
from training.briefs import BriefedArticle, Split, load_briefs
from training.support_data import corrected
from training.support_lessons import Taught, editors_lines, taught


def lessons_of(data: Path, maker: StripMaker, part: Split) -> list[Taught]:
    """The editors' lines of a split of the briefs in the folder `data`, as in `lines_told`."""
    return lines_told(load_briefs(data / "briefs.jsonl.gz", part), maker)


def lines_told(articles: Iterable[BriefedArticle], maker: StripMaker) -> list[Taught]:
    """The editors' lines, read with what the checker finds for them; not quite as the checker reads
    them (`taught`)."""
    return [taught(one.document, editors_lines(one), maker, None) for one in articles]


def peoples(
    path: Path, maker: StripMaker, rng: random.Random, sources: Sequence[str]
) -> list[Taught]:
    """Summaries as people corrected them, and before; none where there is no such file."""
    if not path.exists():
        return []
    found = corrected(path, "train", sources)
    return [taught(document, told, maker, rng) for document, told in found]
