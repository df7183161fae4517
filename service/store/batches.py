"""Batches: many jobs under one roof, with counts, a cancel and an end."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

from sqlalchemy import func, or_, select, update
from sqlalchemy.orm import Session

from service.errors import NotFound, StateConflict
from service.store.ids import new_id
from service.store.jobs import Job, NewJob, close_batch, enqueue, job_of, refuse
from service.store.tables import BatchRow, JobRow

BatchState = Literal["in_progress", "completed", "cancelled", "expired"]
BATCH_STATES: tuple[BatchState, ...] = get_args(BatchState)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the upload: `body` a request, or `error` why it is none."""

    custom_id: str
    source: str
    body: dict[str, object] | None = None
    error: dict[str, object] | None = None


@dataclass(frozen=True, slots=True)
class Batch:
    """`counts`: by state of job, states of which there are none left out."""

    id: str
    owner: str
    state: str
    total: int
    counts: Mapping[str, int]
    created_at: datetime
    expires_at: datetime
    finished_at: datetime | None


def create_batch(
    session: Session, owner: str, lines: Sequence[Line], now: datetime, expires_at: datetime
) -> Batch:
    """Accepts every line in one transaction: all of them, or none."""
    row = BatchRow(
        id=new_id("bat"),
        owner=owner,
        state="in_progress",
        total=len(lines),
        created_at=now,
        expires_at=expires_at,
    )
    session.add(row)
    session.flush()
    for place, line in enumerate(lines):
        job = NewJob(owner, line.source, line.body or {}, row.id, line.custom_id, place)
        if line.error is None:
            enqueue(session, job, now)
        else:
            refuse(session, job, line.error, now)
    session.flush()
    close_batch(session, row, now)
    return _batch(session, row)


def get_batch(session: Session, id: str, owner: str | None) -> Batch:
    """`owner` None sees everyone's. Raises: NotFound."""
    return _batch(session, _row(session, id, owner))


def find_batches(session: Session, owner: str | None, after: str | None, most: int) -> list[Batch]:
    """Newest first, those older than the id `after`."""
    query = select(BatchRow)
    if owner is not None:
        query = query.where(BatchRow.owner == owner)
    if after is not None:
        query = query.where(BatchRow.id < after)
    rows = session.scalars(query.order_by(BatchRow.id.desc()).limit(most)).all()
    return [_batch(session, row) for row in rows]


def cancel_batch(session: Session, id: str, owner: str | None, now: datetime) -> Batch:
    """Lines that have no answer yet get none. Raises: NotFound; StateConflict where it ended."""
    row = _row(session, id, owner)
    if row.finished_at is not None:
        raise StateConflict(f"the batch is {row.state}")
    _stop(session, row, "cancelled", now)
    return _batch(session, row)


def expire_batches(session: Session, now: datetime) -> int:
    """How many batches ran out of time: their unanswered lines get no answer any more."""
    late = session.scalars(
        select(BatchRow)
        .where(BatchRow.finished_at.is_(None), BatchRow.expires_at <= now)
        .with_for_update(skip_locked=True)
    ).all()
    for row in late:
        _stop(session, row, "expired", now)
    return len(late)


def lines_of(
    session: Session, id: str, states: Sequence[str], after: int, most: int
) -> Iterator[tuple[int, Job]]:
    """Place and job of the batch's lines in those states, in order, places above `after`; a line
    whose brief is no longer kept is left out."""
    rows = session.scalars(
        select(JobRow)
        .where(JobRow.batch_id == id, JobRow.state.in_(states), JobRow.place > after)
        .where(or_(JobRow.state != "completed", JobRow.brief_id.is_not(None)))
        .order_by(JobRow.place)
        .limit(most)
    )
    return ((row.place, job_of(row)) for row in rows)


def _stop(
    session: Session, row: BatchRow, state: Literal["cancelled", "expired"], now: datetime
) -> None:
    session.execute(
        update(JobRow)
        .where(JobRow.batch_id == row.id, JobRow.state.in_(("queued", "running")))
        .values(state=state, body=None, lease_until=None, finished_at=now)
    )
    row.state = state
    close_batch(session, row, now)


def _row(session: Session, id: str, owner: str | None) -> BatchRow:
    row = session.get(BatchRow, id, with_for_update=True)
    if row is None or owner not in (None, row.owner):
        raise NotFound("no batch has that id")
    return row


def _batch(session: Session, row: BatchRow) -> Batch:
    by_state = select(JobRow.state, func.count()).where(JobRow.batch_id == row.id)
    counts = session.execute(by_state.group_by(JobRow.state)).all()
    return Batch(
        id=row.id,
        owner=row.owner,
        state=row.state,
        total=row.total,
        counts=dict(counts),
        created_at=row.created_at,
        expires_at=row.expires_at,
        finished_at=row.finished_at,
    )
