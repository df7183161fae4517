"""All lanes of a service: loaded together, chosen by name, drained together."""

import asyncio
import logging
from collections.abc import Callable
from functools import partial

from service.api.batching import Lane
from service.api.claims_desk import ClaimsDesk
from service.api.metrics import Metrics
from service.api.places import Bounds
from service.errors import Overloaded, UnknownWriter, WriterUnavailable
from service.formats.request import SummaryRequestBody
from service.settings import AUTO, Settings
from service.writing import Writer

logger = logging.getLogger(__name__)


class Dispatch:
    """Loading, then ready, then draining. Belongs to one event loop.

    `desk` checks claims. `failure` is why no writer is served any longer, None as long as all is
    well.
    """

    def __init__(
        self, settings: Settings, metrics: Metrics, open_writer: Callable[[str], Writer]
    ) -> None:
        bounds = Bounds(
            settings.queue_size,
            settings.batch_size,
            settings.batch_wait_ms / 1000,
            settings.request_timeout_s,
        )
        self._specs = settings.offered
        self._default = settings.default_name
        self._styles = {name: settings.style_for(name) for name in self._specs}
        self._open_writer = open_writer
        self._lanes = {name: Lane(name, bounds, metrics) for name in self._specs}
        self.claims = ClaimsDesk(settings.queue_size)
        self._loaded = False
        self._draining = False
        self.failure: BaseException | None = None

    def check_ready(self) -> None:
        """Raises: Overloaded while draining, WriterUnavailable until every writer is loaded and
        after a failure."""
        if self._draining:
            raise Overloaded("the service is shutting down")
        if self.failure is not None:
            raise WriterUnavailable("a writer has failed")
        if not self._loaded:
            raise WriterUnavailable("the writers are still being loaded")

    def lane(self, name: str | None) -> Lane:
        """The lane of that writer, the default one's for None and where "auto" has no model to
        choose.

        Raises: what check_ready raises; UnknownWriter.
        """
        self.check_ready()
        named = self._default if name in (None, AUTO) else name
        chosen = self._lanes.get(str(named))
        if chosen is None:
            raise UnknownWriter(f"the writers on offer are {', '.join(self._lanes)}")
        return chosen

    def styled(self, body: SummaryRequestBody) -> SummaryRequestBody:
        """The request in the house style of the writer it goes to, where it names none.

        Raises: as `lane`.
        """
        return body.in_style(self._styles[self.lane(body.options.writer).name])

    @property
    def ready(self) -> bool:
        """check_ready would raise nothing."""
        return self._loaded and not self._draining and self.failure is None

    @property
    def draining(self) -> bool:
        return self._draining

    @property
    def idle(self) -> bool:
        """No accepted article is without an answer."""
        return self.claims.idle and all(lane.idle for lane in self._lanes.values())

    @property
    def working(self) -> bool:
        """A thread is at work and cannot be stopped."""
        return not self.claims.idle or any(lane.working for lane in self._lanes.values())

    @property
    def retry_after_s(self) -> int:
        return max(lane.retry_after_s for lane in self._lanes.values())

    async def run(self) -> None:
        """Loads the writers, then serves until cancelled. It ends by itself only by a failure,
        of a writer to load or of a lane to go on, and `failure` is what was raised."""
        self.failure = await self._load()
        if self.failure is None:
            self._loaded = True
            logger.info("ready", extra={"fields": {"writers": list(self._lanes)}})
            self.failure = await self._serve()
            self.abandon()
        logger.error("no writer is served any longer", exc_info=self.failure)

    async def _load(self) -> BaseException | None:
        loads = [
            lane.open(partial(self._open_writer, self._specs[name]))
            for name, lane in self._lanes.items()
        ]
        outcomes = await asyncio.gather(*loads, return_exceptions=True)
        return next((failure for failure in outcomes if failure is not None), None)

    async def _serve(self) -> BaseException | None:
        lanes = [asyncio.create_task(lane.run()) for lane in self._lanes.values()]
        try:
            done, _ = await asyncio.wait(lanes, return_when=asyncio.FIRST_COMPLETED)
            return done.pop().exception()
        finally:
            for lane in lanes:
                lane.cancel()

    def drain(self) -> None:
        """From now on new articles are refused; those accepted are still answered."""
        self._draining = True

    def abandon(self) -> None:
        """Tells every accepted article that it will not be answered."""
        for lane in self._lanes.values():
            lane.abandon()
        self.claims.abandon()

    def close(self) -> None:
        for lane in self._lanes.values():
            lane.close()
        self.claims.close()
