"""/v1/briefs: what was written, for people to judge."""

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request, Response

from service.api.access import Caller
from service.api.bodies import history_body, record_body
from service.api.body import Limits, read_json
from service.api.changing import Changing
from service.api.newsroom import Newsroom, now
from service.api.pages import Cursor, Limit, page_of
from service.api.preconditions import etag, version_asked
from service.api.rewriting import Rewriting
from service.api.schema_review import (
    CHANGE_BRIEF,
    GET_BRIEF,
    GET_HISTORY,
    LIST_BRIEFS,
    REWRITE_LINE,
)
from service.formats.review import (
    BriefPageBody,
    BriefRecordBody,
    ChangeBody,
    HistoryBody,
    LineBody,
)
from service.store import briefs as store
from service.store.lines import Edit
from service.store.records import Change, State, Wanted

StateFilter = Annotated[State | None, Query(description="Only briefs in this state.")]
StaleFilter = Annotated[
    Literal["true", "false"] | None,
    Query(description="Only briefs whose article has changed since, or has not."),
]
ArticleFilter = Annotated[
    str | None, Query(max_length=200, description="Only briefs of the article of this id.")
]


class BriefRoutes:
    """What may be done with briefs."""

    def __init__(
        self, newsroom: Newsroom, changing: Changing, rewriting: Rewriting, limits: Limits
    ) -> None:
        self._newsroom = newsroom
        self._changing = changing
        self._rewriting = rewriting
        self._limits = limits

    async def list_briefs(
        self,
        state: StateFilter = None,
        stale: StaleFilter = None,
        article: ArticleFilter = None,
        limit: Limit = 20,
        cursor: Cursor = None,
    ) -> BriefPageBody:
        wanted = Wanted(state, None if stale is None else stale == "true", article)
        found = await self._newsroom.read(lambda s: store.find(s, wanted, cursor, limit + 1))
        shown, following = page_of(found, limit)
        data = [record_body(record, with_text=False) for record in shown]
        return BriefPageBody(data=data, next_cursor=following)

    async def get_brief(self, brief_id: str, response: Response) -> BriefRecordBody:
        """With its article's text, in which offsets count."""
        record = await self._newsroom.read(lambda session: store.get(session, brief_id))
        response.headers["ETag"] = etag(record.version)
        return record_body(record)

    async def change_brief(
        self, brief_id: str, request: Request, response: Response
    ) -> BriefRecordBody:
        """Approve, reject or withdraw, edit lines, or both at once. An edited line is checked as
        a writer's is: its evidence, the findings and the verdict follow it, and nothing is
        withheld. History keeps who did it, when, and what differs."""
        body = await read_json(request, ChangeBody, self._limits)
        version = version_asked(request)
        caller: Caller = request.state.caller
        change = Change(
            by=caller.name,
            at=now(),
            version=version,
            edits=tuple(_edit(field, line) for field, line in body.lines.items()),
            state=body.state,
            note=body.note,
        )
        record = await self._changing.change(brief_id, change)
        response.headers["ETag"] = etag(record.version)
        return record_body(record)

    async def get_history(self, brief_id: str) -> HistoryBody:
        return history_body(await self._newsroom.read(lambda s: store.history(s, brief_id)))

    async def rewrite_line(
        self, brief_id: str, field: str, request: Request, response: Response
    ) -> BriefRecordBody:
        """By the writer that wrote it: another headline or synopsis, or another fact. No line
        that this brief has or had comes again."""
        version = version_asked(request)
        record = await self._rewriting.rewrite(request, brief_id, field, version)
        response.headers["ETag"] = etag(record.version)
        return record_body(record)


def briefs_router(routes: BriefRoutes) -> APIRouter:
    router = APIRouter(tags=["Review"])
    router.add_api_route(
        "/v1/briefs",
        routes.list_briefs,
        methods=["GET"],
        operation_id="listBriefs",
        **LIST_BRIEFS,
    )
    router.add_api_route(
        "/v1/briefs/{brief_id}",
        routes.get_brief,
        methods=["GET"],
        operation_id="getBrief",
        **GET_BRIEF,
    )
    router.add_api_route(
        "/v1/briefs/{brief_id}",
        routes.change_brief,
        methods=["PATCH"],
        operation_id="changeBrief",
        **CHANGE_BRIEF,
    )
    router.add_api_route(
        "/v1/briefs/{brief_id}/history",
        routes.get_history,
        methods=["GET"],
        operation_id="getBriefHistory",
        **GET_HISTORY,
    )
    router.add_api_route(
        "/v1/briefs/{brief_id}/lines/{field}",
        routes.rewrite_line,
        methods=["POST"],
        operation_id="rewriteLine",
        **REWRITE_LINE,
    )

    return router


def _edit(field: str, line: LineBody | None) -> Edit:
    if line is None:
        return Edit(field, None)
    return Edit(field, line.text, line.label)
