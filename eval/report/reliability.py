"""How far the shipped support model's word can be trusted: what its recipe measured on test."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable

from eval.checker.measures import Bin, Bools, Floats, calibration_error, reliability

FILE = "support.reliability.json"


@dataclass(frozen=True, slots=True)
class Reliability:
    """`lines` of `articles` articles that nothing was trained on; `error`: the expected calibration
    error of the score in percent."""

    articles: int
    lines: int
    error: float
    bins: tuple[Bin, ...]


def measured(articles: int, score: Floats, truth: Bools) -> Reliability:
    """Of the scores that true and false lines got."""
    bins = tuple(reliability(score, truth))
    return Reliability(articles, len(truth), calibration_error(score, truth), bins)


def as_json(found: Reliability) -> str:
    return json.dumps(asdict(found), indent=1) + "\n"


def shipped(folder: Traversable | None = None) -> Reliability | None:
    """What lies beside the weights; None where they come without."""
    try:
        text = ((folder or files("service") / "weights") / FILE).read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    row = json.loads(text)
    bins: Sequence[dict[str, float]] = row.pop("bins")
    return Reliability(
        bins=tuple(Bin(one["low"], int(one["lines"]), one["mean"], one["true"]) for one in bins),
        **row,
    )
