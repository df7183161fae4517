"""Synopses: one or two sentences that stand alone, made with the takeaways' own machinery."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from service.writing.embedded.linear import LinearModel
from service.writing.embedded.reading import Reading
from service.writing.embedded.synopsis_parts import Part, parts

FEWEST_WORDS = 28
# Where nothing reaches that, a short synopsis is better than none.
FEWEST_ANYHOW = 18
# The news comes from the best-liked sentence among the first so many (delayed ledes included:
# the model, not the position, decides among them).
OPENERS = 8
OPENING_WORDS = 9
ALTERNATES = 8
# What reads badly, in one part or the other, counts against closeness to the editor's words.
UNLIKELY_COST = 0.05
PART_FEATURES = (
    "synopsis", "takeaway", "question", "lead", "second", "third", "share", "whole", "kept",
    "left", "names", "resolved", "words",
)  # fmt: skip
FEATURES = (
    *(f"first_{name}" for name in PART_FEATURES),
    *(f"then_{name}" for name in PART_FEATURES),
    "words", "short", "long", "alone", "next", "follows", "overlap", "wanted", "precision",
    "recall", "agreement", "mass", "title",
)  # fmt: skip
WEIGHTS = "synopsis.json"


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


def synopses(reading: Reading, model: LinearModel, most_words: int) -> list[Synopsis]:
    """Best first; [] where no sentence can stand alone."""
    for fewest in (FEWEST_WORDS, FEWEST_ANYHOW):
        found = [
            Synopsis(text, sources, model.score(row) - UNLIKELY_COST * unlikely)
            for text, sources, unlikely, row in proposals(reading, range(fewest, most_words + 1))
        ]
        if found:
            break
    return sorted(found, key=lambda s: (-s.score, s.text))[:ALTERNATES]


Proposal = tuple[str, tuple[int, ...], float, tuple[float, ...]]


def proposals(reading: Reading, words: range) -> Iterator[Proposal]:
    """(text, source sentences, unlikeliness, FEATURES row) of each synopsis in so many words,
    each once."""
    openers, told = summarising(reading)
    known = {i: parts(reading, i, words.stop - 1) for i in told}
    seen: set[str] = set()
    # What the article's best sentences hold of the editor's synopsis, by the salience model.
    expected = sum(max((p.wanted for p in known[i]), default=0.0) for i in told)
    pairs = list(_pairs(openers, known, words)) or _pairs(told, known, words)
    for first, then in pairs:
        text = f"{first.text} {then.text}" if then is not None else first.text
        if text not in seen:
            seen.add(text)
            sources = (*first.sources, *(then.sources if then is not None else ()))
            row = _features(reading, first, then, expected)
            unlikely = first.unlikely + (then.unlikely if then is not None else 0.0)
            yield text, tuple(dict.fromkeys(sources)), unlikely, row


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
                if other.follows and second != opener + 1:
                    continue
                if part.words + other.words in words:
                    yield part, other


def _features(
    reading: Reading, first: Part, then: Part | None, expected: float
) -> tuple[float, ...]:
    count = first.words + (then.words if then is not None else 0)
    wanted = first.wanted + (then.wanted if then is not None else 0.0)
    said = first.content | (then.content if then is not None else frozenset())
    title = reading.title
    return (
        *_part_features(reading, first),
        *(_part_features(reading, then) if then is not None else (0.0,) * len(PART_FEATURES)),
        count / 10, max(0, 36 - count), max(0, count - 42), then is None,
        then is not None and then.sentence == first.sentence + 1,
        then is not None and then.follows,
        reading.weights.overlap(then.content, first.content) if then is not None else 0.0,
        wanted, wanted / count, wanted / max(expected, 1.0),
        2 * wanted / (count + expected), reading.weights.mass(said) / count,
        reading.weights.overlap(title, said) if title else 0.0,
    )  # fmt: skip


def _part_features(reading: Reading, part: Part) -> tuple[float, ...]:
    salience, sentence = reading.salience, part.sentence
    return (
        *(float(salience.chosen(line)[sentence]) for line in ("synopsis", "takeaway", "question")),
        sentence == 0, sentence == 1, sentence == 2,
        part.share, part.share == 1.0, part.kept, part.left, part.names, len(part.sources) > 1,
        part.words / 10,
    )  # fmt: skip
