"""What every request and answer gets: an id, safe headers, a log line, a count."""

import logging
import re
from collections.abc import Callable
from time import perf_counter
from uuid import uuid4

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.api.metrics import Metrics

logger = logging.getLogger("service.api.access")

REQUEST_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")
SAFE_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


class Envelope:
    """Outermost ASGI layer. `state.request_id` is there for handlers to read; what they put into
    `state.timing_ms` and `state.caller_id` is logged, and `state.headers` go with the answer."""

    def __init__(
        self,
        app: ASGIApp,
        *,
        metrics: Metrics,
        new_id: Callable[[], str] = lambda: uuid4().hex,
        clock: Callable[[], float] = perf_counter,
    ) -> None:
        self._app = app
        self._metrics = metrics
        self._new_id = new_id
        self._clock = clock

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = self._clock()
        status = 500  # of a request whose handling raised before it answered
        given = Headers(scope=scope).get("x-request-id", "")
        request_id = given if REQUEST_ID.fullmatch(given) else self._new_id()
        scope.setdefault("state", {})["request_id"] = request_id

        async def sealed(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                headers = MutableHeaders(scope=message)
                headers.update(scope["state"].get("headers", {}))
                seal(headers, request_id)
            await send(message)

        try:
            await self._app(scope, receive, sealed)
        finally:
            self._record(scope, status, self._clock() - started)

    def _record(self, scope: Scope, status: int, seconds: float) -> None:
        # The route's own pattern: a path may hold anything its sender chose.
        route = getattr(scope.get("route"), "path", "unmatched")
        self._metrics.answered(route, status, seconds)
        state = scope["state"]
        fields: dict[str, object] = {
            "request_id": state["request_id"],
            "route": route,
            "status": status,
            "duration_ms": round(seconds * 1000, 2),
        }
        fields |= {name: state[name] for name in ("timing_ms", "caller_id") if name in state}
        logger.info("answered", extra={"fields": fields})


def seal(headers: MutableHeaders, request_id: str) -> None:
    """Adds the id, and each safe header that the answer has not set for itself."""
    headers["X-Request-ID"] = request_id
    for name, value in SAFE_HEADERS.items():
        headers.setdefault(name, value)
