"""The shipped references, and how strictly any are read."""

import json
import shutil
from pathlib import Path

import pytest

from eval.metrics.facts import facts_precision
from eval.metrics.style import style_conformity
from eval.reference import (
    Reference,
    ToolError,
    load_reference,
    load_references,
    shipped_references,
)
from eval.score import Score
from service.brief import Brief, CheckedLine, CheckedTakeaway

REFERENCES = load_references(shipped_references())


def brief_of(reference: Reference) -> Brief:
    brief = reference.brief
    assert brief.headline_question is not None
    return Brief(
        id=reference.id,
        text=reference.article,
        language=reference.language,
        words=len(reference.article.split()),
        coverage=1.0,
        headline_question=CheckedLine(brief.headline_question, ()),
        headline=None,
        synopsis=CheckedLine(brief.synopsis, ()) if brief.synopsis else None,
        takeaways=tuple(CheckedTakeaway(t.label, t.text, ()) for t in brief.takeaways),
        verdict="publishable",
        findings=(),
        writer="reference@1",
        prompt=None,
    )


def test_at_least_thirty_one_articles_come_with_the_package() -> None:
    assert len(REFERENCES) >= 31
    assert len({reference.article for reference in REFERENCES}) == len(REFERENCES)


def test_the_seoul_piece_is_its_body_and_the_brief_printed_above_it() -> None:
    [seoul] = load_references(shipped_references(), ["seoul"])

    assert seoul.article.startswith("Seoul, Sep 5 (NationPress) The defence chiefs")
    assert "Key Takeaways" not in seoul.article
    assert (seoul.brief.headline_question or "").startswith("Will South Korea and Japan's")
    assert seoul.brief.synopsis is None
    assert [t.label for t in seoul.brief.takeaways][-1] == "60th Anniversary"


@pytest.mark.parametrize("reference", REFERENCES, ids=lambda reference: reference.id)
def test_a_reference_keeps_the_house_format_and_the_article_s_facts(reference: Reference) -> None:
    style = style_conformity(brief_of(reference), reference)
    facts = facts_precision(brief_of(reference), reference)

    assert isinstance(style, Score)
    assert isinstance(facts, Score)
    assert style.notes == ()
    # One invented-looking word a brief is the metric's own error, not the writer's.
    assert len(facts.notes) <= 1, facts.notes


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(shipped_references() / "seoul", tmp_path / "seoul")
    return tmp_path / "seoul"


def change(folder: Path, **fields: object) -> None:
    path = folder / "reference.json"
    record = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps(record | fields), encoding="utf-8")


@pytest.mark.parametrize(
    "fields",
    [
        {"id": "leeds"},
        {"mood": "sad"},
        {"language": "English"},
        {"published_at": "yesterday"},
        {"licence": ""},
        {"brief": {"headline_question": "Why?", "synopsis": None, "takeaways": []}},
    ],
    ids=["other id", "unknown field", "language", "date", "no licence", "no takeaways"],
)
def test_a_malformed_reference_is_a_tool_error(folder: Path, fields: dict[str, object]) -> None:
    change(folder, **fields)

    with pytest.raises(ToolError, match="seoul"):
        load_reference(folder)


def test_an_article_that_is_no_utf_8_is_a_tool_error(folder: Path) -> None:
    (folder / "article.txt").write_bytes(b"\xff\xfe")

    with pytest.raises(ToolError, match="seoul"):
        load_reference(folder)


@pytest.mark.parametrize("file", ["article.txt", "reference.json"])
def test_the_hash_changes_with_either_file(folder: Path, file: str) -> None:
    before = load_reference(folder)
    path = folder / file
    path.write_bytes(path.read_bytes() + b"\n")

    assert load_reference(folder).sha256 != before.sha256


def test_an_empty_folder_of_references_is_a_tool_error(tmp_path: Path) -> None:
    with pytest.raises(ToolError, match="holds no references"):
        load_references(tmp_path)
