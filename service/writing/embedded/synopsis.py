"""Synopses: one or two sentences that stand alone, made with the takeaways' own machinery."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from service.writing.embedded.pool import Reading
from service.writing.embedded.shorten import DeletionModel, shorten
from service.writing.embedded.sound import is_sound
from service.writing.embedded.surface import is_clean, sentence_case
from service.writing.embedded.words import content

FEWEST_WORDS = 28
# The news comes from the best-liked sentence among the first so many (delayed ledes included:
# the choice model, not the position, decides among them).
OPENERS = 8


@dataclass(frozen=True, slots=True)
class Synopsis:
    text: str
    sources: tuple[int, ...]
    score: float


@dataclass(frozen=True, slots=True)
class _Part:
    text: str
    sources: tuple[int, ...]
    words: int
    score: float


def synopses(reading: Reading, most_words: int, deletion: DeletionModel) -> list[Synopsis]:
    """Best first; [] where no sentence can stand alone."""
    ranked = reading.best_sentences(12)
    openers = sorted(i for i in ranked if i < OPENERS)[:3] or ranked[:1]
    found = [
        synopsis
        for opener in openers
        for synopsis in _from(reading, opener, ranked, most_words, deletion)
    ]
    unique = {s.text: s for s in sorted(found, key=lambda s: s.score)}
    return sorted(unique.values(), key=lambda s: (-s.score, s.text))[:8]


def _from(
    reading: Reading, opener: int, ranked: Sequence[int], most_words: int, deletion: DeletionModel
) -> Iterator[Synopsis]:
    first = list(_parts(reading, opener, range(12, most_words + 1), deletion))
    base = float(reading.choice[opener])
    for part in first:
        if part.words >= FEWEST_WORDS:
            yield Synopsis(part.text, part.sources, base + part.score - 0.03 * abs(part.words - 36))
    for second in [i for i in ranked if i > opener][:5]:
        rest = list(_parts(reading, second, range(8, most_words - 11), deletion))
        for part in first:
            for other in rest:
                total = part.words + other.words
                if not FEWEST_WORDS <= total <= most_words:
                    continue
                repeated = reading.weights.overlap(content(other.text), content(part.text))
                score = base + part.score + other.score + 0.25 * float(reading.choice[second])
                yield Synopsis(
                    f"{part.text} {other.text}",
                    tuple(dict.fromkeys((*part.sources, *other.sources))),
                    score + 0.5 - 1.5 * repeated - 0.03 * abs(total - 40),
                )


def _parts(
    reading: Reading, sentence: int, words: range, deletion: DeletionModel
) -> Iterator[_Part]:
    """The main clause of one sentence in the lengths that read whole."""
    tree = reading.trees[sentence]
    if tree is None:
        return
    for short in shorten(tree, words, deletion):
        if short.kind != "main" or not is_sound(tree, short.kept, short.root):
            continue
        resolution = reading.referents.resolve(sentence, short.kept)
        if resolution is None:
            continue
        text = sentence_case(tree.text(short.kept, resolution.said_as))
        if is_clean(text):
            count = len(text.split())
            yield _Part(text, (sentence, *resolution.sentences), count, 2.0 * short.score)
