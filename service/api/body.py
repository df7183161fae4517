"""A request's bytes, bounded and strict, as a v1 request."""

import asyncio
import json
from email.message import Message
from typing import TypeVar

from fastapi import HTTPException, Request
from fastapi.exceptions import RequestValidationError
from pydantic import ValidationError

from service.formats.request import ArticleBody

Body = TypeVar("Body", bound=ArticleBody)

REQUEST_MEDIA = "application/json"


async def read_request(
    kind: type[Body], request: Request, *, max_bytes: int, timeout_s: float
) -> Body:
    """The body of a POST as a v1 request of that kind.

    Raises: HTTPException 415 for another media type, charset or coding, 413 as soon as the body
    is known to be larger than `max_bytes`, 408 when it has not come after `timeout_s`, 400 for
    what is no JSON; RequestValidationError; ClientDisconnect.
    """
    check_media(request)
    try:
        async with asyncio.timeout(timeout_s):
            body = await _bounded(request, max_bytes)
    except TimeoutError as slow:
        raise HTTPException(408, f"the body had not come after {timeout_s:g} seconds") from slow
    try:
        return kind.model_validate(decode(body))
    except ValidationError as error:
        raise RequestValidationError(error.errors(include_input=False, include_url=False)) from None


def check_media(request: Request) -> None:
    """Raises: HTTPException 415 unless the body is said to be plain JSON in UTF-8."""
    said = Message()
    said["Content-Type"] = request.headers.get("content-type", "")
    if said.get_content_type() != REQUEST_MEDIA:
        raise HTTPException(415, f"send {REQUEST_MEDIA}", headers={"Accept-Post": REQUEST_MEDIA})
    if str(said.get_param("charset", "utf-8")).lower() not in ("utf-8", "utf8"):
        raise HTTPException(415, "send UTF-8", headers={"Accept-Post": REQUEST_MEDIA})
    if request.headers.get("content-encoding", "identity").lower() != "identity":
        raise HTTPException(
            415, "send the body without a content coding", headers={"Accept-Encoding": "identity"}
        )


async def _bounded(request: Request, max_bytes: int) -> bytes:
    too_large = HTTPException(413, f"the body may have {max_bytes} bytes")
    declared = request.headers.get("content-length", "")
    if declared.isdecimal() and int(declared) > max_bytes:
        raise too_large
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > max_bytes:
            raise too_large
    return bytes(body)


def decode(body: bytes) -> object:
    """The JSON value, strictly: UTF-8, no NaN or Infinity, no key twice in an object.

    Raises: HTTPException 400, whose detail says where and never what.
    """
    try:
        return json.loads(
            body.decode("utf-8-sig"),
            object_pairs_hook=_object,
            parse_constant=_refuse_constant,
        )
    except UnicodeDecodeError as error:
        detail = f"the body is not UTF-8: byte {error.start}"
    except json.JSONDecodeError as error:
        detail = f"line {error.lineno}, column {error.colno}: {error.msg}"
    except RecursionError:
        detail = "the body is nested too deeply"
    except ValueError as error:
        detail = str(error)
    raise HTTPException(400, detail)


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    fields = dict(pairs)
    if len(fields) < len(pairs):
        raise ValueError("an object has the same key twice")
    return fields


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is no JSON")
