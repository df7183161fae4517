"""Every metric of the suite by name. A metric's answer never changes without its version."""

from eval.metrics import (
    checked,
    evidence,
    facts,
    labels,
    question,
    rouge,
    similarity,
    style,
    support,
    takeaways,
)
from eval.score import Metric

METRICS: tuple[Metric, ...] = (
    *facts.METRICS,
    *evidence.METRICS,
    *support.METRICS,
    *checked.METRICS,
    *style.METRICS,
    *labels.METRICS,
    *question.METRICS,
    *takeaways.METRICS,
    *rouge.METRICS,
    *similarity.METRICS,
)
