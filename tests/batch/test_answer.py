"""A worker's answers, one per record and in order."""

import json
from pathlib import Path
from typing import Any

import pytest

from service.batch.answer import Answerer
from service.batch.parse import Defaults
from service.batch.record import Record
from service.batch.refused import buried
from service.batch.source import open_source
from service.errors import UnknownWriter
from service.formats.response import ErrorLineBody, SummaryBody
from tests.batch.articles import line, story


def record(number: int, content: bytes) -> Record:
    return Record(f"in.jsonl:{number}", f"line {number}", content, 0)


@pytest.fixture(scope="module")
def answerer() -> Answerer:
    return Answerer(Defaults("fake"))


def test_every_record_has_its_answer_in_order(answerer: Answerer) -> None:
    contents = [
        line(1),
        b"{half",
        line(2, options={"takeaways": 3}),
        line(3, options={"takeaways": 3}),
        json.dumps({"id": "void", "text": " "}).encode(),
        json.dumps({"text": story(4)}).encode(),
    ]

    answers = answerer([record(number, c) for number, c in enumerate(contents, start=1)])

    bodies: list[dict[str, Any]] = [json.loads(answer.line) for answer in answers]
    assert [body["id"] for body in bodies] == [
        "story-1",
        "in.jsonl:2",
        "story-2",
        "story-3",
        "void",
        "in.jsonl:6",
    ]
    assert [answer.code for answer in answers] == [
        None,
        "invalid_request",
        None,
        None,
        "empty_article",
        None,
    ]
    assert len(bodies[0]["key_takeaways"]) > len(bodies[2]["key_takeaways"]) == 3
    assert b"\n" not in b"".join(answer.line for answer in answers)


def test_files_are_answered_under_their_paths(answerer: Answerer, tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text(story(1))
    (tmp_path / "c.txt").write_bytes(b"%PDF-1.7 and more")
    (tmp_path / "a.md").write_text(f"# Floods\n\n{story(2)}\n\n{story(3)}\n")

    answers = answerer(list(open_source(str(tmp_path)).records))

    assert [json.loads(answer.line)["id"] for answer in answers] == ["a.md", "b.txt", "c.txt"]
    assert [answer.code for answer in answers] == [None, None, "binary_content"]


def test_a_line_of_output_is_an_answer_of_the_contract(answerer: Answerer) -> None:
    good, bad = answerer([record(1, line(1)), record(2, b"{")])

    assert SummaryBody.model_validate_json(good.line).id == "story-1"
    error = ErrorLineBody.model_validate_json(bad.line).error
    assert error.detail.startswith("line 2: ")
    assert not error.retryable


def test_the_text_is_returned_where_it_is_asked_for(answerer: Answerer) -> None:
    [with_text, without] = answerer(
        [record(1, line(1, options={"return_text": True})), record(2, line(2))]
    )

    assert json.loads(with_text.line)["article"]["text"] == story(1)
    assert json.loads(without.line)["article"]["text"] is None


def test_a_record_that_killed_its_workers_is_worth_another_try_later() -> None:
    answer = buried(record(7, line(7)), "killed by SIGKILL")

    error = ErrorLineBody.model_validate_json(answer.line).error
    assert json.loads(answer.line)["id"] == "story-7"
    assert (answer.code, error.code, error.retryable) == ("worker_died", "worker_died", True)
    assert error.detail.startswith("line 7: ")
    assert error.detail.endswith("killed by SIGKILL")


def test_a_writer_nobody_knows_is_refused() -> None:
    with pytest.raises(UnknownWriter):
        Answerer(Defaults("nobody"))
