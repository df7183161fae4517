"""Records of the store as the API writes them."""

from collections.abc import Sequence

from service.formats.review import (
    BriefRecordBody,
    HistoryBody,
    RecordedArticleBody,
    RevisionBody,
)
from service.store.records import BriefRecord, Revision


def record_body(record: BriefRecord, *, with_text: bool = True) -> BriefRecordBody:
    article = record.article
    return BriefRecordBody(
        id=record.id,
        state=record.state,
        stale=record.stale,
        edited=record.edited,
        version=record.version,
        article=RecordedArticleBody(
            id=article.source,
            sha256=article.sha256,
            title=article.title,
            language=article.language,
            published_at=article.published_at,
            text=article.text if with_text else None,
        ),
        brief=record.body,
        created_at=record.created_at,
        updated_at=record.updated_at,
        reviewed_by=record.reviewed_by,
        reviewed_at=record.reviewed_at,
    )


def history_body(history: Sequence[Revision]) -> HistoryBody:
    return HistoryBody(
        data=[
            RevisionBody.model_validate(
                {
                    "version": revision.version,
                    "at": revision.at,
                    "by": revision.by,
                    "action": revision.action,
                    "state": revision.state,
                    "diff": revision.diff,
                    "note": revision.note,
                }
            )
            for revision in history
        ]
    )
