"""No fall behind what was accepted: the run against a report that was kept.

A metric has fallen where the paired 95% interval of its difference, over the articles that are the
same in both, lies below nought.
"""

import math
from collections.abc import Iterator, Mapping

from eval.compare import Comparison, compare
from eval.estimate import Estimate
from eval.gate import Check
from eval.report.record import EvaluationBody


def regressions(
    accepted: EvaluationBody, mine: EvaluationBody, estimates: tuple[Estimate, ...], seed: int
) -> Iterator[Check]:
    """One check for each metric of the accepted report; metrics of another version are new ones
    and have nothing to fall behind of. Raises: ToolError where they share no article."""
    found = {row.metric: row for row in compare(accepted, mine, seed).comparisons}
    own = {estimate.metric: estimate for estimate in estimates}
    for metric, version in accepted.manifest.metrics.items():
        wanted = f"no fall behind {accepted.manifest.writer}"
        if metric not in mine.manifest.metrics:
            yield Check(metric, wanted, "the suite no longer has it", "tool", "accepted")
        elif mine.manifest.metrics[metric] == version:
            yield _check(metric, wanted, found.get(metric), own)


def _check(metric: str, wanted: str, row: Comparison | None, own: Mapping[str, Estimate]) -> Check:
    interval = own[metric].interval
    if interval and math.isnan(interval.mean):
        return Check(metric, wanted, "NaN", "tool", "accepted")
    if row is None:
        return Check(metric, wanted, "no article scored in both", None, "accepted")
    gain = row.gain
    got = (
        f"{gain.mean:+.3f} [{gain.low:+.3f}, {gain.high:+.3f}], "
        f"better on {row.wins}, worse on {row.losses} of {gain.n}"
    )
    return Check(metric, wanted, got, "quality" if gain.high < 0 else None, "accepted")
