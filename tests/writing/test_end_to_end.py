"""The embedded writer on whole articles, and on noise."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from service.article import Article, BriefRequest
from service.document import Document
from service.draft import Draft, Takeaway
from service.errors import StandfirstError
from service.reading import read
from service.writing import open_writer
from service.writing.embedded.grammar.fewer_words import savings
from service.writing.embedded.grammar.tree import Tree
from tests.writing.wire import reference

REQUEST = BriefRequest(headline="both")
NAMES = ["seoul", "turkey-earthquake-tolls"]
PRONOUNS = frozenset("he she it they we i you his her its their our my him them".split())
LEADING_NOWHERE = frozenset(
    """of to at by for with from into onto upon between among against during without within toward
    towards since until because if when while than as per via amid despite including the a an and
    or but dr mr mrs ms gen""".split()
)


@pytest.fixture(params=NAMES, scope="module")
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def draft(name: str) -> Draft:
    [draft] = open_writer("embedded").write([reference(name)], REQUEST)
    return draft


def words(text: str) -> list[str]:
    # "an ambitious plan" without its adjective is "a plan".
    found = re.findall(r"\w+(?:[.,]\d+)*", text.lower())
    return ["a" if word == "an" else word for word in found]


def ways(draft: Draft) -> Iterator[Takeaway]:
    for fact in draft.takeaways:
        yield from fact


def test_an_article_gives_a_whole_brief(draft: Draft) -> None:
    assert draft.headline_questions
    assert draft.headlines
    assert draft.synopses
    assert len(draft.takeaways) >= 5


def test_no_takeaway_starts_with_a_pronoun(draft: Draft) -> None:
    assert not [way.text for way in ways(draft) if way.text.split()[0].lower() in PRONOUNS]


def test_no_takeaway_ends_in_a_word_that_leads_on(draft: Draft) -> None:
    assert not [way.text for way in ways(draft) if words(way.text)[-1] in LEADING_NOWHERE]


def shorter(document: Document) -> set[str]:
    """The words that its sentences may say for more of theirs: "over" for "more than"."""
    trees = [Tree(sentence) for sentence in document.sentences]
    return {word for tree in trees for saving in savings(tree) for word in words(saving.text)}


def test_every_word_of_a_takeaway_stands_in_the_article(name: str, draft: Draft) -> None:
    known = {*words(reference(name).text), *shorter(reference(name))}

    assert not [word for way in ways(draft) for word in words(way.text) if word not in known]


def test_a_takeaway_of_one_sentence_keeps_its_words_in_their_order(name: str, draft: Draft) -> None:
    document = reference(name)
    said = shorter(document)

    for way in ways(draft):
        if len(way.evidence) == 1:
            [span] = way.evidence
            own = words(document.text[span.start : span.end])
            source = iter(own)
            told = [word for word in words(way.text) if word in own or word not in said]
            assert all(word in source for word in told), way.text


def test_facts_rest_on_several_sentences(draft: Draft) -> None:
    assert len({fact[0].evidence for fact in draft.takeaways}) >= 4


def test_questions_are_of_a_headlines_length(draft: Draft) -> None:
    assert all(6 <= len(line.text.split()) <= 14 for line in draft.headline_questions)


_NOISE = st.text(st.sampled_from(" \t\n.,;:!?\"'“”‘’()[]—–-/%$€*_#@…•"), min_size=0, max_size=3)
# Without invisible characters: reading keeps those out of a writer's sight.
_WORD = st.sampled_from(
    """The a he It they which that who said will not could if because Norbank Delft minister rose
    cut talks 12 4.5% $3bn Monday U.S. Mr don’t 's and or but of in to by is were closed""".split()
) | st.text(st.characters(exclude_categories=["C", "Z"]), max_size=6)


@settings(deadline=None, max_examples=25, suppress_health_check=list(HealthCheck))
@given(st.lists(st.tuples(_WORD, _NOISE), max_size=60))
def test_noise_gives_a_draft_or_an_error_of_ours(pieces: list[tuple[str, str]]) -> None:
    content = " ".join(word + noise for word, noise in pieces)
    try:
        document = read(Article("noise", content))
    except StandfirstError:
        return

    [draft] = open_writer("embedded").write([document], REQUEST)

    spans = {sentence.span for sentence in document.sentences}
    assert all(set(way.evidence) <= spans for way in ways(draft))
    assert all(6 <= len(way.text.split()) <= 16 and way.text.isprintable() for way in ways(draft))
    assert all(line.text.endswith("?") for line in draft.headline_questions)
