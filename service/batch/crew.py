"""Several processes at work on one stream, with answers in the order of the questions.

A process that dies takes nothing with it: its items are tried again, each alone, and an item
whose process dies again is given up.
"""

import signal
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from typing import Generic, Self, TypeVar, cast

from service.errors import StandfirstError, WriterUnavailable

Item = TypeVar("Item")
Result = TypeVar("Result")

# Chunks read but not yet passed on, per worker: enough that a slow chunk idles nobody for long.
_WINDOW = 4

# What a process has to end in once it has stopped to listen.
_EXIT_S = 10

# So many deaths with no answer in between are no matter of single items.
_MOST_DEATHS = 20


@dataclass
class _Chunk(Generic[Item, Result]):
    items: Sequence[Item]
    results: dict[int, Result] = field(default_factory=dict)

    def done(self) -> bool:
        return len(self.results) == len(self.items)


@dataclass(frozen=True)
class _Task(Generic[Item, Result]):
    """The items `first` to `last` (exclusive) of a chunk; `again`: a process has died of them."""

    chunk: _Chunk[Item, Result]
    first: int
    last: int
    again: bool = False

    def items(self) -> Sequence[Item]:
        return self.chunk.items[self.first : self.last]

    def one_by_one(self) -> list["_Task[Item, Result]"]:
        return [_Task(self.chunk, i, i + 1, again=True) for i in range(self.first, self.last)]


@dataclass(eq=False)
class _Worker(Generic[Item, Result]):
    process: SpawnProcess
    connection: Connection
    ready: bool = False
    task: _Task[Item, Result] | None = None


class Crew(Generic[Item, Result]):
    """`size` processes, each of which calls `start` once and the function it returns on every
    share of items; `give_up(item, cause)` answers for an item that killed two processes.

    `start` and the items must be picklable. A context manager: leaving it ends the processes.
    """

    def __init__(
        self,
        size: int,
        start: Callable[[], Callable[[Sequence[Item]], Sequence[Result]]],
        give_up: Callable[[Item, str], Result],
    ) -> None:
        self._size = size
        self._start = start
        self._give_up = give_up
        self._workers: list[_Worker[Item, Result]] = []
        self._tasks: deque[_Task[Item, Result]] = deque()
        self._deaths = 0

    def __enter__(self) -> Self:
        self._workers = [self._hire() for _ in range(self._size)]
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.connection.close()
            worker.process.kill()
        for worker in self._workers:
            worker.process.join()
            worker.process.close()
        self._workers = []

    def answers(
        self, chunks: Iterator[Sequence[Item]]
    ) -> Iterator[tuple[Sequence[Item], list[Result]]]:
        """Each chunk with one result per item, in order. Reads few chunks ahead.

        Raises: what `start` raises; WriterUnavailable if a process dies while it starts, or one
        after the other.
        """
        window: deque[_Chunk[Item, Result]] = deque()
        while True:
            self._read_ahead(chunks, window)
            if not window:
                return
            if window[0].done():
                chunk = window.popleft()
                yield chunk.items, [chunk.results[i] for i in range(len(chunk.items))]
            else:
                self._collect()

    def _read_ahead(
        self, chunks: Iterator[Sequence[Item]], window: deque[_Chunk[Item, Result]]
    ) -> None:
        self._hand_out()
        while not self._tasks and len(window) < _WINDOW * self._size:
            items = next(chunks, None)
            if items is None:
                return
            window.append(_Chunk(items))
            self._tasks.append(_Task(window[-1], 0, len(items)))
            self._hand_out()

    def _hand_out(self) -> None:
        for worker in list(self._workers):
            if self._tasks and worker.ready and worker.task is None:
                worker.task = self._tasks.popleft()
                try:
                    worker.connection.send(worker.task.items())
                except OSError:
                    self._replace(worker)

    def _collect(self) -> None:
        """Waits for any process to say something, or to die."""
        by_connection = {worker.connection: worker for worker in self._workers}
        for connection in wait(list(by_connection)):
            worker = by_connection[cast("Connection", connection)]
            try:
                message = worker.connection.recv()
            except (EOFError, OSError):
                self._replace(worker)
                continue
            if isinstance(message, StandfirstError):
                raise message
            if worker.task:
                self._deaths = 0
                worker.task.chunk.results.update(enumerate(message, start=worker.task.first))
            worker.ready, worker.task = True, None

    def _replace(self, dead: _Worker[Item, Result]) -> None:
        self._workers.remove(dead)
        dead.connection.close()
        dead.process.join(_EXIT_S)
        dead.process.kill()  # where it only closed its end
        dead.process.join()
        cause = _cause(dead.process.exitcode)
        dead.process.close()
        if not dead.ready:
            raise WriterUnavailable(f"a worker process died while it loaded the writer, {cause}")
        self._deaths += 1
        if self._deaths == _MOST_DEATHS:
            raise WriterUnavailable(f"{_MOST_DEATHS} worker processes died in a row, {cause}")
        task = dead.task
        if task and task.again:
            [item] = task.items()
            task.chunk.results[task.first] = self._give_up(item, cause)
        elif task:
            self._tasks.extendleft(reversed(task.one_by_one()))
        self._workers.append(self._hire())

    def _hire(self) -> _Worker[Item, Result]:
        context = get_context("spawn")
        here, there = context.Pipe()
        process = context.Process(target=_work, args=(there, self._start), daemon=True)
        with _interrupts_held():
            process.start()
        there.close()
        return _Worker(process, here)


def _work(
    connection: Connection, start: Callable[[], Callable[[Sequence[Item]], Sequence[Result]]]
) -> None:
    """A process's life; it ends when nobody is left to ask, be it that the asker was killed."""
    try:
        answer = start()
    except StandfirstError as error:
        connection.send(error)
        return
    connection.send(None)
    while True:
        try:
            items = connection.recv()
        except EOFError:
            return
        results = answer(items)
        try:
            connection.send(results)
        except BrokenPipeError:
            return


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Ctrl-C reaches the whole process group; a process started in here leaves it to us, and ours
    meets it when the block is left."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _cause(exit_code: int | None) -> str:
    if exit_code is not None and exit_code < 0:
        names = {number.value: number.name for number in signal.Signals}
        return f"killed by {names.get(-exit_code, f'signal {-exit_code}')}"
    return f"with exit code {exit_code}"
