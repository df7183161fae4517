"""What a metric answers: a score, or why there is none."""

from collections.abc import Callable
from dataclasses import dataclass

from eval.reference import Reference
from service.brief import Brief

# The reason of metrics that need an optional extra: what lacks is the tool, not the brief.
NOT_INSTALLED = "the extra standfirst[similarity] is not installed"


@dataclass(frozen=True, slots=True)
class Score:
    """`value` from 0 (worst) to 1 (best); `notes` name what cost the rest, for people."""

    value: float
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unscored:
    """The metric had nothing to measure. Counted apart by `reason`, never taken for 0.0."""

    reason: str


Measurement = Score | Unscored


@dataclass(frozen=True, slots=True)
class Metric:
    """A named question about one brief. A changed answer takes a new `version`.

    A line that the reference has and the brief lacks scores 0 where the metric compares the two:
    an empty line shares nothing with the reference, and withholding must not raise a mean.
    Unscored is for what the reference does not have, or for a tool that is not installed.
    """

    name: str
    version: int
    asks: str
    measure: Callable[[Brief, Reference], Measurement]
