"""What the support model is taught by and measured on, from the data files."""

import random
from pathlib import Path

from service.checking.support.pieces import StripMaker
from training.briefs import Split, load_briefs
from training.support_data import corrected
from training.support_lessons import Taught, editors_lines, taught


def lessons_of(data: Path, maker: StripMaker, part: Split) -> list[Taught]:
    """The editors' lines of a split of the briefs, read with what the checker finds for them; not
    quite as the checker reads them (`taught`)."""
    return [
        taught(article.document, editors_lines(article), maker, None)
        for article in load_briefs(data / "briefs.jsonl.gz", part)
    ]


def peoples(data: Path, maker: StripMaker, rng: random.Random) -> list[Taught]:
    """Summaries as people corrected them, and before."""
    return [
        taught(document, told, maker, rng)
        for document, told in corrected(data / "defacto.jsonl.gz", "train")
    ]
