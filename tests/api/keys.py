"""Keys for tests."""

from datetime import UTC, datetime

from service.api.newsroom import Newsroom
from service.store.keys import Budget, Key, Scope, create_key


def new_key(
    newsroom: Newsroom, *scopes: Scope, name: str = "cms", budget: Budget | None = None
) -> dict[str, str]:
    """Headers that present a new key."""
    key = Key("", name, scopes, budget or Budget(), datetime.now(UTC))
    secret = newsroom.write_now(lambda session: create_key(session, key))
    return {"Authorization": f"Bearer {secret}"}
