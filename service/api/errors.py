"""Every failure as RFC 9457 problem+json: one table of statuses, one of titles."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, Field

from service.errors import (
    AccessError,
    ArticleTooLong,
    Forbidden,
    IdempotencyConflict,
    IdempotencyKeyReused,
    InvalidArticle,
    InvalidRequest,
    NoOtherLine,
    NotFound,
    Overloaded,
    StandfirstError,
    StateConflict,
    StoreUnavailable,
    TooManyRequests,
    Unauthorized,
    UnknownWriter,
    VersionConflict,
    WorkerDied,
    WriterError,
    WriterTimeout,
    WriterUnavailable,
)
from service.formats.refusal import FieldError

PROBLEM_MEDIA = "application/problem+json"

STATUS: Final[Mapping[type[StandfirstError], HTTPStatus]] = {
    StandfirstError: HTTPStatus.INTERNAL_SERVER_ERROR,
    InvalidArticle: HTTPStatus.UNPROCESSABLE_ENTITY,
    ArticleTooLong: HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    InvalidRequest: HTTPStatus.UNPROCESSABLE_ENTITY,
    UnknownWriter: HTTPStatus.UNPROCESSABLE_ENTITY,
    Overloaded: HTTPStatus.SERVICE_UNAVAILABLE,
    AccessError: HTTPStatus.FORBIDDEN,
    Unauthorized: HTTPStatus.UNAUTHORIZED,
    Forbidden: HTTPStatus.FORBIDDEN,
    TooManyRequests: HTTPStatus.TOO_MANY_REQUESTS,
    NotFound: HTTPStatus.NOT_FOUND,
    StateConflict: HTTPStatus.CONFLICT,
    NoOtherLine: HTTPStatus.CONFLICT,
    VersionConflict: HTTPStatus.PRECONDITION_FAILED,
    IdempotencyConflict: HTTPStatus.CONFLICT,
    IdempotencyKeyReused: HTTPStatus.UNPROCESSABLE_ENTITY,
    StoreUnavailable: HTTPStatus.SERVICE_UNAVAILABLE,
    WriterError: HTTPStatus.BAD_GATEWAY,
    WriterTimeout: HTTPStatus.GATEWAY_TIMEOUT,
    WriterUnavailable: HTTPStatus.SERVICE_UNAVAILABLE,
    WorkerDied: HTTPStatus.SERVICE_UNAVAILABLE,
}

# What only HTTP can refuse, by status; each has one code.
HTTP_CODE: Final[Mapping[int, str]] = {
    400: "malformed_json",
    404: "not_found",
    405: "method_not_allowed",
    406: "not_acceptable",
    408: "body_too_slow",
    413: "body_too_large",
    415: "unsupported_media_type",
    428: "precondition_required",
    500: "internal_error",
}

TITLE: Final[Mapping[str, str]] = {
    "article_too_long": "The article is too long",
    "article_too_short": "The article is too short to be briefed",
    "binary_content": "The article is binary data",
    "body_too_large": "The request body is too large",
    "body_too_slow": "The request body came too slowly",
    "empty_article": "The article is empty",
    "forbidden": "This is not for that key, or not at that address",
    "idempotency_key_reused": "The Idempotency-Key belongs to another request",
    "internal_error": "The service failed",
    "invalid_request": "The request breaks the contract",
    "invalid_unicode": "The article is not valid Unicode",
    "malformed_json": "The request body is not JSON",
    "method_not_allowed": "This resource has no such method",
    "no_other_line": "The writer has no other line",
    "no_article_in_html": "The HTML page holds no article",
    "not_acceptable": "None of the accepted media types is on offer",
    "not_found": "There is no such resource",
    "not_prose": "The article is not prose",
    "overloaded": "The service is busy",
    "precondition_required": "The change needs an If-Match header",
    "rate_limited": "The budget of the key is spent",
    "request_in_flight": "The first request with that key is in flight",
    "state_conflict": "Its state does not allow that",
    "store_unavailable": "The database does not answer",
    "unauthorized": "An API key is needed",
    "undecodable_bytes": "The article's bytes are in no known encoding",
    "unknown_writer": "There is no writer of that name",
    "unsupported_language": "The article's language is not supported",
    "unsupported_media_type": "The request body's media type is not supported",
    "version_conflict": "It has changed since",
    "worker_died": "The process at work on the article died",
    "writer_failed": "The writer failed",
    "writer_timeout": "The writer did not answer in time",
    "writer_unavailable": "The writer cannot be reached",
}

_RETRYABLE_CODES = {"body_too_slow"}


class FieldErrorBody(BaseModel):
    """`pointer` is a JSON pointer into the request body; "" is the whole of it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    pointer: str
    message: str


class ProblemBody(BaseModel):
    """A failure (RFC 9457). `code` is stable; `title` and `detail` are for people."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    type: Annotated[str, Field(json_schema_extra={"format": "uri"})]
    title: str
    status: Annotated[int, Field(ge=400, le=599)]
    detail: str
    code: Annotated[str, Field(json_schema_extra={"enum": sorted(TITLE)})]
    retryable: bool
    request_id: str
    errors: list[FieldErrorBody] = []


@dataclass(frozen=True, slots=True)
class Problem:
    """A failure before it meets a request: `headers` go with the answer."""

    status: HTTPStatus
    code: str
    detail: str
    retryable: bool = False
    fields: tuple[FieldError, ...] = ()
    headers: Mapping[str, str] = field(default_factory=dict)

    def body(self, request_id: str) -> ProblemBody:
        return ProblemBody(
            type=f"urn:standfirst:problem:{self.code}",
            title=TITLE[self.code],
            status=self.status,
            detail=self.detail,
            code=self.code,
            retryable=self.retryable,
            request_id=request_id,
            errors=[FieldErrorBody(pointer=f.pointer, message=f.message) for f in self.fields],
        )


def problem_of(error: StandfirstError, fields: tuple[FieldError, ...] = ()) -> Problem:
    """The problem that an error of ours is over HTTP."""
    status = next(STATUS[kind] for kind in type(error).__mro__ if kind in STATUS)
    headers = {}
    if isinstance(error, Unauthorized):
        headers["WWW-Authenticate"] = 'Bearer realm="standfirst"'
    if isinstance(error, TooManyRequests):
        headers["Retry-After"] = str(error.retry_after_s)
    return Problem(status, error.code, error.detail, error.retryable, fields, headers)


INTERNAL: Final = Problem(
    HTTPStatus.INTERNAL_SERVER_ERROR,
    "internal_error",
    "the service met an error of its own, and has logged it",
)


def http_problem(status: int, detail: str, headers: Mapping[str, str]) -> Problem:
    """The problem of a status that the HTTP layer itself refused with; one that HTTP_CODE does
    not have is nothing that was planned."""
    code = HTTP_CODE.get(status)
    if code is None:
        return INTERNAL
    retryable = code in _RETRYABLE_CODES
    return Problem(HTTPStatus(status), code, detail, retryable, headers=headers)
