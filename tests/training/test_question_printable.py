"""Readers' marks of questions: kept without any text, found again among those that the writer asks,
fitted to."""

import gzip
import json
import zlib
from pathlib import Path

import pytest

from service.writing.embedded.asking.question_printable import WEIGHTS
from training.question_printable import QUESTIONS, main, marked_questions

PORT = [
    "The port of Delft will close two old terminals in March because traffic has fallen sharply.",
    "The dockers' union rejected the plan on Friday and called a long strike over the closure.",
    "Nearly 400 jobs were cut at the docks last year after a bitter dispute about pay and hours.",
]
WHY = "Why Will the Port of Delft Close Two Old Terminals in March?"
WHETHER = "Will the Port of Delft Close Two Old Terminals in March?"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    path = tmp_path / "briefs.jsonl"
    record = {
        "source": "port", "split": "train", "title": "", "paragraphs": [" ".join(PORT)],
        "sentences": PORT, "paragraph_of": [0] * len(PORT),
        "brief": {"headline_question": WHY, "synopsis": PORT[0], "synopsis_from": [0],
                  "takeaways": [{"label": "Closure", "text": PORT[0], "from": [0]}] * 5},
    }  # fmt: skip
    path.write_text("".join(json.dumps({"id": f"port-{i}", **record}) + "\n" for i in range(24)))
    return path


def written(path: Path, printed: dict[str, float]) -> Path:
    questions = [
        {"sentence": 0, "text": zlib.crc32(text.encode()), "printed": share}
        for text, share in printed.items()
    ]
    with gzip.open(path, "wt", encoding="utf-8") as lines:
        for article in range(24):
            lines.write(json.dumps({"id": f"port-{article}", "questions": questions}) + "\n")
    return path


def test_what_readers_would_print_scores_higher(data: Path, tmp_path: Path) -> None:
    marks = written(tmp_path / "marks.gz", {WHY: 1.0, WHETHER: 0.0, "Is It So?": 0.0})

    main(data, tmp_path, marks, l2=1.0)

    weight = json.loads((tmp_path / WEIGHTS).read_text(encoding="utf-8"))["weight"]
    assert weight["opens:why"] > 0 > weight["opens:will"]


def test_marks_are_found_by_sentence_and_sum_of_the_text(tmp_path: Path) -> None:
    found = marked_questions(written(tmp_path / "marks.gz", {WHY: 0.5}))

    assert found["port-0"] == {(0, zlib.crc32(WHY.encode())): 0.5}


def test_the_shipped_marks_hold_no_text() -> None:
    with gzip.open(QUESTIONS, "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]

    assert sum(len(record["questions"]) for record in records) > 11_000
    for record in records:
        assert set(record) == {"id", "questions"}
        for question in record["questions"]:
            assert set(question) == {"sentence", "text", "printed"}
            assert isinstance(question["text"], int)
            assert 0 <= question["printed"] <= 1
