"""A store of each kind."""

from collections.abc import Iterator

import pytest

from service.store.database import Database


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    opened = Database(database_url)
    yield opened
    opened.close()
