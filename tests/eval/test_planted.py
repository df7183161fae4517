"""False lines of each kind, planted where nothing but the line tells."""

import json
from pathlib import Path
from typing import Any

import pytest

from eval.planted import load, main, seen, table
from eval.reference import ToolError

PARAGRAPHS = [
    "Heavy rain flooded 40 homes in Harrowby on Tuesday, the county council said.",
    "The council may close the bridge at Mill Lane until engineers have seen it.",
    "Nobody was hurt, and most families were back in their kitchens by the evening, helped by"
    " neighbours who had brought pumps, buckets and sandbags from farms on higher ground.",
]


def row(**more: Any) -> dict[str, Any]:
    takeaways = [
        {"label": "Flooded Homes", "text": "Rain flooded 40 homes in Harrowby.", "from": [0]},
        {"label": "Bridge", "text": "The council may close the Mill Lane bridge.", "from": [1]},
    ]
    false = [
        {"of": 0, "error": "number", "text": "Rain flooded 60 homes in Harrowby."},
        {"of": 1, "error": "modality", "text": "The council will close the Mill Lane bridge."},
    ]
    told = {"id": "a", "split": "test", "paragraphs": PARAGRAPHS, "sentences": PARAGRAPHS}
    return told | {"brief": {"takeaways": takeaways}, "false": false} | more


def written(path: Path, *rows: dict[str, Any]) -> Path:
    path.write_text("\n".join(map(json.dumps, rows)) + "\n", encoding="utf-8")
    return path


def test_each_kind_says_what_share_each_metric_marks_down(tmp_path: Path) -> None:
    lines = load(written(tmp_path / "x.jsonl", row()), "test")

    found = seen(lines)

    # facts_precision, evidence_validity, support_rate, checked_rate
    assert found == {
        "(true takeaways)": (2, (0, 0, 0, 0)),
        "number": (1, (1, 0, 0, 1)),
        "modality": (1, (0, 0, 0, 1)),
    }
    assert "| number | 1 | 100% | 0% | 0% | 100% |" in table(found)


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([], id="empty"),
        pytest.param([row(split="dev")], id="another split"),
        pytest.param([row(sentences=["Not of the article."])], id="foreign sentences"),
        pytest.param([{"id": "a", "split": "test"}], id="another form"),
    ],
)
def test_a_file_without_such_lines_is_a_tool_error(
    rows: list[dict[str, Any]], tmp_path: Path
) -> None:
    path = written(tmp_path / "x.jsonl", *rows)

    with pytest.raises(ToolError):
        load(path, "test")
    with pytest.raises(SystemExit) as ended:
        main([str(path), "--split", "test"])
    assert ended.value.code == 2
