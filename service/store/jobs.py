"""The durable queue: articles accepted now and briefed later.

A job is claimed for a while and by attempt: a worker that dies loses its lease, and one that is
late finds that its attempt is over, so that nothing accepted is lost and nothing is stored twice.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final, Literal, get_args

from sqlalchemy import and_, func, or_, select, update
from sqlalchemy.orm import Session

from service.errors import NotFound, Overloaded, StateConflict
from service.store.ids import new_id
from service.store.outbox import Happened, announce
from service.store.tables import BatchRow, JobRow

JobState = Literal["queued", "running", "completed", "failed", "cancelled", "expired"]
JOB_STATES: tuple[JobState, ...] = get_args(JobState)
# A job whose worker died this often takes its worker along: it is given up. Deploys and crashes
# of the machine happen too, so not at the second time.
MOST_ATTEMPTS: Final = 10


@dataclass(frozen=True, slots=True)
class NewJob:
    """`body`: as POST /v1/summaries takes it; `source`: the article's id. `custom_id` and `place`
    are a batch line's."""

    owner: str
    source: str
    body: dict[str, Any]
    batch_id: str | None = None
    custom_id: str | None = None
    place: int = 0


@dataclass(frozen=True, slots=True)
class Job:
    id: str
    owner: str
    source: str
    state: JobState
    attempt: int
    body: dict[str, Any] | None
    brief_id: str | None
    error: dict[str, Any] | None
    batch_id: str | None
    custom_id: str | None
    created_at: datetime
    finished_at: datetime | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a job ended: with a brief, or with an error as {"code", "detail", "retryable"}."""

    brief_id: str | None = None
    error: dict[str, Any] | None = None


def check_room(session: Session, more: int, most: int) -> None:
    """Raises: Overloaded where `more` jobs would make more than `most` unfinished ones."""
    if depth(session) + more > most:
        raise Overloaded(f"{most} jobs may wait, and there is no place for {more} more")


def depth(session: Session) -> int:
    """How many jobs are unfinished."""
    waiting = (
        select(func.count()).select_from(JobRow).where(JobRow.state.in_(("queued", "running")))
    )
    return session.scalar(waiting) or 0


def enqueue(session: Session, new: NewJob, now: datetime) -> Job:
    row = JobRow(
        id=new_id("job"),
        batch_id=new.batch_id,
        place=new.place,
        custom_id=new.custom_id,
        owner=new.owner,
        source=new.source,
        state="queued",
        attempt=0,
        refunded=0,
        body=new.body,
        created_at=now,
    )
    session.add(row)
    return job_of(row)


def refuse(session: Session, new: NewJob, error: dict[str, Any], now: datetime) -> None:
    """A batch line that is no request: it has failed before it began."""
    job = enqueue(session, new, now)
    session.flush()
    row = session.get_one(JobRow, job.id)
    row.state, row.error, row.body, row.finished_at = "failed", error, None, now


def claim(session: Session, now: datetime, lease: timedelta, most: int) -> list[Job]:
    """Up to `most` jobs that wait or whose worker has died, oldest first, now running here.

    A job that has lost two workers is suspected of it: it comes after all others, so that one
    that kills does not take its neighbours in the queue along again and again.
    """
    rows = session.scalars(
        select(JobRow)
        .where(
            or_(
                and_(
                    JobRow.state == "queued",
                    or_(JobRow.not_before.is_(None), JobRow.not_before <= now),
                ),
                and_(JobRow.state == "running", JobRow.lease_until < now),
            )
        )
        .order_by(JobRow.attempt - JobRow.refunded > 1, JobRow.id)
        .limit(most)
        .with_for_update(skip_locked=True)
    ).all()
    claimed = []
    for row in rows:
        if row.attempt - row.refunded >= MOST_ATTEMPTS:
            died = {"code": "worker_died", "detail": "its workers died", "retryable": True}
            _end(session, row, Outcome(error=died), now)
            continue
        row.state, row.attempt, row.lease_until = "running", row.attempt + 1, now + lease
        claimed.append(job_of(row))
    return claimed


def renew(session: Session, jobs: list[Job], until: datetime) -> None:
    """Their worker lives."""
    for job in jobs:
        session.execute(
            update(JobRow)
            .where(JobRow.id == job.id, JobRow.attempt == job.attempt, JobRow.state == "running")
            .values(lease_until=until)
        )


def put_back(session: Session, job: Job, not_before: datetime, *, counts: bool) -> None:
    """Not done: it waits again. Unless the attempt `counts` it is as if it had not been made."""
    row = _own(session, job)
    if row is not None:
        row.state, row.lease_until, row.not_before = "queued", None, not_before
        row.refunded += not counts


def still_ours(session: Session, job: Job) -> bool:
    """Whether this attempt may store its outcome; the row is locked until the transaction ends."""
    return _own(session, job) is not None


def finish(session: Session, job: Job, outcome: Outcome, now: datetime) -> None:
    """Stores how the attempt ended, unless it is over (still_ours says so beforehand)."""
    row = _own(session, job)
    if row is not None:
        _end(session, row, outcome, now)


def get_job(session: Session, id: str, owner: str | None) -> Job:
    """`owner` None sees everyone's. Raises: NotFound."""
    row = session.get(JobRow, id)
    if row is None or owner not in (None, row.owner):
        raise NotFound("no job has that id")
    return job_of(row)


def cancel_job(session: Session, id: str, owner: str | None, now: datetime) -> Job:
    """Waits or runs no more; what it may still write is not stored.

    Raises: NotFound; StateConflict where it has ended.
    """
    row = session.get(JobRow, id, with_for_update=True)
    if row is None or owner not in (None, row.owner):
        raise NotFound("no job has that id")
    if row.state not in ("queued", "running"):
        raise StateConflict(f"the job is {row.state}")
    row.state, row.body, row.finished_at = "cancelled", None, now
    return job_of(row)


def _own(session: Session, job: Job) -> JobRow | None:
    return session.scalars(
        select(JobRow)
        .where(JobRow.id == job.id, JobRow.attempt == job.attempt, JobRow.state == "running")
        .with_for_update()
    ).one_or_none()


def _end(session: Session, row: JobRow, outcome: Outcome, now: datetime) -> None:
    row.state = "failed" if outcome.error else "completed"
    row.brief_id, row.error = outcome.brief_id, outcome.error
    row.body, row.lease_until, row.finished_at = None, None, now
    if row.batch_id is None:
        data = {"job": row.id, "article": row.source, "brief": row.brief_id}
        code = {"code": outcome.error["code"]} if outcome.error else {}
        event: Literal["summary.failed", "summary.completed"] = (
            "summary.failed" if outcome.error else "summary.completed"
        )
        announce(session, Happened(event, data | code, row.source), now)
        return
    # The batch's row is locked, so that of two last lines one sees the other.
    batch = session.get_one(BatchRow, row.batch_id, with_for_update=True)
    session.flush()
    close_batch(session, batch, now)


def close_batch(session: Session, batch: BatchRow, now: datetime) -> None:
    """The batch has ended where none of its lines is unfinished, and an event says so."""
    left = (
        select(func.count())
        .select_from(JobRow)
        .where(JobRow.batch_id == batch.id, JobRow.state.in_(("queued", "running")))
    )
    if batch.finished_at is not None or session.scalar(left):
        return
    batch.finished_at = now
    if batch.state == "in_progress":
        batch.state = "completed"
    announce(
        session,
        Happened("batch.completed", {"batch": batch.id, "state": batch.state}),
        now,
    )


def job_of(row: JobRow) -> Job:
    [state] = [known for known in JOB_STATES if known == row.state]
    return Job(
        id=row.id,
        owner=row.owner,
        source=row.source,
        state=state,
        attempt=row.attempt,
        body=row.body,
        brief_id=row.brief_id,
        error=row.error,
        batch_id=row.batch_id,
        custom_id=row.custom_id,
        created_at=row.created_at,
        finished_at=row.finished_at,
    )
