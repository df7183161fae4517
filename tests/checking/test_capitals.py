"""Articles without capitals: names, days and places are told all the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.checking.facts import claims
from service.checking.source import index
from service.checking.text.capitals import capitalised, has_capitals
from service.document import Document, Sentence
from tests.checking.articles import FLOOD, document


def lowered() -> Document:
    text = FLOOD.lower()
    whole = document(FLOOD)
    sentences = tuple(
        Sentence(s.span, s.paragraph, text[s.span.start : s.span.end]) for s in whole.sentences
    )
    return Document("a", text, None, "en", None, (), sentences, (), ())


def kinds(line: str) -> set[str]:
    source = index(lowered())
    return {claim.kind for claim in claims(source.line(line), source) if claim.false}


def test_an_article_without_capitals_is_known_as_one() -> None:
    assert not index(lowered()).cased
    assert index(document(FLOOD)).cased


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("heavy rain flooded 40 homes in harrowby on tuesday.", set()),
        ("engineers from brightwater will inspect the bridge on 12 march.", set()),
        ("heavy rain flooded 40 homes in wolverley on tuesday.", {"name"}),
        ("heavy rain flooded 40 homes in harrowby on friday.", {"date"}),
        ("heavy rain flooded 60 homes in harrowby.", {"number"}),
    ],
)
def test_lines_about_it_are_looked_up_as_any(line: str, found: set[str]) -> None:
    assert kinds(line) == found


def test_too_little_text_counts_as_written_with_capitals() -> None:
    assert has_capitals(["It rained all night."])


def test_words_run_together_name_nobody() -> None:
    assert capitalised("they've left; it isn't o'brien's") == "they've left; it isn't O'brien's"


@given(st.text(max_size=80))
def test_a_text_keeps_its_length_and_its_letters(text: str) -> None:
    told = capitalised(text)

    assert len(told) == len(text)
    assert told.casefold() == text.casefold()


def test_spans_of_findings_stay_those_of_the_line() -> None:
    source = index(lowered())
    line = "heavy rain flooded 40 homes in wolverley."

    [claim] = [c for c in claims(source.line(line), source) if c.false]

    assert line[claim.span.start : claim.span.end] == "wolverley"
