"""The application: everything it needs comes in as arguments."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from functools import partial

from fastapi import FastAPI

from service.api.checks import checks_router
from service.api.dispatch import Dispatch
from service.api.documentation import documentation_router
from service.api.envelope import Envelope
from service.api.handlers import ProblemHandlers
from service.api.metrics import Metrics
from service.api.probes import probes_router
from service.api.schema import document
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


def create_app(settings: Settings, open_writer: Callable[[str], Writer] = open_writer) -> FastAPI:
    """The HTTP service; `app.state.dispatch` is its Dispatch.

    The writers are loaded in threads once the lifespan begins; until then /readyz says 503.
    """
    metrics = Metrics()
    dispatch = Dispatch(settings, metrics, open_writer)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        serving = asyncio.create_task(dispatch.run())
        try:
            yield
        finally:
            dispatch.close()
            serving.cancel()
            with suppress(asyncio.CancelledError):
                await serving

    app = FastAPI(
        title="Standfirst",
        version=software().split()[-1],
        description=_DESCRIPTION,
        lifespan=lifespan,
        license_info={"name": "Apache-2.0", "identifier": "Apache-2.0"},
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
    )
    app.state.dispatch = dispatch
    app.openapi = partial(document, app)  # type: ignore[method-assign]  # FastAPI's own way
    app.add_middleware(Envelope, metrics=metrics)
    ProblemHandlers(dispatch, metrics).install(app)
    app.include_router(summaries_router(dispatch, settings, metrics))
    app.include_router(checks_router(dispatch, dispatch.desk, settings))
    app.include_router(probes_router(dispatch, metrics))
    app.include_router(documentation_router(app.openapi))
    return app
