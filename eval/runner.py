"""A writer over the references: one brief each, every metric on each brief."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from eval.answering import Answering
from eval.metrics import METRICS
from eval.reference import Reference
from eval.score import Measurement, Metric, Score
from service.brief import Summary
from service.errors import StandfirstError
from service.summarizer import Answer


@dataclass(frozen=True, slots=True)
class Case:
    """One reference and what the writer made of its article.

    `measurements` has one entry a metric, by name; none where the article failed: a failure is
    counted as a failure, never as a low score.
    """

    reference: Reference
    answer: Answer
    measurements: Mapping[str, Measurement]

    @property
    def failed(self) -> bool:
        return isinstance(self.answer, StandfirstError)

    @property
    def average(self) -> float:
        """The mean of all scores, to order cases by; 0 where nothing was scored."""
        values = [m.value for m in self.measurements.values() if isinstance(m, Score)]
        return sum(values) / len(values) if values else 0.0


@dataclass(frozen=True, slots=True)
class Run:
    """One writer's cases, in the references' order."""

    writer: str
    metrics: tuple[Metric, ...]
    cases: tuple[Case, ...]

    @property
    def failures(self) -> tuple[Case, ...]:
        return tuple(case for case in self.cases if case.failed)

    @property
    def worst_first(self) -> tuple[Case, ...]:
        return tuple(sorted(self.cases, key=lambda case: (not case.failed, case.average)))


def run(
    answering: Answering,
    references: Sequence[Reference],
    *,
    metrics: Sequence[Metric] = METRICS,
    on_case: Callable[[Case], None] | None = None,
) -> Run:
    """Has every reference's article briefed and measures each brief; `on_case` hears of each at
    once, in the order in which they come.

    An article's StandfirstError is its case's answer. Any other exception is a fault of the
    suite or the writer's code and is not caught.
    """
    cases: dict[str, Case] = {}
    for reference, answer in answering.answers(references):
        case = Case(reference, answer, _measure(answer, reference, metrics))
        if on_case:
            on_case(case)
        cases[reference.id] = case
    ordered = tuple(cases[reference.id] for reference in references)
    return Run(answering.name, tuple(metrics), ordered)


def _measure(
    answer: Answer, reference: Reference, metrics: Sequence[Metric]
) -> Mapping[str, Measurement]:
    if not isinstance(answer, Summary):
        return {}
    return {metric.name: metric.measure(answer.brief, reference) for metric in metrics}
