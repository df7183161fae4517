"""The application: everything it needs comes in as arguments."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from functools import partial
from typing import Any, Final

from fastapi import Depends, FastAPI
from starlette.middleware.cors import CORSMiddleware

from service.api.articles import articles_router
from service.api.batches import Batches, BatchRoutes, batches_router
from service.api.body import Limits
from service.api.briefs import BriefRoutes, briefs_router
from service.api.changing import Changing
from service.api.checks import checks_router
from service.api.desk import Desk
from service.api.dispatch import Dispatch
from service.api.documentation import documentation_router
from service.api.envelope import Envelope
from service.api.exports import ExportRoutes, exports_router
from service.api.handlers import ProblemHandlers
from service.api.hooks import HookRoutes, hooks_router
from service.api.jobs import jobs_router
from service.api.keeping import BRIEF_HEADER
from service.api.metrics import Metrics
from service.api.newsroom import Newsroom
from service.api.once import REPLAYED
from service.api.openapi import document
from service.api.page import page_router
from service.api.probes import probes_router
from service.api.rewriting import Rewriting
from service.api.schema import VERDICT_HEADER
from service.api.summaries import summaries_router
from service.formats.response import software
from service.settings import Settings
from service.writing import Writer, open_writer

_DESCRIPTION = """\
Writes what an editor publishes around a news article: a headline question, a synopsis and key
takeaways, every line tied to the sentences of the article that support it.

Before publishing, look at the `verdict` and at the `findings`: what a check could not confirm was
replaced or withheld, and they say so. Every failure is an RFC 9457 problem with a stable `code`;
where it is `retryable`, the same request may succeed later.
"""


_APP: Final[dict[str, Any]] = {
    "title": "Standfirst",
    "description": _DESCRIPTION,
    "license_info": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
    "openapi_url": None,
    "docs_url": None,
    "redoc_url": None,
    "redirect_slashes": False,
    # Traces go where OTEL_EXPORTER_OTLP_ENDPOINT says, and nowhere without. Its log records would
    # hold exceptions' messages, and those may quote an article.
    "telemetry": {
        "auto_configure": True,
        "logs": False,
        "metrics": False,
        "operation_spans": False,
    },
}


# What a page of another origin may read of an answer, and needs to.
_TOLD: Final = (
    *("ETag", "Location", "Retry-After", "RateLimit", "RateLimit-Policy", "X-Request-ID"),
    *(BRIEF_HEADER, VERDICT_HEADER, *REPLAYED),
)


def create_app(settings: Settings, open_writer: Callable[[str], Writer] = open_writer) -> FastAPI:
    """The HTTP service; `app.state.dispatch` is its Dispatch.

    The writers are loaded in threads once the lifespan begins; until then /readyz says 503.
    """
    metrics = Metrics()
    dispatch = Dispatch(settings, metrics, open_writer)
    newsroom = Newsroom(settings)
    desk = Desk(settings, dispatch, newsroom, metrics)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        serving = asyncio.create_task(dispatch.run())
        try:
            async with desk.open():
                yield
        finally:
            dispatch.close()
            serving.cancel()
            with suppress(asyncio.CancelledError):
                await serving

    app = FastAPI(version=software().split()[-1], lifespan=lifespan, **_APP)
    app.state.dispatch = dispatch
    app.state.newsroom = newsroom
    app.openapi = partial(document, app)  # type: ignore[method-assign]  # FastAPI's own way
    _allow_origins(app, settings.cors_origins)
    app.add_middleware(Envelope, metrics=metrics)
    ProblemHandlers(dispatch, metrics).install(app)
    _include(app, settings, dispatch, desk)
    app.include_router(probes_router(dispatch, metrics))
    app.include_router(documentation_router(app.openapi))
    app.include_router(page_router())
    return app


def _allow_origins(app: FastAPI, origins: Sequence[str]) -> None:
    """Pages of those origins may call; by default there is none, and no page elsewhere may."""
    if origins:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=list(origins),
            allow_methods=["GET", "POST", "PATCH", "DELETE"],
            allow_headers=["*"],
            expose_headers=_TOLD,
        )


def _include(app: FastAPI, settings: Settings, dispatch: Dispatch, desk: Desk) -> None:
    """The routes that need a key, each with its scope."""
    newsroom, access = desk.newsroom, desk.access
    summarize = [Depends(access.needs("summarize"))]
    app.include_router(summaries_router(dispatch, settings, desk), dependencies=summarize)
    app.include_router(checks_router(dispatch, settings, access), dependencies=summarize)
    app.include_router(jobs_router(newsroom), dependencies=summarize)
    batches = Batches(settings, newsroom, desk.worker)
    app.include_router(
        batches_router(BatchRoutes(batches, newsroom, desk.once, access)), dependencies=summarize
    )
    review = [Depends(access.needs("review"))]
    limits = Limits(settings.max_body_bytes, settings.request_timeout_s)
    rewriting = Rewriting(newsroom, dispatch, access, settings.request_timeout_s)
    changing = Changing(newsroom, dispatch.claims)
    routes = BriefRoutes(newsroom, changing, rewriting, limits)
    app.include_router(briefs_router(routes), dependencies=review)
    app.include_router(exports_router(ExportRoutes(newsroom)), dependencies=review)
    admin = [Depends(access.needs("admin"))]
    app.include_router(articles_router(newsroom), dependencies=admin)
    networks = settings.webhook_networks
    app.include_router(hooks_router(HookRoutes(newsroom, limits, networks)), dependencies=admin)
