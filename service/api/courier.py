"""Sends what waits in the outbox, again and again with growing patience, until it is taken."""

import asyncio
import logging
import random
from datetime import timedelta
from functools import partial

from anyio import CapacityLimiter, move_on_after, to_thread

from service.api.newsroom import Newsroom, now
from service.errors import StoreUnavailable
from service.settings import Settings
from service.store import outbox
from service.store.outbox import Delivery, Endpoint
from service.webhooks.sending import send

logger = logging.getLogger(__name__)

_LOOK_S = 0.5
_AT_ONCE = 8
_LONGEST_TRY_S = 16.0
# Longer than a try may take, so that no other replica takes it up meanwhile.
_LEASE = timedelta(seconds=20)
_LONGEST_WAIT_S = 6 * 3600.0


class Courier:
    """At least once: where the service dies between a delivery and its note of it, the delivery
    comes again, with the same webhook-id."""

    def __init__(
        self, settings: Settings, newsroom: Newsroom, rng: random.Random | None = None
    ) -> None:
        self._newsroom = newsroom
        self._networks = settings.webhook_networks
        self._attempts = settings.webhook_attempts
        self._backoff_s = settings.webhook_backoff_s
        # Its own: endpoints that hold threads must not hold those that ask the database.
        self._threads = CapacityLimiter(4 * _AT_ONCE)
        self._rng = rng or random.Random()  # noqa: S311 - spreads tries, guards nothing

    async def run(self) -> None:
        """Until cancelled."""
        while True:
            try:
                due = await self._newsroom.write(
                    lambda session: outbox.claim(session, now(), _LEASE, _AT_ONCE)
                )
                await asyncio.gather(*(self._try(*delivery) for delivery in due))
            except StoreUnavailable:
                logger.exception("webhooks cannot be claimed")
                due = []
            if not due:
                await asyncio.sleep(_LOOK_S)

    async def _try(self, delivery: Delivery, endpoint: Endpoint) -> None:
        at = now()
        error: str | None = "no answer in time"
        # The thread's own timeouts begin anew with every byte that an endpoint drips.
        with move_on_after(_LONGEST_TRY_S):
            error = await to_thread.run_sync(
                partial(send, delivery, endpoint, self._networks, at),
                abandon_on_cancel=True,
                limiter=self._threads,
            )
        made = delivery.attempts + 1
        last = made >= self._attempts
        next_at = None if error is None or last else at + self._wait(made)
        await self._newsroom.write(
            lambda session: outbox.settle(session, delivery.id, outbox.Try(error, next_at, at))
        )
        fields = {"webhook": delivery.id, "attempt": made, "error": error, "dead": last}
        if error is not None:
            logger.warning("a webhook was not taken", extra={"fields": fields})

    def _wait(self, made: int) -> timedelta:
        """Doubled at every try, and spread, so that endpoints that fell over get up in peace."""
        wait_s = min(self._backoff_s * 2.0 ** (made - 1), _LONGEST_WAIT_S)
        return timedelta(seconds=wait_s * self._rng.uniform(0.75, 1.25))
