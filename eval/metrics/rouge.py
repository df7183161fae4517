"""ROUGE F1 against the reference, by rouge-score, with Porter stemming.

rougeLsum reads one sentence per line and silently becomes rougeL where no line break is given, so
synopses are split into sentences and takeaways joined by line breaks here. Tokens are runs of
[a-z0-9] in lower case; words over three letters are stemmed.
"""

import re
from collections.abc import Callable
from functools import cache, lru_cache

from rouge_score.rouge_scorer import RougeScorer
from rouge_score.scoring import Score as RougeScore

from eval.reference import Reference
from eval.score import Measurement, Metric, Score, Unscored
from service.brief import Brief

KINDS = ("rouge1", "rouge2", "rougeLsum")
FIELDS = ("headline_question", "synopsis", "takeaways")
# Of the metrics that compare a field's text with the reference's.
VERSIONS = {"headline_question": 1, "synopsis": 1, "takeaways": 2}
_SENTENCE_BREAK = re.compile(r"(?<=[.!?])[\"'”’)]*\s+(?=[\"'“‘(]*[A-Z0-9])")


def written(brief: Brief, field: str, reference: Reference) -> str:
    """The text of one field of a brief, one sentence or takeaway per line; "" where it has none.
    Labels are left out where the reference has none to share words with."""
    if field == "takeaways":
        labelled = reference.brief.has_labels
        return "\n".join(f"{t.label}: {t.text}" if labelled else t.text for t in brief.takeaways)
    line = brief.synopsis if field == "synopsis" else brief.headline_question
    return one_sentence_per_line(line.text) if line else ""


def expected(reference: Reference, field: str) -> str:
    """The same of a reference."""
    brief = reference.brief
    if field == "takeaways":
        return "\n".join(f"{t.label}: {t.text}" if t.label else t.text for t in brief.takeaways)
    text = brief.synopsis if field == "synopsis" else brief.headline_question
    return one_sentence_per_line(text) if text else ""


def one_sentence_per_line(text: str) -> str:
    return _SENTENCE_BREAK.sub("\n", " ".join(text.split()))


@cache
def _scorer() -> RougeScorer:
    return RougeScorer(list(KINDS), use_stemmer=True, split_summaries=False)


def rouge_of(target: str, prediction: str) -> dict[str, RougeScore]:
    """Precision, recall and F1 by kind, one sentence a line on either side."""
    return dict(_scorer().score(target, prediction))


@lru_cache(maxsize=1024)
def _scores(target: str, prediction: str) -> dict[str, float]:
    """F1 by kind."""
    return {kind: float(found.fmeasure) for kind, found in rouge_of(target, prediction).items()}


def _rouge(kind: str, field: str) -> Callable[[Brief, Reference], Measurement]:
    def measure(brief: Brief, reference: Reference) -> Measurement:
        target, prediction = expected(reference, field), written(brief, field, reference)
        if not target:
            return Unscored(f"the reference has no {field}")
        # A text of one word has no bigram: not even itself would score.
        if not _scores(target, target)[kind]:
            return Unscored(f"the reference's {field} is too short for {kind}")
        if not prediction:
            return Score(0.0, (f"the brief has no {field}",))
        return Score(_scores(target, prediction)[kind])

    return measure


METRICS = tuple(
    Metric(
        name=f"{kind.lower()}_{field}",
        version=VERSIONS[field],
        asks=f"How far does the {field.replace('_', ' ')} share the reference's words ({kind} F1)?",
        measure=_rouge(kind, field),
    )
    for field in FIELDS
    for kind in KINDS
)
