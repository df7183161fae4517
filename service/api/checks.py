"""POST /v1/checks: anybody's lines about an article in, what the article says of each out."""

from fastapi import APIRouter, HTTPException, Request, Response

from service.api.access import Access
from service.api.answering import answered
from service.api.body import Limits, read_json
from service.api.dispatch import Dispatch
from service.api.handlers import CLIENT_GONE
from service.api.negotiation import choose
from service.api.schema_checks import CREATE_CHECK
from service.formats.checks import CheckBody, check_body
from service.formats.request import CheckRequestBody
from service.settings import Settings

_JSON = "application/json"


def checks_router(dispatch: Dispatch, settings: Settings, access: Access) -> APIRouter:
    """The route, with everything it needs."""
    router = APIRouter(tags=["Checks"])
    limits = Limits(settings.max_body_bytes, settings.request_timeout_s)

    @router.post(
        "/v1/checks",
        operation_id="createCheck",
        summary="Check lines against an article",
        response_model=CheckBody,
        **CREATE_CHECK,
    )
    async def create_check(request: Request) -> Response:
        """Holds every claim against the article, whoever wrote it: the fewest sentences that say
        it, the numbers, dates, names and quotations that they do not, and how likely it is that
        they support all of it."""
        if choose(",".join(request.headers.getlist("accept")), (_JSON,)) is None:
            raise HTTPException(406, f"on offer is {_JSON}")
        dispatch.check_ready()
        body = await read_json(request, CheckRequestBody, limits)
        await access.spend_tokens(request, len(body.text or body.html or ""))
        article = body.article(fallback_id=request.state.request_id)
        checked = await answered(
            request, dispatch.claims.check(article, body.claims), settings.request_timeout_s
        )
        if checked is None:
            return Response(status_code=CLIENT_GONE)
        content = check_body(checked).model_dump_json()
        return Response(content, media_type=_JSON, headers={"Vary": "Accept"})

    return router
