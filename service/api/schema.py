"""The OpenAPI document: what each operation takes, and every status it can answer with."""

from collections.abc import Mapping
from typing import Any, Final, get_args

from service.api.envelope import REQUEST_ID
from service.api.errors import (
    INTERNAL,
    PROBLEM_MEDIA,
    Problem,
    http_problem,
    problem_of,
)
from service.api.examples import REQUEST, SUMMARY
from service.api.keeping import BRIEF_HEADER
from service.brief import Verdict
from service.errors import (
    ArticleTooLong,
    Forbidden,
    IdempotencyConflict,
    IdempotencyKeyReused,
    InvalidArticle,
    InvalidRequest,
    Overloaded,
    StoreUnavailable,
    TooManyRequests,
    Unauthorized,
    UnknownWriter,
    WriterError,
    WriterTimeout,
    WriterUnavailable,
)
from service.formats.events import Sent, event
from service.formats.refusal import FieldError
from service.formats.render import as_html, as_markdown, as_text
from service.formats.response import summary_body

Json = dict[str, Any]
REF = "#/components/schemas/{model}"
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
        "description": "The brief's verdict, in every media type but a stream.",
        "schema": {"type": "string", "enum": list(get_args(Verdict))},
    }
}
_BRIEF: Final[Json] = {
    BRIEF_HEADER: {
        "description": "The id under which the brief is kept, for /v1/briefs/{id}; of a stream it"
        " is the last event's.",
        "schema": {"type": "string"},
    }
}
_RETRY_AFTER: Final[Json] = {
    "Retry-After": {
        "description": "Seconds until it should be worth trying again.",
        "required": True,
        "schema": {"type": "integer", "minimum": 1, "maximum": 86_400},
    }
}
_HEADERS_OF: Final[Mapping[int, Json]] = {
    401: {
        "WWW-Authenticate": {
            "description": "How to present a key.",
            "required": True,
            "schema": {"type": "string"},
        }
    },
    429: _RETRY_AFTER,
    503: _RETRY_AFTER,
}
REQUEST_ID_PARAMETER: Final[Json] = {
    "name": "X-Request-ID",
    "in": "header",
    "required": False,
    "description": "Names the request in logs and errors; one that is not 1 to 64 letters, digits, "
    "dots, dashes or underscores is replaced.",
    "schema": {"type": "string"},
    "example": "cms-20250905-0001",
}

_SUMMARY_PARAMETERS: Final[tuple[Json, ...]] = (
    {
        "name": "Prefer",
        "in": "header",
        "required": False,
        "description": "`respond-async` answers 202 at once; the brief is at `Location` later.",
        "schema": {"type": "string"},
    },
    {
        "name": "Idempotency-Key",
        "in": "header",
        "required": False,
        "description": "Makes sending the request again safe: within a day the same key and"
        " request get the same answer.",
        "schema": {"type": "string", "pattern": "^[\\x20-\\x7e]{1,255}$"},
    },
)
REFUSALS: Final[tuple[Problem, ...]] = (
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
    problem_of(Unauthorized("send a key as Authorization: Bearer")),
    problem_of(Forbidden("the key has no scope summarize")),
    problem_of(TooManyRequests("the key's requests of 600 are spent", 17)),
    problem_of(IdempotencyConflict("the first request with that Idempotency-Key is in flight")),
    problem_of(IdempotencyKeyReused("that Idempotency-Key came before, with another request")),
    problem_of(StoreUnavailable("the database does not answer")),
    problem_of(InvalidArticle("empty_article", "the article has no text")),
    problem_of(InvalidArticle("unsupported_language", "the article is in French (fr)")),
    INTERNAL,
    problem_of(WriterError("the writer's answer is no draft")),
    problem_of(Overloaded("64 articles are waiting, as many as may")),
    problem_of(WriterUnavailable("the writers are still being loaded")),
    problem_of(WriterTimeout("no brief after 60 seconds")),
)


def answered(description: str, content: Json, **headers: Json) -> Json:
    return {"description": description, "headers": _HEADERS | headers, "content": content}


def problems(*problems: Problem) -> dict[int | str, Json]:
    """Each status with all its problems as examples."""
    responses: dict[int | str, Json] = {}
    for problem in problems:
        response = responses.setdefault(
            int(problem.status),
            answered(
                problem.status.phrase,
                {
                    PROBLEM_MEDIA: {
                        "schema": {"$ref": REF.format(model="ProblemBody")},
                        "examples": {},
                    }
                },
            ),
        )
        response["headers"] = _HEADERS | _HEADERS_OF.get(int(problem.status), {})
        example = problem.body("cms-20250905-0001").model_dump(mode="json", exclude_defaults=True)
        response["content"][PROBLEM_MEDIA]["examples"][problem.code] = {"value": example}
    return responses


def _text(example: str) -> Json:
    return {"schema": {"type": "string"}, "example": example}


# Each line once it has passed checking, then the whole; "error" in place of "brief" where it fails.
_EVENTS: Final = "".join(event(name, body) for name, body in Sent(set()).news(SUMMARY.brief))
_LAST_EVENT: Final = event("brief", summary_body(SUMMARY), f"brf_{'0' * 32}")
CREATE_SUMMARY: Final[Mapping[str, Any]] = {
    "responses": {
        200: answered(
            "The brief.",
            {
                "application/json": {},
                "text/markdown": _text(as_markdown(SUMMARY.brief)),
                "text/html": _text(as_html(SUMMARY.brief)),
                "text/plain": _text(as_text(SUMMARY.brief)),
                "text/event-stream": _text(_EVENTS + _LAST_EVENT),
            },
            **_VERDICT,
            **_BRIEF,
        ),
        202: answered(
            "Accepted for later, as `Prefer: respond-async` asks.",
            {"application/json": {"schema": {"$ref": REF.format(model="JobBody")}}},
            Location={
                "required": True,
                "description": "The job.",
                "schema": {"type": "string", "pattern": "^/v1/jobs/"},
            },
        ),
        **problems(*REFUSALS),
    },
    "openapi_extra": {
        "parameters": [REQUEST_ID_PARAMETER, *_SUMMARY_PARAMETERS],
        "requestBody": {
            "required": True,
            "content": {
                "application/json": {
                    "schema": {"$ref": REF.format(model="SummaryRequestBody")},
                    "example": REQUEST,
                }
            },
        },
    },
}
GET_LIVEZ: Final[Mapping[str, Any]] = {
    "responses": {200: {"headers": _HEADERS}},
    "openapi_extra": {"parameters": [REQUEST_ID_PARAMETER]},
}
GET_READYZ: Final[Mapping[str, Any]] = {
    "responses": {
        200: {"headers": _HEADERS},
        **problems(
            problem_of(WriterUnavailable("the writers are still being loaded")),
            problem_of(Overloaded("the service is shutting down")),
        ),
    },
    "openapi_extra": {"parameters": [REQUEST_ID_PARAMETER]},
}
GET_METRICS: Final[Mapping[str, Any]] = {
    "responses": {
        200: answered(
            "Prometheus' text format.", {"text/plain": _text("standfirst_shed_total 0\n")}
        )
    },
    "openapi_extra": {"parameters": [REQUEST_ID_PARAMETER]},
}
