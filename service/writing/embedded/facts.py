"""Which facts make the takeaways: the best-scored that do not say each other's thing again."""

from collections.abc import Sequence
from dataclasses import dataclass

from service.writing.embedded.pool import Candidate
from service.writing.embedded.words import Weights

# Two candidates that share this much of the lighter one's content mass tell the same fact.
SAME_FACT = 0.6
# What a full repetition costs against the rank model's log-odds.
REPETITION_COST = 1.5
ALTERNATES = 4


@dataclass(frozen=True, slots=True)
class Fact:
    """The ways to say one fact, best first."""

    ways: tuple[Candidate, ...]


def pick(candidates: Sequence[Candidate], weights: Weights, most: int) -> list[Fact]:
    """Greedy: each time the candidate with the best score after repetition is paid for."""
    chosen: list[Candidate] = []
    left = [(0.0, candidate) for candidate in candidates]
    while left and len(chosen) < most:
        _, best = max(left, key=_worth)
        chosen.append(best)
        shared = ((max(r, _shared(c, best, weights)), c) for r, c in left)
        left = [(repeated, c) for repeated, c in shared if repeated < SAME_FACT]
    return [Fact(_ways(best, candidates, chosen, weights)) for best in chosen]


def _worth(offer: tuple[float, Candidate]) -> tuple[float, str]:
    """Score after repetition is paid for; the text decides between equals."""
    repeated, candidate = offer
    return candidate.score - REPETITION_COST * repeated, candidate.text


def _shared(left: Candidate, right: Candidate, weights: Weights) -> float:
    if left.sentence == right.sentence and left.shortened.root == right.shortened.root:
        return 1.0  # one clause, cut in two ways
    lighter = min(left.mass, right.mass)
    return weights.mass(left.words & right.words) / lighter if lighter else 1.0


def _ways(
    best: Candidate, candidates: Sequence[Candidate], chosen: Sequence[Candidate], weights: Weights
) -> tuple[Candidate, ...]:
    """The chosen wording, then others of the same clause that repeat no other chosen fact."""
    others = [
        c
        for c in candidates
        if c is not best
        and c.sentence == best.sentence
        and c.shortened.root == best.shortened.root
        and all(o is best or _shared(c, o, weights) < SAME_FACT for o in chosen)
    ]
    return (best, *sorted(others, key=lambda c: -c.score)[: ALTERNATES - 1])
