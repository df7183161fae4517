"""Where lines that people wrote are checked: one thread, and a bounded number of requests before
it."""

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any, TypeVar

from service.article import Article
from service.brief import CheckedClaims
from service.checking.claims import check_claims
from service.checking.support import load_support
from service.errors import Overloaded

T = TypeVar("T")


class ClaimsDesk:
    """Checks claims and edited lines, one request at a time. Belongs to one event loop."""

    def __init__(self, queue: int) -> None:
        self._queue = queue
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="checks")
        self._accepted: set[asyncio.Future[Any]] = set()

    @property
    def idle(self) -> bool:
        """No accepted request is without an answer."""
        return not self._accepted

    async def check(self, article: Article, claims: Sequence[str]) -> CheckedClaims:
        """As `run`. Raises: Overloaded; what check_claims raises."""
        return await self.run(partial(_check, article, claims))

    async def run(self, work: Callable[[], T]) -> T:
        """What `work` answers. Cancelling gives the place back, unless the thread has begun.

        Raises: Overloaded where no place is free; what `work` raises.
        """
        if len(self._accepted) > self._queue:
            raise Overloaded(f"{self._queue} requests are waiting, as many as may")
        loop = asyncio.get_running_loop()
        answer = loop.run_in_executor(self._thread, work)
        self._accepted.add(answer)
        answer.add_done_callback(self._accepted.discard)
        return await answer

    def abandon(self) -> None:
        """Lets go of every request that the thread has not begun."""
        for work in list(self._accepted):
            work.cancel()

    def close(self) -> None:
        """Starts nothing more in the thread."""
        self._thread.shutdown(wait=False, cancel_futures=True)


def _check(article: Article, claims: Sequence[str]) -> CheckedClaims:
    return check_claims(article, claims, load_support())
