"""A request's bytes, bounded and strict, as a v1 request."""

import asyncio
import json
from dataclasses import dataclass
from email.message import Message
from typing import TypeVar

from fastapi import HTTPException, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ValidationError

REQUEST_MEDIA = "application/json"
Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Limits:
    """How large a body may be, and how long it may take."""

    max_bytes: int
    timeout_s: float


async def read_json(request: Request, model: type[Model], limits: Limits) -> Model:
    """The body as a v1 request of that kind.

    Raises: HTTPException 415 for another media type, charset or coding, 413 as soon as the body
    is known to be larger than `limits.max_bytes`, 408 when it has not come after
    `limits.timeout_s`, 400 for what is no JSON; RequestValidationError; ClientDisconnect.
    """
    check_media(request)
    body = await read_body(request, limits)
    try:
        return model.model_validate(decode(body))
    except ValidationError as error:
        raise RequestValidationError(error.errors(include_input=False, include_url=False)) from None


async def read_body(request: Request, limits: Limits) -> bytes:
    """The body as it came. Raises: HTTPException 413, 408; ClientDisconnect."""
    try:
        async with asyncio.timeout(limits.timeout_s):
            return await _bounded(request, limits.max_bytes)
    except TimeoutError as slow:
        detail = f"the body had not come after {limits.timeout_s:g} seconds"
        raise HTTPException(408, detail) from slow


def check_media(request: Request, *media: str) -> None:
    """Raises: HTTPException 415 unless the body is said to be one of these types, plain JSON by
    default, in UTF-8."""
    taken = media or (REQUEST_MEDIA,)
    offer = {"Accept-Post": ", ".join(taken)}
    said = Message()
    said["Content-Type"] = request.headers.get("content-type", "")
    if said.get_content_type() not in taken:
        raise HTTPException(415, f"send {taken[0]}", headers=offer)
    if str(said.get_param("charset", "utf-8")).lower() not in ("utf-8", "utf8"):
        raise HTTPException(415, "send UTF-8", headers=offer)
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
