"""Tables of what must stay when everything goes that may."""

import pytest

from service.writing.embedded.shortening.shorten import MayGo, shorten
from tests.writing.models import EAGER
from tests.writing.trees import tree

FIRM = "[nsubj The/DT *firm/NN]"


def table(*rows: tuple[str, str]) -> list[object]:
    """Rows named by their first column."""
    return [pytest.param(*row, id=row[0]) for row in rows]


def shortest(notation: str) -> str:
    """The main clause without everything the rules let go. "The firm" is its subject where the
    notation has none."""
    parsed = tree(notation if "[nsubj" in notation else f"{FIRM} {notation}")
    ways = [s for s in shorten(parsed, range(1, 80), EAGER) if s.kind == "main"]
    return parsed.text(min(ways, key=lambda way: way.words).kept)


def lets_go(rule: MayGo, words: str, notation: str) -> bool:
    """What the rule says of the one branch that says these words. "The firm" is the subject where
    the notation has none."""
    parsed = tree(f"{notation} ." if "[nsubj" in notation else f"{FIRM} {notation} .")
    [top] = [i for i, part in enumerate(parsed.subtrees) if parsed.text(part) == words]
    return rule(parsed, top)
