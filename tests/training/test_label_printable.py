"""Readers' marks of labels: kept without any text, found again among the proposals, fitted to."""

import gzip
import json
from pathlib import Path

import pytest

from service.writing.embedded.labelling.label_printable import WEIGHTS
from training.label_printable import LABELS, main, usage

PORT = [
    "The port of Delft will close two old terminals in March because traffic has fallen sharply.",
    "The dockers' union rejected the plan on Friday and called a long strike over the closure.",
    "Nearly 400 jobs were cut at the docks last year after a bitter dispute about pay and hours.",
    "A spokesman for the port said the terminals had lost money in each of the last ten years.",
]
# Of the first sentence, and words in it.
TOKENS, OLD, TERMINALS, TRAFFIC = 17, 7, 8, 12


@pytest.fixture
def data(tmp_path: Path) -> Path:
    path = tmp_path / "briefs.jsonl"
    takeaway = {"label": "Terminal Closure", "text": PORT[0], "from": [0]}
    brief = {
        "headline_question": "Why Will Delft Close Two Terminals?", "synopsis": PORT[0],
        "synopsis_from": [0], "takeaways": [takeaway] * 5,
    }  # fmt: skip
    record = {
        "source": "port", "split": "train", "title": "", "paragraphs": [" ".join(PORT)],
        "sentences": PORT, "paragraph_of": [0] * len(PORT), "brief": brief,
    }  # fmt: skip
    ids = ("port-1", "port-2", "unread")
    path.write_text("".join(json.dumps({"id": i, **record}) + "\n" for i in ids))
    return path


def test_editors_use_of_a_word_is_counted_where_no_reader_marked(data: Path) -> None:
    counted = usage(data, {"port-1", "port-2"})

    assert counted["closur"][0] > counted["port"][0]
    assert not usage(data, {"port-1", "port-2", "unread"})


def test_what_readers_liked_scores_higher(data: Path, tmp_path: Path) -> None:
    def marked(article: str, tokens: int = TOKENS) -> str:
        labels = [
            {"words": [[OLD, 0], [TERMINALS, 0]], "codes": ""},
            {"words": [[TRAFFIC, 0]], "codes": "v"},
        ]
        record = {
            "id": article, "sentence": 0, "tokens": tokens, "kept": list(range(TOKENS)),
            "labels": labels,
        }  # fmt: skip
        return json.dumps(record) + "\n"

    path = tmp_path / "marks.gz"
    with gzip.open(path, "wt", encoding="utf-8") as lines:
        lines.writelines([marked("port-1"), marked("port-2"), marked("port-1", 3)] * 40)

    main(data, tmp_path, path, l2=1.0)

    stored = json.loads((tmp_path / WEIGHTS).read_text(encoding="utf-8"))
    assert stored["weight"]["words:1"] < 0 < stored["weight"]["words:2"]
    assert "closur" in stored["lexicon"]


def test_the_shipped_marks_hold_no_text() -> None:
    with gzip.open(LABELS, "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]

    assert sum(len(record["labels"]) for record in records) > 8000
    for record in records:
        assert set(record) - {"written"} == {"id", "sentence", "tokens", "kept", "labels"}
        assert all(len(label.split()) <= 3 for label in record.get("written", []))
        for label in record["labels"]:
            assert set(label["codes"]) <= set("cvmn")
            assert all(isinstance(word, str) or len(word) == 2 for word in label["words"])
