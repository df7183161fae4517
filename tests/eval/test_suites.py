"""Suites by name: where they are found, and that a run's articles are found again."""

import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from eval.command import app
from eval.reference import ToolError, shipped_references
from eval.suites import SUITES, find_suite
from tests.batch.articles import story

LEAD = ("--writer", "lead", "--no-baseline")


def call(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def put(path: Path, count: int = 2) -> Path:
    """A file of XSum's form."""
    path.parent.mkdir(parents=True, exist_ok=True)
    rows = (
        {"id": f"x{number}", "document": story(number), "summary": "The city voted on defences."}
        for number in range(count)
    )
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("xsum", "xsum.jsonl"),
        ("xsum", "xsum.jsonl.gz"),
        ("xsum", "xsum.parquet"),
        ("xsum", "xsum/test.jsonl"),
        ("xsum", "xsum/data/test-00000-of-00001.parquet"),
        ("cnn_dailymail", "cnn_dailymail/3.0.0/test-00000-of-00001.parquet"),
        ("summeval", "summeval/test.jsonl.gz"),
        ("summeval", "any/model_annotations.aligned.paired.jsonl"),
    ],
)
def test_a_suite_is_found_as_it_is_packed(name: str, place: str, tmp_path: Path) -> None:
    path = tmp_path / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()

    assert find_suite(name, tmp_path) == path


def test_stories_are_found_by_their_folder(tmp_path: Path) -> None:
    path = tmp_path / "cnn_dailymail" / "cnn" / "stories" / "a.story"
    path.parent.mkdir(parents=True)
    path.touch()

    assert find_suite("cnn_dailymail", tmp_path) == tmp_path / "cnn_dailymail"


def test_a_suite_that_is_there_twice_is_not_guessed(tmp_path: Path) -> None:
    for version in ("2.0.0", "3.0.0"):
        put(tmp_path / "cnn_dailymail" / version / "test.jsonl")

    with pytest.raises(ToolError, match="more than once"):
        find_suite("cnn_dailymail", tmp_path)


@pytest.mark.parametrize("way", ["option", "environment"])
def test_a_run_on_a_suite_by_its_name(
    way: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path / "xsum" / "test.jsonl")
    told: tuple[str | Path, ...] = ("--suite-folder", tmp_path)
    if way == "environment":
        monkeypatch.setenv("STANDFIRST_SUITES", str(tmp_path))
        told = ()

    result = call(*LEAD, "--suite", "xsum", *told)

    assert result.exit_code == 0, result.output
    assert "on 2 references" in result.stdout


def test_the_shipped_references_are_a_suite_too() -> None:
    result = call(*LEAD, "--suite", "reference", "--only", "seoul")

    assert result.exit_code == 0, result.output
    assert "on 1 references" in result.stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--suite", "nytimes"), "no suite is called 'nytimes'; there are reference, cnn"),
        (("--suite", "xsum"), "--suite-folder"),
        (("--suite", "xsum", "--suite-folder", "."), "has none of xsum.jsonl"),
        (("--suite", "xsum", "--data", "x.jsonl"), "exclude each other"),
        (("--data", "xsum"), "the suite is --suite xsum"),
    ],
    ids=["unknown", "nowhere", "not there", "and a file", "taken for a file"],
)
def test_a_suite_that_cannot_be_run_is_a_tool_error(
    arguments: tuple[str, ...], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("STANDFIRST_SUITES", raising=False)

    result = call(*LEAD, *arguments)

    assert result.exit_code == 2
    assert said in result.stderr


def test_the_suites_are_listed_with_where_they_are(tmp_path: Path) -> None:
    xsum = put(tmp_path / "xsum.jsonl")

    result = call("suites", "--suite-folder", tmp_path)

    assert result.exit_code == 0
    assert all(suite.name in result.stdout for suite in SUITES)
    assert str(xsum) in result.stdout
    assert f"not in {tmp_path}: summeval.jsonl" in result.stdout


@pytest.fixture(params=["data", "references"])
def run(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, Path]:
    """A kept run and what it was made on."""
    made_on = tmp_path / "made" / "on"
    if request.param == "data":
        put(made_on, count=3)
    else:
        shutil.copytree(shipped_references() / "seoul", made_on / "seoul")
    option, kept = f"--{request.param}", tmp_path / "run.json"
    result = call(*LEAD, option, made_on, "--limit", "2", "--json", kept)
    assert result.exit_code == 0, result.output
    return kept, made_on


def test_a_kept_run_remembers_what_it_was_made_on(
    run: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept, _ = run
    monkeypatch.chdir(tmp_path / "made")

    result = call("report", kept)

    assert result.exit_code == 0, result.output
    assert "lead@1 on" in result.stdout


def test_a_kept_run_whose_articles_are_gone_says_where_they_were(run: tuple[Path, Path]) -> None:
    kept, made_on = run
    moved = made_on.rename(made_on.with_name("moved"))
    option = "--references" if moved.is_dir() else "--data"

    gone, there = call("report", kept), call("report", kept, option, moved)

    assert gone.exit_code == 2
    assert f"the run was made on {made_on}, which is gone" in gone.stderr
    assert option in gone.stderr
    assert there.exit_code == 0, there.output
