"""Briefs accepted jobs with the service's own lanes, a few at a time."""

import asyncio
import logging
from contextlib import suppress
from datetime import timedelta
from functools import partial

from sqlalchemy.orm import Session

from service.api.dispatch import Dispatch
from service.api.keeping import made_of
from service.api.newsroom import Newsroom, now
from service.api.places import BatchFailed
from service.brief import Summary
from service.errors import Overloaded, StandfirstError, StoreUnavailable
from service.formats.request import SummaryRequestBody
from service.settings import Settings
from service.store import briefs, jobs
from service.store.jobs import MOST_ATTEMPTS, Job, Outcome
from service.store.keys import name_of

logger = logging.getLogger(__name__)

# How often a replica looks for jobs that another one has accepted, or lost.
_LOOK_S = 0.5
_TRY_AGAIN = timedelta(seconds=2)


class JobWorker:
    """Runs while the service does. At most a batch of jobs is with the writers, so that those
    who wait for an answer never wait for more than that."""

    def __init__(self, settings: Settings, dispatch: Dispatch, newsroom: Newsroom) -> None:
        self._dispatch = dispatch
        self._newsroom = newsroom
        self._most = settings.batch_size
        self._lease = timedelta(seconds=settings.job_lease_s)
        self._busy: dict[asyncio.Task[None], Job] = {}
        self._woken = asyncio.Event()

    def wake(self) -> None:
        """There is a new job."""
        self._woken.set()

    async def run(self) -> None:
        """Serves until cancelled; then what was claimed is settled before this returns."""
        beating = asyncio.create_task(self._beat())
        try:
            while True:
                self._woken.clear()
                if not await self._claim():
                    await self._rest()
        finally:
            await asyncio.gather(*self._busy, return_exceptions=True)
            beating.cancel()
            with suppress(asyncio.CancelledError):
                await beating

    async def _rest(self) -> None:
        # Not asyncio.wait_for: before Python 3.12 it drops a cancellation that comes just as what
        # it waits for is done, and a job that ends while the service stops would keep it running.
        with suppress(TimeoutError):
            async with asyncio.timeout(_LOOK_S):
                await self._woken.wait()

    async def _claim(self) -> bool:
        """Whether there was a job to begin."""
        room = self._most - len(self._busy)
        if room <= 0 or not self._dispatch.ready:
            return False
        try:
            claimed = await self._newsroom.write(
                lambda session: jobs.claim(session, now(), self._lease, room)
            )
        except StoreUnavailable:
            logger.exception("jobs cannot be claimed")
            return False
        for job in claimed:
            task = asyncio.create_task(self._do(job))
            self._busy[task] = job
            task.add_done_callback(self._done)
        return bool(claimed)

    def _done(self, task: asyncio.Task[None]) -> None:
        job = self._busy.pop(task)
        self._woken.set()
        if not task.cancelled() and task.exception() is not None:
            # Its lease runs out, and it is done again.
            logger.error("a job was not settled", exc_info=task.exception(), extra=_said(job))

    async def _do(self, job: Job) -> None:
        try:
            asked = self._dispatch.styled(SummaryRequestBody.model_validate(job.body))
            lane = self._dispatch.lane(asked.options.writer)
            summary = await lane.submit(asked.article(job.source), asked.request())
        except Overloaded:
            await self._put_back(job, counts=False)
        except StandfirstError as error:
            if error.retryable and job.attempt < MOST_ATTEMPTS:
                await self._put_back(job, counts=True)
            else:
                await self._fail(job, error.code, error.detail, retryable=error.retryable)
        except BatchFailed:
            detail = "the service met an error of its own, and has logged it"
            await self._fail(job, "internal_error", detail, retryable=False)
        else:
            await self._keep(job, asked, summary)

    async def _keep(self, job: Job, asked: SummaryRequestBody, summary: Summary) -> None:
        def store(session: Session) -> None:
            # First, and under its lock: of two attempts only one can pass.
            if jobs.still_ours(session, job):
                brief = briefs.keep(session, made_of(summary, asked, name_of(session, job.owner)))
                jobs.finish(session, job, Outcome(brief_id=brief), now())

        await self._newsroom.write(store)

    async def _fail(self, job: Job, code: str, detail: str, *, retryable: bool) -> None:
        error = {"code": code, "detail": detail, "retryable": retryable}
        await self._newsroom.write(
            lambda session: jobs.finish(session, job, Outcome(error=error), now())
        )

    async def _put_back(self, job: Job, *, counts: bool) -> None:
        later = now() + _TRY_AGAIN
        await self._newsroom.write(
            lambda session: jobs.put_back(session, job, later, counts=counts)
        )

    async def _beat(self) -> None:
        """Renews the leases of what is being done."""
        while True:
            await asyncio.sleep(self._lease.total_seconds() / 3)
            held = list(self._busy.values())
            try:
                until = now() + self._lease
                await self._newsroom.write(partial(jobs.renew, jobs=held, until=until))
            except StoreUnavailable:
                logger.exception("leases cannot be renewed")


def _said(job: Job) -> dict[str, object]:
    return {"fields": {"job": job.id, "attempt": job.attempt}}
