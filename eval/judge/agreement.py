"""What a judge's answers come to, and how far it agrees with itself."""

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from eval.estimate import Interval, bootstrap
from eval.judge.judging import CRITERIA, Judgement, Side

_BY_PLACE: dict[Side, tuple[str, str]] = {
    "A": ("ours", "theirs"),
    "B": ("theirs", "ours"),
    "tie": ("tie", "tie"),
}


@dataclass(frozen=True, slots=True)
class Verdicts:
    """One criterion. `score`: mean of 1 for a win in both orders, 0 for a loss in both, ½ for all
    else. `agreement`: share of articles on which both orders name the same winner; `kappa` the
    same beyond chance (Cohen 1960), NaN where there is no chance; `first`: share of answers that
    prefer what they read first, of those that prefer anything."""

    criterion: str
    score: Interval
    wins: int
    losses: int
    agreement: float
    kappa: float
    first: float


def verdicts(judgements: Sequence[Judgement], seed: int) -> tuple[Verdicts, ...]:
    """One row a criterion, over the articles judged in both orders; () where there is none."""
    whole = [(one.first, one.second) for one in judgements if one.first and one.second]
    if not whole:
        return ()
    return tuple(
        _of(name, [(first[name], second[name]) for first, second in whole], seed)
        for name in CRITERIA
    )


def _of(criterion: str, sides: Sequence[tuple[Side, Side]], seed: int) -> Verdicts:
    winners = [(_BY_PLACE[first][0], _BY_PLACE[second][1]) for first, second in sides]
    wins, losses = winners.count(("ours", "ours")), winners.count(("theirs", "theirs"))
    values = [
        1.0 if pair == ("ours", "ours") else 0.0 if pair == ("theirs", "theirs") else 0.5
        for pair in winners
    ]
    rng = random.Random(f"{seed}:{criterion}")  # noqa: S311 - resampling, no secret
    same = sum(one == other for one, other in winners) / len(winners)
    said = [side for pair in sides for side in pair if side != "tie"]
    first = said.count("A") / len(said) if said else 0.5
    return Verdicts(criterion, bootstrap(values, rng), wins, losses, same, _kappa(winners), first)


def _kappa(winners: Sequence[tuple[str, str]]) -> float:
    n = len(winners)
    same = sum(one == other for one, other in winners) / n
    one, other = Counter(a for a, _ in winners), Counter(b for _, b in winners)
    chance = sum(one[name] * other[name] for name in one) / (n * n)
    return (same - chance) / (1 - chance) if chance < 1 else float("nan")
