"""The worker of the jobs, by itself."""

import asyncio

import pytest

from service.api.dispatch import Dispatch
from service.api.metrics import Metrics
from service.api.newsroom import Newsroom
from service.api.worker import JobWorker
from service.writing.fake import FakeWriter
from tests.api.serving import PATIENCE_S, settings_of


@pytest.mark.parametrize("turns", range(4))
def test_a_job_that_ends_just_as_the_service_stops_does_not_keep_it(turns: int) -> None:
    settings = settings_of()
    dispatch = Dispatch(settings, Metrics(), lambda _: FakeWriter())
    worker = JobWorker(settings, dispatch, Newsroom(settings))

    async def stopped() -> bool:
        working = asyncio.create_task(worker.run())
        await asyncio.sleep(0.05)
        worker.wake()
        for _ in range(turns):  # of the event loop, between the end of the job and the stop
            await asyncio.sleep(0)
        working.cancel()
        done, _ = await asyncio.wait({working}, timeout=PATIENCE_S / 9)
        working.cancel()
        return working in done

    assert asyncio.run(stopped())
