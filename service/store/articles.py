"""Articles by the id their sender gave them, each version once; and their end."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import CursorResult, Delete, delete, func, select
from sqlalchemy.orm import Session

from service.errors import NotFound
from service.store.ids import new_id
from service.store.tables import (
    AnswerRow,
    ArticleRow,
    BatchRow,
    BriefRow,
    DeliveryRow,
    JobRow,
)


@dataclass(frozen=True, slots=True)
class ArticleVersion:
    """`source`: the sender's id; `sha256`: of `text`, the text that offsets count in."""

    source: str
    sha256: str
    text: str
    title: str | None
    language: str
    published_at: datetime | None


def keep_article(
    session: Session, version: ArticleVersion, now: datetime
) -> tuple[str, list[BriefRow]]:
    """The row's id of this version, which now is the article's latest, and the briefs that turned
    stale by it. Briefs of this very version are no longer stale, if they were."""
    if session.get_bind().dialect.name == "postgresql":
        # One version at a time of one article; SQLite writes one at a time anyway.
        turn = func.pg_advisory_xact_lock(func.hashtextextended(version.source, 0))
        session.execute(select(turn))
    outdated = []
    briefs = session.execute(
        select(BriefRow, ArticleRow.sha256)
        .join(ArticleRow, ArticleRow.id == BriefRow.article_id)
        .where(ArticleRow.source == version.source)
        .with_for_update(of=BriefRow)
    ).all()
    for brief, sha256 in briefs:
        stale = sha256 != version.sha256
        if stale and not brief.stale:
            outdated.append(brief)
        brief.stale = stale
    found = session.scalar(
        select(ArticleRow.id).where(
            ArticleRow.source == version.source, ArticleRow.sha256 == version.sha256
        )
    )
    return found or _insert(session, version, now), outdated


def delete_article(session: Session, source: str) -> None:
    """The article by its sender's id, in all versions, with every brief, history, job, kept answer
    and event made of it. Raises: NotFound where nothing is kept of it."""
    gone = 0
    for table, column in (
        (AnswerRow, AnswerRow.source),
        (DeliveryRow, DeliveryRow.source),
        (JobRow, JobRow.source),
        (ArticleRow, ArticleRow.source),
    ):
        gone += deleted(session, delete(table).where(column == source))
    if not gone:
        raise NotFound("no article has that id")


def forget(session: Session, before: datetime) -> int:
    """How many articles were deleted because nothing of them has changed since `before`; ended
    jobs and batches, kept answers and events that old go too."""
    lively = select(BriefRow.article_id).where(BriefRow.updated_at >= before)
    gone = deleted(
        session,
        delete(ArticleRow).where(ArticleRow.created_at < before, ArticleRow.id.not_in(lively)),
    )
    session.execute(delete(AnswerRow).where(AnswerRow.created_at < before))
    session.execute(
        delete(DeliveryRow).where(DeliveryRow.created_at < before, DeliveryRow.state != "pending")
    )
    session.execute(delete(JobRow).where(JobRow.finished_at < before, JobRow.batch_id.is_(None)))
    session.execute(delete(BatchRow).where(BatchRow.finished_at < before))
    return gone


def deleted(session: Session, statement: Delete) -> int:
    """How many rows the statement deleted."""
    result = session.execute(statement)
    assert isinstance(result, CursorResult)  # noqa: S101 - as every DELETE answers
    return result.rowcount


def _insert(session: Session, version: ArticleVersion, now: datetime) -> str:
    row = ArticleRow(
        id=new_id("art"),
        source=version.source,
        sha256=version.sha256,
        text=version.text,
        title=version.title,
        language=version.language,
        published_at=version.published_at,
        created_at=now,
    )
    session.add(row)
    session.flush()
    return row.id
