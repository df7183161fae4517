"""What the support model is taught by and measured on, from the data files."""

import random
from itertools import islice
from pathlib import Path

from service.checking.support.pieces import StripMaker
from training.briefs import load_briefs
from training.support_data import corrected, highlighted
from training.support_lessons import Taught, beside_false, editors_lines, taught

# Articles with highlights; more take minutes to prepare and hold.
_HIGHLIGHTED = 600


def lessons_of(data: Path, maker: StripMaker, part: str) -> list[Taught]:
    """The editors' lines of a split of the briefs as the checker would read them."""
    return [
        taught(article.document, editors_lines(article), maker, None)
        for article in load_briefs(data / "briefs.jsonl.gz", part)  # type: ignore[arg-type]
    ]


def peoples(data: Path, maker: StripMaker, rng: random.Random) -> list[Taught]:
    """Corrected summaries, and publishers' highlights beside lines made false, shuffled."""
    found = [
        taught(document, told, maker, rng)
        for document, told in corrected(data / "defacto.jsonl.gz", "train")
    ]
    highlights = data / "cnndm_highlights.jsonl.gz"
    if highlights.exists():
        for document, told in islice(highlighted(highlights, "train"), _HIGHLIGHTED):
            lines = beside_false(document, told, rng)
            found.append(taught(document, lines, maker, rng))
    rng.shuffle(found)
    return found
