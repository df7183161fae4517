"""The example of a CMS's side, against the running service."""

import json
import socket
import subprocess
import sys
from pathlib import Path

import httpx

from tests.api.keys import new_key
from tests.api.serving import article_request, served, settings_of, wait_until
from tests.databases import free_port

ROOT = Path(__file__).parent.parent


def listening(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def test_a_consumer_hears_of_a_finished_brief_and_fetches_it() -> None:
    port = free_port()
    settings = settings_of(access="keys", webhook_networks=["127.0.0.0/8"], webhook_backoff_s=0.1)
    with served(settings) as service:
        admin = new_key(service.newsroom, "admin")
        url = f"http://127.0.0.1:{port}/"
        made = service.http.post("/v1/webhooks", json={"url": url}, headers=admin)
        process = subprocess.Popen(
            [
                *(sys.executable, "examples/webhook_consumer.py", str(port)),
                *(made.json()["secret"], f"http://127.0.0.1:{service.port}"),
                admin["Authorization"].removeprefix("Bearer "),
            ],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert process.stdout is not None
        try:
            wait_until(lambda: listening(port))
            forged = httpx.post(url, content=b"{}")
            service.post(article_request(id="cms-1"), Prefer="respond-async", **admin)
            told = json.loads(process.stdout.readline())
        finally:
            process.kill()
            process.wait()
            process.stdout.close()

    assert forged.status_code == 401
    assert told["article"] == "cms-1"
    assert told["synopsis"]
