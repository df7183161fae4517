"""No fall behind what was accepted, from the command line."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from eval.command import app

IDS = ("seoul", "chile-rate-pause", "leeds-hospice-fraud", "ferry-fire-croatia")
# All runs are of one writer on the same articles: each article is briefed once.
_KEPT = TemporaryDirectory(prefix="standfirst-tests-")
ONLY = [*(part for name in IDS for part in ("--only", name)), "--cache", _KEPT.name]


def call(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.fixture(scope="module")
def accepted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("accepted") / "accepted.json"
    result = call("--writer", "lead", "--no-gate", "--no-baseline", "--json", path, *ONLY)
    assert result.exit_code == 0, result.output
    return path


def changed(accepted: Path, path: Path, metric: str, **changes: Any) -> Path:
    """The accepted report with one metric's measurement changed in every case."""
    record = json.loads(accepted.read_text(encoding="utf-8"))
    for case in record["run"]["cases"]:
        case["measurements"][metric] |= changes
    path.write_text(json.dumps(record), encoding="utf-8")
    return path


def against(path: Path, *more: str | Path) -> Result:
    return call("--writer", "lead", "--no-baseline", "--against", path, *more, *ONLY)


def test_what_was_accepted_passes_its_own_bar(accepted: Path, tmp_path: Path) -> None:
    result = against(accepted, "--junit", tmp_path / "j.xml", "--summary", tmp_path / "s.md")

    assert result.exit_code == 0, result.output
    assert "gate passed" in result.stdout
    assert "no fall behind lead@" in (tmp_path / "j.xml").read_text(encoding="utf-8")
    assert (tmp_path / "s.md").read_text(encoding="utf-8").startswith("## ✅")
    # Not to fall behind is no threshold.
    assert gated(tmp_path / "s.md") == {"–"}


def gated(summary: Path) -> set[str]:
    """The marks in the table's last column."""
    lines = summary.read_text(encoding="utf-8").splitlines()
    return {line.split("|")[-2].strip() for line in lines if "| `" in line}


def test_not_to_fall_behind_is_no_threshold_in_a_kept_report_either(
    accepted: Path, tmp_path: Path
) -> None:
    kept, summary = tmp_path / "kept.json", tmp_path / "s.md"
    against(accepted, "--json", kept)

    result = call("report", kept, "--summary", summary)

    assert result.exit_code == 0, result.output
    assert gated(summary) == {"–"}


def test_a_clear_fall_is_red_and_named(accepted: Path, tmp_path: Path) -> None:
    bar = changed(accepted, tmp_path / "bar.json", "rouge1_takeaways", value=1.0)

    result = against(bar)

    assert result.exit_code == 1
    assert "quality: rouge1_takeaways: no fall behind lead@" in result.stdout
    assert f"worse on {len(IDS)} of {len(IDS)}" in result.stdout


def test_a_missing_bar_fails_before_any_work(tmp_path: Path) -> None:
    result = against(tmp_path / "none.json")

    assert result.exit_code == 2
    assert "there is no" in result.stderr


def test_a_metric_that_the_suite_lost_is_a_tool_error(accepted: Path, tmp_path: Path) -> None:
    text = accepted.read_text(encoding="utf-8").replace("rouge1_takeaways", "rouge9_takeaways")
    (tmp_path / "bar.json").write_text(text, encoding="utf-8")

    result = against(tmp_path / "bar.json")

    assert result.exit_code == 2
    assert "no longer has it" in result.stdout


def test_a_gate_names_its_bar_beside_itself(accepted: Path, tmp_path: Path) -> None:
    clause = "[metrics.completeness]\nmean = 0.1\nscored = 1\n"
    references = '[references]\nminimum = 1\nids = ["seoul"]\n'
    gate = tmp_path / "gate.toml"
    gate.write_text(f'{references}[regression]\naccepted = "bar.json"\n{clause}', encoding="utf-8")
    changed(accepted, tmp_path / "bar.json", "completeness", value=1.5)

    result = call("--writer", "lead", "--gate", gate, *ONLY)

    assert result.exit_code == 1
    assert "quality: completeness: no fall behind" in result.stdout
