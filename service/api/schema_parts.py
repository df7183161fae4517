"""What the operations of the newsroom have in common in the OpenAPI document."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any, Final

from service.api.errors import INTERNAL, Problem, http_problem, problem_of
from service.api.once import HEADER as IDEMPOTENCY_KEY
from service.api.schema import REF, REQUEST_ID_PARAMETER, Json, answered, problems
from service.errors import (
    Forbidden,
    IdempotencyConflict,
    IdempotencyKeyReused,
    InvalidRequest,
    NotFound,
    StateConflict,
    StoreUnavailable,
    TooManyRequests,
    Unauthorized,
    VersionConflict,
)

GUARDED: Final = (
    problem_of(Unauthorized("send a key as Authorization: Bearer")),
    problem_of(Forbidden("the key has no scope review")),
    problem_of(TooManyRequests("the key's requests of 600 are spent", 17)),
    INTERNAL,
    problem_of(StoreUnavailable("the database does not answer")),
    problem_of(InvalidRequest("/query/limit: Input should be less than 101")),
)
MISSING: Final = problem_of(NotFound("no brief has that id"))
CONFLICT: Final = problem_of(StateConflict("a brief that is rejected cannot turn approved"))
OUTDATED: Final = problem_of(VersionConflict("the brief is at version 3; read it and try again"))
NO_IF_MATCH: Final = http_problem(428, "send If-Match with the ETag that you have read", {})
BODY: Final = (
    http_problem(400, "line 1, column 9: Expecting value", {}),
    http_problem(408, "the body had not come after 60 seconds", {}),
    http_problem(413, "the body may have 8388608 bytes", {}),
    http_problem(415, "send application/json", {}),
)
ONCE: Final = (
    problem_of(IdempotencyConflict("the first request with that Idempotency-Key is in flight")),
    problem_of(IdempotencyKeyReused("that Idempotency-Key came before, with another request")),
)
IDEMPOTENCY_PARAMETER: Final[Json] = {
    "name": IDEMPOTENCY_KEY,
    "in": "header",
    "required": False,
    "description": "Makes sending the request again safe: within a day the same key and request"
    " get the same answer.",
    "schema": {"type": "string", "pattern": "^[\\x20-\\x7e]{1,255}$"},
    "example": "9c1c1f1e-6f1b-4d67-a2f0-6c3f0e1f7b2a",
}
IF_MATCH_PARAMETER: Final[Json] = {
    "name": "If-Match",
    "in": "header",
    "required": True,
    "description": "The ETag of the brief as its sender has read it.",
    "schema": {"type": "string"},
    "example": '"1"',
}
ETAG: Final[Json] = {
    "ETag": {"required": True, "description": "The brief's version.", "schema": {"type": "string"}}
}


def operation(
    *failures: Problem,
    answers: Mapping[int, Json] | None = None,
    parameters: tuple[Json, ...] = (),
    body: Json | None = None,
    headers: Json | None = None,
) -> Mapping[str, Any]:
    """Arguments of a route: its answers and failures, with what every guarded one has.

    `answers` stands for a 200 of the route's own model where it has none; `headers` are those of
    that 200.
    """
    given = answers or {200: answered("What is asked for.", {}, **(headers or {}))}
    extra: Json = {"parameters": [REQUEST_ID_PARAMETER, *parameters]}
    if body is not None:
        extra["requestBody"] = {"required": True, "content": body}
    return {
        "responses": {**given, **problems(*failures, *GUARDED)},
        "openapi_extra": extra,
        "status_code": min(given, default=HTTPStatus.OK),
    }


def model(name: str) -> Json:
    """JSON content of a model of the document."""
    return {"application/json": {"schema": {"$ref": REF.format(model=name)}}}
