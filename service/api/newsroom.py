"""The store at the HTTP edge: opened with the service, asked in worker threads."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from threading import Condition
from typing import TypeVar

from anyio import to_thread
from sqlalchemy.orm import Session

from service.errors import StoreUnavailable
from service.settings import Settings
from service.store.database import Database

T = TypeVar("T")
_PATIENCE_S = 30.0


class Newsroom:
    """One service's database. `open` and `close` block; the rest runs beside the event loop."""

    def __init__(self, settings: Settings) -> None:
        self._url = settings.database
        self._database: Database | None = None
        self._under_way = 0
        self._quiet = Condition()

    def open(self) -> None:
        """Does nothing where it is open. Raises: InvalidRequest, StoreUnavailable."""
        if self._database is None:
            self._database = Database(self._url)

    def close(self) -> None:
        """Waits for transactions under way, whose callers may have gone already."""
        with self._quiet:
            database, self._database = self._database, None
            self._quiet.wait_for(lambda: self._under_way == 0, _PATIENCE_S)
        if database is not None:
            database.close()

    @property
    def database(self) -> Database:
        """Raises: StoreUnavailable where it is not open."""
        if self._database is None:
            raise StoreUnavailable("the database is not open")
        return self._database

    async def read(self, work: Callable[[Session], T]) -> T:
        """What `work` answers, in a transaction of its own. Raises: what it raises."""
        return await to_thread.run_sync(self.read_now, work)

    async def write(self, work: Callable[[Session], T]) -> T:
        """As read, and what it changed is committed once this returns.

        A caller that is cancelled does not stop the transaction, only the wait for it.
        """
        return await to_thread.run_sync(self.write_now, work)

    def read_now(self, work: Callable[[Session], T]) -> T:
        with self._counted() as database, database.read() as session:
            return work(session)

    def write_now(self, work: Callable[[Session], T]) -> T:
        with self._counted() as database, database.write() as session:
            return work(session)

    @contextmanager
    def _counted(self) -> Iterator[Database]:
        with self._quiet:
            database = self.database
            self._under_way += 1
        try:
            yield database
        finally:
            with self._quiet:
                self._under_way -= 1
                self._quiet.notify_all()


def now() -> datetime:
    return datetime.now(UTC)
