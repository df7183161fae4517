"""One quiet service that the tests of a module share, and processes for those that end one."""

from collections.abc import Iterator

import pytest

from tests.api.lives import Mother
from tests.api.serving import Served, served, settings_of


@pytest.fixture(scope="module")
def service() -> Iterator[Served]:
    """Small bounds, so that bodies over them stay small."""
    with served(settings_of(max_body_bytes=100_000, request_timeout_s=10)) as running:
        yield running


@pytest.fixture(scope="session")
def mother() -> Iterator[Mother]:
    """Bears the services that tests stop and kill."""
    bearing = Mother()
    yield bearing
    bearing.end()
