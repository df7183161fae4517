"""Synopses: one or two sentences that stand alone, made with the takeaways' own machinery."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import NamedTuple

from service.writing.embedded.choosing import printable
from service.writing.embedded.linear import LinearModel, NamedModel, load_linear, load_named
from service.writing.embedded.reading import Reading
from service.writing.embedded.summing import synopsis_printable
from service.writing.embedded.summing.synopsis_parts import Part, parts
from service.writing.embedded.summing.synopsis_printable import part_features, synopsis_features
from service.writing.embedded.summing.synopsis_rank import FEATURES, WEIGHTS, synopsis_row

FEWEST_WORDS = 28
# Where nothing reaches that, a short synopsis is better than none.
FEWEST_ANYHOW = 18
# Whom "she" means may be left out of what was cut shorter.
LED_SHARE = 0.7
# The news comes from the best-liked sentence among the first so many (delayed ledes included:
# the model, not the position, decides among them).
OPENERS = 8
OPENING_WORDS = 9
ALTERNATES = 8
# What reads badly, in one part or the other, counts against closeness to the editor's words.
UNLIKELY_COST = 0.05
# Where so much of the second half is in the first, readers printed 3 of 14.
TOLD_AGAIN, AGAIN_COST = 0.5, 1.0
# What the odds that readers would print it count for beside its closeness to an editor's. Of the
# marked synopses that it puts first, in articles left out of the fit, readers would print 83 of
# 100; without it 80. More gains nothing.
PRINTABLE_SHARE = 0.3
# The marked synopses were the closest of their articles, nine of ten within this of the closest;
# of others the marks tell too little to put them first.
MARKED_REACH, FAR_COST = 0.25, 10.0


@dataclass(frozen=True, slots=True)
class Synopsis:
    text: str
    sources: tuple[int, ...]
    score: float


def summarising(reading: Reading) -> tuple[list[int], list[int]]:
    """The sentences that may open a synopsis, and all that may stand in it."""
    ranked = reading.best_sentences(12)
    odds = reading.salience.chosen("synopsis")
    liked = sorted(ranked, key=lambda i: -odds[i])
    openers = [i for i in liked if i < OPENERS][:3] or ranked[:1]
    told = {*openers, *liked[:6], *ranked[:4], *(i + 1 for i in openers)}
    return openers, sorted(i for i in told if i < len(reading.trees))


class Proposal(NamedTuple):
    """`unlikely`: how badly its halves read; `row` is of FEATURES."""

    text: str
    sources: tuple[int, ...]
    unlikely: float
    row: tuple[float, ...]
    first: Part
    then: Part | None


@dataclass(frozen=True, slots=True)
class Judges:
    """What the worth of a synopsis is told by; `lines` judges each half as it would a takeaway."""

    closeness: LinearModel
    printable: NamedModel
    lines: NamedModel

    def worth(self, reading: Reading, proposed: Sequence[Proposal]) -> Iterator[float]:
        """Of each, log-odds in a way."""
        closest = max(map(self.close, proposed), default=0.0)
        for one, found in zip(proposed, self.features(reading, proposed), strict=True):
            close = self.close(one)
            is_near = close >= closest - MARKED_REACH
            yield close + PRINTABLE_SHARE * self.printable.score(found) - FAR_COST * (not is_near)

    def close(self, one: Proposal) -> float:
        """How close it comes to an editor's."""
        is_again = one.row[FEATURES.index("overlap")] >= TOLD_AGAIN
        cost = UNLIKELY_COST * one.unlikely + AGAIN_COST * is_again
        return self.closeness.score(one.row) - cost

    def features(
        self, reading: Reading, proposed: Sequence[Proposal]
    ) -> Iterator[dict[str, float]]:
        """What tells of each whether readers would print it."""
        halves = {p.key: p for one in proposed for p in (one.first, one.then) if p is not None}
        known = {key: part_features(reading, p, self.lines) for key, p in halves.items()}
        return (synopsis_features(reading, one, known) for one in proposed)


def load_judges() -> Judges:
    """Raises: WriterUnavailable."""
    return Judges(
        load_linear(WEIGHTS, FEATURES),
        load_named(synopsis_printable.WEIGHTS),
        load_named(printable.WEIGHTS),
    )


def synopses(reading: Reading, judges: Judges, most_words: int) -> list[Synopsis]:
    """Best first; [] where no sentence can stand alone."""
    proposed: list[Proposal] = []
    for fewest in (FEWEST_WORDS, FEWEST_ANYHOW):
        proposed = proposed or list(proposals(reading, range(fewest, most_words + 1)))
    worth = judges.worth(reading, proposed)
    found = [Synopsis(p.text, p.sources, w) for p, w in zip(proposed, worth, strict=True)]
    return sorted(found, key=lambda s: (-s.score, s.text))[:ALTERNATES]


def proposals(reading: Reading, words: range) -> Iterator[Proposal]:
    """Each synopsis in so many words, once."""
    openers, told = summarising(reading)
    known = {i: parts(reading, i, words.stop - 1) for i in told}
    seen: set[str] = set()
    expected = expected_words(known)
    pairs = list(_pairs(openers, known, words)) or _pairs(told, known, words)
    for first, then in pairs:
        text = f"{first.text} {then.after(first)}" if then is not None else first.text
        if text not in seen and len(text.split()) in words:
            seen.add(text)
            sources = (*first.sources, *(then.sources if then is not None else ()))
            row = synopsis_row(reading, first, then, expected)
            unlikely = first.unlikely + (then.unlikely if then is not None else 0.0)
            yield Proposal(text, tuple(dict.fromkeys(sources)), unlikely, row, first, then)


def expected_words(known: Mapping[int, Sequence[Part]]) -> float:
    """What the article's best sentences hold of the editor's synopsis, by the salience model."""
    return sum(max((p.wanted for p in ways), default=0.0) for ways in known.values())


def _pairs(
    openers: Sequence[int], known: Mapping[int, Sequence[Part]], words: range
) -> Iterator[tuple[Part, Part | None]]:
    for opener in openers:
        opening = [part for part in known[opener] if part.opens and part.words >= OPENING_WORDS]
        yield from ((part, None) for part in opening if part.words in words)
        for second, others in known.items():
            if second <= opener:
                continue
            for part, other in product(opening, others):
                if other.follows and (second != opener + 1 or part.share < LED_SHARE):
                    continue
                if part.words + other.words in words:
                    yield part, other
