"""A CMS's side of the webhooks: verify, remember, fetch the brief.

    python examples/webhook_consumer.py PORT SECRET SERVICE_URL [KEY]

Listens on loopback, and prints one line of JSON for each brief that is done. SECRET is what
POST /v1/webhooks told, SERVICE_URL where the service is, KEY a key with the scope review.
"""

import json
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from standardwebhooks import Webhook, WebhookVerificationError

from service.client import Client, ClientError

MOST_BYTES = 65_536


class Consumer(ThreadingHTTPServer):
    """`seen` holds the ids of webhooks that were handled: they may come more than once. A CMS
    keeps them in its database."""

    def __init__(self, port: int, secret: str, client: Client) -> None:
        super().__init__(("127.0.0.1", port), Hook)
        self.webhook = Webhook(secret)
        self.client = client
        self.seen: set[str] = set()

    def handle_event(self, event: dict[str, object]) -> None:
        """What a CMS does with it; here the brief is fetched and its synopsis printed."""
        data = event["data"]
        if event["type"] != "summary.completed" or not isinstance(data, dict):
            return
        record = self.client.brief(str(data["brief"]))
        told = {"article": record.article.id, "state": record.state}
        print(json.dumps(told | {"synopsis": record.brief.synopsis}), flush=True)  # noqa: T201


class Hook(BaseHTTPRequestHandler):
    server: Consumer

    def do_POST(self) -> None:
        length = int(self.headers.get("Content-Length", "0"))
        if length > MOST_BYTES:
            return self._answer(413)
        body = self.rfile.read(length)
        try:
            event = self.server.webhook.verify(body, dict(self.headers))
        except WebhookVerificationError:
            return self._answer(401)
        name = self.headers["webhook-id"]
        if name not in self.server.seen:
            try:
                self.server.handle_event(event)
            except ClientError:
                return self._answer(503)  # it will come again
            self.server.seen.add(name)
        return self._answer(204)

    def _answer(self, status: int) -> None:
        self.send_response(status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *arguments: object) -> None:
        """Nothing: a path may hold what its sender chose."""


def main() -> None:
    port, secret, service, *key = sys.argv[1:]
    with Client(service, *key) as client, Consumer(int(port), secret, client) as consumer:
        consumer.serve_forever()


if __name__ == "__main__":
    main()
