"""No fall behind what was accepted, from the command line."""

import json
import math
import shutil
from pathlib import Path
from statistics import fmean
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from eval.command import app
from eval.compare import load
from eval.reference import shipped_references
from eval.regression import regressions
from eval.report.record import EvaluationBody
from eval.score import NOT_INSTALLED

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
    return kept_as(path, record)


def against(path: Path, *more: str | Path) -> Result:
    return call("--writer", "lead", "--no-baseline", "--against", path, *more, *ONLY)


def kept_as(path: Path, record: dict[str, Any]) -> Path:
    path.write_text(json.dumps(record), encoding="utf-8")
    return path


def part(accepted: Path, path: Path, count: int) -> Path:
    """The first articles of the accepted report, as a report of its own."""
    record = json.loads(accepted.read_text(encoding="utf-8"))
    record["run"]["cases"] = record["run"]["cases"][:count]
    names = [case["id"] for case in record["run"]["cases"]]
    told = record["manifest"]["references"]
    record["manifest"]["references"] = {name: told[name] for name in names}
    for metric, estimate in record["run"]["estimates"].items():
        measured = (case["measurements"][metric] for case in record["run"]["cases"])
        estimate["n"] = sum(one["value"] is not None for one in measured)
    return kept_as(path, record)


def report_of(
    accepted: Path, scores: dict[str, list[float | None]], reason: str = "nothing"
) -> EvaluationBody:
    """The accepted report with other scores of a metric, None where it is not scored."""
    record = json.loads(accepted.read_text(encoding="utf-8"))
    for metric, values in scores.items():
        told = [value for value in values if value is not None]
        for case, value in zip(record["run"]["cases"], values, strict=True):
            unscored = reason if value is None else None
            case["measurements"][metric] = {"value": value, "notes": [], "unscored": unscored}
        record["run"]["estimates"][metric] = {
            **dict.fromkeys(("mean", "low", "high"), fmean(told) if told else None),
            "n": len(told),
            "nan": False,
            "unscored": {reason: len(values) - len(told)} if len(told) < len(values) else {},
        }
    return EvaluationBody.model_validate(record)


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


def test_articles_that_fail_now_and_were_briefed_are_a_quality_failure(
    accepted: Path, tmp_path: Path
) -> None:
    nobody = "openai:http://127.0.0.1:9/v1#x"
    # Not through ONLY, whose cache is for the lead.
    chosen = [part for name in IDS[:2] for part in ("--only", name)]

    result = call("--writer", nobody, "--no-baseline", "--against", accepted, *chosen)

    assert result.exit_code == 1
    assert "quality: articles: every one that lead@1 briefed, got 2 failed: " in result.stdout
    assert "nothing was briefed, all 2 articles failed" in result.stdout


def test_a_metric_that_is_scored_no_longer_is_a_quality_failure(accepted: Path) -> None:
    before, now = load(accepted), report_of(accepted, {"completeness": [None] * 4})

    [check] = [check for check in regressions(before, now, 0) if check.fault]

    assert (check.subject, check.fault) == ("completeness", "quality")
    assert check.got == "scored on none, 4 were; 4 × nothing"


def test_a_metric_whose_extra_is_not_installed_is_not_compared_and_says_so(accepted: Path) -> None:
    name = "similarity_synopsis"
    before = report_of(accepted, {name: [0.5] * 4})
    now = report_of(accepted, {name: [None] * 4}, reason=NOT_INSTALLED)

    [check] = [check for check in regressions(before, now, 0) if check.subject == name]

    assert check.fault is None
    assert "not installed" in check.got


def spoilt(record: dict[str, Any], fault: str) -> None:
    """Plants a fault in an accepted report."""
    cases = record["run"]["cases"]
    measured = [one for case in cases for one in case["measurements"].values()]
    match fault:
        case "NaN":
            cases[0]["measurements"]["completeness"]["value"] = math.nan
        case "null values":
            for one in measured:
                one["value"] = None
        case "all unscored":
            for one in measured:
                one.update(value=None, unscored="nothing")
        case "no metrics":
            record["manifest"]["metrics"] = {}
        case "no articles":
            record["manifest"]["references"] = {}
            record["run"]["cases"] = []
        case "no cases":
            record["run"]["cases"] = []
        case "a case less":
            record["run"]["cases"] = cases[1:]
        case "no measurements":
            for one in cases:
                one["measurements"] = {}
        case "no briefs":
            for one in cases:
                one.update(summary=None, measurements={})


@pytest.mark.parametrize(
    "fault",
    [
        *("NaN", "null values", "all unscored", "no metrics", "no articles", "no cases"),
        *("a case less", "no measurements", "no briefs"),
    ],
)
def test_an_accepted_report_that_holds_less_than_it_says_is_a_tool_error(
    fault: str, accepted: Path, tmp_path: Path
) -> None:
    record = json.loads(accepted.read_text(encoding="utf-8"))
    spoilt(record, fault)
    bar = kept_as(tmp_path / "bar.json", record)

    result = against(bar)

    assert result.exit_code == 2, result.output
    assert "cannot be held against" in result.stderr
    assert "gate passed" not in result.stdout


def test_no_metric_of_a_common_version_is_a_tool_error(accepted: Path, tmp_path: Path) -> None:
    record = json.loads(accepted.read_text(encoding="utf-8"))
    record["manifest"]["metrics"] = dict.fromkeys(record["manifest"]["metrics"], 99)

    result = against(kept_as(tmp_path / "bar.json", record))

    assert result.exit_code == 2
    assert "none has the same version" in result.stdout


def test_accepted_articles_that_are_missing_are_named_and_a_tool_error(
    accepted: Path, tmp_path: Path
) -> None:
    others = tmp_path / "references"
    for name in IDS[:3]:
        shutil.copytree(shipped_references() / name, others / name)

    result = call(
        *("--writer", "lead", "--no-baseline", "--against", accepted),
        *("--references", others, "--cache", _KEPT.name),
    )

    assert result.exit_code == 2
    assert f"3 of 4; left out: {IDS[3]}" in result.stdout


@pytest.mark.parametrize("way", ["limit", "only"])
def test_a_part_that_was_asked_for_passes_and_says_how_many_it_compares(
    way: str, accepted: Path, tmp_path: Path
) -> None:
    kept = ("--cache", _KEPT.name, "--summary", tmp_path / "s.md")
    names = sorted(IDS)
    if way == "limit":
        chosen = [*(p for name in IDS for p in ("--only", name)), "--limit", "2"]
    else:
        chosen = [p for name in names[:2] for p in ("--only", name)]

    result = call("--writer", "lead", "--no-baseline", "--against", accepted, *chosen, *kept)

    assert result.exit_code == 0, result.output
    said = f"2 of 4; left out, as asked: {names[2]}, {names[3]}"
    assert said in result.stdout
    assert "left out, as asked" in (tmp_path / "s.md").read_text(encoding="utf-8")


def test_one_article_has_no_interval_and_is_a_tool_error(accepted: Path) -> None:
    result = against(accepted, "--limit", "1")

    assert result.exit_code == 2
    assert "1 of 4" in result.stdout
    assert "an interval needs 2 articles at least" in result.stdout


def test_a_fall_on_one_article_of_one_is_no_clear_fall(accepted: Path, tmp_path: Path) -> None:
    record = json.loads(part(accepted, tmp_path / "one.json", 1).read_text(encoding="utf-8"))
    record["run"]["cases"][0]["measurements"]["completeness"]["value"] += 0.001
    bar = kept_as(tmp_path / "bar.json", record)

    result = against(bar, "--limit", "1")

    assert result.exit_code == 2
    assert "quality:" not in result.stdout
    assert "tool: completeness: no fall behind lead@1" in result.stdout
    assert "too few scored in both for an interval" in result.stdout


def test_another_text_of_an_accepted_article_is_a_tool_error(
    accepted: Path, tmp_path: Path
) -> None:
    record = json.loads(accepted.read_text(encoding="utf-8"))
    record["manifest"]["references"]["seoul"] = "0" * 64

    result = against(kept_as(tmp_path / "bar.json", record))

    assert result.exit_code == 2
    assert "3 of 4; with another text or reference: seoul" in result.stdout


@pytest.mark.parametrize(("value", "fault"), [(0.9, None), (0.4, "tool")], ids=["as high", "lower"])
def test_a_metric_scored_on_other_articles_than_before_is_held_to_its_mean(
    value: float, fault: str | None, accepted: Path
) -> None:
    """Quotations: a brief may have them where the one before had none."""
    before, now = (
        report_of(accepted, {"quotes_traced": told})
        for told in ([0.5, 0.5, None, None], [None, None, value, value])
    )

    [check] = [c for c in regressions(before, now, 0) if c.subject == "quotes_traced"]

    assert check.fault == fault
    assert f"{value:.3f} on 2, was 0.500 on 2" in check.got
