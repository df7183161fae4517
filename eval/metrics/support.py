"""Support: what share of the takeaways asked for is there and believed by the support model.

Never alone: read beside `completeness` (what was withheld costs there) and the takeaways' length.
"""

from statistics import fmean

from eval.reference import Reference
from eval.score import Measurement, Metric, Score, Unscored
from service.brief import Brief
from service.checking.claims import SUPPORTED_FROM


def support_rate(brief: Brief, reference: Reference) -> Measurement:
    """Share of the brief's takeaways with a support of SUPPORTED_FROM or more; notes name the
    others, and say how many takeaways there are and how long, for a short brief is easily true."""
    del reference  # support is for the article
    judged = [t for t in brief.takeaways if t.support is not None]
    if not judged:
        return Unscored("no takeaway was read by a support model")
    low = [t for t in judged if t.support is not None and t.support < SUPPORTED_FROM]
    words = fmean(len(t.text.split()) for t in judged)
    notes = [f"support {t.support:.2f}: {t.text!r}" for t in low if t.support is not None]
    if low:
        notes.append(f"of {len(judged)} takeaways, {words:.1f} words each")
    return Score(1 - len(low) / len(judged), tuple(notes))


METRICS = (
    Metric("support_rate", 1, "Does the support model believe each takeaway?", support_rate),
)
