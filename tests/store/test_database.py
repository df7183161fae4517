"""Opening a database: what it refuses, what it never tells, what it keeps to itself."""

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from service.errors import InvalidRequest, StoreUnavailable
from service.store import briefs
from service.store.database import Database
from service.store.tables import Meta
from tests.store.made import made


@pytest.mark.parametrize(
    "url", ["", "standfirst.db", "sqlite://", "sqlite:///:memory:", "mysql://h/db", "nonsense://x"]
)
def test_any_other_url_is_refused(url: str) -> None:
    with pytest.raises(InvalidRequest):
        Database(url)


def test_no_error_tells_the_password() -> None:
    with pytest.raises(StoreUnavailable) as caught:
        Database("postgresql://ann:hunter2@127.0.0.1:1/x")

    assert "hunter2" not in str(caught.value)


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreUnavailable, match="nowhere"):
        Database(f"sqlite:///{tmp_path}/nowhere/s.db")


def test_the_file_is_its_owners_alone(tmp_path: Path) -> None:
    Database(f"sqlite:///{tmp_path}/s.db").close()

    assert stat.S_IMODE((tmp_path / "s.db").stat().st_mode) == 0o600


def test_a_database_of_another_release_is_refused(database_url: str) -> None:
    first = Database(database_url)
    with first.write() as session:
        session.get_one(Meta, "schema").value = "999"
    first.close()

    with pytest.raises(StoreUnavailable, match="999"):
        Database(database_url)


def test_replicas_that_start_together_share_one_schema(database_url: str) -> None:
    with ThreadPoolExecutor(4) as starting:
        opened = list(starting.map(lambda _: Database(database_url), range(4)))

    with opened[0].write() as session:
        brief = briefs.keep(session, made())
    with opened[3].read() as session:
        assert briefs.get(session, brief).id == brief
    for database in opened:
        database.close()


def test_writers_at_the_same_time_wait_for_each_other(database: Database) -> None:
    def keep(number: int) -> str:
        with database.write() as session:
            return briefs.keep(session, made(f"Rain {number % 2}."))

    with ThreadPoolExecutor(8) as threads:
        kept = list(threads.map(keep, range(40)))

    assert len(set(kept)) == 40
