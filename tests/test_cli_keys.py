"""`standfirst keys` and `standfirst config` at the command line."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from service.errors import Unauthorized
from service.store.database import Database
from service.store.keys import check_key


def run(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    import os

    return subprocess.run(
        [Path(sys.executable).with_name("standfirst"), *arguments],
        cwd=folder,
        env=os.environ | environment,
        capture_output=True,
        text=True,
    )


def test_a_key_is_made_listed_and_revoked(tmp_path: Path) -> None:
    made = run(tmp_path, "keys", "create", "CMS", "--scope", "summarize", "--scope", "review")
    key = made.stdout.strip()
    listed = run(tmp_path, "keys", "list").stdout
    database = Database(f"sqlite:///{tmp_path}/standfirst.db")
    with database.read() as session:
        known = check_key(session, key)
    run(tmp_path, "keys", "revoke", known.id)
    with database.read() as session, pytest.raises(Unauthorized):
        check_key(session, key)
    database.close()

    assert (known.name, known.scopes) == ("CMS", ("summarize", "review"))
    assert listed.split("\t")[:3] == [known.id, "CMS", "summarize,review"]
    secret = key.split("_", 2)[2]
    assert secret not in listed
    assert secret.encode() not in (tmp_path / "standfirst.db").read_bytes()


@pytest.mark.parametrize(
    "arguments",
    [
        ("keys", "create", "CMS", "--scope", "everything"),
        ("keys", "revoke", "nobody"),
        ("keys", "create", "CMS"),
    ],
)
def test_what_cannot_be_is_one_line_and_code_2(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    done = run(tmp_path, *arguments)

    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_the_configuration_is_shown_without_secrets(tmp_path: Path) -> None:
    done = run(
        tmp_path,
        "config",
        STANDFIRST_DATABASE="postgresql://ann:hunter2@db/standfirst?password=hunter2&a=1",
        STANDFIRST_PORT="9000",
    )

    shown = json.loads(done.stdout)
    assert "hunter2" not in done.stdout
    assert shown["database"] == "postgresql://ann:***@db/standfirst?password=***&a=1"
    assert shown["port"] == 9000
