"""POST /v1/summaries as server-sent events: each line as soon as it has passed checking."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from threading import Event

from service.api.batching import Lane
from service.api.handlers import problem_for
from service.api.telling import Telling
from service.brief import Brief, Summary
from service.errors import WriterTimeout
from service.formats.events import HEARTBEAT, Sent, event
from service.formats.request import SummaryRequestBody

STREAM_MEDIA = "text/event-stream"


@dataclass(frozen=True, slots=True)
class Lifetime:
    """A silent stream says every `heartbeat_s` that it lives; after `longest_s` it ends."""

    heartbeat_s: float
    longest_s: float


@dataclass(frozen=True, slots=True)
class Streamed:
    """One article on its way through a lane. `kept` keeps the brief, with all events but the
    last, and answers that last one; `failed` hears the code of an error event."""

    lane: Lane
    body: SummaryRequestBody
    request_id: str
    kept: Callable[[Summary, str], Awaitable[str]]
    failed: Callable[[str], None]

    async def events(self, lifetime: Lifetime) -> AsyncGenerator[str, None]:
        """The brief's events. Whoever leaves frees the writer, as far as it can leave off.

        Raises: any StandfirstError and BatchFailed before the first event; after it they are
        events.
        """
        loop = asyncio.get_running_loop()
        grown: asyncio.Queue[Brief] = asyncio.Queue()

        def heard(brief: Brief) -> None:
            if not loop.is_closed():
                loop.call_soon_threadsafe(grown.put_nowait, brief)

        article = self.body.article(fallback_id=self.request_id)
        submitted = self.lane.submit(article, self.body.request(), Telling(heard, Event()))
        answering = asyncio.create_task(submitted)
        begun, told = False, ""
        try:
            async for text in _lines(answering, grown, lifetime):
                begun = True
                told += text if text != HEARTBEAT else ""
                yield text
            yield await self.kept(answering.result(), told)
        except Exception as error:
            if not begun:
                raise
            problem = problem_for(error)
            self.failed(problem.code)
            yield event("error", problem.body(self.request_id))
        finally:
            answering.cancel()


async def _lines(
    answering: "asyncio.Task[Summary]", grown: "asyncio.Queue[Brief]", lifetime: Lifetime
) -> AsyncIterator[str]:
    """The lines of each brief told of, until the answer is there; heartbeats where it is silent.

    Raises: WriterTimeout.
    """
    loop = asyncio.get_running_loop()
    until = loop.time() + lifetime.longest_s
    sent = Sent(set())
    while not (answering.done() and grown.empty()):
        left = until - loop.time()
        if left <= 0:
            raise WriterTimeout(f"no brief after {lifetime.longest_s:g} seconds")
        brief = await _next(answering, grown, min(lifetime.heartbeat_s, left))
        if brief is not None:
            for name, body in sent.news(brief):
                yield event(name, body)
        elif not answering.done():
            yield HEARTBEAT


async def _next(
    answering: "asyncio.Task[Summary]", grown: "asyncio.Queue[Brief]", patience_s: float
) -> Brief | None:
    """The next brief told of; None where there is none yet, or none any more."""
    waiting = asyncio.create_task(grown.get())
    try:
        await asyncio.wait(
            {waiting, answering}, timeout=patience_s, return_when=asyncio.FIRST_COMPLETED
        )
        return waiting.result() if waiting.done() else None
    finally:
        waiting.cancel()
