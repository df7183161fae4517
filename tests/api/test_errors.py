"""Each error of ours has one status, one code and one title over HTTP."""

from collections.abc import Iterator
from typing import get_args

import pytest

from service import errors
from service.api.errors import HTTP_CODE, STATUS, TITLE, http_problem, problem_of
from service.errors import InvalidArticle, InvalidArticleCode, StandfirstError
from service.formats.refusal import FieldError


def family(kind: type[StandfirstError]) -> Iterator[type[StandfirstError]]:
    yield kind
    for child in kind.__subclasses__():
        yield from family(child)


EVERY_ERROR = sorted(family(StandfirstError), key=lambda kind: kind.__name__)


@pytest.mark.parametrize("kind", EVERY_ERROR, ids=lambda kind: kind.__name__)
def test_every_error_has_a_status_of_its_own(kind: type[StandfirstError]) -> None:
    assert kind in STATUS


def test_an_error_that_a_caller_may_repeat_is_a_server_error_or_asks_for_patience() -> None:
    repeatable = [kind for kind in EVERY_ERROR if kind.retryable]

    assert repeatable
    assert all(STATUS[kind] >= 500 or STATUS[kind] in (409, 429) for kind in repeatable)


@pytest.mark.parametrize(
    "code",
    sorted(
        {kind.code for kind in EVERY_ERROR if kind is not InvalidArticle}
        | set(get_args(InvalidArticleCode))
        | set(HTTP_CODE.values())
    ),
)
def test_every_code_has_a_title(code: str) -> None:
    assert TITLE[code]


def test_no_title_is_of_a_code_that_nothing_raises() -> None:
    raised = {kind.code for kind in EVERY_ERROR} | set(get_args(InvalidArticleCode))

    assert set(TITLE) == raised | set(HTTP_CODE.values())


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (errors.InvalidArticle("not_prose", "a table"), 422),
        (errors.ArticleTooLong("too long"), 413),
        (errors.UnknownWriter("no such writer"), 422),
        (errors.Overloaded("busy"), 503),
        (errors.WriterError("no draft"), 502),
        (errors.WriterTimeout("late"), 504),
        (errors.WriterUnavailable("down"), 503),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Exception) else str(value),
)
def test_the_contract_names_the_status(error: StandfirstError, status: int) -> None:
    assert problem_of(error).status == status


def test_a_problem_has_the_members_of_rfc_9457() -> None:
    problem = problem_of(errors.InvalidRequest("bad"), (FieldError("/id", "too short"),))

    assert problem.body("r1").model_dump() == {
        "type": "urn:standfirst:problem:invalid_request",
        "title": "The request breaks the contract",
        "status": 422,
        "detail": "bad",
        "code": "invalid_request",
        "retryable": False,
        "request_id": "r1",
        "errors": [{"pointer": "/id", "message": "too short"}],
    }


def test_a_status_that_nobody_planned_tells_nothing() -> None:
    problem = http_problem(418, "I am a teapot", {})

    assert problem.status == 500
    assert "teapot" not in problem.detail
