"""`standfirst check` at the command line."""

import json
import subprocess
import sys
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest

from service.batch.check import CheckAnswerer
from service.batch.record import Record
from service.formats.checks import CheckBody
from tests.batch.articles import request, story
from tests.batch.cli import environment
from tests.cli import called

COMMAND = [sys.executable, "-m", "service.cli", "check"]


def check(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *map(str, arguments)], capture_output=True, text=True, env=environment()
    )


def claims(number: int) -> dict[str, Any]:
    true = f"About {number + 300} homes were flooded last winter."
    false = f"About {number + 400} homes were flooded last winter."
    return request(number, claims=[true, false])


def written(path: Path, *rows: dict[str, Any]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder where a run over in.jsonl has stopped half-way."""
    folder = tmp_path_factory.mktemp("begun")
    source = written(folder / "in.jsonl", *map(claims, range(3)), {"id": "x", "text": "y"})
    assert check(source, "-o", folder / "out.jsonl", "--limit", "2").returncode == 0
    return folder


def test_every_line_is_answered_once_also_over_two_runs(begun: Path, tmp_path: Path) -> None:
    folder = copytree(begun, tmp_path / "begun")
    out = folder / "out.jsonl"

    again = check(folder / "in.jsonl", "-o", out, "--resume")

    answers = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert again.returncode == 1
    assert [answer["id"] for answer in answers] == ["story-0", "story-1", "story-2", "x"]
    assert answers[3]["error"]["code"] == "invalid_request"
    for number, answer in enumerate(answers[:3]):
        body = CheckBody.model_validate(answer)
        assert body.claims[1].verdict == "unsupported"
        assert body.claims[1].findings[0].kind == "number"
        text = story(number)
        assert all(text[e.start : e.end] == e.quote for c in body.claims for e in c.evidence)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        pytest.param(["-o", "out.parquet"], ".jsonl", id="parquet"),
        pytest.param(["-o", "in.jsonl"], "same file", id="onto itself"),
    ],
)
def test_a_run_that_cannot_be_is_refused(tmp_path: Path, arguments: list[str], said: str) -> None:
    source = written(tmp_path / "in.jsonl", claims(0))

    done = called("check", source, *(str(tmp_path / a) if "." in a else a for a in arguments))

    assert done.returncode == 2
    assert said in done.stderr


def test_a_briefs_output_is_not_gone_on_with_by_a_check(begun: Path, tmp_path: Path) -> None:
    folder = copytree(begun, tmp_path / "begun")
    record = folder / "out.jsonl.run.json"
    record.write_text(record.read_text("utf-8").replace('"checks"', '"summaries"'), "utf-8")

    done = called("check", folder / "in.jsonl", "-o", folder / "out.jsonl", "--resume")

    assert done.returncode == 2
    assert "work 'summaries'" in done.stderr


def test_a_file_of_one_article_holds_no_claims(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(story(0), encoding="utf-8")

    [answer] = CheckAnswerer()([Record("a.txt", None, path, 1)])

    assert answer.code == "invalid_request"


def test_a_line_whose_article_is_one_sentence_is_answered(tmp_path: Path) -> None:
    line = {"id": "s", "text": "Rain fell in Leeds.", "claims": ["Rain fell in Leeds."]}
    source = written(tmp_path / "in.jsonl", line)

    done = check(source, "-o", tmp_path / "out.jsonl")

    [answer] = (tmp_path / "out.jsonl").read_text("utf-8").splitlines()
    assert done.returncode == 0
    assert json.loads(answer)["claims"][0]["verdict"] == "supported"
