"""What time alone changes: batches expire, kept answers age, articles are forgotten."""

import asyncio
import logging
from datetime import timedelta

from sqlalchemy.orm import Session

from service.api.metrics import Metrics
from service.api.newsroom import Newsroom, now
from service.errors import StoreUnavailable
from service.settings import Settings
from service.store.answers import forget_answers
from service.store.articles import forget
from service.store.batches import expire_batches
from service.store.jobs import depth
from service.store.outbox import dead_letters

logger = logging.getLogger(__name__)

_EVERY_S = 1.0
# The Idempotency-Key draft asks for a stated period; a day outlives every client's retries.
_ANSWERS_KEPT = timedelta(days=1)
_FORGET_EVERY = 600


async def keep_house(settings: Settings, newsroom: Newsroom, metrics: Metrics) -> None:
    """Until cancelled. What fails is tried again at the next round."""
    rounds = 0
    while True:
        try:
            await newsroom.write(lambda session: expire_batches(session, now()))
            metrics.outstanding(*await newsroom.read(_outstanding))
            if rounds % _FORGET_EVERY == 0:
                await newsroom.write(lambda session: _forget(session, settings.retention_days))
        except StoreUnavailable:
            logger.exception("housekeeping failed")
        rounds += 1
        await asyncio.sleep(_EVERY_S)


def _outstanding(session: Session) -> tuple[int, int]:
    return depth(session), dead_letters(session)


def _forget(session: Session, retention_days: int | None) -> None:
    forget_answers(session, now() - _ANSWERS_KEPT)
    if retention_days is not None:
        articles = forget(session, now() - timedelta(days=retention_days))
        if articles:
            logger.info("forgotten", extra={"fields": {"articles": articles}})
