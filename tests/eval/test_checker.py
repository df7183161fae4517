"""`standfirst eval checker`: lines told true or false, in and out."""

import json
import math
import random
from html.parser import HTMLParser
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner, Result

from eval.checker.measures import auc, balanced, calibration_error, reliability
from eval.checker.told import load_told
from eval.command import app
from eval.reference import ToolError
from tests.checking.articles import FLOOD

TRUE = ("Heavy rain flooded 40 homes in Harrowby on Tuesday.", "Tom Reyes lost 300 sheep.")
FALSE = ("Heavy rain flooded 60 homes in Harrowby on Tuesday.", "Anna Keller lost 300 sheep.")


def claims() -> dict[str, object]:
    told = [{"text": text, "supported": True} for text in TRUE]
    told += [{"text": text, "supported": False, "kind": "number"} for text in FALSE]
    return {"id": "flood", "text": FLOOD, "claims": told}


def written(path: Path, *rows: object) -> Path:
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return path


def call(data: Path, *more: str | Path) -> Result:
    return CliRunner().invoke(app, ["checker", "--data", str(data), *map(str, more)])


class Tags(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        self.tags.append(tag)


def test_accuracy_by_kind_calibration_and_cost_come_out(tmp_path: Path) -> None:
    data = written(tmp_path / "flood.jsonl", claims())

    result = call(data, "--json", tmp_path / "m.json", "--html", tmp_path / "m.html")

    assert result.exit_code == 0, result.output
    record = json.loads((tmp_path / "m.json").read_text(encoding="utf-8"))
    assert (record["lines"], record["false"]) == (4, 2)
    assert record["balanced"][-1] == 100
    assert {row["kind"] for row in record["kinds"]} == {"true", "number"}
    assert sum(one["lines"] for one in record["bins"]) == 4
    tags = Tags((tmp_path / "m.html").read_text(encoding="utf-8")).tags
    assert tags.count("circle") == len(record["bins"])
    assert not {"script", "link", "img"} & set(tags)


def test_below_the_least_accuracy_it_is_red(tmp_path: Path) -> None:
    row = claims()
    row["claims"] = [{"text": TRUE[0], "supported": False}, {"text": FALSE[0], "supported": True}]

    assert call(written(tmp_path / "x.jsonl", row), "--least", "0.5").exit_code == 1


def test_one_sort_of_line_is_no_accuracy_and_never_passes(tmp_path: Path) -> None:
    row = claims()
    row["claims"] = [{"text": TRUE[0], "supported": True}]

    assert call(written(tmp_path / "x.jsonl", row), "--least", "0").exit_code == 1


@pytest.mark.parametrize("text", ["", "{", '{"text": "x"}', '{"claims": [], "text": "x"}'])
def test_what_cannot_be_measured_exits_with_2(text: str, tmp_path: Path) -> None:
    (tmp_path / "x.jsonl").write_text(text, encoding="utf-8")

    assert call(tmp_path / "x.jsonl").exit_code == 2
    assert call(tmp_path / "none.jsonl").exit_code == 2


ROWS = [
    (
        {
            "article": "It rained.",
            "summary_sentences": [
                {"sentence": "Rain.", "responses": [{"response": x} for x in ("yes", "no", "yes")]}
            ],
        },
        [True],
    ),
    ({"text": "a", "summary": "b", "candidate": "c", "candidate_has_error": True}, [True, False]),
    ({"text": "a", "summary": "b", "candidate": "b", "candidate_has_error": False}, [True]),
    (
        {"text": "a", "decoded": "b", "expert_annotations": [{"consistency": x} for x in (5, 4)]},
        [False],
    ),
    (
        {
            "paragraphs": ["a"],
            "brief": {"synopsis": "s", "takeaways": [{"text": "t"}]},
            "false": [{"error": "time", "text": "f"}],
        },
        [True, True, False],
    ),
    (
        {
            "text": "a",
            "machine_summaries": ["b", "c"],
            "human_summaries": ["d"],
            "consistency": [5.0, 4.666],
        },
        [True, False],
    ),
]
IDS = ["qags", "defacto", "same", "summeval", "own", "summeval, Hugging Face"]


@pytest.mark.parametrize(("row", "truth"), ROWS, ids=IDS)
def test_public_formats_are_told_by_their_keys(
    row: dict[str, object], truth: list[bool], tmp_path: Path
) -> None:
    [article] = load_told(written(tmp_path / "x.jsonl", row))

    assert [line.supported for line in article.lines] == truth


def test_rows_of_one_article_are_one_article_with_all_lines(tmp_path: Path) -> None:
    rows = [
        {
            "id": id_,
            "text": f"article {id_}",
            "decoded": f"summary {system}",
            "expert_annotations": [{"consistency": score}] * 3,
        }
        for id_ in "ab"
        for system, score in (("M0", 5), ("M1", 3))
    ]
    path = written(tmp_path / "x.jsonl", *rows)

    found = load_told(path)

    assert [article.article.id for article in found] == ["a", "b"]
    assert [[line.supported for line in article.lines] for article in found] == [[True, False]] * 2
    assert load_told(path, limit=1) == found[:1]


def test_a_split_that_no_row_has_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ToolError, match="split test"):
        load_told(written(tmp_path / "x.jsonl", {**claims(), "split": "dev"}), "test")


probabilities = st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=30)


@given(probabilities)
def test_bins_hold_every_line_once_and_errors_are_percentages(
    told: list[tuple[float, bool]],
) -> None:
    probability, truth = np.array([p for p, _ in told]), np.array([t for _, t in told])

    bins = reliability(probability, truth)

    assert sum(one.lines for one in bins) == len(told)
    assert 0 <= calibration_error(probability, truth) <= 100


@given(probabilities)
def test_the_area_is_the_chance_that_a_true_line_has_more(told: list[tuple[float, bool]]) -> None:
    true, false = [p for p, t in told if t], [p for p, t in told if not t]
    pairs = [(t > f) + (t == f) / 2 for t in true for f in false]

    found = auc(np.array([p for p, _ in told]), np.array([t for _, t in told]))

    assert math.isnan(found) if not pairs else math.isclose(found, sum(pairs) / len(pairs))


def test_a_judge_without_eyes_is_right_half_the_time() -> None:
    rng = random.Random(1)
    truth = np.array([rng.random() < 0.7 for _ in range(400)])

    assert balanced(np.ones(400, dtype=bool), truth) == 50
    assert math.isnan(balanced(truth, np.ones(400, dtype=bool)))
