"""The store at the HTTP edge: opened with the service, asked in worker threads."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TypeVar

from anyio import to_thread
from sqlalchemy.orm import Session

from service.errors import StoreUnavailable
from service.settings import Settings
from service.store.database import Database

T = TypeVar("T")


class Newsroom:
    """One service's database. `open` and `close` block; the rest runs beside the event loop."""

    def __init__(self, settings: Settings) -> None:
        self._url = settings.database
        self._database: Database | None = None

    def open(self) -> None:
        """Does nothing where it is open. Raises: InvalidRequest, StoreUnavailable."""
        if self._database is None:
            self._database = Database(self._url)

    def close(self) -> None:
        if self._database is not None:
            self._database.close()
            self._database = None

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
        with self.database.read() as session:
            return work(session)

    def write_now(self, work: Callable[[Session], T]) -> T:
        with self.database.write() as session:
            return work(session)


def now() -> datetime:
    return datetime.now(UTC)
