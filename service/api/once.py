"""Idempotency-Key: a request that is sent again is answered again, not done again."""

import hashlib
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Final

from anyio import CancelScope
from fastapi import Request, Response
from fastapi.exceptions import RequestValidationError
from sqlalchemy.orm import Session

from service.api.access import Caller
from service.api.newsroom import Newsroom, now
from service.errors import IdempotencyConflict
from service.store.answers import Claim, StoredAnswer, begin, claim_for, complete, give_up

HEADER = "Idempotency-Key"
REPLAYED: Final = {"Idempotency-Replayed": "true"}
_KEY = re.compile(r"[\x20-\x7e]{1,255}")


class Pending:
    """A request that is this one's to do. `answer` is what an earlier one was answered: then
    there is nothing to do."""

    def __init__(self, claim: Claim | None, answer: StoredAnswer | None = None) -> None:
        self.claim = claim
        self.answer = answer

    def complete(self, session: Session, answer: StoredAnswer, source: str | None) -> None:
        """Keeps the answer, in the transaction that keeps what it tells of.

        Raises: IdempotencyConflict where this request was given up for dead and is being done
        anew: then nothing of it may be kept.
        """
        if self.claim is not None and not complete(session, self.claim, answer, source):
            raise IdempotencyConflict("the request took so long that it is being done anew")


class Once:
    """`patience`: how long a request may be in flight before its process counts as dead."""

    def __init__(self, newsroom: Newsroom, patience: timedelta) -> None:
        self._newsroom = newsroom
        self._patience = patience

    @asynccontextmanager
    async def claimed(self, request: Request, body: str) -> AsyncIterator[Pending]:
        """The request's claim, given up at the end unless it was completed. `body`: what must be
        the same when the key comes again.

        Raises: IdempotencyKeyReused, IdempotencyConflict, RequestValidationError.
        """
        key = request.headers.get(HEADER)
        if key is None:
            yield Pending(None)
            return
        if not _KEY.fullmatch(key):
            raise RequestValidationError(
                [{"type": "value_error", "loc": (HEADER,), "msg": "1 to 255 ASCII letters"}]
            )
        caller: Caller = request.state.caller
        told = f"{request.method} {request.url.path}\n{body}"
        claim = claim_for(caller.id, key, hashlib.sha256(told.encode()).hexdigest())
        answer = await self._newsroom.write(lambda s: begin(s, claim, now(), self._patience))
        try:
            yield Pending(claim, answer)
        finally:
            if answer is None:
                # Also where the client has left, and with it the scope that waited for it.
                with CancelScope(shield=True):
                    await self._newsroom.write(lambda session: give_up(session, claim))


def replay(answer: StoredAnswer) -> Response:
    """The answer once more, marked as such."""
    return Response(answer.content, answer.status, answer.headers | REPLAYED)


def stored(response: Response) -> StoredAnswer:
    """What a response is stored as: status, headers of its own, text."""
    headers = {name: value for name, value in response.headers.items() if name != "content-length"}
    return StoredAnswer(response.status_code, headers, bytes(response.body).decode())
