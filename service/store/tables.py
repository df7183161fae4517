"""The tables, for SQLite and PostgreSQL alike."""

from datetime import UTC, datetime
from typing import Any, ClassVar

from sqlalchemy import (
    JSON,
    BigInteger,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    String,
    Text,
    TypeDecorator,
    UniqueConstraint,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

# Stands in the database; one that holds another number was made by another release.
SCHEMA_VERSION = 1


class Moment(TypeDecorator[datetime]):
    """An aware datetime in UTC, also where the database knows no time zones."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        utc = value.astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(
        self,
        value: datetime | None,
        dialect: Dialect,  # noqa: ARG002 - SQLAlchemy's
    ) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Table(DeclarativeBase):
    type_annotation_map: ClassVar = {
        datetime: Moment,
        dict[str, Any]: JSON,
        list[dict[str, Any]]: JSON,
    }


class Meta(Table):
    __tablename__ = "meta"

    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    value: Mapped[str] = mapped_column(String(200))


class ArticleRow(Table):
    """One version of an article: `source` is the id its sender gave it, `text` what offsets
    count in."""

    __tablename__ = "articles"
    __table_args__ = (UniqueConstraint("source", "sha256"),)

    id: Mapped[str] = mapped_column(String(48), primary_key=True)
    source: Mapped[str] = mapped_column(String(200))
    sha256: Mapped[str] = mapped_column(String(64))
    text: Mapped[str] = mapped_column(Text)
    title: Mapped[str | None] = mapped_column(Text)
    language: Mapped[str] = mapped_column(String(8))
    published_at: Mapped[datetime | None]
    created_at: Mapped[datetime]


class BriefRow(Table):
    """`written` is the brief as it was made, `body` as it reads now; `version` grows with every
    change."""

    __tablename__ = "briefs"
    __table_args__ = (Index("briefs_by_state", "state", "id"),)

    id: Mapped[str] = mapped_column(String(48), primary_key=True)
    article_id: Mapped[str] = mapped_column(
        ForeignKey("articles.id", ondelete="CASCADE"), index=True
    )
    state: Mapped[str] = mapped_column(String(16))
    stale: Mapped[bool] = mapped_column(default=False)
    edited: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int]
    asked: Mapped[dict[str, Any]]
    written: Mapped[dict[str, Any]]
    body: Mapped[dict[str, Any]]
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime] = mapped_column(index=True)
    reviewed_by: Mapped[str | None] = mapped_column(String(100))
    reviewed_at: Mapped[datetime | None]


class RevisionRow(Table):
    """One change of a brief: who did what, when, and the lines that differ."""

    __tablename__ = "revisions"

    brief_id: Mapped[str] = mapped_column(
        ForeignKey("briefs.id", ondelete="CASCADE"), primary_key=True
    )
    version: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    by: Mapped[str] = mapped_column(String(100))
    action: Mapped[str] = mapped_column(String(20))
    state: Mapped[str] = mapped_column(String(16))
    diff: Mapped[list[dict[str, Any]]]
    note: Mapped[str | None] = mapped_column(Text)


class KeyRow(Table):
    """An API key: `digest` is the SHA-256 of its secret part, which is stored nowhere."""

    __tablename__ = "keys"

    id: Mapped[str] = mapped_column(String(16), primary_key=True)
    name: Mapped[str] = mapped_column(String(100))
    digest: Mapped[str] = mapped_column(String(64))
    scopes: Mapped[str] = mapped_column(String(60))
    requests_per_minute: Mapped[int | None]
    tokens_per_day: Mapped[int | None]
    created_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]


class CounterRow(Table):
    """A window of a budget: `count` until `expires_at`, seconds since 1970."""

    __tablename__ = "counters"

    name: Mapped[str] = mapped_column(String(200), primary_key=True)
    count: Mapped[int] = mapped_column(BigInteger)
    expires_at: Mapped[float]


class BatchRow(Table):
    __tablename__ = "batches"

    id: Mapped[str] = mapped_column(String(48), primary_key=True)
    owner: Mapped[str] = mapped_column(String(100))
    state: Mapped[str] = mapped_column(String(16))
    total: Mapped[int]
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime] = mapped_column(index=True)
    finished_at: Mapped[datetime | None]


class JobRow(Table):
    """One accepted article. `body` is the request until the job has ended, then null.

    `attempt` fences: only the worker of the attempt under way may store what it made. Of those
    made, `refunded` do not count against the job.
    """

    __tablename__ = "jobs"
    __table_args__ = (
        Index("jobs_by_state", "state", "id"),
        Index("jobs_by_batch", "batch_id", "place"),
    )

    id: Mapped[str] = mapped_column(String(48), primary_key=True)
    batch_id: Mapped[str | None] = mapped_column(ForeignKey("batches.id", ondelete="CASCADE"))
    place: Mapped[int] = mapped_column(default=0)
    custom_id: Mapped[str | None] = mapped_column(String(200))
    owner: Mapped[str] = mapped_column(String(100))
    source: Mapped[str] = mapped_column(String(200), index=True)
    state: Mapped[str] = mapped_column(String(16))
    attempt: Mapped[int] = mapped_column(default=0)
    refunded: Mapped[int] = mapped_column(default=0)
    lease_until: Mapped[datetime | None]
    not_before: Mapped[datetime | None]
    body: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    brief_id: Mapped[str | None] = mapped_column(ForeignKey("briefs.id", ondelete="SET NULL"))
    error: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    created_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]


class AnswerRow(Table):
    """What an Idempotency-Key was answered; `status` 0 while the request is in flight."""

    __tablename__ = "answers"

    owner: Mapped[str] = mapped_column(String(100), primary_key=True)
    key: Mapped[str] = mapped_column(String(255), primary_key=True)
    fingerprint: Mapped[str] = mapped_column(String(64))
    claim: Mapped[str] = mapped_column(String(48))
    status: Mapped[int]
    headers: Mapped[dict[str, Any]]
    content: Mapped[str] = mapped_column(Text)
    source: Mapped[str | None] = mapped_column(String(200), index=True)
    created_at: Mapped[datetime] = mapped_column(index=True)


class EndpointRow(Table):
    """Where webhooks go. The secret signs, so it has to be kept as it is."""

    __tablename__ = "endpoints"

    id: Mapped[str] = mapped_column(String(48), primary_key=True)
    url: Mapped[str] = mapped_column(Text)
    secret: Mapped[str] = mapped_column(String(100))
    events: Mapped[str] = mapped_column(String(200))
    created_at: Mapped[datetime]


class DeliveryRow(Table):
    """One event on its way to one endpoint; `id` is its webhook-id at every try."""

    __tablename__ = "deliveries"
    __table_args__ = (Index("deliveries_due", "state", "next_at"),)

    id: Mapped[str] = mapped_column(String(48), primary_key=True)
    endpoint_id: Mapped[str] = mapped_column(
        ForeignKey("endpoints.id", ondelete="CASCADE"), index=True
    )
    event: Mapped[str] = mapped_column(String(40))
    source: Mapped[str | None] = mapped_column(String(200), index=True)
    payload: Mapped[str] = mapped_column(Text)
    state: Mapped[str] = mapped_column(String(16))
    attempts: Mapped[int]
    next_at: Mapped[datetime]
    last_error: Mapped[str | None] = mapped_column(String(200))
    created_at: Mapped[datetime]
    delivered_at: Mapped[datetime | None]
