"""The newsroom around the writers: who may call, what is kept, what is done later."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from datetime import timedelta

from fastapi import Request
from sqlalchemy.orm import Session

from service.api.access import Access, Caller
from service.api.courier import Courier
from service.api.dispatch import Dispatch
from service.api.housekeeping import keep_house
from service.api.jobs import Later
from service.api.keeping import made_of
from service.api.metrics import Metrics
from service.api.newsroom import Newsroom
from service.api.once import Once, Pending
from service.api.worker import JobWorker
from service.brief import Summary
from service.formats.request import SummaryRequestBody
from service.settings import Settings
from service.store import briefs
from service.store.answers import StoredAnswer


class Desk:
    """One service's. Belongs to one event loop, within `open`."""

    def __init__(
        self, settings: Settings, dispatch: Dispatch, newsroom: Newsroom, metrics: Metrics
    ) -> None:
        self._settings = settings
        self.metrics = metrics
        self.newsroom = newsroom
        self.access = Access(settings, newsroom)
        # Receiving, answering, and a margin for keeping.
        self.once = Once(newsroom, timedelta(seconds=2 * settings.request_timeout_s + 30))
        self.worker = JobWorker(settings, dispatch, newsroom)
        self.later = Later(newsroom, self.worker, settings.job_queue_size)

    @asynccontextmanager
    async def open(self) -> AsyncIterator[None]:
        """The database is open and jobs are done. Raises: InvalidRequest, StoreUnavailable."""
        await asyncio.to_thread(self.newsroom.open)
        background = [
            asyncio.create_task(self.worker.run()),
            asyncio.create_task(keep_house(self._settings, self.newsroom, self.metrics)),
            asyncio.create_task(Courier(self._settings, self.newsroom).run()),
        ]
        try:
            yield
        finally:
            for task in background:
                task.cancel()
            for task in background:
                with suppress(asyncio.CancelledError):
                    await task
            await asyncio.to_thread(self.newsroom.close)

    async def keep(
        self,
        request: Request,
        summary: Summary,
        asked: SummaryRequestBody,
        told: Callable[[str], StoredAnswer],
        pending: Pending,
    ) -> None:
        """Keeps the brief, and `told` of its id as what the request is answered: both or neither.

        Raises: StoreUnavailable; IdempotencyConflict.
        """
        caller: Caller = request.state.caller
        made = made_of(summary, asked, caller.name)

        def store(session: Session) -> None:
            pending.complete(session, told(briefs.keep(session, made)), made.article.source)

        await self.newsroom.write(store)
