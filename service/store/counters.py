"""Budgets counted in the database, so that replicas share them and a restart forgets none."""

import time

from limits.storage import Storage
from sqlalchemy import case, delete, select
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from service.store.articles import deleted
from service.store.database import Database
from service.store.tables import CounterRow


class CounterStorage(Storage):
    """What `limits`' fixed windows need, one statement a hit."""

    STORAGE_SCHEME = None

    def __init__(self, database: Database) -> None:
        super().__init__()
        self._database = database

    @property
    def base_exceptions(self) -> type[Exception]:
        return Exception

    def incr(self, key: str, expiry: float, amount: int = 1) -> int:
        """The window's count after the hit; a window that is over starts anew."""
        now = time.time()
        fresh = {"name": key, "count": amount, "expires_at": now + expiry}
        over = CounterRow.expires_at <= now
        changed = {
            "count": case((over, amount), else_=CounterRow.count + amount),
            "expires_at": case((over, now + expiry), else_=CounterRow.expires_at),
        }
        with self._database.write() as session:
            if self._database.dialect == "sqlite":
                lite = sqlite_insert(CounterRow).values(fresh)
                statement = lite.on_conflict_do_update(index_elements=["name"], set_=changed)
                return session.execute(statement.returning(CounterRow.count)).scalar_one()
            post = postgresql_insert(CounterRow).values(fresh)
            upsert = post.on_conflict_do_update(index_elements=["name"], set_=changed)
            return session.execute(upsert.returning(CounterRow.count)).scalar_one()

    def get(self, key: str) -> int:
        with self._database.read() as session:
            count = session.scalar(
                select(CounterRow.count).where(
                    CounterRow.name == key, CounterRow.expires_at > time.time()
                )
            )
        return count or 0

    def get_expiry(self, key: str) -> float:
        now = time.time()
        with self._database.read() as session:
            expires_at = session.scalar(select(CounterRow.expires_at).where(CounterRow.name == key))
        return max(expires_at or now, now)

    def check(self) -> bool:
        return True

    def reset(self) -> int | None:
        with self._database.write() as session:
            return deleted(session, delete(CounterRow))

    def clear(self, key: str) -> None:
        with self._database.write() as session:
            session.execute(delete(CounterRow).where(CounterRow.name == key))
