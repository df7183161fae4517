"""`standfirst eval compare`: two evaluations, article by article."""

import json
import math
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner, Result

from eval.command import app
from eval.compare import compare
from eval.report.record import EvaluationBody

EMPTY: dict[str, Any] = {
    "mean": None,
    "low": None,
    "high": None,
    "n": 0,
    "nan": False,
    "unscored": {},
}


def report(scores: dict[str, float | None], *, version: int = 1, text: str = "x") -> dict[str, Any]:
    """A report with one metric, by article."""
    cases: list[dict[str, Any]] = [
        {
            "id": article,
            "summary": None,
            "error": None,
            "measurements": {
                "style": {"value": value, "notes": [], "unscored": None if value else "nothing"}
            },
        }
        for article, value in scores.items()
    ]
    return {
        "format": 1,
        "manifest": {
            "created_at": "2026-11-28T00:00:00Z",
            "git_commit": None,
            "git_dirty": None,
            "writer": "fake@1",
            "baseline": None,
            "seed": 0,
            "decoding": "none",
            "versions": {},
            "references": {article: f"{text}-{article}" for article in scores},
            "metrics": {"style": version},
        },
        "run": {"estimates": {"style": EMPTY}, "cases": cases},
        "baseline": None,
        "gains": None,
        "gate": None,
    }


def body(scores: dict[str, float | None], **more: Any) -> EvaluationBody:
    return EvaluationBody.model_validate(report(scores, **more))


def call(folder: Path, a: dict[str, Any], b: dict[str, Any]) -> Result:
    for name, content in (("a", a), ("b", b)):
        (folder / f"{name}.json").write_text(json.dumps(content), encoding="utf-8")
    return CliRunner().invoke(app, ["compare", str(folder / "a.json"), str(folder / "b.json")])


def test_names_are_whole_where_no_terminal_says_how_wide_it_is(tmp_path: Path) -> None:
    name = "similarity_headline_question_of_a_very_long_name_indeed" * 3
    told = json.loads(json.dumps(report({"one": 0.5, "two": 0.25})).replace('"style"', f'"{name}"'))

    result = call(tmp_path, told, told)

    assert result.exit_code == 0
    assert name in result.stdout
    assert "+0.0000 to +0.0000" in result.stdout


def test_wins_and_losses_are_counted_by_article() -> None:
    a = body({"one": 0.5, "two": 0.5, "three": 0.5, "four": None})
    b = body({"one": 0.9, "two": 0.4, "three": 0.5, "four": 1.0})

    [found] = compare(a, b, 0).comparisons

    assert (found.wins, found.losses, found.ties) == (1, 1, 1)
    assert found.gain.n == 3
    assert found.gain.mean == pytest.approx(0.1)
    assert not found.is_clear


def test_a_gain_on_every_article_is_clear() -> None:
    names = [str(number) for number in range(12)]

    [found] = compare(
        body(dict.fromkeys(names, 0.5)), body(dict.fromkeys(names, 0.6)), 0
    ).comparisons

    assert found.is_clear
    assert found.gain.low == pytest.approx(0.1)


@settings(max_examples=20, deadline=None)
@given(st.lists(st.floats(0.01, 1), min_size=1, max_size=8), st.integers(0, 9))
def test_an_evaluation_compared_with_itself_is_the_same_throughout(
    values: list[float], seed: int
) -> None:
    one = body({str(number): value for number, value in enumerate(values)})

    [found] = compare(one, one, seed).comparisons

    assert (found.wins, found.losses, found.ties) == (0, 0, len(values))
    assert (found.gain.low, found.gain.high) == (0, 0)


def test_swapping_the_two_turns_the_signs() -> None:
    a, b = body({"one": 0.5, "two": 0.3}), body({"one": 0.9, "two": 0.4})

    [there], [back] = compare(a, b, 0).comparisons, compare(b, a, 0).comparisons

    assert there.gain.mean == -back.gain.mean
    assert (there.wins, there.losses) == (back.losses, back.wins)


def test_what_the_two_do_not_share_is_left_out_and_said() -> None:
    compared = compare(
        body({"one": 0.5, "two": 0.5}), body({"one": 0.5, "three": 0.5}, version=2), 0
    )

    assert compared.comparisons == ()
    assert [reason.partition(":")[0] for reason in compared.left_out] == ["three", "two", "style"]


def test_the_command_prints_a_row_a_metric(tmp_path: Path) -> None:
    result = call(tmp_path, report({"one": 0.5}), report({"one": 0.7}))

    assert result.exit_code == 0, result.output
    assert "style" in result.stdout
    assert "+0.2000" in result.stdout


@pytest.mark.parametrize(
    ("b", "said"),
    [
        pytest.param({"format": 9}, "no report", id="another format"),
        pytest.param(report({"one": 0.5}, text="y"), "no article in common", id="other texts"),
    ],
)
def test_what_cannot_be_compared_is_a_tool_error(
    tmp_path: Path, b: dict[str, Any], said: str
) -> None:
    result = call(tmp_path, report({"one": 0.5}), b)

    assert result.exit_code == 2
    assert said in result.output


def test_a_score_that_is_no_number_is_shown_as_such_and_the_rest_compared(tmp_path: Path) -> None:
    a, b = report({"one": 0.5, "two": 0.5}), report({"one": 0.7, "two": 0.5})
    for record in (a, b):
        record["manifest"]["metrics"]["form"] = 1
        for case in record["run"]["cases"]:
            case["measurements"]["form"] = {"value": math.nan, "notes": [], "unscored": None}

    result = call(tmp_path, a, b)

    assert result.exit_code == 0
    assert "nan" not in result.stdout
    assert re.search(r"form +│ +–", result.stdout)
    assert "not compared: form: a score is no number on one, two" in result.stderr


@pytest.mark.parametrize(
    ("a", "b"),
    [
        pytest.param({"one": math.nan}, {"one": 0.5}, id="no number"),
        pytest.param({"one": None}, {"one": 0.5}, id="unscored"),
    ],
)
def test_where_nothing_can_be_compared_the_exit_code_says_so(
    a: dict[str, float | None], b: dict[str, float | None], tmp_path: Path
) -> None:
    result = call(tmp_path, report(a), report(b))

    assert result.exit_code == 2
    assert "nan" not in result.stdout
    assert "no metric of the two can be compared" in result.stderr


def test_one_article_has_a_difference_and_no_interval(tmp_path: Path) -> None:
    a, b = report({"one": 0.5}), report({"one": 0.7})

    result = call(tmp_path, a, b)

    assert "+0.2000 to" not in result.stdout
    assert "*" not in result.stdout
