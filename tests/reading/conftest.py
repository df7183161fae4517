"""One thread for the syntax model: the test runner's processes share the machine."""

import pytest

from service.reading.syntax import use_threads


@pytest.fixture(autouse=True, scope="session")
def _one_thread() -> None:
    use_threads(1)
