"""What a sender is told of a request that does not validate."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from service.errors import ArticleTooLong, InvalidArticle, InvalidRequest, StandfirstError
from service.formats.refusal import MOST_FIELD_ERRORS, FieldError, field_errors, refusal
from service.formats.request import MAX_TEXT_CHARACTERS, SummaryRequestBody

STORY = "Zanzibar"


def errors_of(body: object) -> list[Any]:
    with pytest.raises(ValidationError) as caught:
        SummaryRequestBody.model_validate(body)
    return caught.value.errors()


@pytest.mark.parametrize(
    ("body", "kind", "code"),
    [
        pytest.param(
            {"text": "a" * (MAX_TEXT_CHARACTERS + 1)}, ArticleTooLong, "article_too_long", id="long"
        ),
        pytest.param({"text": "\ud800"}, InvalidArticle, "invalid_unicode", id="lone surrogate"),
        pytest.param({"html": "\udfff"}, InvalidArticle, "invalid_unicode", id="in html"),
        pytest.param(
            {"text": "a", "title": "t" * 2000}, InvalidRequest, "invalid_request", id="long title"
        ),
        pytest.param(
            {"text": "a", "title": "\ud800"}, InvalidRequest, "invalid_request", id="title"
        ),
        pytest.param({"text": 1}, InvalidRequest, "invalid_request", id="wrong type"),
        pytest.param([], InvalidRequest, "invalid_request", id="no object"),
    ],
)
def test_the_code_says_whether_article_or_request_failed(
    body: object, kind: type[StandfirstError], code: str
) -> None:
    error = refusal(errors_of(body))

    assert type(error) is kind
    assert error.code == code
    assert error.detail


def test_each_error_points_into_the_request() -> None:
    errors = field_errors(errors_of({"text": "a", "id": "", "options": {"takeaways": 9}}))

    assert errors == (
        FieldError("/id", "String should have at least 1 character"),
        FieldError("/options/takeaways", "Input should be less than or equal to 8"),
    )


def test_an_error_of_the_whole_request_points_at_the_whole() -> None:
    assert field_errors(errors_of({})) == (FieldError("", "send exactly one of text and html"),)


@pytest.mark.parametrize(
    "body",
    [
        pytest.param({"text": "a", STORY + " is burning": 1}, id="an article as a key"),
        pytest.param({"text": "a", STORY * 20: 1}, id="a long key"),
        pytest.param({"text": "a", "id": [STORY]}, id="a value of the wrong type"),
        pytest.param({"text": "a", "language": STORY}, id="a value out of its pattern"),
        pytest.param({"text": "a", "published_at": STORY}, id="a date"),
        pytest.param({"text": "a", "published_at": "2025-01-01" + STORY}, id="half a date"),
        pytest.param({"text": "a", "options": {"headline": STORY}}, id="a choice"),
    ],
)
def test_nothing_of_the_request_is_repeated(body: object) -> None:
    errors = errors_of(body)

    told = f"{field_errors(errors)} {refusal(errors).detail}"

    assert STORY not in told


def test_a_flood_of_unknown_fields_is_told_in_part() -> None:
    errors = errors_of({"text": "a"} | {f"field{n}": n for n in range(5000)})

    assert len(field_errors(errors)) == MOST_FIELD_ERRORS
    assert len(refusal(errors).detail) < 2000


@given(st.dictionaries(st.text(), st.integers(), min_size=1))
def test_pointers_hold_only_names(unknown: dict[str, int]) -> None:
    errors = errors_of({"text": "a", "id": ""} | {f"x{key}": n for key, n in unknown.items()})

    for error in field_errors(errors):
        assert all(part == "…" or part.isascii() for part in error.pointer.split("/"))
        assert len(error.pointer) <= 65
