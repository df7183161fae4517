"""Webhook endpoints and dead letters as the API writes and reads them."""

from datetime import datetime
from typing import Annotated, Literal, get_args

from pydantic import Field, StringConstraints

from service.formats.request import Strict
from service.formats.response import Frozen

EventName = Literal[
    "summary.completed", "summary.failed", "batch.completed", "brief.changed", "brief.stale"
]


class NewEndpointBody(Strict):
    """Where webhooks shall go, and which."""

    url: Annotated[str, StringConstraints(min_length=1, max_length=2000)]
    events: Annotated[list[EventName], Field(min_length=1, max_length=5)] = Field(
        default_factory=lambda: list(get_args(EventName))
    )


class EndpointBody(Frozen):
    """`secret` is told once, when the endpoint is made: it verifies signatures."""

    id: str
    url: str
    events: list[EventName]
    created_at: datetime
    secret: str | None = None


class EndpointsBody(Frozen):
    data: list[EndpointBody]


class DeliveryBody(Frozen):
    """`id` is the webhook-id that its tries had."""

    id: str
    endpoint: str
    event: EventName
    state: Literal["pending", "delivered", "dead"]
    attempts: int
    last_error: str | None
    created_at: datetime


class DeliveryPageBody(Frozen):
    data: list[DeliveryBody]
    next_cursor: str | None
