"""`standfirst eval` from its arguments to exit code and files."""

import json
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from eval.choice import Asking, Choice
from eval.command import app
from eval.reference import shipped_references
from eval.suite import Outputs, answer
from service.writing import Writer
from tests.eval.writers import BrokenWriter

GATE = """\
[references]
minimum = 1
ids = ["seoul"]
[metrics.completeness]
mean = {mean}
scored = 1
"""


@pytest.fixture
def references(tmp_path: Path) -> Path:
    folder = tmp_path / "references"
    for name in ("seoul", "leeds-hospice-fraud"):
        shutil.copytree(shipped_references() / name, folder / name)
    return folder


def gate(folder: Path, mean: float) -> str:
    path = folder / "gate.toml"
    path.write_text(GATE.format(mean=mean), encoding="utf-8")
    return str(path)


def call(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def test_a_run_on_own_references_prints_the_table_and_writes_every_report(
    references: Path, tmp_path: Path
) -> None:
    out = tmp_path / "new" / "folder"

    result = call(
        *("--writer", "lead", "--references", references, "--gate", gate(tmp_path, 0.5)),
        *("--json", out / "run.json", "--summary", out / "run.md"),
        *("--html", out / "run.html", "--junit", out / "run.xml"),
    )

    assert result.exit_code == 0, result.output
    assert "takeaway_coverage" in result.stdout
    record = json.loads((out / "run.json").read_text(encoding="utf-8"))
    assert set(record["manifest"]["references"]) == {"seoul", "leeds-hospice-fraud"}
    assert (out / "run.md").read_text(encoding="utf-8").startswith("## ✅")
    assert (out / "run.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    assert (out / "run.xml").read_text(encoding="utf-8").startswith("<?xml")


def test_a_missed_threshold_exits_with_1(references: Path, tmp_path: Path) -> None:
    path = tmp_path / "gate.toml"
    text = GATE.format(mean=0) + "[metrics.rouge1_takeaways]\nmean = 0.99\nscored = 1\n"
    path.write_text(text, encoding="utf-8")

    result = call("--writer", "lead", "--references", references, "--gate", path)

    assert result.exit_code == 1
    assert "gate failed: quality" in result.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ("--writer", "nobody", "--only", "seoul"),
        ("--writer", "lead", "--only", "atlantis"),
        ("--writer", "lead", "--references", "no/such/folder"),
        ("--writer", "lead", "--only", "seoul", "--gate", "no/such/gate.toml"),
        ("--writer", "lead", "--gate", "g.toml", "--no-gate"),
        ("--writer", "lead", "--limit", "0"),
        ("--writer", "lead", "compare"),
    ],
    ids=["writer", "reference", "folder", "gate", "gate and no gate", "limit", "subcommand"],
)
def test_what_cannot_be_done_exits_with_2(arguments: tuple[str, ...]) -> None:
    assert call(*arguments).exit_code == 2


@pytest.mark.parametrize("file", ["article.txt", "reference.json"])
def test_half_a_reference_exits_with_2_before_any_work(references: Path, file: str) -> None:
    (references / "seoul" / file).unlink()

    result = call("--writer", "lead", "--references", references)

    assert result.exit_code == 2
    assert "seoul" in result.stderr


def test_a_reference_that_the_gate_names_and_the_folder_lacks_exits_with_2(
    references: Path, tmp_path: Path
) -> None:
    shutil.rmtree(references / "seoul")

    result = call("--writer", "lead", "--references", references, "--gate", gate(tmp_path, 0))

    assert result.exit_code == 2
    assert "without seoul" in result.stdout


def test_a_bug_exits_with_2_and_shows_where_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    def opening(spec: str) -> Writer:
        assert spec == "broken"
        return BrokenWriter()

    code = answer(Asking("broken"), Choice(only=("seoul",)), Outputs(), opening)

    assert code == 2
    assert "TypeError: a bug" in capsys.readouterr().err


def test_a_part_of_the_suite_is_not_gated_unless_asked_and_says_so() -> None:
    result = call("--writer", "lead", "--only", "seoul")

    assert result.exit_code == 0
    assert "no gate applied" in result.stderr
    assert "no gate applied" in result.stdout


def test_without_a_baseline_there_is_no_gain_to_show() -> None:
    result = call("--writer", "lead", "--only", "seoul", "--no-baseline", "--no-gate")

    assert result.exit_code == 0
    assert "gain" not in result.stdout


@pytest.mark.parametrize("gated", [(), ("--no-gate",)], ids=["no gate there", "no gate asked"])
def test_a_run_in_which_nothing_was_briefed_exits_with_1_and_says_so(
    gated: tuple[str, ...], tmp_path: Path
) -> None:
    data, summary = tmp_path / "short.jsonl", tmp_path / "s.md"
    data.write_text('{"article": "Rain fell.", "highlights": "Rain fell."}\n', encoding="utf-8")

    result = call("--writer", "lead", "--data", data, "--summary", summary, *gated)

    assert result.exit_code == 1
    assert "no gate applied: nothing was briefed, all 1 articles failed" in result.stdout
    assert summary.read_text(encoding="utf-8").startswith("## ❌")
