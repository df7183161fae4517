"""The measurement of the checker on true and false lines."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from eval.checking_lines import interval, main, outcomes
from tests.checking.articles import FACTS, FLOOD, QUESTION, SYNOPSIS


def row(split: str = "dev") -> dict[str, Any]:
    return {
        "id": "flood",
        "split": split,
        "title": "",
        "paragraphs": FLOOD.split("\n\n"),
        "brief": {
            "headline_question": QUESTION,
            "synopsis": SYNOPSIS,
            "takeaways": [{"label": label, "text": text} for label, text in FACTS],
        },
        "false": [
            {"error": "number", "text": FACTS[0][1].replace("40", "14")},
            {"error": "entity", "text": FACTS[4][1].replace("Tom Reyes", "Kim Reyes")},
            {"error": "negation", "text": FACTS[3][1].replace("refused", "not refused")},
        ],
    }


def test_true_lines_pass_and_false_ones_are_told_apart_by_kind() -> None:
    found = {
        outcome.field: [
            kind for kind in ("number", "date", "name", "quote", "evidence") if outcome.fails(kind)
        ]
        for outcome in outcomes(row())
    }

    assert found == {
        "question": [],
        "synopsis": [],
        "takeaway": [],
        "label": [],
        "false number": ["number"],
        "false entity": ["name"],
        "false negation": [],
    }


def test_only_the_lines_of_the_split_are_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = tmp_path / "data.jsonl.gz"
    with gzip.open(data, "wt", encoding="utf-8") as lines:
        for split in ("dev", "test", "dev"):
            lines.write(json.dumps(row(split)) + "\n")

    main(["--data", str(data), "--split", "dev", "--show", "false number"])

    printed = capsys.readouterr().out
    assert "could not be read: 0" in printed
    assert printed.count("“14” — the article says “40”") == 2


@pytest.mark.parametrize(("hits", "n"), [(0, 10), (5, 10), (10, 10), (1, 1000)])
def test_an_interval_lies_around_its_share(hits: int, n: int) -> None:
    low, high = interval(hits, n)

    assert -1e-9 <= low <= hits / n <= high <= 1 + 1e-9
