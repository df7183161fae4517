"""Uvicorn, with a SIGTERM that first drains: refuse, answer what was accepted, then leave."""

import logging
from time import monotonic
from types import FrameType

import uvicorn
from fastapi import FastAPI

from service.api.dispatch import Dispatch

logger = logging.getLogger(__name__)

# Uvicorn looks round every 0.1 s and takes 0.1 s to close; the rest is for the last answers.
_FAREWELL_S = 0.7
# Longer than clients and proxies keep an idle connection (nginx and most others: 60 s): whoever
# closes it first must be they, or a request is sent into a connection that is just being closed.
KEEP_ALIVE_S = 75


class DrainingServer(uvicorn.Server):
    """One process, one app. The first signal drains, a second one ends the patience for it."""

    def __init__(self, app: FastAPI, dispatch: Dispatch, drain_timeout_s: float) -> None:
        super().__init__(
            uvicorn.Config(
                app,
                http="h11",
                loop="asyncio",
                ws="none",
                lifespan="on",
                log_config=None,
                access_log=False,
                server_header=False,
                proxy_headers=False,
                timeout_keep_alive=KEEP_ALIVE_S,
            )
        )
        self._dispatch = dispatch
        self._drain_timeout_s = drain_timeout_s
        self._leave_by = float("inf")
        self.gave_up = False

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:  # noqa: ARG002 - uvicorn's
        patience_s = 0.0 if self._dispatch.draining else self._drain_timeout_s
        self._leave_by = monotonic() + patience_s
        self._dispatch.drain()

    async def on_tick(self, counter: int) -> bool:
        if self._dispatch.failure is not None:
            self.should_exit = True
        elif self._dispatch.draining and not self.should_exit:
            self._drain()
        return await super().on_tick(counter)

    def _drain(self) -> None:
        left_s = self._leave_by - monotonic()
        if not self._dispatch.idle:
            if left_s > _FAREWELL_S:
                return
            logger.error("articles are left unanswered: the time to drain is over")
            self.gave_up = True
            self._dispatch.abandon()
        self.should_exit = True
        # Senders slower than this are cut off. Uvicorn's own annotation knows whole seconds only.
        self.config.timeout_graceful_shutdown = max(left_s - 0.2, 0.2)  # type: ignore[assignment]
