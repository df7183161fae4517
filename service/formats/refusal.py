"""What to say of a request that does not validate: one error with a stable code, and where."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from service.errors import ArticleTooLong, InvalidArticle, InvalidRequest, StandfirstError

MOST_FIELD_ERRORS = 20
_CONTENT = ({"text"}, {"html"})
_PLAIN_KEY = re.compile(r"[A-Za-z0-9_.-]{1,64}")

# One of pydantic's error details: "type", "loc", "msg", "ctx"; "input" is never looked at.
ErrorDetail = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class FieldError:
    """`pointer` is a JSON pointer (RFC 6901) into the request; "" is the whole of it."""

    pointer: str
    message: str


def refusal(errors: Sequence[ErrorDetail]) -> StandfirstError:
    """The error that pydantic's errors amount to: of the article's content where that is what
    failed, else of the request. Its detail holds nothing of the request but bounds."""
    for error in errors:
        if {*error["loc"]} not in _CONTENT:
            continue
        if error["type"] == "string_too_long":
            bound = error["ctx"]["max_length"]
            return ArticleTooLong(f"{error['loc'][0]} has more than {bound} characters")
        if error["type"] == "string_unicode":
            return InvalidArticle("invalid_unicode", f"{error['loc'][0]} holds a lone surrogate")
    return InvalidRequest("; ".join(f"{e.pointer}: {e.message}" for e in field_errors(errors)))


def field_errors(errors: Sequence[ErrorDetail]) -> tuple[FieldError, ...]:
    """Where and why, for the first MOST_FIELD_ERRORS; no value of the request is repeated."""
    return tuple(
        FieldError(_pointer(error["loc"]), error["msg"]) for error in errors[:MOST_FIELD_ERRORS]
    )


def _pointer(location: Sequence[str | int]) -> str:
    # A key may be anything its sender chose, an article too: only what looks like a name is told.
    keys = (str(key) for key in location)
    return "".join(f"/{key if _PLAIN_KEY.fullmatch(key) else '…'}" for key in keys)
