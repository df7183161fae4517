"""Labels: specific to the story, of words that it has, each another."""

from eval.metrics.style import is_generic
from eval.metrics.words import content_words
from eval.reference import Reference
from eval.score import Measurement, Metric, Score, Unscored
from service.brief import Brief

MOST_WORDS = 3


def label_quality(brief: Brief, reference: Reference) -> Measurement:
    """Share of labels without fault; notes name the others.

    A label is at fault where it has more than MOST_WORDS words, would fit any story, has been used
    before, or half of its content words stand neither in its takeaway nor in the article.
    """
    if not brief.takeaways:
        return Unscored("the brief has no takeaways")
    told = set(content_words(reference.article))
    faults, used = [], set[str]()
    for number, takeaway in enumerate(brief.takeaways):
        fault = _fault(takeaway.label, told | set(content_words(takeaway.text)), used)
        used.add(takeaway.label.casefold())
        if fault:
            faults.append(f"key_takeaways[{number}].label: {fault}: {takeaway.label!r}")
    return Score(1 - len(faults) / len(brief.takeaways), tuple(faults))


def _fault(label: str, told: set[str], used: set[str]) -> str | None:
    words = content_words(label)
    if not 1 <= len(label.split()) <= MOST_WORDS:
        return f"not 1 to {MOST_WORDS} words"
    if is_generic(label):
        return "fits any story"
    if label.casefold() in used:
        return "used before"
    if sum(word in told for word in words) * 2 < len(words):
        return "of words that the story has not"
    return None


METRICS = (
    Metric(
        "label_quality",
        1,
        "Are labels specific, of the story's words, and different?",
        label_quality,
    ),
)
