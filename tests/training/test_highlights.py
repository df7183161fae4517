"""Takeaways beside a newspaper's own highlights."""

import gzip
import json
from pathlib import Path

import typer
from typer.testing import CliRunner

from tests.reading.articles import FERRY
from training.highlights import LEAD, main, scored


def test_the_same_words_score_full_and_others_nothing() -> None:
    assert scored("The dam broke.\nTwo drowned.", "The dam broke.\nTwo drowned.") == (100, 100, 100)
    assert scored("The dam broke.", "Sales rose.") == (0, 0, 0)


def test_every_row_tells_of_the_articles_that_were_briefed(tmp_path: Path) -> None:
    rows = [
        {"id": "ferry", "split": "test", "text": FERRY, "highlights": ["A ferry sank."]},
        {"id": "short", "split": "test", "text": "Rain.", "highlights": ["It rained."]},
        {"id": "other", "split": "dev", "text": FERRY, "highlights": ["A ferry sank."]},
    ]
    path = tmp_path / "highlights.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.write("\n".join(map(json.dumps, rows)))
    command = typer.Typer()
    command.command()(main)

    result = CliRunner().invoke(command, [str(path)])

    lines = result.stdout.splitlines()
    assert lines[0] == "1 articles, 1 more refused"
    assert [line.split(":")[0] for line in lines[1:]] == ["3 takeaways", "4 takeaways", LEAD]
    assert all(float(line.split(": ")[1].split()[0]) > 0 for line in lines[1:])
