"""/v1/batches: an upload of many articles, answered line by line as they are done."""

import hashlib
from collections.abc import AsyncIterator
from datetime import timedelta
from functools import partial
from typing import Annotated, Any, Protocol

from anyio import to_thread
from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import StreamingResponse
from sqlalchemy.orm import Session

from service.api.access import Access, Caller
from service.api.body import Limits, check_media, read_body
from service.api.newsroom import Newsroom, now
from service.api.once import Once, replay, stored
from service.api.pages import Cursor, Limit, page_of
from service.api.schema_work import (
    CANCEL_BATCH,
    CREATE_BATCH,
    GET_BATCH,
    GET_LINES,
    LIST_BATCHES,
)
from service.api.upload import JSONL_MEDIA, characters, lines_of_upload
from service.api.worker import JobWorker
from service.formats.work import (
    BatchBody,
    BatchPageBody,
    FailedLineBody,
    RequestCountsBody,
    ResultLineBody,
)
from service.settings import Settings
from service.store import batches as store
from service.store.briefs import written
from service.store.jobs import Job, check_room

ExpiresIn = Annotated[
    int, Query(ge=1, le=7 * 86_400, description="Seconds until unanswered lines are given up.")
]
_PAGE = 100
_FAILED = ("failed", "cancelled", "expired")


class Batches:
    """Accepts uploads for the worker."""

    def __init__(self, settings: Settings, newsroom: Newsroom, worker: JobWorker) -> None:
        self._settings = settings
        self._newsroom = newsroom
        self._worker = worker

    async def accept(
        self, request: Request, once: Once, access: Access, expires_in_s: int
    ) -> Response:
        """201 once every line is on the disk. Raises: HTTPException, InvalidRequest, Overloaded."""
        check_media(request, *JSONL_MEDIA)
        limits = Limits(self._settings.max_batch_bytes, self._settings.request_timeout_s)
        upload = await read_body(request, limits)
        lines = await to_thread.run_sync(lines_of_upload, upload, self._settings.max_batch_lines)
        caller: Caller = request.state.caller
        told = f"{expires_in_s}\n{hashlib.sha256(upload).hexdigest()}"
        async with once.claimed(request, told) as pending:
            if pending.answer is not None:
                return replay(pending.answer)
            await access.spend_tokens(request, characters(lines))

            def create(session: Session) -> Response:
                check_room(session, len(lines), self._settings.job_queue_size)
                made = now()
                expires = made + timedelta(seconds=expires_in_s)
                batch = store.create_batch(session, caller.id, lines, made, expires)
                headers = {"Location": f"/v1/batches/{batch.id}"}
                content = batch_body(batch).model_dump_json()
                response = Response(content, 201, headers, "application/json")
                pending.complete(session, stored(response), None)
                return response

            response = await self._newsroom.write(create)
        self._worker.wake()
        return response


class BatchRoutes:
    """What may be done with batches."""

    def __init__(self, batches: Batches, newsroom: Newsroom, once: Once, access: Access) -> None:
        self._batches = batches
        self.newsroom = newsroom
        self._once = once
        self._access = access

    async def create_batch(self, request: Request, expires_in_s: ExpiresIn = 86_400) -> Response:
        """JSON Lines, each `{"custom_id", "body"}`. A line that is no request fails by itself;
        two lines of one custom_id refuse the upload."""
        return await self._batches.accept(request, self._once, self._access, expires_in_s)

    async def list_batches(
        self, request: Request, limit: Limit = 20, cursor: Cursor = None
    ) -> BatchPageBody:
        caller: Caller = request.state.caller
        found = await self.newsroom.read(
            lambda s: store.find_batches(s, caller.sees, cursor, limit + 1)
        )
        shown, following = page_of(found, limit)
        return BatchPageBody(data=[batch_body(b) for b in shown], next_cursor=following)

    async def get_batch(self, batch_id: str, request: Request) -> BatchBody:
        caller: Caller = request.state.caller
        return batch_body(
            await self.newsroom.read(lambda s: store.get_batch(s, batch_id, caller.sees))
        )

    async def cancel_batch(self, batch_id: str, request: Request) -> BatchBody:
        """Lines that have no answer yet get none."""
        caller: Caller = request.state.caller
        return batch_body(
            await self.newsroom.write(lambda s: store.cancel_batch(s, batch_id, caller.sees, now()))
        )


def batches_router(routes: BatchRoutes) -> APIRouter:
    router = APIRouter(tags=["Batches"])
    router.add_api_route(
        "/v1/batches",
        routes.create_batch,
        methods=["POST"],
        operation_id="createBatch",
        **CREATE_BATCH,
    )
    router.add_api_route(
        "/v1/batches",
        routes.list_batches,
        methods=["GET"],
        operation_id="listBatches",
        **LIST_BATCHES,
    )
    router.add_api_route(
        "/v1/batches/{batch_id}",
        routes.get_batch,
        methods=["GET"],
        operation_id="getBatch",
        **GET_BATCH,
    )
    router.add_api_route(
        "/v1/batches/{batch_id}/cancel",
        routes.cancel_batch,
        methods=["POST"],
        operation_id="cancelBatch",
        **CANCEL_BATCH,
    )

    _add_lines(router, routes.newsroom, "results", _results)
    _add_lines(router, routes.newsroom, "errors", _errors)
    return router


class Rendered(Protocol):
    """A page of lines with their places, those above `after`; [] at the end."""

    def __call__(self, session: Session, batch_id: str, after: int) -> list[tuple[int, str]]: ...


def _add_lines(router: APIRouter, newsroom: Newsroom, name: str, render: Rendered) -> None:
    async def lines(batch_id: str, request: Request) -> StreamingResponse:
        """JSON Lines in the upload's order, as far as there are any."""
        caller: Caller = request.state.caller
        await newsroom.read(lambda s: store.get_batch(s, batch_id, caller.sees))

        async def chunks() -> AsyncIterator[str]:
            after = -1
            while page := await newsroom.read(partial(render, batch_id=batch_id, after=after)):
                yield "".join(f"{line}\n" for _, line in page)
                after = page[-1][0]

        return StreamingResponse(chunks(), media_type=JSONL_MEDIA[0])

    router.add_api_route(
        f"/v1/batches/{{batch_id}}/{name}",
        lines,
        operation_id=f"getBatch{name.title()}",
        summary=f"Its {name}",
        response_class=StreamingResponse,
        **GET_LINES,
    )


def _results(session: Session, batch_id: str, after: int) -> list[tuple[int, str]]:
    def line(job: Job) -> str:
        result = written(session, job.brief_id)
        told = {"custom_id": job.custom_id, "brief": job.brief_id, "result": result}
        return ResultLineBody.model_validate(told).model_dump_json()

    page = store.lines_of(session, batch_id, ("completed",), after, _PAGE)
    return [(place, line(job)) for place, job in page]


def _errors(session: Session, batch_id: str, after: int) -> list[tuple[int, str]]:
    def line(job: Job) -> str:
        unanswered = {
            "code": job.state,
            "detail": f"the batch was {job.state} before the line was answered",
            "retryable": True,
        }
        told = {"custom_id": job.custom_id, "error": job.error or unanswered}
        return FailedLineBody.model_validate(told).model_dump_json()

    page = store.lines_of(session, batch_id, _FAILED, after, _PAGE)
    return [(place, line(job)) for place, job in page]


def batch_body(batch: store.Batch) -> BatchBody:
    counts: dict[str, int] = dict(batch.counts)
    pending = counts.pop("queued", 0) + counts.pop("running", 0)
    ended: dict[str, Any] = {
        state: counts.get(state, 0) for state in ("completed", "failed", "cancelled", "expired")
    }
    [state] = [known for known in store.BATCH_STATES if known == batch.state]
    return BatchBody(
        id=batch.id,
        state=state,
        request_counts=RequestCountsBody(total=batch.total, pending=pending, **ended),
        results=f"/v1/batches/{batch.id}/results",
        errors=f"/v1/batches/{batch.id}/errors",
        created_at=batch.created_at,
        expires_at=batch.expires_at,
        finished_at=batch.finished_at,
    )
