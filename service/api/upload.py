"""An upload of JSON Lines as the lines of a batch."""

from collections.abc import Sequence
from typing import Any
from uuid import uuid4

from fastapi import HTTPException
from pydantic import ValidationError

from service.api.body import decode
from service.errors import InvalidRequest, StandfirstError
from service.formats.refusal import refusal
from service.formats.request import SummaryRequestBody
from service.formats.response import ErrorDetailBody
from service.formats.work import BatchLine
from service.store.batches import Line

# The second is what many tools call the same thing.
JSONL_MEDIA = ("application/jsonl", "application/x-ndjson")


def lines_of_upload(upload: bytes, most: int) -> list[Line]:
    """One a line, blank ones left out. A `body` that is no request makes a line with an error.

    Raises: HTTPException 400 for a line that is no JSON; InvalidRequest for one that is no batch
    line, for more than `most` lines, none, or two with one custom_id.
    """
    lines: dict[str, Line] = {}
    for number, written in enumerate(upload.splitlines(), start=1):
        if not written.strip():
            continue
        line = _line(number, written)
        if line.custom_id in lines:
            raise InvalidRequest(f"line {number}: its custom_id came before")
        if len(lines) == most:
            raise InvalidRequest(f"a batch has at most {most} lines")
        lines[line.custom_id] = line
    if not lines:
        raise InvalidRequest("the upload has no line")
    return list(lines.values())


def characters(lines: Sequence[Line]) -> int:
    """Of all articles together."""
    return sum(
        len(str((line.body or {}).get(kind) or "")) for line in lines for kind in ("text", "html")
    )


def _line(number: int, written: bytes) -> Line:
    try:
        value = decode(written)
    except HTTPException as error:
        raise HTTPException(400, f"line {number}: {error.detail}") from error
    try:
        line = BatchLine.model_validate(value)
    except ValidationError as error:
        detail = str(refusal(error.errors(include_input=False, include_url=False)))
        raise InvalidRequest(f"line {number}: {detail}") from None
    try:
        asked = SummaryRequestBody.model_validate(line.body)
    except ValidationError as error:
        fault = refusal(error.errors(include_input=False, include_url=False))
        return Line(line.custom_id, uuid4().hex, error=_error(fault))
    # As it was sent: what it leaves open is for the writer's house style, once it is briefed.
    body: dict[str, Any] = asked.model_dump(mode="json", exclude_unset=True)
    return Line(line.custom_id, asked.id or uuid4().hex, body=body)


def _error(error: StandfirstError) -> dict[str, object]:
    detail = ErrorDetailBody(code=error.code, detail=error.detail, retryable=error.retryable)
    return detail.model_dump()
