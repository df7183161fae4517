"""What tells how close a synopsis comes to the one an editor wrote."""

from service.writing.embedded.reading import Reading
from service.writing.embedded.summing.synopsis_parts import Part

PART_FEATURES = (
    "synopsis", "takeaway", "question", "lead", "second", "third", "share", "whole", "kept",
    "left", "names", "resolved", "words",
)  # fmt: skip
FEATURES = (
    *(f"first_{name}" for name in PART_FEATURES),
    *(f"then_{name}" for name in PART_FEATURES),
    "words", "short", "long", "alone", "next", "follows", "overlap", "wanted", "precision",
    "recall", "agreement", "mass", "title",
)  # fmt: skip
WEIGHTS = "synopsis.json"


def synopsis_row(
    reading: Reading, first: Part, then: Part | None, expected: float
) -> tuple[float, ...]:
    count = first.words + (then.words if then is not None else 0)
    wanted = first.wanted + (then.wanted if then is not None else 0.0)
    said = first.content | (then.content if then is not None else frozenset())
    title = reading.title
    return (
        *_part_features(reading, first),
        *(_part_features(reading, then) if then is not None else (0.0,) * len(PART_FEATURES)),
        count / 10, max(0, 36 - count), max(0, count - 42), then is None,
        then is not None and then.sentence == first.sentence + 1,
        then is not None and then.follows,
        reading.weights.overlap(then.content, first.content) if then is not None else 0.0,
        wanted, wanted / count, wanted / max(expected, 1.0),
        2 * wanted / (count + expected), reading.weights.mass(said) / count,
        reading.weights.overlap(title, said) if title else 0.0,
    )  # fmt: skip


def _part_features(reading: Reading, part: Part) -> tuple[float, ...]:
    salience, sentence = reading.salience, part.sentence
    return (
        *(float(salience.chosen(line)[sentence]) for line in ("synopsis", "takeaway", "question")),
        sentence == 0, sentence == 1, sentence == 2,
        part.share, part.share == 1.0, part.kept, part.left, part.names, len(part.sources) > 1,
        part.words / 10,
    )  # fmt: skip
