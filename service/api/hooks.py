"""/v1/webhooks and /v1/deliveries: endpoints, and letters that nobody took."""

import base64
import secrets
from collections.abc import Sequence
from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request, Response

from service.api.body import Limits, read_json
from service.api.newsroom import Newsroom, now
from service.api.pages import Cursor, Limit, page_of
from service.api.schema_hooks import (
    CREATE_ENDPOINT,
    DELETE_ENDPOINT,
    LIST_DELIVERIES,
    LIST_ENDPOINTS,
    RETRY_DELIVERY,
)
from service.formats.hooks import (
    DeliveryBody,
    DeliveryPageBody,
    EndpointBody,
    EndpointsBody,
    NewEndpointBody,
)
from service.store import outbox
from service.store.ids import new_id
from service.store.outbox import Delivery, Endpoint
from service.webhooks.address import Network, check_url

DeliveryFilter = Annotated[
    Literal["pending", "delivered", "dead"], Query(description="Which; dead letters by default.")
]
_SECRET_BYTES = 32


class HookRoutes:
    """What may be done with endpoints and deliveries."""

    def __init__(self, newsroom: Newsroom, limits: Limits, networks: Sequence[Network]) -> None:
        self._newsroom = newsroom
        self._limits = limits
        self._networks = networks

    async def create_endpoint(self, request: Request, response: Response) -> EndpointBody:
        """Events of these kinds go there from now on, signed as Standard Webhooks has it."""
        asked = await read_json(request, NewEndpointBody, self._limits)
        check_url(asked.url, self._networks)
        secret = f"whsec_{base64.b64encode(secrets.token_bytes(_SECRET_BYTES)).decode()}"
        events = tuple(dict.fromkeys(asked.events))
        endpoint = Endpoint(new_id("whk"), asked.url, secret, events, now())
        await self._newsroom.write(lambda session: outbox.add_endpoint(session, endpoint))
        response.headers["Location"] = f"/v1/webhooks/{endpoint.id}"
        return _endpoint(endpoint, secret=secret)

    async def list_endpoints(self) -> EndpointsBody:
        """Without their secrets."""
        found = await self._newsroom.read(outbox.endpoints)
        return EndpointsBody(data=[_endpoint(endpoint) for endpoint in found])

    async def delete_endpoint(self, endpoint_id: str) -> Response:
        """What was on its way there is dropped."""
        await self._newsroom.write(lambda session: outbox.remove_endpoint(session, endpoint_id))
        return Response(status_code=204)

    async def list_deliveries(
        self, state: DeliveryFilter = "dead", limit: Limit = 20, cursor: Cursor = None
    ) -> DeliveryPageBody:
        found = await self._newsroom.read(
            lambda session: outbox.deliveries(session, state, cursor, limit + 1)
        )
        shown, following = page_of(found, limit)
        return DeliveryPageBody(data=[_delivery(d) for d in shown], next_cursor=following)

    async def retry_delivery(self, delivery_id: str) -> DeliveryBody:
        """With its old webhook-id, as if it had never been tried."""
        return _delivery(
            await self._newsroom.write(lambda session: outbox.revive(session, delivery_id, now()))
        )


def hooks_router(routes: HookRoutes) -> APIRouter:
    router = APIRouter(tags=["Webhooks"])
    router.add_api_route(
        "/v1/webhooks",
        routes.create_endpoint,
        methods=["POST"],
        operation_id="createWebhook",
        **CREATE_ENDPOINT,
    )
    router.add_api_route(
        "/v1/webhooks",
        routes.list_endpoints,
        methods=["GET"],
        operation_id="listWebhooks",
        **LIST_ENDPOINTS,
    )
    router.add_api_route(
        "/v1/webhooks/{endpoint_id}",
        routes.delete_endpoint,
        methods=["DELETE"],
        operation_id="deleteWebhook",
        response_class=Response,
        **DELETE_ENDPOINT,
    )
    router.add_api_route(
        "/v1/deliveries",
        routes.list_deliveries,
        methods=["GET"],
        operation_id="listDeliveries",
        **LIST_DELIVERIES,
    )
    router.add_api_route(
        "/v1/deliveries/{delivery_id}/retry",
        routes.retry_delivery,
        methods=["POST"],
        operation_id="retryDelivery",
        **RETRY_DELIVERY,
    )

    return router


def _endpoint(endpoint: Endpoint, *, secret: str | None = None) -> EndpointBody:
    told = {
        "id": endpoint.id,
        "url": endpoint.url,
        "events": list(endpoint.events),
        "created_at": endpoint.created_at,
        "secret": secret,
    }
    return EndpointBody.model_validate(told)


def _delivery(delivery: Delivery) -> DeliveryBody:
    told = {
        "id": delivery.id,
        "endpoint": delivery.endpoint_id,
        "event": delivery.event,
        "state": delivery.state,
        "attempts": delivery.attempts,
        "last_error": delivery.last_error,
        "created_at": delivery.created_at,
    }
    return DeliveryBody.model_validate(told)
