"""Briefs on their way out: to readers, and to the evaluation suite."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Response
from sqlalchemy.orm import Session

from service.api.newsroom import Newsroom
from service.api.pages import Cursor
from service.api.schema_review import EXPORT_BRIEF, EXPORT_REFERENCES
from service.api.upload import JSONL_MEDIA
from service.formats.exports import EXPORT_MEDIA, Exported, export
from service.store import briefs
from service.store.records import BriefRecord, Wanted
from service.store.references import REFERENCE_STATES, reference_of

Form = Annotated[
    Literal["text", "markdown", "html", "json", "ninjs", "jsonld"],
    Query(alias="format", description="ninjs is IPTC's 3.3, jsonld a schema.org NewsArticle."),
]
Most = Annotated[int, Query(ge=1, le=1000, description="Most references.")]


class ExportRoutes:
    """What leaves the service."""

    def __init__(self, newsroom: Newsroom) -> None:
        self._newsroom = newsroom

    async def export_brief(self, brief_id: str, form: Form = "json") -> Response:
        """With a line that says that AI wrote it and whether an editor has checked it, and IPTC's
        digital source type."""
        record = await self._newsroom.read(lambda session: briefs.get(session, brief_id))
        content = export(exported_of(record), form)
        return Response(content, media_type=EXPORT_MEDIA[form])

    async def export_references(self, limit: Most = 1000, cursor: Cursor = None) -> Response:
        """Approved and edited briefs with their articles, newest first, one a line, as
        `standfirst eval --from-reviews` takes them."""

        def read(session: Session) -> str:
            found = [
                record
                for state in REFERENCE_STATES
                for record in briefs.find(session, Wanted(state=state), cursor, limit)
            ]
            newest = sorted(found, key=lambda record: record.id, reverse=True)[:limit]
            lines = (reference_of(record) for record in newest)
            return "".join(f"{line.model_dump_json()}\n" for line in lines if line is not None)

        return Response(await self._newsroom.read(read), media_type=JSONL_MEDIA[0])


def exports_router(routes: ExportRoutes) -> APIRouter:
    router = APIRouter(tags=["Review"])
    router.add_api_route(
        "/v1/briefs/{brief_id}/export",
        routes.export_brief,
        operation_id="exportBrief",
        response_class=Response,
        **EXPORT_BRIEF,
    )
    router.add_api_route(
        "/v1/references",
        routes.export_references,
        operation_id="exportReferences",
        response_class=Response,
        **EXPORT_REFERENCES,
    )
    return router


def exported_of(record: BriefRecord) -> Exported:
    return Exported(
        id=record.id,
        version=record.version,
        state=record.state,
        edited=record.edited,
        body=record.body,
        text=record.article.text,
        title=record.article.title,
        created_at=record.created_at,
        updated_at=record.updated_at,
        reviewed_by=record.reviewed_by,
        reviewed_at=record.reviewed_at,
    )
