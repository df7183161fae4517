"""Which labels name what an editor would: learnt from editors' labels, without their words."""

import json
from pathlib import Path

import pytest

from service.writing.embedded.labelling.label_printable import POINT_WEIGHTS
from training.label_point import closeness, main

TALKS = [
    "The port of Delft will close two old terminals in March because traffic has fallen sharply.",
    "The harbour board rejected the offer on Friday after a long meeting with the city council.",
    "The union called a strike over the closure, although most dockers had kept their contracts.",
    "The company sold three cargo ships last year when a bank refused to extend its credit.",
    "The minister praised the new rescue plan, which the crews had criticised in a public letter.",
]
LABELS = ["Terminal Closure", "Offer Rejected", "Strike Call", "Ship Sale", "Rescue Plan"]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    path = tmp_path / "briefs.jsonl"
    takeaways = [
        {"label": label, "text": text, "from": [index]}
        for index, (label, text) in enumerate(zip(LABELS, TALKS, strict=True))
    ]
    brief = {
        "headline_question": "Why Will Delft Close Two Terminals?", "synopsis": TALKS[0],
        "synopsis_from": [0], "takeaways": takeaways,
    }  # fmt: skip
    record = {
        "source": "port", "split": "train", "title": "", "paragraphs": [" ".join(TALKS)],
        "sentences": TALKS, "paragraph_of": [0] * len(TALKS), "brief": brief,
    }  # fmt: skip
    ids = [f"port-{index}" for index in range(12)]
    path.write_text("".join(json.dumps({"id": i, **record}) + "\n" for i in ids))
    return path


@pytest.mark.parametrize(
    ("label", "expected"),
    [("Terminal Closure", 1.0), ("Terminals", 2 / 3), ("Old Terminals", 0.5), ("Traffic", 0.0)],
)
def test_a_label_is_as_close_as_it_shares_words(label: str, expected: float) -> None:
    assert closeness(label, "Terminal Closure") == pytest.approx(expected)


def test_places_are_learnt_and_no_words(data: Path, tmp_path: Path) -> None:
    main(data, tmp_path, l2=1.0)

    weight = json.loads((tmp_path / POINT_WEIGHTS).read_text(encoding="utf-8"))["weight"]
    assert {"in:obj", "depth:nearest", "place"} <= set(weight)
    assert not [name for name in weight if name.startswith(("first:", "last:", "usage:", "score"))]
