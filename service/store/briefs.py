"""Briefs with their history: kept when made, changed by people, found again."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.errors import NotFound, StateConflict, VersionConflict
from service.formats.response import SummaryBody
from service.store.articles import ArticleVersion, keep_article
from service.store.ids import new_id
from service.store.lines import differences, edited
from service.store.outbox import Happened, announce
from service.store.records import NEXT, STATES, BriefRecord, Change, Made, Revision, Wanted
from service.store.refinding import refound
from service.store.tables import ArticleRow, BriefRow, RevisionRow


def keep(session: Session, made: Made) -> str:
    """The id of the brief, now kept as a draft. Briefs of other versions of its article turn
    stale, and events say so."""
    now = made.body.provenance.created_at
    article_id, outdated = keep_article(session, made.article, now)
    for row in outdated:
        _record(session, row, Change(by=made.by, at=now), "stale", [])
        data = {"brief": row.id, "article": made.article.source, "sha256": made.article.sha256}
        announce(session, Happened("brief.stale", data, made.article.source), now)
    body = made.body.model_dump(mode="json")
    row = BriefRow(
        id=new_id("brf"),
        article_id=article_id,
        state="draft",
        stale=False,
        edited=False,
        version=0,
        asked=dict(made.asked),
        written=body,
        body=body,
        created_at=now,
        updated_at=now,
    )
    session.add(row)
    session.flush()
    _record(session, row, Change(by=made.by, at=now), "written", [])
    return row.id


def get(session: Session, id: str) -> BriefRecord:
    """Raises: NotFound."""
    return _brief(*_rows(session, id))


def written(session: Session, id: str | None) -> SummaryBody | None:
    """The brief as it was made, None where there is none, or no more."""
    row = session.get(BriefRow, id) if id else None
    return SummaryBody.model_validate(row.written) if row else None


def find(session: Session, wanted: Wanted, after: str | None, most: int) -> list[BriefRecord]:
    """Newest first, those older than the id `after`."""
    query = select(BriefRow, ArticleRow).join(ArticleRow, ArticleRow.id == BriefRow.article_id)
    if wanted.state is not None:
        query = query.where(BriefRow.state == wanted.state)
    if wanted.stale is not None:
        query = query.where(BriefRow.stale.is_(wanted.stale))
    if wanted.source is not None:
        query = query.where(ArticleRow.source == wanted.source)
    if after is not None:
        query = query.where(BriefRow.id < after)
    rows = session.execute(query.order_by(BriefRow.id.desc()).limit(most)).all()
    return [_brief(brief, article) for brief, article in rows]


def history(session: Session, id: str) -> list[Revision]:
    """Oldest first. Raises: NotFound."""
    _rows(session, id)
    query = select(RevisionRow).where(RevisionRow.brief_id == id).order_by(RevisionRow.version)
    return [
        Revision(r.version, r.at, r.by, r.action, r.state, r.diff, r.note)
        for r in session.scalars(query)
    ]


def change(session: Session, id: str, asked: Change) -> BriefRecord:
    """The brief after the change, which its history and an event tell of.

    Raises: NotFound, VersionConflict where `asked.version` is not the latest, StateConflict where
    the state cannot follow, InvalidRequest where a line is none.
    """
    row, article = _rows(session, id, lock=True)
    if asked.version is not None and asked.version != row.version:
        raise VersionConflict(f"the brief is at version {row.version}; read it and try again")
    before = SummaryBody.model_validate(row.body)
    after = edited(before, asked.edits)
    after = refound(before, after, asked.edits, int(row.asked.get("takeaways", 0)))
    diff = differences(before, after)
    by_hand = bool(diff) and not asked.by_writer
    state = asked.state or ("edited" if by_hand else row.state)
    if (state != row.state or by_hand) and state not in NEXT[row.state]:
        raise StateConflict(f"a brief that is {row.state} cannot turn {state}")
    if by_hand:
        row.edited = True
        after = _mixed(after)
    row.body = after.model_dump(mode="json")
    action = _action(asked, changed=bool(diff))
    if state != row.state or by_hand:
        row.reviewed_by, row.reviewed_at = asked.by, asked.at
    row.state = state
    _record(session, row, asked, action, diff)
    data = {"brief": id, "article": article.source, "state": state, "version": row.version}
    announce(session, Happened("brief.changed", data, article.source), asked.at)
    return _brief(row, article)


def _action(asked: Change, *, changed: bool) -> str:
    if asked.state is not None:
        return asked.state
    return "rewritten" if asked.by_writer else "edited" if changed else "noted"


def _mixed(body: SummaryBody) -> SummaryBody:
    """IPTC's word for what a model wrote and a person changed."""
    mixed = body.provenance.model_copy(
        update={"digital_source_type": "compositeWithTrainedAlgorithmicMedia"}
    )
    return body.model_copy(update={"provenance": mixed})


def _record(
    session: Session, row: BriefRow, asked: Change, action: str, diff: Sequence[dict[str, object]]
) -> None:
    row.version += 1
    row.updated_at = asked.at
    session.add(
        RevisionRow(
            brief_id=row.id,
            version=row.version,
            at=asked.at,
            by=asked.by,
            action=action,
            state=row.state,
            diff=list(diff),
            note=asked.note,
        )
    )


def _rows(session: Session, id: str, *, lock: bool = False) -> tuple[BriefRow, ArticleRow]:
    row = session.get(BriefRow, id, with_for_update=lock or None)
    article = session.get(ArticleRow, row.article_id) if row else None
    if row is None or article is None:
        raise NotFound("no brief has that id")
    return row, article


def _brief(row: BriefRow, article: ArticleRow) -> BriefRecord:
    [state] = [known for known in STATES if known == row.state]
    return BriefRecord(
        id=row.id,
        state=state,
        stale=row.stale,
        edited=row.edited,
        version=row.version,
        article=ArticleVersion(
            source=article.source,
            sha256=article.sha256,
            text=article.text,
            title=article.title,
            language=article.language,
            published_at=article.published_at,
        ),
        asked=row.asked,
        written=SummaryBody.model_validate(row.written),
        body=SummaryBody.model_validate(row.body),
        created_at=row.created_at,
        updated_at=row.updated_at,
        reviewed_by=row.reviewed_by,
        reviewed_at=row.reviewed_at,
    )
