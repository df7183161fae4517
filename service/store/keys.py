"""API keys: shown once, kept as a digest."""

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from service.errors import NotFound, Unauthorized
from service.store.tables import KeyRow

Scope = Literal["summarize", "review", "admin"]
SCOPES: tuple[Scope, ...] = get_args(Scope)

_PREFIX = "sfk"
_ID_BYTES, _SECRET_BYTES = 6, 32


@dataclass(frozen=True, slots=True)
class Budget:
    """None: as the service's settings say."""

    requests_per_minute: int | None = None
    tokens_per_day: int | None = None


@dataclass(frozen=True, slots=True)
class Key:
    """A key without its secret."""

    id: str
    name: str
    scopes: tuple[str, ...]
    budget: Budget
    created_at: datetime
    revoked_at: datetime | None = None


def create_key(session: Session, key: Key) -> str:
    """The whole key, `sfk_<id>_<secret>`: nobody can tell it ever again. `key.id` is not used.

    The secret is 256 bits of chance, so one SHA-256 keeps it: there is nothing to guess that a
    slow hash would have to slow down.
    """
    key_id, secret = secrets.token_hex(_ID_BYTES), secrets.token_urlsafe(_SECRET_BYTES)
    session.add(
        KeyRow(
            id=key_id,
            name=key.name,
            digest=_digest(secret),
            scopes=" ".join(key.scopes),
            requests_per_minute=key.budget.requests_per_minute,
            tokens_per_day=key.budget.tokens_per_day,
            created_at=key.created_at,
        )
    )
    return f"{_PREFIX}_{key_id}_{secret}"


def check_key(session: Session, presented: str) -> Key:
    """The key that was presented. Raises: Unauthorized, which never says what was wrong."""
    prefix, _, rest = presented.partition("_")
    key_id, _, secret = rest.partition("_")
    row = (
        session.get(KeyRow, key_id) if prefix == _PREFIX and len(key_id) == 2 * _ID_BYTES else None
    )
    # Compared in any case, so that the time it takes says nothing of which ids there are.
    known = row.digest if row else _digest("")
    matches = hmac.compare_digest(_digest(secret), known)
    if row is None or not matches or row.revoked_at is not None:
        raise Unauthorized("send a key that is known and not revoked, as Authorization: Bearer")
    return _key(row)


def any_key(session: Session) -> bool:
    """Whether a key was ever made here; one that was revoked counts."""
    return bool(session.scalar(select(exists().where(KeyRow.id.is_not(None)))))


def list_keys(session: Session) -> list[Key]:
    return [_key(row) for row in session.scalars(select(KeyRow).order_by(KeyRow.created_at))]


def name_of(session: Session, id: str) -> str:
    """What people call the key, also after it was revoked; the id itself where it is no key's."""
    row = session.get(KeyRow, id)
    return row.name if row else id


def revoke_key(session: Session, id: str, now: datetime) -> None:
    """From now on the key opens nothing. Raises: NotFound."""
    row = session.get(KeyRow, id)
    if row is None:
        raise NotFound("no key has that id")
    row.revoked_at = row.revoked_at or now


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def _key(row: KeyRow) -> Key:
    return Key(
        id=row.id,
        name=row.name,
        scopes=tuple(row.scopes.split()),
        budget=Budget(row.requests_per_minute, row.tokens_per_day),
        created_at=row.created_at,
        revoked_at=row.revoked_at,
    )
