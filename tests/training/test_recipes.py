"""Every line of the Makefile that trains is one that its module takes; where there is nothing to
learn from, what is there stays."""

import argparse
import importlib
import logging
import os
import shlex
import subprocess
from pathlib import Path

import pytest
import typer

from training.recipe import LOGS, NothingToLearn, logged

ROOT = Path(__file__).parents[2]
GIVEN = ["DATA=briefs.jsonl.gz", "TREEBANKS=banks", "ENCODER=encoder", "BASES=bases"]
TARGETS = ["train", "train-base", "distil", "distil-support", "reword-support"]


def recipe_lines(*given: str) -> list[list[str]]:
    """The words after `python -m` of every line that runs one of our modules."""
    command = ["make", "--dry-run", "--no-print-directory", *TARGETS, *GIVEN, *given]
    # Options of a make that runs the tests are none of this one's.
    plain = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    done = subprocess.run(command, cwd=ROOT, env=plain, capture_output=True, text=True, check=True)
    lines = done.stdout.replace("\\\n", " ").splitlines()
    return [shlex.split(line.partition(" -m ")[2]) for line in lines if " -m training." in line]


LINES = recipe_lines("SOURCES=wiki-")


class TakenError(Exception):
    """The arguments were taken, and nothing was done."""


def parse(module: str, arguments: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Raises: TakenError if the module's command takes the arguments."""
    main = importlib.import_module(module).main
    takes = argparse.ArgumentParser.parse_args

    def parse_alone(parser: argparse.ArgumentParser) -> argparse.Namespace:
        takes(parser, arguments)
        raise TakenError

    monkeypatch.setattr(argparse.ArgumentParser, "parse_args", parse_alone)
    if main.__code__.co_argcount:
        app = typer.Typer()
        app.command()(main)
        typer.main.get_command(app).make_context(module, list(arguments))
        raise TakenError
    main()


def test_all_that_trains_is_found() -> None:
    modules = [line[0] for line in LINES]

    assert {"training.salience", "training.syntax", "training.support_card"} <= set(modules)
    assert len(modules) > 25


@pytest.mark.parametrize("line", LINES, ids=[line[0] for line in LINES])
def test_a_recipe_takes_what_the_makefile_gives_it(
    line: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    module, *arguments = line
    name = f"{module}.__main__" if (ROOT / module.replace(".", "/")).is_dir() else module

    with pytest.raises(TakenError):
        parse(name, arguments, monkeypatch)


def test_what_a_recipe_does_not_take_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SystemExit):
        parse("training.syntax", ["--data", "banks"], monkeypatch)


def test_sources_go_to_whatever_learns_from_a_newsroom() -> None:
    lines = [line for line in LINES if line[1] == "briefs.jsonl.gz"]

    assert len(lines) >= 20
    assert [line[0] for line in lines if line[-2:] != ["--sources", "wiki-"]] == []


def test_train_leaves_what_it_rests_on_alone() -> None:
    command = ["make", "-n", "train", *GIVEN]
    plain = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}

    shown = subprocess.run(command, cwd=ROOT, env=plain, capture_output=True, text=True).stdout

    assert "training.salience " in shown
    assert not any(f"training.{base} " in shown for base in ("syntax", "coreference", "support"))


def test_without_data_it_is_said_where_their_format_stands() -> None:
    command = ["make", "needs-data", "DATA="]

    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)

    assert done.returncode == 2
    assert "training/briefs.py" in done.stderr


def test_what_is_logged_is_shown_and_kept(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / LOGS / "rank.log"

    for told in ("epoch 1", "epoch 2"):
        with logged(path):
            logging.getLogger("training.rank").info("%s", told)

    assert capsys.readouterr().err == "epoch 1\nepoch 2\n"
    assert [line[-7:] for line in path.read_text().splitlines()] == ["epoch 1", "epoch 2"]


def test_nothing_to_learn_is_said_and_is_no_failure(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with logged(tmp_path / "rank.log"):
        raise NothingToLearn("no article of dev")

    assert "rank: what is there stays as it is: no article of dev" in capsys.readouterr().err
