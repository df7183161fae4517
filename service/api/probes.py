"""What an orchestrator asks: alive, ready, and how it goes."""

from typing import Literal

from fastapi import APIRouter, Response
from pydantic import BaseModel, ConfigDict

from service.api.dispatch import Dispatch
from service.api.metrics import METRICS_MEDIA, Metrics
from service.api.schema import GET_LIVEZ, GET_METRICS, GET_READYZ


class LiveBody(BaseModel):
    model_config = ConfigDict(extra="forbid")

    status: Literal["alive"] = "alive"


class ReadyBody(BaseModel):
    model_config = ConfigDict(extra="forbid")

    status: Literal["ready"] = "ready"


def probes_router(dispatch: Dispatch, metrics: Metrics) -> APIRouter:
    """The routes, with everything they need."""
    router = APIRouter(tags=["Operation"])

    @router.get("/livez", operation_id="getLivez", summary="Is the process alive?", **GET_LIVEZ)
    async def livez() -> LiveBody:
        """Answers as long as the event loop turns."""
        return LiveBody()

    @router.get("/readyz", operation_id="getReadyz", summary="Send articles?", **GET_READYZ)
    async def readyz() -> ReadyBody:
        """503 until every writer is loaded, and again from SIGTERM on."""
        dispatch.check_ready()
        return ReadyBody()

    @router.get(
        "/metrics",
        operation_id="getMetrics",
        summary="Prometheus metrics",
        response_class=Response,
        **GET_METRICS,
    )
    async def get_metrics() -> Response:
        """Counts and times. No article, no id."""
        return Response(metrics.exposition(), media_type=METRICS_MEDIA)

    return router
