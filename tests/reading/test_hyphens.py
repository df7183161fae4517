"""Both halves of a hyphenated name, as parsers hang them."""

from dataclasses import replace

from service.document import Span, Token
from service.reading.hyphens import with_whole_names


def _token(text: str, pos: str, head: int, relation: str, *, space: bool) -> Token:
    return Token(Span(0, len(text)), text, text, pos, pos, head, relation, space)


RETAILER = (
    _token("retailer", "NOUN", -1, "root", space=True),
    _token("Wal", "PROPN", 0, "appos", space=False),
    replace(_token("-", "PUNCT", 1, "punct", space=False), tag="HYPH"),
    _token("Mart", "PROPN", 0, "appos", space=True),
)


def test_halves_that_hang_on_one_word_are_one_name() -> None:
    _, first, hyphen, last = with_whole_names(RETAILER)
    assert (first.head, first.relation) == (3, "compound")
    assert (hyphen.head, last.head, last.relation) == (3, 0, "appos")


def test_names_with_spaces_about_a_dash_stay_two() -> None:
    apart = (*RETAILER[:1], replace(RETAILER[1], space_after=True), *RETAILER[2:])
    assert with_whole_names(apart) == apart


def test_a_tree_without_hyphens_is_left_alone() -> None:
    words = RETAILER[:2]
    assert with_whole_names(words) == words
