"""No fall behind what was accepted: the run against a report that was kept.

A metric has fallen where the paired 95% interval of its difference, over the articles that are the
same in both, lies below nought; where it is scored no longer; and where an article fails that was
briefed. What cannot be told is a tool error, never a pass.
"""

from collections.abc import Collection, Iterator, Sequence
from statistics import fmean
from typing import Literal

from eval.compare import LEAST_FOR_AN_INTERVAL, TIE, Comparison, compare, scores_of, shared_articles
from eval.gate import COMPARED, Check
from eval.report.record import EstimateBody, EvaluationBody
from eval.score import NOT_INSTALLED

_MOST_NAMED = 20

Fault = Literal["quality", "tool"]


def regressions(
    accepted: EvaluationBody, mine: EvaluationBody, seed: int, *, part: bool = False
) -> Iterator[Check]:
    """How many accepted articles are compared, whether those briefed before still are, and one
    check for each metric of the accepted report; metrics of another version are new ones and have
    nothing to fall behind of. `part`: the run was asked for some of the articles only.

    Raises: ToolError where they share no article.
    """
    rows = {row.metric: row for row in compare(accepted, mine, seed).comparisons}
    shared = set(shared_articles(accepted, mine))
    yield _compared(accepted, mine, part=part)
    yield _still_briefed(accepted, mine)
    same = {m for m, v in accepted.manifest.metrics.items() if mine.manifest.metrics.get(m) == v}
    if not same:
        wanted = f"some of {accepted.manifest.writer}'s accepted report"
        yield Check("metrics", wanted, "none has the same version", "tool", "accepted")
    for metric in accepted.manifest.metrics:
        wanted = f"no fall behind {accepted.manifest.writer}"
        if metric not in mine.manifest.metrics:
            yield Check(metric, wanted, "the suite no longer has it", "tool", "accepted")
        elif metric in same:
            before = [v for name, v in scores_of(accepted, metric).items() if name in shared]
            got, fault = _fall(rows.get(metric), before, mine.run.estimates[metric])
            yield Check(metric, wanted, got, fault, "accepted")


def _compared(accepted: EvaluationBody, mine: EvaluationBody, *, part: bool) -> Check:
    theirs, ours = accepted.manifest.references, mine.manifest.references
    absent = [name for name in theirs if name not in ours]
    changed = [name for name in theirs if name in ours and ours[name] != theirs[name]]
    count = len(theirs) - len(absent) - len(changed)
    few = count < LEAST_FOR_AN_INTERVAL
    got = f"{count} of {len(theirs)}"
    if absent:
        got += f"; left out{', as asked' if part else ''}: {_named(absent)}"
    if changed:
        got += f"; with another text or reference: {_named(changed)}"
    if few:
        got += f"; an interval needs {LEAST_FOR_AN_INTERVAL} articles at least"
    fault: Fault | None = "tool" if few or changed or (absent and not part) else None
    wanted = f"all that {accepted.manifest.writer} was accepted on"
    return Check(COMPARED, wanted, got, fault, "accepted")


def _still_briefed(accepted: EvaluationBody, mine: EvaluationBody) -> Check:
    before = {case.id for case in accepted.run.cases if case.summary is not None}
    failed = [c.id for c in mine.run.cases if c.summary is None and c.id in before]
    got = f"{len(failed)} failed: {_named(failed)}" if failed else "all"
    wanted = f"every one that {accepted.manifest.writer} briefed"
    return Check("articles", wanted, got, "quality" if failed else None, "accepted")


def _named(names: Sequence[str]) -> str:
    more = len(names) - _MOST_NAMED
    return ", ".join(names[:_MOST_NAMED]) + (f" and {more} more" if more > 0 else "")


def _fall(
    row: Comparison | None, before: Collection[float], own: EstimateBody
) -> tuple[str, Fault | None]:
    """What became of a metric, and its fault. `row` is None where no article is scored in both,
    or a score is no number; `before` are the accepted scores of the articles compared."""
    if own.nan:
        return "NaN", "tool"
    if not before:
        return "not scored there", None
    if not own.n:
        if own.unscored.keys() == {NOT_INSTALLED}:
            return f"not compared: {NOT_INSTALLED}", None
        reasons = "".join(f"; {count} × {reason}" for reason, count in own.unscored.items())
        return f"scored on none, {len(before)} were{reasons}", "quality"
    if row is None or not row.has_interval:
        # Scored on other articles than before, as quotations are: the means alone can tell.
        told = f"{own.mean or 0:.3f} on {own.n}, was {fmean(before):.3f} on {len(before)}"
        fell = (own.mean or 0) < fmean(before) - TIE
        return f"{told}; too few scored in both for an interval", "tool" if fell else None
    gain = row.gain
    told = f"{gain.mean:+.3f} [{gain.low:+.3f}, {gain.high:+.3f}]"
    count = f"better on {row.wins}, worse on {row.losses} of {gain.n}"
    return f"{told}, {count}", "quality" if gain.high < 0 else None
