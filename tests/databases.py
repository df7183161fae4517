"""A PostgreSQL server of the tests' own, on loopback, gone when they are."""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from sqlalchemy import create_engine, text

from tests.optional import missing

_HOW = "apt-get install postgresql"


def _program(name: str) -> Path | None:
    """Debian keeps the server's programs off the path, one folder a version."""
    found = shutil.which(name)
    if found:
        return Path(found)
    return max(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), default=None)


def _as_server(folder: Path) -> dict[str, int]:
    """The server refuses to run as root; then it runs as the user that its package made."""
    if os.getuid() != 0:
        return {}
    user = pwd.getpwnam("postgres")
    os.chown(folder, user.pw_uid, user.pw_gid)
    return {"user": user.pw_uid, "group": user.pw_gid}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def postgresql() -> Iterator[str]:
    """The URL of the running server's own database."""
    initdb, server = _program("initdb"), _program("postgres")
    if initdb is None or server is None:
        missing("PostgreSQL", _HOW)
    # Not under pytest's own folder, which the server's user may not enter.
    folder = Path(tempfile.mkdtemp(prefix="standfirst-postgresql-"))
    try:
        who = _as_server(folder)
        data, port = folder / "data", free_port()
        subprocess.run(
            [initdb, "-D", data, "-A", "trust", "-U", "standfirst", "-E", "UTF8", "--no-sync"],
            check=True,
            capture_output=True,
            cwd=folder,
            **who,  # type: ignore[call-overload]
        )
        options = ["listen_addresses=127.0.0.1", "unix_socket_directories=", "fsync=off"]
        flags = [part for option in options for part in ("-c", option)]
        process = subprocess.Popen(
            [server, "-D", data, "-p", str(port), *flags],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=folder,
            **who,  # type: ignore[call-overload]
        )
        try:
            url = f"postgresql://standfirst@127.0.0.1:{port}/postgres"
            _wait(port)
            yield url
        finally:
            process.send_signal(signal.SIGINT)  # closes without waiting for its clients
            process.wait(30)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _wait(port: int) -> None:
    engine = create_engine(f"postgresql+psycopg://standfirst@127.0.0.1:{port}/postgres")
    for _ in range(600):
        try:
            with engine.connect() as connection:
                connection.execute(text("SELECT 1"))
        except Exception:  # noqa: BLE001 - whatever it says until it is up
            time.sleep(0.05)
        else:
            engine.dispose()
            return
    raise TimeoutError("PostgreSQL did not come up")


def new_database(server: str) -> str:
    """The URL of an empty schema on the server."""
    name = f"t{uuid4().hex}"
    engine = create_engine(server.replace("postgresql://", "postgresql+psycopg://"))
    with engine.begin() as connection:
        connection.execute(text(f"CREATE SCHEMA {name}"))
    engine.dispose()
    return f"{server}?options=-csearch_path%3D{name}"
