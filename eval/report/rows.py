"""The table that every report shows: a row a metric, ours beside the baseline."""

from dataclasses import dataclass

from eval.estimate import Estimate, Interval
from eval.evaluation import Evaluation
from eval.gate import COMPARED


@dataclass(frozen=True, slots=True)
class Row:
    """`ours` None: no article was scored. `theirs` and `gain` None: no baseline, or it was not
    scored. `gated`: the gate states a threshold for it, more than not to fall behind what was
    accepted; `failed`: a check on this metric failed."""

    metric: str
    asks: str
    ours: Interval | None
    theirs: Interval | None
    gain: Interval | None
    unscored: str
    gated: bool
    failed: bool


def rows(evaluation: Evaluation) -> tuple[Row, ...]:
    """In the metrics' own order."""
    lead = {e.metric: e.interval for e in evaluation.baseline_estimates or ()}
    gains = {e.metric: e.interval for e in evaluation.gains or ()}
    asks = {metric.name: metric.asks for metric in evaluation.run.metrics}
    checks = evaluation.verdict.checks if evaluation.verdict else ()
    return tuple(
        Row(
            metric=estimate.metric,
            asks=asks[estimate.metric],
            ours=estimate.interval,
            theirs=lead.get(estimate.metric),
            gain=gains.get(estimate.metric),
            unscored=_unscored(estimate),
            gated=any(
                check.subject == estimate.metric and check.bar == "threshold" for check in checks
            ),
            failed=any(check.subject == estimate.metric and check.fault for check in checks),
        )
        for estimate in evaluation.estimates
    )


def outcome(evaluation: Evaluation) -> str:
    """The verdict in a few words."""
    told = "no gate applied"
    if evaluation.verdict is not None:
        words = ("gate passed", "gate failed: quality", "gate failed: tool error")
        told = words[evaluation.exit_code]
    if evaluation.nothing_briefed:
        told += f": nothing was briefed, all {len(evaluation.run.cases)} articles failed"
    return told


def held_against(evaluation: Evaluation) -> str | None:
    """How many of the accepted report's articles the run was held against, and which not; None
    where it was held against none."""
    checks = evaluation.verdict.checks if evaluation.verdict else ()
    found = next((check for check in checks if check.subject == COMPARED), None)
    return f"compared with {found.wanted}: {found.got}" if found else None


def figures(interval: Interval | None) -> str:
    """Mean and interval, as in "0.412 [0.371, 0.452]"."""
    if interval is None:
        return "–"
    return f"{interval.mean:.3f} [{interval.low:.3f}, {interval.high:.3f}]"


def _unscored(estimate: Estimate) -> str:
    return "; ".join(f"{count} × {reason}" for reason, count in estimate.unscored)
