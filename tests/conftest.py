"""Rules for every test: no network beyond this machine, nothing timed, golden files on request."""

import ipaddress
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, settings

os.environ["HF_HUB_OFFLINE"] = "1"
# A cache of models of the tests' own, empty at first: no test depends on what a machine has.
_HUB = TemporaryDirectory(prefix="standfirst-hub-")
os.environ["HF_HOME"] = os.environ["HF_HUB_CACHE"] = _HUB.name
# As the command line has it (service/cli.py): threads of torch spin against those of the tests.
os.environ.setdefault("OMP_NUM_THREADS", "1")

# Machines that test are busy: no property fails for being slow. Derandomised: a run that fails
# fails again. STANDFIRST_EXAMPLES asks for more examples than an ordinary run has time for.
settings.register_profile(
    "standfirst",
    deadline=None,
    max_examples=int(os.environ.get("STANDFIRST_EXAMPLES", "50")),
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("standfirst")


class NetworkReached(RuntimeError):
    """A test tried to leave the machine. No OSError, so that no retry hides it."""


def _stay_on_loopback(event: str, arguments: tuple[object, ...]) -> None:
    if event in ("socket.connect", "socket.sendto"):
        address = arguments[1]
        host = address[0] if isinstance(address, tuple) else None
    elif event == "socket.getaddrinfo":
        host = arguments[0]
    else:
        return
    if not _is_loopback(host):
        raise NetworkReached(f"{event} to {host!r}")


def _is_loopback(host: object) -> bool:
    if isinstance(host, bytes):
        host = host.decode()
    if host in (None, "", "localhost"):
        return True
    try:
        address = ipaddress.ip_address(str(host))
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified


# Sees every socket of the process, whichever library opens it, and cannot be taken off.
sys.addaudithook(_stay_on_loopback)


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[str]:
    """One server for the whole run; skips where it is not installed."""
    from tests.databases import postgresql

    with postgresql() as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database, once of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/standfirst.db"
    from tests.databases import new_database

    return new_database(request.getfixturevalue("postgresql_server"))


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="rewrite golden files")
