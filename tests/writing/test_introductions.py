"""A line introduces whom nothing above it names."""

import numpy as np
import pytest

from service.document import EntityKind
from service.writing.embedded.choosing.salience import Salience
from service.writing.embedded.naming.introductions import Introduced, introduced
from service.writing.embedded.reading import Reading
from service.writing.embedded.shortening.shorten import Shortened
from tests.writing.trees import document

NAMES: dict[str, EntityKind] = {"Anna Kovacs": "person", "Kovacs": "person", "Jan Osei": "person"}
KOVACS = "[nsubj Anna/NNP *Kovacs/NNP] *left/VBD ."
SANG = "[nsubj Mrs/NNP:nmod:desc *Kovacs/NNP] *sang/VBD [obl in/IN *Delft/NNP] ."
JUDGE = """[nsubj [nmod:desc High/NNP Court/NNP *Judge/NNP] *Jan/NNP Osei/NNP:flat] *freed/VBD
    [obj two/CD *men/NNS] ."""
MOST = 16


def line(*notations: str, known: str, without: int = 0, most: int = MOST) -> Introduced | None:
    """The last sentence as it reads below `known`, without its first words."""
    made = document(*notations, mentions=NAMES)
    words = tuple(np.zeros((len(one.tokens), 3), np.float32) for one in made.sentences)
    reading = Reading.of(made, Salience(np.zeros((len(words), 3), np.float32), words))
    kept = tuple(range(without, len(made.sentences[-1].tokens)))
    root = next(i for i, token in enumerate(made.sentences[-1].tokens) if token.head < 0)
    short = Shortened("main", root, kept, len(kept), 0.0, 0, 0)
    return introduced(reading, len(notations) - 1, short, known, most)


def test_a_last_name_is_told_in_full_with_the_sentence_that_tells_it() -> None:
    found = line(KOVACS, SANG, known="Rain fell.")

    assert found == Introduced("Anna Kovacs sang in Delft.", (0,))


def test_the_signs_before_a_title_stay() -> None:
    placed = "[obl In/IN *Delft/NNP] , [nsubj Mrs/NNP:nmod:desc *Kovacs/NNP] *sang/VBD ."

    assert line(KOVACS, placed, known="") == Introduced("In Delft, Anna Kovacs sang.", (0,))


def test_an_office_that_the_line_left_out_comes_back() -> None:
    assert line(JUDGE, known="Rain fell.", without=3) == Introduced(
        "High Court Judge Jan Osei freed two men.", ()
    )


@pytest.mark.parametrize(
    ("notation", "without", "known", "most"),
    [
        (SANG, 0, "Anna Kovacs sang.", MOST),
        (SANG, 0, "Kovacs sang.", MOST),
        (JUDGE, 3, "Jan Osei is a judge.", MOST),
        (JUDGE, 3, "", 6),
        (JUDGE, 0, "", MOST),
    ],
    ids=["known", "known by the last name", "office known", "no room", "nothing left out"],
)
def test_who_is_known_or_fits_in_no_more_is_left_as_told(
    notation: str, without: int, known: str, most: int
) -> None:
    assert line(KOVACS, notation, known=known, without=without, most=most) is None
