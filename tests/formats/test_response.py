"""The v1 answer: the contract's fields, its evidence and its error lines."""

import hashlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.brief import CheckedLine
from service.document import Span
from service.errors import InvalidArticle, Overloaded
from service.formats.response import ErrorLineBody, SummaryBody, error_line, summary_body
from tests.formats.briefs import RAIN, ROADS, SCHOOLS, TEXT, leeds_summary


def test_an_answer_has_the_fields_of_the_contract() -> None:
    body = json.loads(summary_body(leeds_summary()).model_dump_json())
    software = body["provenance"].pop("software")

    assert body == {
        "id": "leeds-1",
        "headline_question": "Did Rain Fall in Leeds?",
        "headline": None,
        "synopsis": "Rain fell in Leeds and roads were shut.",
        "key_takeaways": [
            {
                "label": "Schools",
                "text": "Schools closed.",
                "evidence": [{"start": 37, "end": 52, "quote": "Schools closed."}],
                "support": 0.97,
            }
        ],
        "evidence": {
            "headline_question": [{"start": 0, "end": 19, "quote": "Rain fell in Leeds."}],
            "headline": [],
            "synopsis": [
                {"start": 0, "end": 19, "quote": "Rain fell in Leeds."},
                {"start": 20, "end": 36, "quote": "Roads were shut."},
            ],
        },
        "verdict": "review",
        "findings": [
            {
                "field": "key_takeaways[1]",
                "kind": "number",
                "detail": "no sentence says 40",
                "action": "withheld",
            }
        ],
        "article": {
            "language": "en",
            "words": 9,
            "sha256": hashlib.sha256(TEXT.encode()).hexdigest(),
            "coverage": 1.0,
            "text": None,
        },
        "provenance": {
            "writer": "fake@1",
            "prompt": None,
            "created_at": "2025-09-05T08:30:00Z",
            "digital_source_type": "trainedAlgorithmicMedia",
        },
        "timing_ms": {"reading": 1.23, "writing": 20.0, "checking": 0.5},
    }
    assert software.startswith("standfirst ")


def test_the_text_comes_back_only_on_request() -> None:
    assert summary_body(leeds_summary()).article.text is None
    assert summary_body(leeds_summary(), return_text=True).article.text == TEXT


@given(st.text(st.characters(codec="utf-8"), min_size=1), st.data())
def test_quotes_are_the_text_at_their_offsets_after_json(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    line = CheckedLine("Anything?", (Span(start, end),))

    sent = summary_body(
        leeds_summary(text=text, synopsis=line, headline_question=None, takeaways=()),
        return_text=True,
    ).model_dump_json()

    body = SummaryBody.model_validate_json(sent)
    [evidence] = body.evidence.synopsis
    assert body.article.text is not None
    assert body.article.text[evidence.start : evidence.end] == evidence.quote


def test_an_answer_survives_json() -> None:
    body = summary_body(leeds_summary(), return_text=True)

    assert SummaryBody.model_validate_json(body.model_dump_json()) == body


def test_spans_keep_their_order() -> None:
    line = CheckedLine("Rain, roads, schools?", (RAIN, ROADS, SCHOOLS))

    body = summary_body(leeds_summary(headline_question=line))

    assert [e.quote for e in body.evidence.headline_question] == [
        "Rain fell in Leeds.",
        "Roads were shut.",
        "Schools closed.",
    ]


def test_a_failed_article_is_one_line_with_its_code() -> None:
    line = error_line("a1", InvalidArticle("not_prose", "nine tenths are table rows"))

    assert json.loads(line.model_dump_json()) == {
        "id": "a1",
        "error": {
            "code": "not_prose",
            "detail": "nine tenths are table rows",
            "retryable": False,
        },
    }


def test_a_retryable_error_says_so() -> None:
    line: ErrorLineBody = error_line("a1", Overloaded("64 articles are waiting"))

    assert line.error.retryable is True


@pytest.mark.parametrize(
    ("seen", "told"), [(1.0, 1.0), (0.99999, 0.9999), (0.5, 0.5), (0.00001, 0.0)]
)
def test_coverage_is_never_rounded_up_to_the_whole(seen: float, told: float) -> None:
    assert summary_body(leeds_summary(coverage=seen)).article.coverage == told
