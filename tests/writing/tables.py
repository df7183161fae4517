"""Tables of what must stay when everything goes that may."""

import pytest

from service.writing.embedded.shorten import shorten
from tests.writing.models import EAGER
from tests.writing.trees import tree

FIRM = "[nsubj The/DT *firm/NN]"


def unmet(reason: str) -> pytest.MarkDecorator:
    """Found and not mended yet; strict, so that a mended rule says so."""
    return pytest.mark.xfail(strict=True, reason=reason)


def table(*rows: tuple[str, str], open_rows: tuple[tuple[str, str, str], ...] = ()) -> list[object]:
    """Rows named by their first column; `open_rows` are not kept to yet, and say why."""
    return [
        *(pytest.param(*row, id=row[0]) for row in rows),
        *(pytest.param(*row, id=row[0], marks=unmet(reason)) for *row, reason in open_rows),
    ]


def shortest(notation: str) -> str:
    """The main clause without everything the rules let go. "The firm" is its subject where the
    notation has none."""
    parsed = tree(notation if "[nsubj" in notation else f"{FIRM} {notation}")
    ways = [s for s in shorten(parsed, range(1, 80), EAGER) if s.kind == "main"]
    return parsed.text(min(ways, key=lambda way: way.words).kept)
