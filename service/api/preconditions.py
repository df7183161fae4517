"""If-Match: nobody overwrites what they have not read (RFC 9110, section 13.1.1)."""

import re

from fastapi import HTTPException, Request

from service.errors import VersionConflict

_ETAG = re.compile(r'"(\d{1,9})"')


def etag(version: int) -> str:
    return f'"{version}"'


def version_asked(request: Request) -> int | None:
    """The version that If-Match names, None for "*", which takes any.

    Raises: HTTPException 428 without the header; VersionConflict for a tag that no version has.
    """
    asked = request.headers.get("if-match")
    if asked is None:
        raise HTTPException(428, "send If-Match with the ETag that you have read")
    if asked.strip() == "*":
        return None
    found = _ETAG.fullmatch(asked.strip())
    if found is None:
        raise VersionConflict("If-Match names no version of it")
    return int(found[1])
