"""One writer's lane: a bounded queue of articles, gathered into batches for one thread."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from functools import cache, partial
from itertools import islice
from math import ceil
from typing import TypeVar

from service.api.examples import ARTICLE
from service.api.logs import frames
from service.api.metrics import Metrics
from service.api.places import BatchFailed, Bounds, Place
from service.api.telling import Telling
from service.article import Article, BriefRequest
from service.brief import Summary
from service.errors import Overloaded, WriterUnavailable
from service.resident import keep
from service.summarizer import Answer, Summarizer
from service.writing import Writer
from service.writing.fake import FakeWriter

logger = logging.getLogger(__name__)
T = TypeVar("T")

_LONGEST_RETRY_AFTER_S = 60


class Lane:
    """Briefs articles with one writer, a batch at a time. Belongs to one event loop.

    Everything that costs CPU, reading and checking too, runs in the lane's own thread, so that
    the event loop stays free to refuse, to time out and to say that it lives.
    """

    def __init__(self, name: str, bounds: Bounds, metrics: Metrics) -> None:
        self.name = name
        self._bounds = bounds
        self._metrics = metrics
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix=f"writer-{name}")
        self._summarizer: Summarizer | None = None
        self._waiting: dict[Place, None] = {}  # in order of arrival
        self._accepted: set[Place] = set()  # those waiting and those at work
        self._arrived = asyncio.Event()
        self._working = False
        self._article_s = 0.0
        metrics.watch_queue(name, lambda: len(self._waiting))

    @property
    def idle(self) -> bool:
        """No accepted article is without an answer."""
        return not self._accepted

    @property
    def working(self) -> bool:
        """The thread is at work; it cannot be stopped."""
        return self._working

    @property
    def retry_after_s(self) -> int:
        """Whole seconds until the articles now waiting should be briefed, 1 to 60."""
        backlog_s = ceil(len(self._waiting) * self._article_s)
        return min(max(backlog_s, 1), _LONGEST_RETRY_AFTER_S)

    async def open(self, opened: Callable[[], Writer]) -> None:
        """Loads the writer, and what reading and checking load at their first use, in the lane's
        thread. Raises: what any of them raises."""
        loading = await self._in_thread(partial(_load, opened))
        self._summarizer = Summarizer(loading.result())

    async def submit(
        self, article: Article, request: BriefRequest, telling: Telling | None = None
    ) -> Summary:
        """The article's summary, once its batch is done; cancelling gives the place back. One
        that is told of as it grows is a batch of its own.

        Raises: Overloaded where no place is free, or its turn would come too late; any
        StandfirstError of the article's own; BatchFailed.
        """
        self._check_room()
        loop = asyncio.get_running_loop()
        place = Place(article, request, loop.time(), loop.create_future(), telling)
        self._waiting[place] = None
        self._accepted.add(place)
        self._arrived.set()
        try:
            return await place.answer
        finally:
            if telling:
                telling.halt.set()
            self._waiting.pop(place, None)
            self._accepted.remove(place)

    def _check_room(self) -> None:
        """Raises: Overloaded. One that is refused at once can go elsewhere; one that waits for
        nothing cannot, and has taken the place of one that would have been answered."""
        ahead = len(self._accepted)
        if len(self._waiting) >= self._bounds.queue:
            self._metrics.shed(self.name)
            raise Overloaded(f"{self._bounds.queue} articles are waiting, as many as may")
        # By twice the time they should take: what the last articles took is no promise.
        if ahead and 2 * (ahead + 1) * self._article_s > self._bounds.patience_s:
            self._metrics.shed(self.name)
            raise Overloaded(f"{ahead} articles come first, too many to be answered in time")

    async def run(self) -> None:
        """Serves the queue until cancelled."""
        while True:
            await self._brief(await self._next_batch())

    def abandon(self) -> None:
        """Tells every accepted article that it will not be answered."""
        for place in self._accepted:
            place.settle(Overloaded("the service has stopped before it came to the article"))

    def close(self) -> None:
        """Starts nothing more in the thread."""
        self._thread.shutdown(wait=False, cancel_futures=True)

    async def _next_batch(self) -> list[Place]:
        """The first place and those like it, out of the queue."""
        while True:
            while not self._waiting:
                await self._arrival()
            await self._fill(next(iter(self._waiting)))
            if batch := self._alike():
                for place in batch:
                    del self._waiting[place]
                return batch

    async def _fill(self, first: Place) -> None:
        """Waits until a batch is full, or `first` has waited long enough: while the thread was
        at work counts too, so that a busy lane never waits here."""
        with suppress(TimeoutError):
            async with asyncio.timeout_at(first.since + self._bounds.wait_s):
                while not first.telling and len(self._alike()) < self._bounds.batch:
                    await self._arrival()

    async def _arrival(self) -> None:
        self._arrived.clear()
        await self._arrived.wait()

    def _alike(self) -> list[Place]:
        """Up to a batch of waiting places that ask for the same as the first one."""
        first = next(iter(self._waiting), None)
        if first and first.telling:
            return [first]
        alike = (p for p in self._waiting if first and p.request == first.request and not p.telling)
        return list(islice(alike, self._bounds.batch))

    async def _brief(self, batch: Sequence[Place]) -> None:
        """Settles every place of the batch. Articles of a batch that failed for no reason of any
        contract's are tried one by one, so that only the one at fault goes without a brief."""
        loop = asyncio.get_running_loop()
        started = loop.time()
        self._metrics.batched(self.name, len(batch))
        done = await self._in_thread(partial(self._summarize, batch))
        failure = done.exception()
        if failure is None:
            took_s = (loop.time() - started) / len(batch)
            self._article_s = (self._article_s + took_s) / 2 if self._article_s else took_s
            for place, answer in zip(batch, done.result(), strict=True):
                if isinstance(answer, Summary):
                    self._metrics.briefed(answer, started - place.since)
                place.settle(answer)
            return
        logger.error(
            "a batch failed",
            extra={"fields": {"writer": self.name, "articles": len(batch), **frames(failure)}},
        )
        if len(batch) == 1:
            batch[0].settle(BatchFailed())
            return
        for place in batch:
            if not place.answer.done():
                await self._brief([place])

    def _summarize(self, batch: Sequence[Place]) -> list[Answer]:
        if self._summarizer is None:
            raise WriterUnavailable("the writer is not loaded")
        if telling := batch[0].telling:
            return [telling.answer(self._summarizer, batch[0].article, batch[0].request)]
        answers = self._summarizer.summarize_all([p.article for p in batch], batch[0].request)
        if len(answers) != len(batch):
            raise BatchFailed(f"{len(answers)} answers to {len(batch)} articles")
        return answers

    async def _in_thread(self, work: Callable[[], T]) -> Future[T]:
        """The work's future, done. Its exception stays inside: whatever it is, even one that a
        coroutine could not carry (StopIteration), the lane lives on."""
        loop = asyncio.get_running_loop()
        done = asyncio.Event()

        def tell(_: Future[T]) -> None:
            self._working = False
            if not loop.is_closed():  # a thread may outlive a drain that ran out of time
                loop.call_soon_threadsafe(done.set)

        self._working = True
        future = self._thread.submit(work)
        future.add_done_callback(tell)
        await done.wait()
        return future


def _load(opened: Callable[[], Writer]) -> Writer:
    writer = opened()
    _warm_up()
    return writer


@cache
def _warm_up() -> None:
    """Loads the models of reading and checking, which all writers of a process share."""
    # With the writer that costs nothing: a first brief by another may cost minutes, or money.
    Summarizer(FakeWriter()).summarize(Article("warm-up", ARTICLE), BriefRequest())
    keep()
