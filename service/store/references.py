"""A newsroom's own decisions as references: what it approved is what it wants."""

from collections.abc import Iterator
from typing import Final

from sqlalchemy.orm import Session

from service.formats.review import ReferenceBody
from service.store.briefs import find
from service.store.records import BriefRecord, State, Wanted

REFERENCE_STATES: Final[tuple[State, ...]] = ("approved", "edited")
_PAGE = 100


def references(session: Session) -> Iterator[ReferenceBody]:
    """Every approved or edited brief whose article has not changed since, newest first. The
    newest of an article stands for it."""
    seen: set[str] = set()
    for record in _reviewed(session):
        if record.article.source not in seen and (reference := reference_of(record)) is not None:
            seen.add(record.article.source)
            yield reference


def reference_of(record: BriefRecord) -> ReferenceBody | None:
    """As eval/reference.py reads it: the article, and what a person let stand of its brief. None
    where the brief is stale, or holds no headline question or takeaway to measure against."""
    body, article = record.body, record.article
    if record.stale or body.headline_question is None or not body.key_takeaways:
        return None
    # A folder's name has to be lower-case letters, digits and dashes: the brief's id is.
    name = record.id.replace("_", "-")
    return ReferenceBody(
        id=name,
        article=article.text,
        record={
            "id": name,
            "title": article.title or None,
            "published_at": article.published_at.isoformat() if article.published_at else None,
            "language": article.language,
            "topic": "review",
            "region": "unstated",
            "spelling": "unstated",
            "source": f"brief {record.id}, {record.state} by {record.reviewed_by or 'nobody'}",
            "licence": "the newsroom's own",
            "traits": [record.state, *(["edited by hand"] if record.edited else [])],
            "brief": {
                "headline_question": body.headline_question,
                "synopsis": body.synopsis,
                "takeaways": [{"label": t.label, "text": t.text} for t in body.key_takeaways[:8]],
            },
        },
    )


def _reviewed(session: Session) -> Iterator[BriefRecord]:
    for state in REFERENCE_STATES:
        after = None
        while page := find(session, Wanted(state=state, stale=False), after, _PAGE):
            yield from page
            after = page[-1].id
