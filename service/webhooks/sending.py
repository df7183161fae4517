"""One webhook, sent once: signed, to a pinned address, without following anybody anywhere."""

from collections.abc import Sequence
from datetime import datetime

import urllib3
from standardwebhooks import Webhook
from urllib3.exceptions import HTTPError

from service.store.outbox import Delivery, Endpoint
from service.webhooks.address import ForbiddenAddress, Network, Target, target_of

_TIMEOUT = urllib3.Timeout(connect=5, read=10)
_TOOK_IT = range(200, 300)


def send(
    delivery: Delivery, endpoint: Endpoint, networks: Sequence[Network], at: datetime
) -> str | None:
    """None once the endpoint has taken it (2xx), else in a few words why not.

    The words are ours: nothing that the endpoint says is repeated. Redirects are not followed and
    count as not taken.
    """
    try:
        target = target_of(endpoint.url, networks)
        status = _post(target, headers_of(delivery, endpoint, target, at), delivery.payload)
    except ForbiddenAddress as error:
        return str(error)
    except HTTPError as error:
        return f"no answer: {type(error).__name__}"
    return None if status in _TOOK_IT else f"answered {status}"


def headers_of(
    delivery: Delivery, endpoint: Endpoint, target: Target, at: datetime
) -> dict[str, str]:
    """As Standard Webhooks has them: `webhook-id` is the same at every try."""
    default_port = 443 if target.secure else 80
    host = f"[{target.host}]" if ":" in target.host else target.host
    return {
        "Host": host if target.port == default_port else f"{host}:{target.port}",
        "Content-Type": "application/json",
        "User-Agent": "standfirst-webhooks",
        "webhook-id": delivery.id,
        "webhook-timestamp": str(int(at.timestamp())),
        "webhook-signature": Webhook(endpoint.secret).sign(delivery.id, at, delivery.payload),
    }


def _post(target: Target, headers: dict[str, str], payload: str) -> int:
    # The pool connects to the address that was looked at; the certificate must be the name's.
    pool = (
        urllib3.HTTPSConnectionPool(
            target.ip, target.port, server_hostname=target.host, assert_hostname=target.host
        )
        if target.secure
        else urllib3.HTTPConnectionPool(target.ip, target.port)
    )
    try:
        answer = pool.urlopen(
            "POST",
            target.path,
            body=payload.encode(),
            headers=headers,
            retries=False,
            redirect=False,
            timeout=_TIMEOUT,
            preload_content=False,  # whatever it says is of no interest
        )
        status: int = answer.status
        answer.close()
        return status
    finally:
        pool.close()
