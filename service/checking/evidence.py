"""The sentences a line rests on: the fewest that say all it says, whoever wrote it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from service.checking.facts.claim import Claim
from service.checking.source import Source
from service.checking.text.statement import Statement
from service.checking.text.words import Word, is_content
from service.document import Span

MOST_SENTENCES = 3
# One sentence of a synopsis may sum up more of the article than a takeaway does.
MOST_OF_A_SYNOPSIS = 5
# Only sentences that alone say the most can be part of the best set.
_CANDIDATES = 8
# What a number, date, name or quotation weighs beside another content word.
_CLAIM_WEIGHT = 2.0
# What one more sentence must add: a claim, or two words; a single word is chance.
_SENTENCE_COST = 1.4
# Kinds of claims whose words are looked up as one, not each.
_LOOKED_UP = ("number", "date", "name")
# A writer's own evidence wins where it says as much.
_CLAIMED_BONUS = 0.3


@dataclass(frozen=True, slots=True)
class Evidence:
    """`passages` in reading order; `share` (0 to 1) is how much of the line, by weight, they say;
    `unsaid` are the line's content words that none of them has."""

    passages: tuple[int, ...]
    share: float
    unsaid: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Key:
    """Something the line says, and where the article says it too."""

    surface: str
    weight: float
    passages: frozenset[int]


def find(
    wanted: Sequence[Key], source: Source, drafted: Iterable[Span], most: int = MOST_SENTENCES
) -> Evidence:
    """At most `most` passages that together say the most of what is wanted.

    `drafted` are the spans a writer named: passages they touch are preferred, never trusted.
    No passages where no sentence has a word of the line.
    """
    total = sum(key.weight for key in wanted)
    preferred = touched(drafted, source)
    candidates = _candidates(wanted, preferred)
    best: tuple[int, ...] = ()
    best_score = 0.0
    for size in range(1, min(most, MOST_SENTENCES) + 1):
        for chosen in combinations(candidates, size):
            said = sum(key.weight for key in wanted if not key.passages.isdisjoint(chosen))
            bonus = _CLAIMED_BONUS * len(preferred.intersection(chosen))
            score = said - _SENTENCE_COST * (size - 1) + bonus
            if score > best_score:
                best, best_score = chosen, score
    best = _topped_up(best, wanted, most)
    unsaid = [key for key in wanted if key.passages.isdisjoint(best)]
    share = 1 - sum(key.weight for key in unsaid) / total if total else 0.0
    return Evidence(tuple(sorted(best)), share, tuple(key.surface for key in unsaid))


def _topped_up(chosen: tuple[int, ...], wanted: Sequence[Key], most: int) -> tuple[int, ...]:
    """The passages with those that still add a claim or more, up to `most`."""
    while chosen and len(chosen) < most:
        added: dict[int, float] = {}
        for key in wanted:
            if key.passages.isdisjoint(chosen):
                for i in key.passages:
                    added[i] = added.get(i, 0.0) + key.weight
        best = min(added, key=lambda i: (-added[i], i), default=None)
        if best is None or added[best] <= _SENTENCE_COST:
            break
        chosen = (*chosen, best)
    return chosen


def touched(spans: Iterable[Span], source: Source) -> frozenset[int]:
    """The passages whose sentence a span touches; spans outside the text touch none."""
    ordered = [span for span in spans if span.start < span.end]
    return frozenset(
        i
        for i, passage in enumerate(source.passages)
        if any(passage.sentence.span.overlaps(span) for span in ordered)
    )


def _candidates(keys: Sequence[Key], preferred: frozenset[int]) -> list[int]:
    weights: dict[int, float] = {}
    for key in keys:
        for i in key.passages:
            weights[i] = weights.get(i, _CLAIMED_BONUS * (i in preferred)) + key.weight
    return sorted(weights, key=lambda i: (-weights[i], i))[:_CANDIDATES]


def claim_keys(claims: Iterable[Claim]) -> list[Key]:
    """One key for each claim that a passage can bear out."""
    return [Key(claim.surface, _CLAIM_WEIGHT, claim.passages) for claim in claims if claim.passages]


def keys(line: Statement, claims: Sequence[Claim], source: Source) -> list[Key]:
    """The keys of the line's claims, and one for every other content word."""
    taken = [claim.span for claim in claims if claim.kind in _LOOKED_UP]
    return claim_keys(claims) + [
        Key(word.text, 1.0, source.with_word(word.text))
        for word in line.words
        if is_content(word) and not _inside(word, taken)
    ]


def _inside(word: Word, spans: Sequence[Span]) -> bool:
    return any(span.start <= word.start < span.end for span in spans)
