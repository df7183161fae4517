"""The article as the checker looks things up in it."""

import datetime
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, pairwise
from typing import TypeVar

from service.checking.text.calendar_days import days
from service.checking.text.capitals import capitalised, has_capitals
from service.checking.text.dates import Date, dates, published
from service.checking.text.places import place_group
from service.checking.text.statement import Statement, statement
from service.checking.text.words import Word, fold, is_acronym, plain, starts_sentence, stems, words
from service.document import Document, Sentence, Span

# Marks that carry facts of the article though no writer sees them.
_FACTUAL_MARKS = ("dateline", "byline", "caption", "heading", "table")
# Letters by which a place and its people are first brought together.
START = 4
# Names of more words are not shortened by leaving any out; it bounds the ways to do so.
_LONGEST_BODY = 6
# No news is older or from later: 0001-01-01, 9999-12-31 and the like are what a field defaults to.
_YEARS = range(1500, 2201)
_NONE: frozenset[int] = frozenset()
Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence of the article and what can be read off it."""

    sentence: Sentence
    said: Statement

    def place(self, span: Span) -> Span:
        """Where a span of `said.text` stands in the document."""
        offsets = self.sentence.offsets
        if offsets is None:
            start = self.sentence.span.start
            return Span(start + span.start, start + span.end)
        return Span(offsets[span.start], offsets[span.end - 1] + 1)


@dataclass(frozen=True, slots=True)
class Place:
    """Words of the article: `span` of what passage `passage` says."""

    passage: int
    span: Span


@dataclass(frozen=True, slots=True)
class Names:
    """Where names stand, by what they may be called: the initials of a run of capitals, the
    country, two folded words side by side. `acronyms` are words in capitals,
    `capitals` words that have one though they begin no sentence; `by_start` lists
    folded words by their first START letters; `lower_case` words are ordinary ones here."""

    by_initials: dict[str, frozenset[int]]
    by_place: dict[str, frozenset[int]]
    by_start: dict[str, frozenset[str]]
    pairs: dict[tuple[str, str], frozenset[int]]
    acronyms: frozenset[str]
    capitals: frozenset[str]
    lower_case: frozenset[str]


@dataclass(frozen=True, slots=True)
class Source:
    """All passages, and which of them (by index) hold a stem, a folded word or a value.

    `margin` is what stands outside the sentences but is the article's (dateline, captions,
    headings), `margin_forms` its folded words; `margin_dates` has its dates and the day of
    publication, `years` are all years of the article. `cased`: whether its names have capitals.
    `written`: the day from which its relative dates count, where it is known: of publication, or
    of the dateline. A publication outside _YEARS is not known.
    """

    document: Document
    passages: tuple[Passage, ...]
    by_stem: dict[str, frozenset[int]]
    by_form: dict[str, frozenset[int]]
    by_value: dict[Fraction, frozenset[int]]
    names: Names
    margin: str
    margin_forms: frozenset[str]
    margin_dates: tuple[Date, ...]
    years: frozenset[int]
    cased: bool
    written: datetime.date | None

    def line(self, text: str, *, title_case: bool = False) -> Statement:
        """A line about the article; where the article has no capitals, the line gets those that
        the article's own sentences got."""
        return _statement(text, cased=self.cased, title_case=title_case)

    def words_at(self, place: Place) -> str:
        """The words as the article has them."""
        said = self.passages[place.passage].said.written
        return said[place.span.start : place.span.end].strip(" -")

    def with_word(self, word: str) -> frozenset[int]:
        """Passages with the word or one that shares a stem with it."""
        return _NONE.union(*(self.by_stem.get(stem, _NONE) for stem in stems(word)))


def index(document: Document) -> Source:
    """Reads every sentence once. Cost grows with the words of the article."""
    cased = has_capitals(sentence.text for sentence in document.sentences)
    passages = tuple(
        Passage(sentence, _statement(sentence.text, cased=cased)) for sentence in document.sentences
    )
    margin = " \n ".join(
        plain(document.text[mark.span.start : mark.span.end])
        for mark in document.marks
        if mark.kind in _FACTUAL_MARKS
    )
    at = _known(document.published_at)
    margin_dates = dates(margin) + ((published(at),) if at else ())
    every_date = [*margin_dates, *(date for passage in passages for date in passage.said.dates)]
    return Source(
        document=document,
        passages=passages,
        by_stem=_located(
            (stem, i) for i, word in _all_words(passages) for stem in stems(word.text)
        ),
        by_form=_located((fold(word.text), i) for i, word in _all_words(passages)),
        by_value=_located(
            (reading.value, i)
            for i, passage in enumerate(passages)
            for quantity in passage.said.quantities
            for reading in quantity.readings
        ),
        names=_names(passages),
        margin=margin,
        margin_forms=frozenset(fold(word.text) for word in words(margin)),
        margin_dates=margin_dates,
        years=frozenset(
            year for date in every_date for year in (date.year, date.to_year) if year is not None
        ),
        cased=cased,
        written=at.date() if at else _full_day(margin_dates),
    )


def _statement(text: str, *, cased: bool, title_case: bool = False) -> Statement:
    with_capitals = text if cased else capitalised(text)
    return statement(with_capitals, title_case=title_case, written=text)


def _known(at: datetime.datetime | None) -> datetime.datetime | None:
    """A moment of publication; None for what stands in its field where there is none."""
    return at if at and at.year in _YEARS else None


def _full_day(found: Iterable[Date]) -> datetime.date | None:
    for date in found:
        if date.year and date.month and date.day and (day := days(date, None)):
            return day[0][0]
    return None


def initials(run: Iterable[Word]) -> set[str]:
    """What the run, or a part of it, may be shortened to: with its small words and without."""
    run = tuple(run)
    letters: set[str] = set()
    for names in (run, tuple(word for word in run if word.capitalised)):
        firsts = "".join(fold(word.text)[:1] for word in names)
        # 8: no acronym in use is longer.
        letters |= {
            firsts[i:j]
            for i in range(len(firsts))
            for j in range(i + 2, min(len(firsts), i + 8) + 1)
        }
    if len(firsts) <= _LONGEST_BODY:
        # "ECB": the England and Wales Cricket Board leaves one out.
        letters |= {
            "".join(some) for n in range(3, len(firsts)) for some in combinations(firsts, n)
        }
    return letters


def _names(passages: tuple[Passage, ...]) -> Names:
    named = [(i, run) for i, passage in enumerate(passages) for run in passage.said.runs]
    every = [word for _, word in _all_words(passages)]
    starts: dict[str, set[str]] = defaultdict(set)
    for word in every:
        starts[fold(word.text)[:START]].add(fold(word.text))
    return Names(
        by_initials=_located((letters, i) for i, run in named for letters in initials(run)),
        by_place=_located(
            (group, i)
            for i, word in _all_words(passages)
            if (group := place_group(fold(word.text)))
        ),
        by_start={start: frozenset(forms) for start, forms in starts.items()},
        pairs=_located((pair, i) for i, run in named for pair in _pairs(run)),
        acronyms=frozenset(fold(word.text) for word in every if is_acronym(word)),
        capitals=frozenset(
            fold(word.text)
            for passage in passages
            for word in passage.said.words
            if word.capitalised and not starts_sentence(word, passage.said.text)
        ),
        lower_case=frozenset(fold(word.text) for word in every if word.text.islower()),
    )


def _pairs(run: tuple[Word, ...]) -> Iterator[tuple[str, str]]:
    """Neighbours in a run, also over one word between ("John F. Kennedy") that joins no two."""
    forms = [fold(word.text) for word in run]
    yield from pairwise(forms)
    for one, between, other in zip(forms, forms[1:], forms[2:], strict=False):
        if between != "and":
            yield one, other


def _all_words(passages: tuple[Passage, ...]) -> Iterator[tuple[int, Word]]:
    return ((i, word) for i, passage in enumerate(passages) for word in passage.said.words)


def _located(places: Iterable[tuple[Key, int]]) -> dict[Key, frozenset[int]]:
    found: dict[Key, set[int]] = defaultdict(set)
    for key, i in places:
        found[key].add(i)
    return {key: frozenset(where) for key, where in found.items()}
