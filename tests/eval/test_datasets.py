"""References from one file, in each of the known formats."""

import gzip
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow
import pyarrow.parquet
import pytest
from typer.testing import CliRunner

from eval.checker.told import load_told
from eval.command import app
from eval.datasets import load_data
from eval.reference import ReferenceTakeaway, StoriesMissing, ToolError
from tests.batch.articles import story

BRIEF = {
    "headline_question": "Will It Rain in Leeds on Monday?",
    "synopsis": "Rain is due in Leeds.",
    "takeaways": [{"label": "Rain", "text": "Rain is due in Leeds on Monday."}],
}


def written(path: Path, *rows: dict[str, Any] | str) -> Path:
    lines = [row if isinstance(row, str) else json.dumps(row) for row in rows]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("row", "synopsis", "takeaways"),
    [
        pytest.param({"text": "a", "brief": BRIEF}, BRIEF["synopsis"], 1, id="ours"),
        pytest.param({"paragraphs": ["a"], "brief": BRIEF}, BRIEF["synopsis"], 1, id="paragraphs"),
        pytest.param({"article": "a", "highlights": "One .\nTwo .\n"}, None, 2, id="CNN"),
        pytest.param({"article": "a", "highlights": ["One .", "Two ."]}, None, 2, id="CNN, list"),
        pytest.param({"document": "a", "summary": "One."}, "One.", 0, id="XSum"),
        pytest.param({"text": "a", "references": ["One.", "Two."]}, "One.", 0, id="SummEval"),
        pytest.param(
            {"text": "a", "references": [None, " ", "Two."]}, "Two.", 0, id="SummEval, with gaps"
        ),
        pytest.param(
            {"text": "a", "summary": "One.", "references": ["Two."]}, "One.", 0, id="summary first"
        ),
        pytest.param(
            {"text": "a", "summary": None, "references": ["Two."]}, "Two.", 0, id="no summary"
        ),
        pytest.param({"article": "a", "highlights": [None, "Two ."]}, None, 1, id="CNN, with gaps"),
        pytest.param(
            {"text": "a", "human_summaries": ["One.", "Two."], "machine_summaries": ["x"]},
            "One.",
            0,
            id="SummEval, Hugging Face",
        ),
    ],
)
def test_a_line_is_known_by_its_keys(
    tmp_path: Path, row: dict[str, Any], synopsis: str | None, takeaways: int
) -> None:
    [reference] = load_data(written(tmp_path / "x.jsonl", row | {"extra": 1}))

    assert (reference.id, reference.article) == ("x.jsonl:1", "a")
    assert reference.brief.synopsis == synopsis
    assert len(reference.brief.takeaways) == takeaways


def test_highlights_are_takeaways_without_labels(tmp_path: Path) -> None:
    [reference] = load_data(written(tmp_path / "x.jsonl", {"article": "a", "highlights": "One."}))

    assert reference.brief.takeaways == (ReferenceTakeaway("", "One."),)
    assert reference.brief.headline_question is None


def test_a_packed_file_is_read_too_and_no_further_than_asked(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl.gz"
    rows = [{"id": str(number), "document": "a", "summary": "b"} for number in range(3)]
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.write("\n".join([*map(json.dumps, rows), "{half"]))

    assert [reference.id for reference in load_data(path, 3)] == ["0", "1", "2"]


STORY = """\
PORT ELLEN, Scotland (CNN) -- The harbour board approved a plan.

Work will begin in June.

@highlight

The board approves a plan

@highlight

NEW: Work begins
in June
"""


def test_a_story_is_an_article_and_its_highlights(tmp_path: Path) -> None:
    path = tmp_path / "0a1b.story"
    path.write_text(STORY, encoding="utf-8")

    [reference] = load_data(path)

    assert reference.id == "0a1b"
    assert reference.article.splitlines()[-1] == "Work will begin in June."
    assert [t.text for t in reference.brief.takeaways] == [
        "The board approves a plan",
        "NEW: Work begins in June",
    ]
    assert not reference.brief.has_labels


def test_stories_of_a_folder_are_read_by_name_and_no_further_than_asked(tmp_path: Path) -> None:
    for name in ("dailymail/stories/b", "cnn/stories/c", "cnn/stories/a"):
        path = tmp_path / f"{name}.story"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(STORY, encoding="utf-8")
    (tmp_path / "dailymail/stories/z.story").write_bytes(b"\xff")

    assert [reference.id for reference in load_data(tmp_path, 3)] == ["a", "c", "b"]
    with pytest.raises(ToolError, match="cannot read"):
        load_data(tmp_path)


def test_a_folder_without_stories_is_a_tool_error(tmp_path: Path) -> None:
    with pytest.raises(ToolError, match="no references"):
        load_data(tmp_path)


def test_a_parquet_file_is_read_as_its_rows_are_elsewhere(tmp_path: Path) -> None:
    rows = [{"id": name, "document": f"About {name}.", "summary": "One."} for name in "ab"]
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(rows), tmp_path / "x.parquet")

    found = load_data(tmp_path / "x.parquet")

    plain = load_data(written(tmp_path / "x.jsonl", *rows))
    assert [(r.id, r.article, r.brief) for r in found] == [
        (r.id, r.article, r.brief) for r in plain
    ]
    assert len({r.sha256 for r in found}) == 2


def test_what_is_no_parquet_is_a_tool_error(tmp_path: Path) -> None:
    with pytest.raises(ToolError, match="cannot read"):
        load_data(written(tmp_path / "x.parquet", "no table"))


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param([], id="empty"),
        pytest.param(["{half"], id="no JSON"),
        pytest.param(["[1]"], id="no object"),
        pytest.param([{"text": "a"}], id="nothing written"),
        pytest.param([{"text": "a", "brief": {}}], id="an empty brief"),
        pytest.param([{"brief": BRIEF}], id="no article"),
        pytest.param(
            [{"id": "x", "document": text, "summary": "b"} for text in "ac"], id="an id twice"
        ),
        pytest.param([{"text": "a", "references": [""]}], id="an empty reference"),
        pytest.param([{"text": "a", "references": [None]}], id="no reference among them"),
        pytest.param([{"text": "a", "references": "Rain fell."}], id="references in no list"),
        pytest.param([{"document": "a", "summary": None}], id="no summary"),
        pytest.param([{"document": "a", "summary": 7}], id="a summary that is no text"),
        pytest.param([{"document": "a", "summary": " "}], id="a blank summary"),
        pytest.param([{"article": "a", "highlights": [None]}], id="no highlight among them"),
    ],
)
def test_a_file_that_is_none_is_a_tool_error(tmp_path: Path, rows: list[Any]) -> None:
    path = written(tmp_path / "x.jsonl", *rows)

    with pytest.raises(ToolError):
        load_data(path)


def summeval(id_: str, system: str, **more: Any) -> dict[str, Any]:
    """A row of SummEval's file of judgements; a text of our own."""
    told = {"consistency": 5, "coherence": 4, "fluency": 5, "relevance": 3}
    return {
        "id": id_,
        "decoded": f"what {system} wrote",
        "model_id": system,
        "filepath": f"cnndm/test/{id_}.story",
        "expert_annotations": [told] * 3,
        "references": ["Ferries will sail again on Monday.", "The ferry strike is over."],
    } | more


def test_rows_of_one_article_are_one_reference(tmp_path: Path) -> None:
    rows = [
        summeval(id_, system, text=f"The ferry crews went back, {id_}.")
        for id_ in ("dm-test-0", "cnn-test-1")
        for system in ("M0", "M1", "M2")
    ]
    path = written(tmp_path / "paired.jsonl", *rows)

    first, second = load_data(path)

    assert (first.id, second.id) == ("dm-test-0", "cnn-test-1")
    assert first.brief.synopsis == "Ferries will sail again on Monday."
    assert [reference.id for reference in load_data(path, 1)] == ["dm-test-0"]


def test_what_a_later_row_of_the_article_adds_is_kept(tmp_path: Path) -> None:
    row = {"id": "x", "text": "a"}
    path = written(
        tmp_path / "x.jsonl",
        row | {"references": ["One."]},
        row | {"highlights": ["Two."]},
    )
    [alone] = load_data(written(tmp_path / "y.jsonl", row | {"references": ["One."]}))

    [reference] = load_data(path)

    assert reference.brief.synopsis == "One."
    assert reference.brief.takeaways == (ReferenceTakeaway("", "Two."),)
    assert reference.sha256 != alone.sha256


@pytest.mark.parametrize("load", [load_data, load_told], ids=["references", "lines"])
def test_judgements_without_their_articles_need_the_stories(
    load: Callable[[Path], object], tmp_path: Path
) -> None:
    path = written(tmp_path / "aligned.jsonl", summeval("dm-test-0", "M0"))

    with pytest.raises(StoriesMissing, match="needs the stories"):
        load(path)


def test_a_file_that_is_not_there_is_a_tool_error(tmp_path: Path) -> None:
    with pytest.raises(ToolError):
        load_data(tmp_path / "none.jsonl")


def test_the_suite_runs_on_a_file_of_summaries(tmp_path: Path) -> None:
    rows = [
        {"id": f"x{number}", "document": story(number), "summary": "The city voted on defences."}
        for number in range(2)
    ]
    path, out = written(tmp_path / "x.jsonl", *rows), tmp_path / "out.json"

    result = CliRunner().invoke(
        app, ["--writer", "lead", "--data", str(path), "--json", str(out), "--no-baseline"]
    )

    assert result.exit_code == 0, result.output
    record = json.loads(out.read_text(encoding="utf-8"))
    assert list(record["manifest"]["references"]) == ["x0", "x1"]
    measured = record["run"]["cases"][0]["measurements"]
    assert measured["rouge1_synopsis"]["value"] > 0
    assert measured["takeaway_coverage"]["unscored"] == "the reference has no takeaways"
