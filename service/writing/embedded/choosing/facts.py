"""Which facts make the takeaways: the best-scored that do not say each other's thing again."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from service.writing.embedded.choosing.pool import Candidate
from service.writing.embedded.grammar.words import Weights

# Two candidates that share this much of the lighter one's content mass tell the same fact.
SAME_FACT = 0.6
# What a full repetition costs against the rank model's log-odds.
REPETITION_COST = 5.0
# What a fact costs that the synopsis above it tells in full; half of it told costs nothing. Of the
# editors' own takeaways one in five repeats the synopsis.
SAID_COST = 5.0
# What a line costs whose subject points at something that the synopsis does not tell of: of those
# readers found 54 in 100 well said, of others 75.
POINTING_COST = 2.6
# Ways to say one fact; checking takes the next where one fails.
WAYS = 3


@dataclass(frozen=True, slots=True)
class Fact:
    """The ways to say one fact, best first."""

    ways: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class _Offer:
    """`worth` before repetition of what is chosen is paid for, a share of which is `repeated`."""

    candidate: Candidate
    worth: float
    repeated: float = 0.0

    def rank(self) -> tuple[float, str]:
        """The text decides between equals."""
        return self.worth - REPETITION_COST * self.repeated, self.candidate.text


def pick(
    candidates: Sequence[Candidate], weights: Weights, most: int, said: frozenset[str] = frozenset()
) -> list[Fact]:
    """Greedy: each time the candidate with the best score after repetition is paid for, of what
    is chosen and of what is `said` elsewhere in the brief (content stems)."""
    chosen: list[Candidate] = []
    left = [_Offer(c, c.score - _cost(c, said, weights)) for c in candidates]
    while left and len(chosen) < most:
        best = max(left, key=_Offer.rank).candidate
        chosen.append(best)
        shared = (
            replace(o, repeated=max(o.repeated, _shared(o.candidate, best, weights))) for o in left
        )
        left = [offer for offer in shared if offer.repeated < SAME_FACT]
    return [Fact(_ways(best, candidates, chosen, weights)) for best in chosen]


def _cost(candidate: Candidate, said: frozenset[str], weights: Weights) -> float:
    is_unknown = bool(candidate.points_at) and not candidate.points_at & said
    return SAID_COST * _said(candidate, said, weights) + POINTING_COST * is_unknown


def _said(candidate: Candidate, said: frozenset[str], weights: Weights) -> float:
    return max(0.0, 2 * weights.overlap(candidate.words, said) - 1)


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
    return (best, *sorted(others, key=lambda c: -c.score)[: WAYS - 1])
