"""The tools that hold measures and writers against people's lines and articles."""

import sys
from pathlib import Path

import pytest

from eval import metric_validity, untraceable
from eval.answering import Local
from eval.baseline import LeadWriter
from eval.reference import load_references, shipped_references
from tests.checking.articles import FLOOD
from tests.eval.test_checker import claims, written

REFERENCES = load_references(shipped_references(), ["seoul", "ferry-fire-croatia"])


def test_measures_that_see_false_lines_order_them_below_true_ones(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    data = written(tmp_path / "flood.jsonl", claims())
    monkeypatch.setattr(sys, "argv", ["metric_validity", str(data)])

    metric_validity.main()

    told = capsys.readouterr().out
    assert "flood.jsonl: 4 lines, 2 of them false" in told
    rows = [line for line in told.splitlines() if line.startswith("| ")][1:]
    assert len(rows) == 10
    assert rows[0].split("|")[2].strip().startswith("1.000")


def test_a_writer_that_copies_says_nothing_untraceable() -> None:
    counts, found = untraceable.soak(Local(LeadWriter()), REFERENCES)

    assert counts["briefs"] == len(REFERENCES)
    assert found == []


def test_the_command_says_what_it_briefed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [
        {"id": "flood", "text": FLOOD, "brief": {"synopsis": "x"}},
        {"id": "short", "text": "No.", "brief": {"synopsis": "x"}},
    ]
    data = written(tmp_path / "d.jsonl", *rows)
    monkeypatch.setattr(sys, "argv", ["untraceable", str(data), "--writer", "lead"])

    with pytest.raises(SystemExit) as ended:
        untraceable.main()

    assert ended.value.code == 0
    assert "2 articles; 1 briefs" in capsys.readouterr().out


def test_a_run_that_was_cut_short_goes_on_from_what_it_kept(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    data = written(tmp_path / "d.jsonl", *({"id": one, "text": FLOOD} for one in "abc"))
    cache = tmp_path / "kept"

    def ran(*slice_: str) -> str:
        command = ["untraceable", str(data), "--writer", "lead", "--cache", str(cache), *slice_]
        monkeypatch.setattr(sys, "argv", command)
        with pytest.raises(SystemExit) as ended:
            untraceable.main()
        assert ended.value.code == 0
        return capsys.readouterr().out

    assert "1 articles; 1 briefs" in ran("--skip", "1", "--limit", "1")
    [kept] = cache.iterdir()
    made = kept.stat().st_mtime_ns

    assert "3 articles; 3 briefs" in ran()
    assert len(list(cache.iterdir())) == 3
    assert kept.stat().st_mtime_ns == made
