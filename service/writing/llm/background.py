"""An event loop in a thread of its own, for synchronous callers of asynchronous work."""

import asyncio
import queue
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from concurrent.futures import Future
from concurrent.futures import TimeoutError as NotYet
from threading import Event, Thread
from typing import Any, TypeVar

from service.writing.llm.generator import Halted

T = TypeVar("T")
# How often a waiting caller looks whether anybody still waits for it.
_LOOK_S = 0.05


class Background:
    """Runs coroutines; a caller that is halted leaves at once, and its work is cancelled."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = Thread(target=self._loop.run_forever, name="model-server", daemon=True)
        self._thread.start()

    def run(self, work: Coroutine[Any, Any, T], halt: Event) -> T:
        """What the work returns or raises. Raises: Halted."""
        future = asyncio.run_coroutine_threadsafe(work, self._loop)
        while True:
            try:
                return future.result(_LOOK_S)
            except NotYet:
                if future.done():  # the work's own TimeoutError
                    raise
                if halt.is_set():
                    future.cancel()
                    raise Halted from None

    def iterate(self, pieces: Callable[[], AsyncIterator[T]], halt: Event) -> Iterator[T]:
        """The pieces as they come. Raises: what they raise, Halted. An abandoned iterator cancels
        the work."""
        handed: queue.Queue[T] = queue.Queue()

        async def hand_over() -> None:
            async for piece in pieces():
                handed.put(piece)

        future = asyncio.run_coroutine_threadsafe(hand_over(), self._loop)
        try:
            while not (future.done() and handed.empty()):
                if halt.is_set():
                    raise Halted
                try:
                    yield handed.get(timeout=_LOOK_S)
                except queue.Empty:
                    continue
            _finish(future)
        finally:
            future.cancel()

    def close(self) -> None:
        """Cancels what is at work and ends the thread."""
        if self._loop.is_closed():
            return
        self.run(_cancel_others(), Event())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()


def _finish(future: "Future[None]") -> None:
    future.result()


async def _cancel_others() -> None:
    others = asyncio.all_tasks() - {asyncio.current_task()}
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)
