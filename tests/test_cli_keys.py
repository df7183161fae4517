"""`standfirst keys` and `standfirst config` at the command line."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from service.errors import Unauthorized
from service.store.database import Database
from service.store.keys import check_key
from tests.cli import called


@pytest.fixture(autouse=True)
def _at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The database is in the folder where the command is given."""
    monkeypatch.chdir(tmp_path)


def test_the_program_itself_keeps_keys(tmp_path: Path) -> None:
    program = Path(sys.executable).with_name("standfirst")
    create = [str(program), "keys", "create", "CMS", "--scope", "summarize"]

    made = subprocess.run(create, capture_output=True, text=True, check=True)

    database = Database(f"sqlite:///{tmp_path}/standfirst.db")
    with database.read() as session:
        assert check_key(session, made.stdout.strip()).name == "CMS"
    database.close()


def test_a_key_is_made_listed_and_revoked(tmp_path: Path) -> None:
    made = called("keys", "create", "CMS", "--scope", "summarize", "--scope", "review")
    key = made.stdout.strip()
    listed = called("keys", "list").stdout
    database = Database(f"sqlite:///{tmp_path}/standfirst.db")
    with database.read() as session:
        known = check_key(session, key)
    called("keys", "revoke", known.id)
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
def test_what_cannot_be_is_one_line_and_code_2(arguments: tuple[str, ...]) -> None:
    done = called(*arguments)

    assert done.returncode == 2
    assert done.stdout == ""


def test_the_configuration_is_shown_without_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    database = "postgresql://ann:hunter2@db/standfirst?password=hunter2&a=1"
    monkeypatch.setenv("STANDFIRST_DATABASE", database)
    monkeypatch.setenv("STANDFIRST_PORT", "9000")

    done = called("config")

    shown = json.loads(done.stdout)
    assert "hunter2" not in done.stdout
    assert shown["database"] == "postgresql://ann:***@db/standfirst?password=***&a=1"
    assert shown["port"] == 9000
