"""Waiting for a brief, as long as its client does."""

import asyncio
from collections.abc import Coroutine
from typing import Any

from fastapi import Request

from service.brief import Summary
from service.errors import WriterTimeout


async def answer(
    request: Request, work: Coroutine[Any, Any, Summary], timeout_s: float
) -> Summary | None:
    """What `work` answers, or None where the client left first; then its place is free again.

    Raises: WriterTimeout; what `work` raises.
    """
    answering = asyncio.create_task(work)
    leaving = asyncio.create_task(_left(request))
    try:
        done, _ = await asyncio.wait(
            {answering, leaving}, timeout=timeout_s, return_when=asyncio.FIRST_COMPLETED
        )
        if answering in done:
            return answering.result()
        if leaving in done:
            return None
        raise WriterTimeout(f"no brief after {timeout_s:g} seconds")
    finally:
        answering.cancel()
        leaving.cancel()


async def _left(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass
