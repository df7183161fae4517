"""What a v1 request may be, and the nouns it becomes."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from service.article import Article, BriefRequest
from service.formats.request import (
    MAX_HTML_CHARACTERS,
    MAX_TEXT_CHARACTERS,
    OptionsBody,
    SummaryRequestBody,
)
from service.writing.llm.prompts import style_ids

words = st.text(st.characters(codec="utf-8"))
bodies = st.builds(
    SummaryRequestBody,
    id=st.none() | st.text(st.characters(codec="utf-8"), min_size=1, max_size=200),
    text=words,
    title=st.none() | words,
    language=st.none() | st.from_regex(r"[a-z]{2}(-[A-Za-z0-9-]{1,20})?", fullmatch=True),
    published_at=st.none() | st.datetimes(timezones=st.just(UTC)),
    options=st.builds(
        OptionsBody,
        takeaways=st.integers(3, 8),
        synopsis_words=st.integers(28, 80),
        headline=st.sampled_from(["question", "statement", "both"]),
        return_text=st.booleans(),
        writer=st.none() | st.from_regex(r"[a-z0-9][a-z0-9_-]{0,63}", fullmatch=True),
        style=st.none() | st.sampled_from(style_ids()),
    ),
)


@given(bodies)
def test_a_request_survives_json(body: SummaryRequestBody) -> None:
    assert SummaryRequestBody.model_validate(json.loads(body.model_dump_json())) == body


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    )
)
def test_anything_else_is_refused_and_nothing_else_is_raised(value: object) -> None:
    with pytest.raises(ValidationError):
        SummaryRequestBody.model_validate(value)


def test_text_becomes_an_article() -> None:
    body = SummaryRequestBody.model_validate(
        {
            "id": "a1",
            "text": "Rain fell.",
            "title": "Rain",
            "language": "en-GB",
            "published_at": "2025-09-05T08:30:00Z",
        }
    )

    assert body.article("made-up") == Article(
        id="a1",
        content="Rain fell.",
        media="text",
        title="Rain",
        language="en",
        published_at=datetime(2025, 9, 5, 8, 30, tzinfo=UTC),
    )


def test_html_becomes_an_article_of_that_media() -> None:
    article = SummaryRequestBody.model_validate({"html": "<p>Rain fell.</p>"}).article("made-up")

    assert article == Article(id="made-up", content="<p>Rain fell.</p>", media="html")


def test_options_default_to_five_takeaways_and_a_question() -> None:
    body = SummaryRequestBody.model_validate({"text": "Rain fell."})

    assert body.request() == BriefRequest(takeaways=5, synopsis_words=45, headline="question")
    assert body.options.return_text is False
    assert body.options.writer is None


def test_options_reach_the_request() -> None:
    options = {"takeaways": 3, "synopsis_words": 28, "headline": "both"}

    body = SummaryRequestBody.model_validate({"text": "Rain fell.", "options": options})

    assert body.request() == BriefRequest(takeaways=3, synopsis_words=28, headline="both")


def styled(**options: Any) -> BriefRequest:
    return SummaryRequestBody.model_validate({"text": "Rain fell.", "options": options}).request()


def test_what_is_not_sent_is_as_the_house_style_has_it() -> None:
    assert styled(style="wire-american") == BriefRequest(
        takeaways=4, synopsis_words=40, headline="statement", style="wire-american@1"
    )
    assert styled(style="wire-american@1", takeaways=5, headline="question") == BriefRequest(
        takeaways=5, synopsis_words=40, headline="question", style="wire-american@1"
    )


def test_a_request_that_names_no_style_is_in_the_usual_one() -> None:
    silent = SummaryRequestBody.model_validate(
        {"text": "Rain fell.", "options": {"synopsis_words": 28}}
    )
    spoken = SummaryRequestBody.model_validate(
        {"text": "Rain fell.", "options": {"style": "india"}}
    )

    usual = [body.in_style("wire-american").request() for body in (silent, spoken)]

    assert usual == [
        BriefRequest(4, 28, "statement", style="wire-american@1"),
        BriefRequest(style="india@1"),
    ]


def test_a_request_in_a_style_survives_json_as_it_is() -> None:
    body = SummaryRequestBody.model_validate({"text": "Rain fell."}).in_style("wire-american")

    again = SummaryRequestBody.model_validate_json(body.model_dump_json())

    assert again.in_style("house").request() == body.request()


@pytest.mark.parametrize(
    "changed",
    [
        pytest.param({"text": None}, id="neither text nor html"),
        pytest.param({"html": "<p>Rain</p>"}, id="both text and html"),
        pytest.param({"text": 5}, id="a number for text"),
        pytest.param({"text": ["Rain"]}, id="a list for text"),
        pytest.param({"text": "\ud800 Rain"}, id="a lone surrogate"),
        pytest.param({"text": "a" * (MAX_TEXT_CHARACTERS + 1)}, id="text over its bound"),
        pytest.param(
            {"text": None, "html": "a" * (MAX_HTML_CHARACTERS + 1)}, id="html over its bound"
        ),
        pytest.param({"id": ""}, id="an empty id"),
        pytest.param({"id": "i" * 201}, id="a long id"),
        pytest.param({"title": "t" * 1001}, id="a long title"),
        pytest.param({"language": "english"}, id="a language by name"),
        pytest.param({"language": "en\n"}, id="a language with a line break"),
        pytest.param({"published_at": 1757061000}, id="a date as a number"),
        pytest.param({"published_at": "1757061000"}, id="a date as a number in quotes"),
        pytest.param({"published_at": "2025-13-01T00:00:00Z"}, id="a thirteenth month"),
        pytest.param({"published_at": True}, id="a date as a truth value"),
        pytest.param({"headline": "question"}, id="an option outside options"),
        pytest.param({"options": None}, id="options null"),
        pytest.param({"options": {"takeaways": 2}}, id="too few takeaways"),
        pytest.param({"options": {"takeaways": 9}}, id="too many takeaways"),
        pytest.param({"options": {"takeaways": 5.0}}, id="a float of takeaways"),
        pytest.param({"options": {"takeaways": "5"}}, id="takeaways in quotes"),
        pytest.param({"options": {"takeaways": True}}, id="takeaways true"),
        pytest.param({"options": {"synopsis_words": 27}}, id="too short a synopsis"),
        pytest.param({"options": {"synopsis_words": 81}}, id="too long a synopsis"),
        pytest.param({"options": {"headline": "none"}}, id="an unknown headline form"),
        pytest.param({"options": {"return_text": 1}}, id="return_text one"),
        pytest.param({"options": {"writer": "https://a.example"}}, id="a writer by address"),
        pytest.param({"options": {"writer": "hf:some/model"}}, id="a writer by model"),
        pytest.param({"options": {"writer": "../weights"}}, id="a writer by path"),
        pytest.param({"options": {"style": "tabloid"}}, id="an unknown style"),
        pytest.param({"options": {"style": "house@9"}}, id="an unknown version of a style"),
        pytest.param({"options": {"style": "../styles/house"}}, id="a style by path"),
        pytest.param({"options": {"style": ""}}, id="a style without a name"),
        pytest.param({"options": {"temperature": 1}}, id="an unknown option"),
    ],
)
def test_a_request_that_breaks_the_contract_is_refused(changed: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        SummaryRequestBody.model_validate({"text": "Rain fell."} | changed)


@pytest.mark.parametrize("written", ["2025-09-05T08:30:00Z", "2025-09-05T10:30:00+02:00"])
def test_the_same_moment_may_be_written_in_any_zone(written: str) -> None:
    body = SummaryRequestBody.model_validate({"text": "Rain fell.", "published_at": written})

    assert body.published_at == datetime(2025, 9, 5, 8, 30, tzinfo=UTC)
