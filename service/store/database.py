"""A database by its URL: transactions that read, transactions that write."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event, func, insert, make_url, select
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, OperationalError
from sqlalchemy.orm import Session

from service.errors import InvalidRequest, StoreUnavailable
from service.store.tables import SCHEMA_VERSION, Meta, Table

# How long a SQLite transaction waits for another one's lock. Ours last milliseconds.
_BUSY_TIMEOUT_MS = 30_000
# Any number that no other program locks by in this database.
_SCHEMA_LOCK = 0x5374616E64


class Database:
    """Opened once a process, used by any of its threads.

    `url`: as SQLAlchemy writes it, sqlite:///FILE or postgresql://…; the schema is made where it
    is missing.
    Raises: InvalidRequest for any other URL; StoreUnavailable where it cannot be opened.
    """

    def __init__(self, url: str) -> None:
        self._engine = _engine(url)
        self.dialect = self._engine.dialect.name
        # SQLite: a transaction that will write says so at once, and waits its turn; one that
        # finds out halfway would fail instead.
        self._writing = self._engine.execution_options(writes=True)
        try:
            self._prepare()
        except OperationalError as error:
            self.close()
            # SQLAlchemy's message may hold the URL, and that a password.
            raise StoreUnavailable("the database cannot be opened") from error
        except StoreUnavailable:
            self.close()
            raise

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A transaction that only reads. Raises: StoreUnavailable."""
        with self._session(self._engine) as session:
            yield session

    @contextmanager
    def write(self) -> Iterator[Session]:
        """A transaction, committed at the end unless the block raises. Raises: StoreUnavailable."""
        with self._session(self._writing) as session:
            yield session

    def close(self) -> None:
        self._engine.dispose()

    def _prepare(self) -> None:
        with self._writing.begin() as connection:
            if self.dialect == "postgresql":  # replicas that start together take turns
                connection.execute(select(func.pg_advisory_xact_lock(_SCHEMA_LOCK)))
            Table.metadata.create_all(connection)
            found = connection.scalar(select(Meta.value).where(Meta.name == "schema"))
            if found is None:
                connection.execute(insert(Meta).values(name="schema", value=str(SCHEMA_VERSION)))
            elif found != str(SCHEMA_VERSION):
                raise StoreUnavailable(
                    f"the database has schema {found}; this release has {SCHEMA_VERSION}"
                )

    @contextmanager
    def _session(self, engine: Engine) -> Iterator[Session]:
        try:
            with Session(engine, expire_on_commit=False) as session, session.begin():
                yield session
        except OperationalError as error:
            raise StoreUnavailable("the database does not answer") from error


def _engine(url: str) -> Engine:
    try:
        parsed = make_url(url)
        if parsed.drivername in ("postgresql", "postgresql+psycopg"):
            psycopg = parsed.set(drivername="postgresql+psycopg")
            return create_engine(psycopg, pool_pre_ping=True, hide_parameters=True)
        if parsed.drivername == "sqlite" and parsed.database not in (None, "", ":memory:"):
            return _sqlite(str(parsed.database))
    except (ArgumentError, NoSuchModuleError):
        pass  # its message holds the URL
    except ModuleNotFoundError as missing:
        raise InvalidRequest(
            "PostgreSQL needs psycopg: pip install 'standfirst[postgresql]'"
        ) from missing
    raise InvalidRequest("database: write sqlite:///FILE or postgresql://USER@HOST/NAME")


def _sqlite(file: str) -> Engine:
    path = Path(file)
    try:
        path.touch(mode=0o600)  # articles are nobody else's to read
    except OSError as error:
        raise StoreUnavailable(f"the database file {path} cannot be written") from error
    engine = create_engine(
        f"sqlite:///{path}", connect_args={"check_same_thread": False}, hide_parameters=True
    )
    event.listen(engine, "connect", _configure)
    event.listen(engine, "begin", _begin)
    return engine


def _configure(connection: DBAPIConnection, _record: Any) -> None:
    assert isinstance(connection, sqlite3.Connection)  # noqa: S101 - the driver is pinned
    connection.isolation_level = None  # BEGIN is ours to say, below
    for pragma in (
        f"busy_timeout={_BUSY_TIMEOUT_MS}",
        "journal_mode=WAL",
        # A commit is on the disk before it is told: what was accepted survives a power cut.
        "synchronous=FULL",
        "foreign_keys=ON",
        # What is deleted is overwritten, not only unlinked.
        "secure_delete=ON",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Any) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
