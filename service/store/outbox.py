"""Events on their way out: written with the change they tell of, sent later, never lost."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal, get_args

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from service.errors import NotFound
from service.store.ids import new_id
from service.store.tables import DeliveryRow, EndpointRow

Event = Literal[
    "summary.completed",
    "summary.failed",
    "batch.completed",
    "brief.changed",
    "brief.stale",
]
EVENTS: tuple[Event, ...] = get_args(Event)
DeliveryState = Literal["pending", "delivered", "dead"]
DELIVERY_STATES: tuple[DeliveryState, ...] = get_args(DeliveryState)


@dataclass(frozen=True, slots=True)
class Happened:
    """An event: `data` holds ids and states, no word of an article. `source` is the article's id,
    so that deleting the article takes its events along."""

    event: Event
    data: dict[str, Any]
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Endpoint:
    id: str
    url: str
    secret: str
    events: tuple[str, ...]
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Delivery:
    """`id` is the webhook-id; `attempts` counts those made."""

    id: str
    endpoint_id: str
    event: str
    payload: str
    state: DeliveryState
    attempts: int
    next_at: datetime
    last_error: str | None
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Try:
    """`error` None: it was taken. `next_at` None: nobody tries again."""

    error: str | None
    next_at: datetime | None
    at: datetime


def announce(session: Session, happened: Happened, now: datetime) -> None:
    """One delivery for every endpoint that wants the event."""
    payload = {"type": happened.event, "timestamp": now.isoformat(), "data": happened.data}
    for endpoint in session.scalars(select(EndpointRow)):
        if happened.event in endpoint.events.split():
            session.add(
                DeliveryRow(
                    id=new_id("msg"),
                    endpoint_id=endpoint.id,
                    event=happened.event,
                    source=happened.source,
                    payload=json.dumps(payload, ensure_ascii=False),
                    state="pending",
                    attempts=0,
                    next_at=now,
                    created_at=now,
                )
            )


def add_endpoint(session: Session, endpoint: Endpoint) -> None:
    session.add(
        EndpointRow(
            id=endpoint.id,
            url=endpoint.url,
            secret=endpoint.secret,
            events=" ".join(endpoint.events),
            created_at=endpoint.created_at,
        )
    )


def endpoints(session: Session) -> list[Endpoint]:
    return [_endpoint(row) for row in session.scalars(select(EndpointRow).order_by(EndpointRow.id))]


def remove_endpoint(session: Session, id: str) -> None:
    """With all that is on its way to it. Raises: NotFound."""
    row = session.get(EndpointRow, id)
    if row is None:
        raise NotFound("no webhook endpoint has that id")
    session.delete(row)


def claim(
    session: Session, now: datetime, lease: timedelta, most: int
) -> list[tuple[Delivery, Endpoint]]:
    """Deliveries that are due, longest first; nobody else gets them until the lease is over."""
    due = session.execute(
        select(DeliveryRow, EndpointRow)
        .join(EndpointRow, EndpointRow.id == DeliveryRow.endpoint_id)
        .where(DeliveryRow.state == "pending", DeliveryRow.next_at <= now)
        .order_by(DeliveryRow.next_at, DeliveryRow.id)
        .limit(most)
        .with_for_update(skip_locked=True, of=DeliveryRow)
    ).all()
    for row, _ in due:
        row.next_at = now + lease
    return [(_delivery(row), _endpoint(endpoint)) for row, endpoint in due]


def settle(session: Session, id: str, tried: Try) -> None:
    """After a try: delivered, waiting for the next one, or dead."""
    row = session.get(DeliveryRow, id)
    if row is None or row.state != "pending":  # its endpoint or article has gone meanwhile
        return
    row.attempts += 1
    row.last_error = tried.error
    if tried.error is None:
        row.state, row.delivered_at = "delivered", tried.at
    elif tried.next_at is None:
        row.state = "dead"
    else:
        row.next_at = tried.next_at


def revive(session: Session, id: str, now: datetime) -> Delivery:
    """A dead letter is tried again from the start. Raises: NotFound."""
    row = session.get(DeliveryRow, id)
    if row is None or row.state != "dead":
        raise NotFound("no dead letter has that id")
    row.state, row.attempts, row.next_at = "pending", 0, now
    return _delivery(row)


def dead_letters(session: Session) -> int:
    """How many there are."""
    dead = select(func.count()).select_from(DeliveryRow).where(DeliveryRow.state == "dead")
    return session.scalar(dead) or 0


def deliveries(
    session: Session, state: DeliveryState, after: str | None, most: int
) -> list[Delivery]:
    """Newest first, those older than the id `after`."""
    query = select(DeliveryRow).where(DeliveryRow.state == state)
    if after is not None:
        query = query.where(DeliveryRow.id < after)
    rows: Sequence[DeliveryRow] = session.scalars(
        query.order_by(DeliveryRow.id.desc()).limit(most)
    ).all()
    return [_delivery(row) for row in rows]


def _endpoint(row: EndpointRow) -> Endpoint:
    return Endpoint(row.id, row.url, row.secret, tuple(row.events.split()), row.created_at)


def _delivery(row: DeliveryRow) -> Delivery:
    [state] = [known for known in DELIVERY_STATES if known == row.state]
    return Delivery(
        id=row.id,
        endpoint_id=row.endpoint_id,
        event=row.event,
        payload=row.payload,
        state=state,
        attempts=row.attempts,
        next_at=row.next_at,
        last_error=row.last_error,
        created_at=row.created_at,
    )
