"""The OpenAPI document: what each operation takes, and every status it can answer with."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any, Final, get_args

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic.json_schema import models_json_schema

from service.api.envelope import REQUEST_ID
from service.api.errors import (
    INTERNAL,
    PROBLEM_MEDIA,
    Problem,
    ProblemBody,
    http_problem,
    problem_of,
)
from service.api.examples import ANSWER, CHECK_ANSWER, CHECK_REQUEST, REQUEST, SUMMARY
from service.brief import Verdict
from service.errors import (
    ArticleTooLong,
    InvalidArticle,
    InvalidRequest,
    Overloaded,
    UnknownWriter,
    WriterError,
    WriterTimeout,
    WriterUnavailable,
)
from service.formats.events import Sent, event
from service.formats.refusal import FieldError
from service.formats.render import as_html, as_markdown, as_text
from service.formats.request import CheckRequestBody, SummaryRequestBody
from service.formats.response import summary_body

Json = dict[str, Any]
_REF = "#/components/schemas/{model}"
_HEADERS: Final[Json] = {
    "X-Request-ID": {
        "description": "The request's own id if it sent one that is well-formed, else a new one.",
        "required": True,
        "schema": {"type": "string", "pattern": f"^{REQUEST_ID.pattern}$"},
    }
}
VERDICT_HEADER: Final = "Standfirst-Verdict"
_VERDICT: Final[Json] = {
    VERDICT_HEADER: {
        "description": "The brief's verdict; of a stream its last event has it.",
        "required": False,
        "schema": {"type": "string", "enum": list(get_args(Verdict))},
    }
}
_RETRY_AFTER: Final[Json] = {
    "Retry-After": {
        "description": "Seconds until a place should be free.",
        "required": True,
        "schema": {"type": "integer", "minimum": 1, "maximum": 60},
    }
}
_REQUEST_ID_PARAMETER: Final[Json] = {
    "name": "X-Request-ID",
    "in": "header",
    "required": False,
    "description": "Names the request in logs and errors; one that is not 1 to 64 letters, digits, "
    "dots, dashes or underscores is replaced.",
    "schema": {"type": "string"},
    "example": "cms-20250905-0001",
}

_REFUSALS: Final[tuple[Problem, ...]] = (
    http_problem(400, "line 1, column 9: Expecting value", {}),
    http_problem(
        406,
        "on offer are application/json, text/markdown, text/html, text/plain, text/event-stream",
        {},
    ),
    http_problem(408, "the body had not come after 60 seconds", {}),
    http_problem(413, "the body may have 8388608 bytes", {}),
    problem_of(ArticleTooLong("text has more than 2000000 characters")),
    http_problem(415, "send application/json", {}),
    problem_of(
        InvalidRequest("/options/takeaways: Input should be less than or equal to 8"),
        (FieldError("/options/takeaways", "Input should be less than or equal to 8"),),
    ),
    problem_of(UnknownWriter("the writers on offer are embedded")),
    problem_of(InvalidArticle("empty_article", "the article has no text")),
    problem_of(InvalidArticle("unsupported_language", "the article is in French (fr)")),
    INTERNAL,
    problem_of(WriterError("the writer's answer is no draft")),
    problem_of(Overloaded("64 articles are waiting, as many as may")),
    problem_of(WriterUnavailable("the writers are still being loaded")),
    problem_of(WriterTimeout("no brief after 60 seconds")),
)


def _answered(description: str, content: Json, **headers: Json) -> Json:
    return {"description": description, "headers": _HEADERS | headers, "content": content}


def _problems(*problems: Problem) -> dict[int | str, Json]:
    """Each status with all its problems as examples."""
    responses: dict[int | str, Json] = {}
    for problem in problems:
        response = responses.setdefault(
            int(problem.status),
            _answered(
                problem.status.phrase,
                {
                    PROBLEM_MEDIA: {
                        "schema": {"$ref": _REF.format(model="ProblemBody")},
                        "examples": {},
                    }
                },
            ),
        )
        if problem.status == HTTPStatus.SERVICE_UNAVAILABLE:
            response["headers"] = _HEADERS | _RETRY_AFTER
        example = problem.body("cms-20250905-0001").model_dump(mode="json", exclude_defaults=True)
        response["content"][PROBLEM_MEDIA]["examples"][problem.code] = {"value": example}
    return responses


def _text(example: str) -> Json:
    return {"schema": {"type": "string"}, "example": example}


# Each line once it has passed checking, then the whole; "error" in place of "brief" where it fails.
_EVENTS: Final = "".join(
    event(name, body)
    for name, body in (
        *Sent(set()).news(SUMMARY.brief),
        ("brief", summary_body(SUMMARY)),
    )
)
CREATE_SUMMARY: Final[Mapping[str, Any]] = {
    "responses": {
        200: _answered(
            "The brief.",
            {
                "application/json": {},
                "text/markdown": _text(as_markdown(SUMMARY.brief)),
                "text/html": _text(as_html(SUMMARY.brief)),
                "text/plain": _text(as_text(SUMMARY.brief)),
                "text/event-stream": _text(_EVENTS),
            },
            **_VERDICT,
        ),
        **_problems(*_REFUSALS),
    },
    "openapi_extra": {
        "parameters": [_REQUEST_ID_PARAMETER],
        "requestBody": {
            "required": True,
            "content": {
                "application/json": {
                    "schema": {"$ref": _REF.format(model="SummaryRequestBody")},
                    "example": REQUEST,
                }
            },
        },
    },
}
CREATE_CHECK: Final[Mapping[str, Any]] = {
    "responses": {
        200: _answered("The claims, each with its verdict.", {"application/json": {}}),
        **_problems(*(problem for problem in _REFUSALS if problem.code != "unknown_writer")),
    },
    "openapi_extra": {
        "parameters": [_REQUEST_ID_PARAMETER],
        "requestBody": {
            "required": True,
            "content": {
                "application/json": {
                    "schema": {"$ref": _REF.format(model="CheckRequestBody")},
                    "example": CHECK_REQUEST,
                }
            },
        },
    },
}
GET_LIVEZ: Final[Mapping[str, Any]] = {
    "responses": {200: {"headers": _HEADERS}},
    "openapi_extra": {"parameters": [_REQUEST_ID_PARAMETER]},
}
GET_READYZ: Final[Mapping[str, Any]] = {
    "responses": {
        200: {"headers": _HEADERS},
        **_problems(
            problem_of(WriterUnavailable("the writers are still being loaded")),
            problem_of(Overloaded("the service is shutting down")),
        ),
    },
    "openapi_extra": {"parameters": [_REQUEST_ID_PARAMETER]},
}
GET_METRICS: Final[Mapping[str, Any]] = {
    "responses": {
        200: _answered(
            "Prometheus' text format.", {"text/plain": _text("standfirst_shed_total 0\n")}
        )
    },
    "openapi_extra": {"parameters": [_REQUEST_ID_PARAMETER]},
}


def document(app: FastAPI) -> Json:
    """The app's OpenAPI document, made once."""
    if app.openapi_schema is None:
        made: Json = get_openapi(
            title=app.title,
            version=app.version,
            description=app.description,
            license_info=app.license_info,
            routes=app.routes,
        )
        _, models = models_json_schema(
            [
                (SummaryRequestBody, "validation"),
                (CheckRequestBody, "validation"),
                (ProblemBody, "serialization"),
            ],
            ref_template=_REF,
        )
        made["components"]["schemas"] |= models["$defs"]
        # FastAPI drops what is null from a document, and so would drop half of these examples.
        for path, example in (("/v1/summaries", ANSWER), ("/v1/checks", CHECK_ANSWER)):
            created = made["paths"][path]["post"]["responses"]["200"]
            created["content"]["application/json"]["example"] = example
        app.openapi_schema = made
    return app.openapi_schema
