"""What the label judge learns from: marks, a teacher's odds, and articles kept apart."""

import gzip
import json
import math
from pathlib import Path
from typing import Any

import pytest

from service.writing.embedded.grammar.relations import RELATIONS
from service.writing.embedded.labelling.label_judge_model import FILE, TrainedLabelJudge
from service.writing.embedded.labelling.label_lines import FEATURES, Label
from service.writing.embedded.labelling.label_model import PAIRS, PARTS, TrainedLabels, write_label
from service.writing.embedded.labelling.label_network import LabelNetwork, LabelSizes
from service.writing.embedded.labelling.label_words import Form, LabelWord
from training.label_judge import TOLD, Judged, judged, train

PORT = [
    "The port of Delft will close two old terminals in March because traffic has fallen sharply.",
    "The dockers' union rejected the plan on Friday and called a long strike over the closure.",
    "Nearly 400 jobs were cut at the docks last year after a bitter dispute about pay and hours.",
    "A spokesman for the port said the terminals had lost money in each of the last ten years.",
]
# Of the first sentence, and words in it.
TOKENS, OLD, TERMINALS, TRAFFIC = 17, 7, 8, 12
GOOD, BAD = [[OLD, 0], [TERMINALS, 0]], [[TRAFFIC, 0], "Response"]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    path = tmp_path / "briefs.jsonl"
    records = [{"id": name, "title": "", "paragraphs": [" ".join(PORT)]} for name in "ab"]
    path.write_text("".join(json.dumps(record) + "\n" for record in records))
    return path


def file(path: Path, labels: list[Any], **changed: object) -> Path:
    """One record a name of `changed`, or of article a."""
    record = {"id": "a", "sentence": 0, "tokens": TOKENS, "kept": list(range(TOKENS))}
    with gzip.open(path, "wt", encoding="utf-8") as lines:
        lines.write(json.dumps(record | {"labels": labels} | changed) + "\n")
    return path


def text(one: Judged) -> list[str]:
    return [label.text for label in one.labels]


def test_marks_and_odds_are_read_alike(data: Path, tmp_path: Path) -> None:
    marks = [{"words": GOOD, "codes": ""}, {"words": BAD, "codes": "m"}]
    odds = [[GOOD, 3.0], [BAD, -3.0]]

    [(_, marked)] = judged(data, file(tmp_path / "marks.gz", marks))
    [(article, told)] = judged(data, file(tmp_path / "told.gz", odds))

    assert article == "a"
    assert text(marked) == text(told) == ["Old Terminals", "Traffic Response"]
    assert marked.stands == (1.0, 0.0)
    assert told.stands == pytest.approx((0.953, 0.047), abs=1e-3)


@pytest.mark.parametrize("changed", [{"sentence": 9}, {"tokens": 3}, {"id": "unknown"}])
def test_lines_of_other_sentences_are_left_out(
    data: Path, tmp_path: Path, changed: dict[str, object]
) -> None:
    assert list(judged(data, file(tmp_path / "marks.gz", [[GOOD, 1.0]], **changed))) == []


@pytest.fixture
def lines(data: Path, tmp_path: Path) -> list[Judged]:
    """One line whose old terminals readers like, and whose traffic they do not."""
    marks = [{"words": GOOD, "codes": ""}, {"words": BAD, "codes": "m"}]
    return [one for _, one in judged(data, file(tmp_path / "marks.gz", marks))]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A folder with a label model that has learnt nothing."""
    words = ("Response", "Toll")
    sizes = LabelSizes(len(words), len(PARTS), len(RELATIONS), FEATURES, PAIRS)
    folder = tmp_path / "out"
    folder.mkdir()
    write_label(folder, TrainedLabels(LabelNetwork(sizes).eval(), words))
    return folder


def test_what_readers_like_is_learnt(lines: list[Judged], out: Path) -> None:
    log = list(train(lines * 16, lines, out, epochs=12))

    assert log[0] == "16 lines, 1 left out"
    assert "first 1.0000, AUC 1.0000" in log[-1]
    model = TrainedLabelJudge.load(out)
    [one] = lines
    [[good, bad]] = model.odds([(one.line, one.labels)])
    assert good > bad
    assert model.odds([(one.line, ())]) == [[]]
    assert model.odds([]) == []


def test_each_label_is_judged_by_itself(lines: list[Judged], out: Path) -> None:
    list(train(lines * 2, lines, out, epochs=1))
    model, line = TrainedLabelJudge.load(out), lines[0].line
    good, bad = lines[0].labels
    unknown = Label((LabelWord("Traffic", TRAFFIC, Form.PLAIN), _brought("Zeal")), 0.0)

    [alone], [_, second, third] = model.odds([(line, (good,)), (line, (bad, good, unknown))])

    assert alone == pytest.approx(second, abs=1e-5)
    assert math.isfinite(third)


def _brought(word: str) -> LabelWord:
    return LabelWord(word, -1, Form.VOCABULARY)


def test_a_file_that_is_not_whole_is_refused(lines: list[Judged], out: Path) -> None:
    list(train(lines, lines, out, epochs=1))
    (out / FILE).write_bytes((out / FILE).read_bytes()[:-9])

    with pytest.raises(ValueError, match=FILE):
        TrainedLabelJudge.load(out)


def test_the_shipped_odds_hold_no_text() -> None:
    with gzip.open(TOLD, "rt", encoding="utf-8") as records:
        known = [json.loads(line) for line in records]

    assert sum(len(record["labels"]) for record in known) > 50000
    for record in known:
        assert set(record) == {"id", "sentence", "tokens", "kept", "labels"}
        for words, odds in record["labels"]:
            assert all(isinstance(word, str) or len(word) == 2 for word in words)
            assert isinstance(odds, float)
