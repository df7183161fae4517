"""Synopses: one or two sentences that stand alone, made with the takeaways' own machinery."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import NamedTuple

from service.writing.embedded.candidate_rank import is_unnamed
from service.writing.embedded.clauses import SUBJECTS
from service.writing.embedded.edges_bold import may_go_if_unwanted
from service.writing.embedded.reading import Reading
from service.writing.embedded.shorten import Deletion, shorten
from service.writing.embedded.sound import is_sound
from service.writing.embedded.surface import is_clean, sentence_case
from service.writing.embedded.tree import Tree
from service.writing.embedded.words import content

FEWEST_WORDS = 28
# Where nothing reaches that, a short synopsis is better than none.
FEWEST_ANYHOW = 18
# The news comes from the best-liked sentence among the first so many (delayed ledes included:
# the choice model, not the position, decides among them).
OPENERS = 8
OPENING_WORDS, PART_WORDS = 9, 8
# Of one sentence's lengths this many are tried together with each of another's.
PARTS = 10
ALTERNATES = 8
# Worth, against log-odds, of a sentence kept whole, of the article's first, of the one after it.
# Chosen on 100 dev articles against the editors' synopses.
WHOLENESS, LEAD, NEXT = 4.0, 8.0, 3.0
# And that the article's first sentence loses nothing.
WHOLE_LEAD = 3.0
# A synopsis does not open with a word that points back.
BACKWARD = frozenset(
    "this that these those such it he she they his her its their another and but i we".split()
)


@dataclass(frozen=True, slots=True)
class Synopsis:
    text: str
    sources: tuple[int, ...]
    score: float


@dataclass(frozen=True, slots=True)
class _Part:
    """`opens`: it can stand first; `follows`: it speaks of the sentence before without its name, so
    that it can stand after that one alone."""

    text: str
    sources: tuple[int, ...]
    words: int
    content: frozenset[str]
    opens: bool
    follows: bool
    score: float


class _Way(NamedTuple):
    kept: tuple[int, ...]
    root: int
    score: float


def synopses(reading: Reading, most_words: int) -> list[Synopsis]:
    """Best first; [] where no sentence can stand alone."""
    ranked = reading.best_sentences(12)
    openers = sorted(i for i in ranked if i < OPENERS)[:3] or ranked[:1]
    told = sorted(
        {*openers, *ranked[:6], *(i + 1 for i in openers)} & set(range(len(reading.trees)))
    )
    parts = {i: _parts(reading, i, most_words) for i in told}
    for fewest in (FEWEST_WORDS, FEWEST_ANYHOW):
        words = range(fewest, most_words + 1)
        found = [
            synopsis
            for opener in openers
            for synopsis in (
                *_alone(reading, opener, parts[opener], words),
                *_paired(reading, opener, parts, words),
            )
        ]
        if found:
            break
    unique = {s.text: s for s in sorted(found, key=lambda s: s.score)}
    return sorted(unique.values(), key=lambda s: (-s.score, s.text))[:ALTERNATES]


def _alone(
    reading: Reading, opener: int, parts: Sequence[_Part], words: range
) -> Iterator[Synopsis]:
    base = float(reading.salience.chosen("synopsis")[opener]) + (LEAD if opener == 0 else 0.0)
    for part in parts:
        if part.opens and part.words in words:
            score = base + part.score - 0.03 * abs(part.words - 36)
            yield Synopsis(part.text, part.sources, score)


def _paired(
    reading: Reading, opener: int, parts: Mapping[int, Sequence[_Part]], words: range
) -> Iterator[Synopsis]:
    base = float(reading.salience.chosen("synopsis")[opener]) + (LEAD if opener == 0 else 0.0)
    for second, others in parts.items():
        if second <= opener:
            continue
        gain = 0.5 + 0.25 * float(reading.salience.chosen("synopsis")[second])
        gain += NEXT if second == opener + 1 else 0.0
        for part, other in product(parts[opener], others):
            total = part.words + other.words
            if not part.opens or part.words < OPENING_WORDS:
                continue
            if other.follows and second != opener + 1:
                continue
            if total not in words:
                continue
            score = base + gain + part.score + other.score - 0.03 * abs(total - 40)
            yield Synopsis(
                f"{part.text} {other.text}",
                tuple(dict.fromkeys((*part.sources, *other.sources))),
                score - 1.5 * reading.weights.overlap(other.content, part.content),
            )


def _parts(reading: Reading, sentence: int, most_words: int) -> tuple[_Part, ...]:
    """One sentence in the lengths that read best: its main clause shortened, or all of it."""
    tree = reading.trees[sentence]
    if tree is None:
        return ()
    found = [
        part
        for way in _ways(reading, sentence, tree, most_words)
        if (part := _part(reading, sentence, tree, way)) is not None
    ]
    return tuple(sorted(found, key=lambda p: (-p.score, p.text))[:PARTS])


def _ways(reading: Reading, sentence: int, tree: Tree, most_words: int) -> Iterator[_Way]:
    """Each way to say the sentence."""
    odds = reading.salience.kept(sentence, "synopsis")
    is_long = len(tree.sentence.text.split()) > most_words
    deletion = Deletion(odds.__getitem__, bold_rule=may_go_if_unwanted if is_long else None)
    for short in shorten(tree, range(PART_WORDS, most_words + 1), deletion):
        is_main = short.kind == "main" and not short.instead
        if is_main and is_sound(tree, short.kept, short.root):
            yield _Way(short.kept, short.root, 2.0 * short.score)
    text = tree.sentence.text
    is_whole = text.rstrip("\"”’')")[-1:] == "." or (sentence == 0 and text[-1:].isalnum())
    if text[:1].isalnum() and is_whole and _is_clause(tree):
        links = tree.lemma(0) in {"and", "but", "or"} and tree.tokens[0].pos == "CCONJ"
        yield _Way(tuple(range(int(links), len(tree.tokens))), tree.root, 0.0)


def _is_clause(tree: Tree) -> bool:
    return any(tree.child(i, *SUBJECTS) is not None for i in range(len(tree.tokens)))


def _part(reading: Reading, sentence: int, tree: Tree, way: _Way) -> _Part | None:
    resolution = reading.referents.resolve(sentence, way.kept)
    said_as = resolution.said_as if resolution is not None else {}
    text = sentence_case(tree.text(way.kept, said_as))
    if not is_clean(text):
        return None
    sources = (sentence, *(resolution.sentences if resolution is not None else ()))
    first = next((i for i in way.kept if not tree.is_punctuation(i)), way.root)
    points_back = tree.tokens[first].text.lower() in BACKWARD
    is_named = not is_unnamed(tree, tree.child(way.root, "nsubj", "nsubj:pass"))
    count = len(text.split())
    # What opens an article stands alone, whatever the pronouns in it.
    is_lead = sentence == 0 and len(way.kept) == len(tree.tokens)
    return _Part(
        text,
        sources,
        count,
        content(text),
        opens=not points_back and (is_lead or (is_named and resolution is not None)),
        follows=resolution is None and not is_lead,
        score=way.score
        + WHOLENESS * count / max(len(tree.sentence.text.split()), 1)
        + (WHOLE_LEAD if is_lead else 0.0),
    )
