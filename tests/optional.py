"""Programs that some tests need and not every machine has."""

import os
from typing import NoReturn

import pytest


def missing(what: str, how: str) -> NoReturn:
    """Skips the test, saying how to get what it needs; fails it where TESTS_MAY_NOT_SKIP is set,
    as it is in continuous integration."""
    reason = f"{what} is not installed: {how}"
    if os.environ.get("TESTS_MAY_NOT_SKIP"):
        pytest.fail(reason)
    pytest.skip(reason)
