"""`standfirst keys`: API keys made, listed and revoked, in the database that the service uses."""

from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from service.store.database import Database

app = typer.Typer(
    help="Make, list and revoke the API keys of `standfirst serve`.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

Database_ = Annotated[
    str | None,
    typer.Option("--database", metavar="URL", help="STANDFIRST_DATABASE where none is given."),
]


@app.command()
def create(
    name: Annotated[str, typer.Argument(help="Whose it is; review names it as the editor.")],
    scope: Annotated[
        list[str], typer.Option(metavar="SCOPE", help="summarize, review or admin; repeatable.")
    ],
    requests_per_minute: Annotated[int | None, typer.Option(metavar="N", min=1)] = None,
    tokens_per_day: Annotated[int | None, typer.Option(metavar="N", min=1)] = None,
    database: Database_ = None,
) -> None:
    """Make a key and print it, once: it is kept as a digest alone."""
    from datetime import UTC, datetime

    from service.errors import InvalidRequest
    from service.store.keys import SCOPES, Budget, Key, create_key

    unknown = set(scope) - set(SCOPES)
    if unknown or not 0 < len(name) <= 100:
        raise InvalidRequest(f"scopes are {', '.join(SCOPES)}; a name has 1 to 100 letters")
    budget = Budget(requests_per_minute, tokens_per_day)
    key = Key("", name, tuple(dict.fromkeys(scope)), budget, datetime.now(UTC))
    opened = _open(database)
    with opened.write() as session:
        whole = create_key(session, key)
    opened.close()
    typer.echo(whole)


@app.command("list")
def list_(database: Database_ = None) -> None:
    """Print every key without its secret: id, name, scopes, when it was made and revoked."""
    from service.store.keys import list_keys

    opened = _open(database)
    with opened.read() as session:
        for key in list_keys(session):
            ended = f"revoked {key.revoked_at:%Y-%m-%d}" if key.revoked_at else "in use"
            made = f"{key.created_at:%Y-%m-%d}"
            typer.echo(f"{key.id}\t{key.name}\t{','.join(key.scopes)}\t{made}\t{ended}")
    opened.close()


@app.command()
def revoke(
    id: Annotated[str, typer.Argument(help="The key's id, as list prints it.")],
    database: Database_ = None,
) -> None:
    """From now on the key opens nothing."""
    from datetime import UTC, datetime

    from service.store.keys import revoke_key

    opened = _open(database)
    with opened.write() as session:
        revoke_key(session, id, datetime.now(UTC))
    opened.close()


def _open(url: str | None) -> "Database":
    from service.cli_serve import settings_of
    from service.store.database import Database

    return Database(url or settings_of({}).database)
