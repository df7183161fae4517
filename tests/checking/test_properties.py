"""What holds of check for any draft, and of facts for any text."""

import re
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.article import BriefRequest
from service.brief import Action, FindingKind
from service.checking import check
from service.checking.facts import claims
from service.checking.text.dates import dates
from service.checking.text.quantities import quantities
from service.checking.text.statement import sentences, statement
from service.checking.text.words import plain
from service.document import Document, Span
from service.draft import Draft, Line, Takeaway
from tests.checking.articles import FACTS, FLOOD, SYNOPSIS, document, false_claims, source

ARTICLES = sorted(Path("eval/references").glob("*/article.txt"))
FIELD = re.compile(r"headline_question|headline|synopsis|key_takeaways(\[[0-7]\])?|article")

spans = st.builds(Span, st.integers(-50, 5000), st.integers(-50, 5000))
evidence = st.lists(spans, max_size=4).map(tuple)
words = st.sampled_from(
    [*FLOOD.split(), "14", "Kowalczyk", "It", "“", "?", "https://example.com/x"]
)
texts = st.one_of(
    st.text(max_size=200),
    st.lists(words, max_size=45).map(" ".join),
    st.sampled_from([SYNOPSIS, *(text for _, text in FACTS)]),
)
lines = st.lists(st.builds(Line, texts, evidence), max_size=3).map(tuple)
takeaways = st.builds(Takeaway, st.text(max_size=40) | words, texts, evidence)
drafts = st.builds(
    Draft,
    writer=st.just("any@1"),
    headline_questions=lines,
    headlines=lines,
    synopses=lines,
    takeaways=st.lists(st.lists(takeaways, min_size=1, max_size=3).map(tuple), max_size=9).map(
        tuple
    ),
    coverage=st.floats(),
)
requests = st.builds(
    BriefRequest,
    takeaways=st.integers(3, 8),
    synopsis_words=st.integers(28, 80),
    headline=st.sampled_from(["question", "statement", "both"]),
)


@cache
def flood() -> Document:
    return document(FLOOD)


# The first call loads the dictionary.
unhurried = settings(deadline=None)


@unhurried
@given(drafts, requests)
def test_any_draft_becomes_a_brief_that_keeps_the_contract(
    draft: Draft, request: BriefRequest
) -> None:
    brief = check(draft, flood(), request)

    sentence_spans = {sentence.span for sentence in flood().sentences}
    titles = (brief.headline_question, brief.headline, brief.synopsis)
    kept = [(line.text, line.evidence) for line in titles if line]
    kept += [(takeaway.text, takeaway.evidence) for takeaway in brief.takeaways]
    for text, rests_on in kept:
        assert rests_on
        assert set(rests_on) <= sentence_spans
        assert list(rests_on) == sorted(rests_on)
        assert text
        assert text.isprintable()
    assert len(brief.takeaways) <= request.takeaways
    assert (len(brief.takeaways) < request.takeaways) == any(
        finding.kind == "too_few_facts" for finding in brief.findings
    )
    assert 0.0 <= brief.coverage <= 1.0
    for finding in brief.findings:
        assert FIELD.fullmatch(finding.field)
        assert finding.kind in get_args(FindingKind)
        assert finding.action in get_args(Action)
        assert finding.detail.isprintable()


@settings(unhurried, max_examples=30)
@given(drafts)
def test_checking_is_deterministic(draft: Draft) -> None:
    assert check(draft, flood(), BriefRequest()) == check(draft, flood(), BriefRequest())


@pytest.mark.parametrize("path", ARTICLES, ids=[path.parent.name for path in ARTICLES])
def test_no_sentence_of_an_article_contradicts_the_article(path: Path) -> None:
    paragraphs = path.read_text(encoding="utf-8").split("\n")
    read = source(*(sentence for text in paragraphs for sentence in sentences(text)))

    wrong = [
        (claim.surface, passage.said.text)
        for passage in read.passages
        for claim in claims(statement(passage.said.text), read)
        if claim.false
    ]

    assert wrong == []


@unhurried
@given(st.text(max_size=300).filter(str.strip))
def test_no_text_contradicts_itself(text: str) -> None:
    read = source(text)

    assert [claim for claim in claims(statement(text), read) if claim.false] == []


numbers = st.integers(2, 99_999)
FORMS = ["{}", "{:,}", "{}%", "${}", "{} km", "{}m", "£{}bn"]


@unhurried
@given(numbers, st.sampled_from(FORMS), st.data())
def test_a_changed_digit_is_always_caught(number: int, form: str, data: st.DataObject) -> None:
    digits = str(number)
    place = data.draw(st.integers(0, len(digits) - 1))
    digit = data.draw(st.sampled_from([d for d in "123456789" if d != digits[place]]))
    other = int(digits[:place] + digit + digits[place + 1 :])

    found = false_claims(
        f"The report put it at {form.format(other)} then.",
        f"The report put it at {form.format(number)} then.",
    )

    # Four digits may be a year.
    assert {claim.kind for claim in found} in ({"number"}, {"date"}, {"number", "date"})


@unhurried
@given(st.text(max_size=300))
def test_facts_stand_where_they_say_in_order_and_apart(text: str) -> None:
    flat = plain(text)
    days = [date.span for date in dates(flat)]

    for found in (days, [quantity.span for quantity in quantities(flat, days)]):
        assert all(0 <= span.start < span.end <= len(flat) for span in found)
        assert all(a.end <= b.start for a, b in pairwise(found))


@unhurried
@given(st.text(max_size=300))
def test_the_sentences_of_a_line_lose_no_word(text: str) -> None:
    assert " ".join(sentences(text)).split() == text.split()
