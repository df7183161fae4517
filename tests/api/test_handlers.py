"""What the service answers to an exception that nobody planned, outside of any batch."""

import asyncio
import logging

import httpx
import pytest

from service.api.app import create_app
from service.api.dispatch import Dispatch
from service.api.examples import ARTICLE
from service.api.metrics import Metrics
from service.article import Article, BriefRequest
from service.brief import Summary
from service.errors import Overloaded, WriterUnavailable
from service.writing.fake import FakeWriter
from tests.api.serving import settings_of

STORY = "Zanzibar burned"


def test_a_fault_in_a_handler_is_a_problem_with_id_and_safe_headers(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async def fault() -> None:
        raise KeyError(STORY)

    async def answer() -> httpx.Response:
        app = create_app(settings_of())
        app.add_api_route("/fault", fault)
        transport = httpx.ASGITransport(app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://x") as client:
            return await client.get("/fault", headers={"X-Request-ID": "r1"})

    with caplog.at_level(logging.INFO):
        answered = asyncio.run(answer())

    assert answered.status_code == 500
    assert answered.headers["content-type"] == "application/problem+json"
    assert answered.headers["x-request-id"] == answered.json()["request_id"] == "r1"
    assert answered.headers["cache-control"] == "no-store"
    assert answered.headers["x-content-type-options"] == "nosniff"
    assert STORY not in answered.text
    [line] = [record for record in caplog.records if record.name == "service.api.access"]
    assert vars(line)["fields"]["status"] == 500


class FaultyMetrics(Metrics):
    """Breaks a lane where no contract would have it break."""

    def briefed(self, summary: Summary, waited_s: float) -> None:
        raise KeyError(STORY, summary.brief.id, waited_s)


def test_a_lane_that_breaks_is_known_and_leaves_nobody_waiting() -> None:
    async def broken() -> Dispatch:
        dispatch = Dispatch(settings_of(), FaultyMetrics(), lambda _: FakeWriter())
        serving = asyncio.create_task(dispatch.run())
        while not (dispatch.failure or _is_ready(dispatch)):
            await asyncio.sleep(0.01)
        with pytest.raises(Overloaded):
            await dispatch.lane(None).submit(Article("a", ARTICLE), BriefRequest())
        await serving
        dispatch.close()
        return dispatch

    dispatch = asyncio.run(broken())

    assert isinstance(dispatch.failure, KeyError)
    with pytest.raises(WriterUnavailable):
        dispatch.check_ready()


def _is_ready(dispatch: Dispatch) -> bool:
    try:
        dispatch.check_ready()
    except WriterUnavailable:
        return False
    return True
