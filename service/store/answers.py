"""Idempotency keys: the first request is done, every later one gets its answer.

After draft-ietf-httpapi-idempotency-key-header: same key and request, same answer; same key and
another request, refused; while the first is in flight, told to wait.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from service.errors import IdempotencyConflict, IdempotencyKeyReused
from service.store.ids import new_id
from service.store.tables import AnswerRow


@dataclass(frozen=True, slots=True)
class Claim:
    """One request under its Idempotency-Key. `id` fences: a claim that was given up and taken
    over by a later request can store nothing any more."""

    owner: str
    key: str
    fingerprint: str
    id: str


@dataclass(frozen=True, slots=True)
class StoredAnswer:
    status: int
    headers: dict[str, str]
    content: str


def claim_for(owner: str, key: str, fingerprint: str) -> Claim:
    return Claim(owner, key, fingerprint, new_id("clm"))


def begin(
    session: Session, claim: Claim, now: datetime, patience: timedelta
) -> StoredAnswer | None:
    """None where the request is now this claim's to do, else what the first one was answered.

    A claim older than `patience` is its process's no more: that one has died.
    Raises: IdempotencyKeyReused, IdempotencyConflict.
    """
    row = session.get(AnswerRow, (claim.owner, claim.key), with_for_update=True)
    if row is None:
        _insert(session, claim, now)
        return None
    if row.fingerprint != claim.fingerprint:
        raise IdempotencyKeyReused("that Idempotency-Key came before, with another request")
    if row.status:
        return StoredAnswer(row.status, row.headers, row.content)
    if now - row.created_at < patience:
        raise IdempotencyConflict("the first request with that Idempotency-Key is in flight")
    row.claim, row.created_at = claim.id, now
    return None


def complete(session: Session, claim: Claim, answer: StoredAnswer, source: str | None) -> bool:
    """Stores the answer, in the transaction that stores what it tells of. False where the claim
    was taken over: then nothing of this request may be stored. `source`: the article's id, with
    which the answer is deleted."""
    row = session.get(AnswerRow, (claim.owner, claim.key), with_for_update=True)
    if row is None or row.claim != claim.id or row.status:
        return False
    row.status, row.headers, row.content = answer.status, answer.headers, answer.content
    row.source = source
    return True


def give_up(session: Session, claim: Claim) -> None:
    """The request failed: the same one may be tried again."""
    session.execute(
        delete(AnswerRow).where(
            AnswerRow.owner == claim.owner,
            AnswerRow.key == claim.key,
            AnswerRow.claim == claim.id,
            AnswerRow.status == 0,
        )
    )


def _insert(session: Session, claim: Claim, now: datetime) -> None:
    try:
        with session.begin_nested():
            session.add(
                AnswerRow(
                    owner=claim.owner,
                    key=claim.key,
                    fingerprint=claim.fingerprint,
                    claim=claim.id,
                    status=0,
                    headers={},
                    content="",
                    created_at=now,
                )
            )
    except IntegrityError as raced:  # by another replica, at this moment
        raise IdempotencyConflict(
            "the first request with that Idempotency-Key is in flight"
        ) from raced


def forget_answers(session: Session, before: datetime) -> None:
    """Keys older than that may be used anew."""
    session.execute(delete(AnswerRow).where(AnswerRow.created_at < before))
