"""Semantic similarity to the reference: cosine of sentence vectors, negative ones taken as 0."""

from collections.abc import Callable

from eval.encoder import Encoder, load_encoder
from eval.metrics.rouge import FIELDS, VERSIONS, expected, written
from eval.reference import Reference
from eval.score import NOT_INSTALLED, Measurement, Metric, Score, Unscored
from service.brief import Brief


def similarity(
    field: str, encoder: Callable[[], Encoder | None] = load_encoder
) -> Callable[[Brief, Reference], Measurement]:
    """A measure for one field; `encoder` gives None where none is installed."""

    def measure(brief: Brief, reference: Reference) -> Measurement:
        target, prediction = expected(reference, field), written(brief, field, reference)
        if not target:
            return Unscored(f"the reference has no {field}")
        if (vectors := encoder()) is None:
            return Unscored(NOT_INSTALLED)
        if not prediction:
            return Score(0.0, (f"the brief has no {field}",))
        cosine = float(vectors.encode(target) @ vectors.encode(prediction))
        # Six places: what float32 holds of a cosine, so that a text is exactly like itself.
        return Score(round(min(max(cosine, 0.0), 1.0), 6))

    return measure


METRICS = tuple(
    Metric(
        f"similarity_{field}",
        VERSIONS[field],
        f"How near to the reference's in meaning: the {field.replace('_', ' ')}?",
        similarity(field),
    )
    for field in FIELDS
)
