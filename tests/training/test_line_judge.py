"""What the line judge learns from: marks, a teacher's odds, and articles kept apart."""

import gzip
import json
from pathlib import Path

import pytest
import torch

from service.writing.embedded.choosing.line_judge_model import FILE, TrainedLineJudge
from service.writing.embedded.choosing.line_judge_network import LineNetwork, LineSizes
from service.writing.embedded.grammar.relations import RELATIONS
from service.writing.embedded.weights_file import read_weights
from training import line_judge
from training.line_judge import (
    PACE,
    TOLD,
    TOWARDS,
    Lesson,
    auc,
    between,
    is_left_out,
    main,
    marked,
    told,
    train,
)
from training.marks import POINTS

PORT = [
    "The port of Delft will close two old terminals in March because traffic has fallen sharply.",
    "The dockers' union rejected the plan on Friday and called a long strike over the closure.",
    "Nearly 400 jobs were cut at the docks last year after a bitter dispute about pay and hours.",
    "A spokesman for the port said the terminals had lost money in each of the last ten years.",
]
TOKENS = 17
WHOLE, CHOPPED = list(range(TOKENS)), [0, 1, 4, 6, 8]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """One article to learn from and one left out."""
    path = tmp_path / "briefs.jsonl"
    record = {"title": "", "paragraphs": [" ".join(PORT)]}
    names = (f"port-{number}" for number in range(50))
    seen = next(name for name in names if not is_left_out(name))
    apart = next(name for name in names if is_left_out(name))
    path.write_text("".join(json.dumps(record | {"id": name}) + "\n" for name in (seen, apart)))
    return path


def articles(data: Path) -> list[str]:
    return [json.loads(line)["id"] for line in data.read_text().splitlines()]


@pytest.fixture
def odds(data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A teacher that likes the whole sentence."""
    path = tmp_path / "told.gz"
    with gzip.open(path, "wt", encoding="utf-8") as records:
        for name in articles(data):
            lines = [[WHOLE, 4.0], [CHOPPED, -4.0], [[0, 99], 0.0]]
            record = {"id": name, "sentence": 0, "lines": lines}
            records.write(json.dumps(record) + "\n" + json.dumps(record | {"sentence": 99}) + "\n")
    monkeypatch.setattr(line_judge, "TOLD", path)


@pytest.mark.usefixtures("odds")
def test_what_the_teacher_told_of_articles_left_out_or_split_otherwise_is_not_learnt(
    data: Path,
) -> None:
    lines = list(told(data))

    assert [len(one.line.kept) for one in lines] == [len(WHOLE), len(CHOPPED)]
    assert [one.stands for one in lines] == pytest.approx([0.982, 0.018], abs=1e-3)


@pytest.mark.usefixtures("odds")
def test_it_learns_what_the_teacher_told(data: Path, tmp_path: Path) -> None:
    lines = list(told(data))
    dev = [line_judge.Judged(one.line, one.stands, one.stands > 0.5) for one in lines]

    network = LineNetwork(LineSizes(len(RELATIONS)))
    lesson = Lesson(lines * 40, dev, PACE, epochs=3)
    log = list(train(network, lesson, tmp_path))

    assert log[0] == "80 lines, 2 left out"
    assert log[-1].endswith("AUC left out 1.0000")
    assert (tmp_path / "line.safetensors").exists()


def test_a_fault_of_the_cut_counts_for_more_than_one_of_the_fact(
    data: Path, tmp_path: Path
) -> None:
    seen = articles(data)[0]
    marks = tmp_path / "points.gz"
    whole = {"id": seen, "sentence": 0, "tokens": TOKENS, "kept": WHOLE, "root": 4, "kind": "main"}
    with gzip.open(marks, "wt", encoding="utf-8") as records:
        for codes in ("", "w", "p", "pd"):
            records.write(json.dumps(whole | {"codes": codes}) + "\n")

    [(name, lines)] = marked(data, (), marks)

    assert name == seen
    assert [one.is_printed for one in lines] == [True, False, False, False]
    assert lines[0].stands > lines[1].stands > lines[2].stands == lines[3].stands == 0


def test_the_second_lesson_goes_on_from_the_weights_that_are_there(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    marks = tmp_path / "points.gz"
    with gzip.open(marks, "wt", encoding="utf-8") as records:
        for name in articles(data):
            for kept, codes in ((WHOLE, ""), (CHOPPED, "p")):
                line = {"id": name, "sentence": 0, "tokens": TOKENS, "kept": kept}
                records.write(json.dumps(line | {"root": 4, "kind": "main", "codes": codes}) + "\n")
    monkeypatch.setattr(line_judge, "POINTS", marks)
    torch.manual_seed(1)
    TrainedLineJudge(LineNetwork(LineSizes(len(RELATIONS)))).write(tmp_path)
    before = read_weights(tmp_path, FILE)[1]

    main(data, tmp_path, epochs=0)

    after = read_weights(tmp_path, FILE)[1]
    assert any(not torch.equal(before[name], after[name]) for name in before)


def test_weights_lie_between_those_of_two_lessons() -> None:
    found = between({"w": torch.tensor([0.0, 2.0])}, {"w": torch.tensor([1.0, 2.0])})

    assert found["w"].tolist() == pytest.approx([TOWARDS, 2.0])


def test_one_article_in_five_is_left_out() -> None:
    share = sum(is_left_out(f"article-{number}") for number in range(2000)) / 2000

    assert 0.17 < share < 0.23


def test_auc_counts_pairs_in_order() -> None:
    assert auc([3, 2, 1], [True, True, False]) == 1
    assert auc([3, 1, 2], [True, True, False]) == 0.5
    assert auc([1, 2, 3], [True, True, False]) == 0


def test_what_ships_holds_no_text() -> None:
    with gzip.open(TOLD, "rt", encoding="utf-8") as records:
        known = [json.loads(record) for record in records]

    assert sum(len(record["lines"]) for record in known) > 50_000
    with gzip.open(POINTS, "rt", encoding="utf-8") as records:
        points = [json.loads(record) for record in records]

    assert len(points) > 15_000
    for record in points:
        assert set(record) == {"id", "sentence", "tokens", "kept", "root", "kind", "codes"}
        assert set(record["codes"]) <= set("dfgpw")
        assert all(isinstance(place, int) for place in record["kept"])
    for record in known:
        assert set(record) == {"id", "sentence", "lines"}
        for kept, odds in record["lines"]:
            assert all(isinstance(place, int) for place in kept)
            assert -20 < odds < 20
