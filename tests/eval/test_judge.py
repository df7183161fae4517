"""A scripted model as judge: what it says in both orders, and what that comes to."""

import json
import math
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from eval.command import app
from eval.judge.agreement import verdicts
from eval.judge.judging import CRITERIA, Judgement, Side
from tests.writing.llm.servers import Exchange, Json, Script, serving

IDS = ("seoul", "chile-rate-pause", "leeds-hospice-fraud")


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("judge") / "run.json"
    only = [part for name in IDS for part in ("--only", name)]
    result = CliRunner().invoke(app, ["--writer", "fake", "--no-gate", "--json", str(path), *only])
    assert result.exit_code == 0, result.output
    return path


def answering(side: Side) -> Script:
    def chat(exchange: Exchange, body: Json) -> None:
        exchange.chat(json.dumps(dict.fromkeys(CRITERIA, side)))

    return chat


def prefer_the_reference(exchange: Exchange, body: Json) -> None:
    """Knows the human's brief by a line of its own."""
    text = body["messages"][-1]["content"]
    first = text.index("Synopsis", text.index("=== BRIEF A"))
    human = "=== BRIEF A" if "- " in text[first:] and _is_human(text, "A") else "=== BRIEF B"
    exchange.chat(json.dumps(dict.fromkeys(CRITERIA, human[-1])))


def _is_human(text: str, side: str) -> bool:
    told = text.split(f"=== BRIEF {side} ===")[1].split("=== BRIEF")[0]
    lines = [line[2:] for line in told.splitlines() if line.startswith("- ")]
    article = text.split("=== BRIEF A ===")[0]
    # The fake writer copies sentences of the article; people do not.
    return not all(line.rstrip(".") in article for line in lines)


def call(url: str, run: Path, *more: str) -> Result:
    model = f"openai:{url}#judge?retries=0&format=text"
    return CliRunner().invoke(app, ["judge", str(run), "--model", model, *more])


def test_a_judge_that_prefers_the_reference_says_so_in_both_orders(
    run: Path, tmp_path: Path
) -> None:
    with serving(prefer_the_reference) as server:
        result = call(server.url, run, "--json", str(tmp_path / "j.json"))

    assert result.exit_code == 0, result.output
    record = json.loads((tmp_path / "j.json").read_text(encoding="utf-8"))
    assert [row["losses"] for row in record["verdicts"]] == [len(IDS)] * len(CRITERIA)
    assert {row["agreement"] for row in record["verdicts"]} == {1.0}
    assert len(server.asked()) == 2 * len(IDS)


def test_a_judge_that_prefers_whatever_comes_first_decides_nothing(run: Path) -> None:
    with serving(answering("A")) as server:
        result = call(server.url, run, "--beside", "baseline")

    assert result.exit_code == 0, result.output
    assert "0.50 [0.50, 0.50]" in result.stdout
    assert "100%" in result.stdout


def test_rubric_is_the_system_turn_and_articles_are_not(run: Path) -> None:
    with serving(answering("tie")) as server:
        call(server.url, run)

    for body in server.asked():
        system, user = body["messages"]
        assert "accuracy:" in system["content"]
        assert "=== ARTICLE ===" in user["content"]
        assert "=== ARTICLE ===" not in system["content"]


@pytest.mark.parametrize("text", ["both are fine", '{"accuracy": "A"}', None])
def test_answers_without_verdicts_are_no_judgement(run: Path, text: str | None) -> None:
    with serving(lambda exchange, _: exchange.chat(text)) as server:
        result = call(server.url, run)

    assert result.exit_code == 2


def test_an_absent_server_is_a_tool_error(run: Path) -> None:
    assert call("http://127.0.0.1:9/v1", run).exit_code == 2


def judgement(first: Side, second: Side) -> Judgement:
    return Judgement("x", dict.fromkeys(CRITERIA, first), dict.fromkeys(CRITERIA, second))


def test_wins_need_both_orders_and_kappa_discounts_chance() -> None:
    told = [judgement("A", "B"), judgement("B", "A"), judgement("A", "A"), judgement("tie", "tie")]

    [row, *_] = verdicts(told, 0)

    assert (row.wins, row.losses, row.score.mean) == (1, 1, 0.5)
    assert row.agreement == 0.75
    # Orders: ours, theirs, ours, tie and ours, theirs, theirs, tie: chance 5/16.
    assert math.isclose(row.kappa, (0.75 - 5 / 16) / (1 - 5 / 16))
    assert row.first == 4 / 6
