"""POST /v1/summaries: one article in, its brief out, in the media type the client likes best."""

from collections.abc import AsyncGenerator, AsyncIterator, Callable, Mapping
from contextlib import aclosing
from dataclasses import asdict, dataclass

from fastapi import APIRouter, HTTPException, Request, Response
from fastapi.responses import StreamingResponse

from service.api.answering import answered
from service.api.batching import Lane
from service.api.body import Limits, read_json
from service.api.desk import Desk
from service.api.dispatch import Dispatch
from service.api.handlers import CLIENT_GONE
from service.api.jobs import wants_later
from service.api.keeping import BRIEF_HEADER
from service.api.negotiation import choose
from service.api.once import REPLAYED, Pending, replay, stored
from service.api.schema import CREATE_SUMMARY, VERDICT_HEADER
from service.api.streaming import STREAM_MEDIA, Lifetime, Streamed
from service.api.traces import trace_stages
from service.brief import Brief, Summary
from service.formats.events import event
from service.formats.render import as_html, as_markdown, as_text
from service.formats.request import SummaryRequestBody
from service.formats.response import SummaryBody, summary_body
from service.settings import Settings
from service.store.answers import StoredAnswer

JSON_MEDIA = "application/json"
RENDERED: Mapping[str, Callable[[Brief], str]] = {
    "text/markdown": as_markdown,
    "text/html": as_html,
    "text/plain": as_text,
}
OFFERED = (JSON_MEDIA, *RENDERED, STREAM_MEDIA)


def summaries_router(dispatch: Dispatch, settings: Settings, desk: Desk) -> APIRouter:
    """The route, with everything it needs."""
    answering = _Answering(desk, settings)
    limits = Limits(settings.max_body_bytes, settings.request_timeout_s)
    router = APIRouter(tags=["Briefs"])

    @router.post(
        "/v1/summaries",
        operation_id="createSummary",
        summary="Brief an article",
        response_model=SummaryBody,
        **CREATE_SUMMARY,
    )
    async def create_summary(request: Request) -> Response:
        """Reads the article, writes a headline, a synopsis and key takeaways, and checks every
        line against the sentences it rests on. `verdict` and `findings` say what to look at
        before publishing."""
        media = _wanted_media(request)
        dispatch.check_ready()
        body = dispatch.styled(await read_json(request, SummaryRequestBody, limits))
        lane = dispatch.lane(body.options.writer)
        if media == STREAM_MEDIA:
            return await answering.streamed(request, lane, body)
        return await answering.whole(request, lane, body, media)

    return router


def _rendered(summary: Summary, media: str, *, return_text: bool) -> Response:
    sent = summary_body(summary, return_text=return_text)
    content = sent.model_dump_json() if media == JSON_MEDIA else RENDERED[media](summary.brief)
    # Only JSON has a place for the verdict, and no form may go out without it.
    headers = {"Vary": "Accept", VERDICT_HEADER: sent.verdict}
    return Response(content, media_type=media, headers=headers)


def _wanted_media(request: Request) -> str:
    media = choose(",".join(request.headers.getlist("accept")), OFFERED)
    if media is None:
        raise HTTPException(406, f"on offer are {', '.join(OFFERED)}")
    return media


@dataclass(frozen=True, slots=True)
class _Answering:
    """The two ways to answer a request that a lane may take."""

    desk: Desk
    settings: Settings

    async def whole(
        self, request: Request, lane: Lane, body: SummaryRequestBody, media: str
    ) -> Response:
        """The brief, kept; a job, where the client would rather come back."""
        desk = self.desk
        async with desk.once.claimed(request, _fingerprint(media, body)) as pending:
            if pending.answer is not None:
                return replay(pending.answer)
            await desk.access.spend_tokens(request, _characters(body))
            if wants_later(request):
                return await desk.later.accept(request, body, pending)
            article = body.article(fallback_id=request.state.request_id)
            summary = await answered(
                request, lane.submit(article, body.request()), self.settings.request_timeout_s
            )
            if summary is None:
                return Response(status_code=CLIENT_GONE)
            response = _rendered(summary, media, return_text=body.options.return_text)

            def told(brief: str) -> StoredAnswer:
                response.headers[BRIEF_HEADER] = brief
                return stored(response)

            await self._keep(request, summary, body, told, pending)
            return response

    async def streamed(self, request: Request, lane: Lane, body: SummaryRequestBody) -> Response:
        """Line by line; the last event's id is the one under which the brief is kept by then."""
        replayed: dict[str, str] = {}
        answer = await _stream(request, self._events(request, lane, body, replayed))
        answer.headers.update(replayed)
        return answer

    async def _events(
        self, request: Request, lane: Lane, body: SummaryRequestBody, replayed: dict[str, str]
    ) -> AsyncGenerator[str, None]:
        """What is streamed. `replayed` gets a header where it was before, by the first event."""
        desk, settings = self.desk, self.settings
        async with desk.once.claimed(request, _fingerprint(STREAM_MEDIA, body)) as pending:
            if pending.answer is not None:
                replayed |= REPLAYED
                yield pending.answer.content
                return
            await desk.access.spend_tokens(request, _characters(body))

            async def kept(summary: Summary, before: str) -> str:
                sent = summary_body(summary, return_text=body.options.return_text)
                last = ""

                def told(brief: str) -> StoredAnswer:
                    nonlocal last
                    last = event("brief", sent, brief)
                    return StoredAnswer(200, {"content-type": STREAM_MEDIA}, before + last)

                await self._keep(request, summary, body, told, pending)
                return last

            stream = Streamed(lane, body, request.state.request_id, kept, desk.metrics.failed)
            lifetime = Lifetime(settings.stream_heartbeat_s, settings.stream_lifetime_s)
            async with aclosing(stream.events(lifetime)) as events:
                async for text in events:
                    yield text

    async def _keep(
        self,
        request: Request,
        summary: Summary,
        body: SummaryRequestBody,
        told: Callable[[str], StoredAnswer],
        pending: Pending,
    ) -> None:
        request.state.timing_ms = asdict(summary.timing_ms)
        trace_stages(summary)
        await self.desk.keep(request, summary, body, told, pending)


def _characters(body: SummaryRequestBody) -> int:
    return len(body.text or body.html or "")


def _fingerprint(media: str, body: SummaryRequestBody) -> str:
    """What makes one request the same as another."""
    return f"{media}\n{body.model_dump_json()}"


async def _stream(request: Request, events: AsyncGenerator[str, None]) -> Response:
    """Begun once the first event is there: what fails before is answered as any other request.

    Raises: what the first event raises.
    """

    async def first() -> str:
        return await anext(events)

    begin = await answered(request, first(), None)
    if begin is None:
        return Response(status_code=CLIENT_GONE)

    async def whole() -> AsyncIterator[str]:
        async with aclosing(events):
            yield begin
            async for later in events:
                yield later

    # Proxies that buffer would hold every event back until the last.
    headers = {"Vary": "Accept", "X-Accel-Buffering": "no"}
    return StreamingResponse(whole(), media_type=STREAM_MEDIA, headers=headers)
