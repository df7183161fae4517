"""Readers' marks: kept without any text, found again in their articles, and fitted to."""

import gzip
import json
from pathlib import Path

import pytest

from service.writing.embedded.choosing.printable import WEIGHTS
from training.marks import LINES, marked_articles
from training.printable import LEANS, main

# Of the first sentence.
TOKENS = 17
PORT = [
    "The port of Delft will close two old terminals in March because traffic has fallen sharply.",
    "The dockers' union rejected the plan on Friday and called a long strike over the closure.",
    "Nearly 400 jobs were cut at the docks last year after a bitter dispute about pay and hours.",
    "A spokesman for the port said the terminals had lost money in each of the last ten years.",
]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    path = tmp_path / "briefs.jsonl"
    record = {"id": "port-1", "title": "", "paragraphs": [" ".join(PORT)]}
    path.write_text(json.dumps(record) + "\n" + json.dumps(record | {"id": "port-2"}) + "\n")
    return path


def marks(path: Path, *records: dict[str, object]) -> Path:
    with gzip.open(path, "wt", encoding="utf-8") as lines:
        lines.writelines(json.dumps(record) + "\n" for record in records)
    return path


def marked(sentence: int, tokens: int, codes: str) -> dict[str, object]:
    kept = [0, 1, 4, 5, 6, 7, 8]
    return {
        "id": "port-1", "sentence": sentence, "tokens": tokens, "kept": kept, "root": 5,
        "kind": "main", "codes": codes,
    }  # fmt: skip


def test_a_mark_finds_its_sentence_and_one_that_is_split_otherwise_is_left_out(
    data: Path, tmp_path: Path
) -> None:
    path = marks(tmp_path / "marks.gz", marked(0, TOKENS, "g"), marked(1, 3, ""), marked(9, 5, ""))

    ((document, lines),) = marked_articles(data, path)

    assert document.id == "port-1"
    assert [(line.sentence, line.codes) for line in lines] == [(0, "g")]
    assert len(document.sentences[0].tokens) == TOKENS


def test_an_article_that_cannot_be_read_is_refused_by_its_id(tmp_path: Path) -> None:
    data = tmp_path / "briefs.jsonl"
    data.write_text(json.dumps({"id": "port-1", "title": "", "paragraphs": [" "]}) + "\n")
    path = marks(tmp_path / "marks.gz", marked(0, TOKENS, "g"))

    with pytest.raises(ValueError, match="port-1"):
        list(marked_articles(data, path))


def test_the_shipped_marks_hold_no_text() -> None:
    with gzip.open(LINES, "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]

    assert len(records) > 4000
    for record in records:
        assert set(record) == {"id", "sentence", "tokens", "kept", "root", "kind", "codes"}
        assert set(record["codes"]) <= set("gdfv")
        assert record["kind"] in {"main", "conjunct", "relative", "adverbial"}
        assert all(isinstance(place, int) for place in record["kept"])


def test_what_readers_liked_scores_higher(data: Path, tmp_path: Path) -> None:
    whole = marked(0, TOKENS, "") | {"kept": list(range(TOKENS)), "root": 5}
    chopped = marked(0, TOKENS, "g")
    leaning = marked(0, TOKENS, "d") | {"kept": [0, 1, 5, 6, 7, 8, 9]}
    told = [whole, chopped, leaning] * 40
    path = marks(tmp_path / "marks.gz", *told, *(one | {"id": "port-2"} for one in told))

    main(data, tmp_path, path, l2=1.0)

    stored = json.loads((tmp_path / WEIGHTS).read_text(encoding="utf-8"))
    assert stored["weight"]["lost:nmod"] < 0
    assert 0 < LEANS < 1
