"""Tables of what must stay when everything goes that may."""

import pytest

from service.writing.embedded.shorten import shorten
from tests.writing.models import EAGER
from tests.writing.trees import tree

FIRM = "[nsubj The/DT *firm/NN]"
# Found and reported while the rules were being written; strict, so that a mended rule says so.
OPEN = pytest.mark.xfail(strict=True, reason="the rule does not know this yet")


def table(*rows: tuple[str, str], unmet: tuple[tuple[str, str], ...] = ()) -> list[object]:
    """Rows named by their first column; `unmet` ones are not kept to yet."""
    return [
        *(pytest.param(*row, id=row[0]) for row in rows),
        *(pytest.param(*row, id=row[0], marks=OPEN) for row in unmet),
    ]


def shortest(notation: str) -> str:
    """The main clause without everything the rules let go. "The firm" is its subject where the
    notation has none."""
    parsed = tree(notation if "[nsubj" in notation else f"{FIRM} {notation}")
    ways = [s for s in shorten(parsed, range(1, 80), EAGER) if s.kind == "main"]
    return parsed.text(min(ways, key=lambda way: way.words).kept)
