"""Where claims are checked: one thread, and a bounded number of requests before it."""

import asyncio
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial

from service.article import Article
from service.brief import CheckedClaims
from service.checking.claims import check_claims
from service.checking.support import load_support
from service.errors import Overloaded


class ClaimsDesk:
    """Checks claims, one request at a time. Belongs to one event loop."""

    def __init__(self, queue: int) -> None:
        self._queue = queue
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="checks")
        self._accepted: set[asyncio.Future[CheckedClaims]] = set()

    @property
    def idle(self) -> bool:
        """No accepted request is without an answer."""
        return not self._accepted

    async def check(self, article: Article, claims: Sequence[str]) -> CheckedClaims:
        """Cancelling gives the place back, unless the thread has begun.

        Raises: Overloaded where no place is free; what check_claims raises.
        """
        if len(self._accepted) > self._queue:
            raise Overloaded(f"{self._queue} requests are waiting, as many as may")
        loop = asyncio.get_running_loop()
        work = loop.run_in_executor(self._thread, partial(_check, article, claims))
        self._accepted.add(work)
        work.add_done_callback(self._accepted.discard)
        return await work

    def abandon(self) -> None:
        """Lets go of every request that the thread has not begun."""
        for work in list(self._accepted):
            work.cancel()

    def close(self) -> None:
        """Starts nothing more in the thread."""
        self._thread.shutdown(wait=False, cancel_futures=True)


def _check(article: Article, claims: Sequence[str]) -> CheckedClaims:
    return check_claims(article, claims, load_support())
