"""The WordPress plugin under examples/, in a real WordPress, against the running service."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from service.api.examples import ARTICLE
from tests.api.keys import new_key
from tests.api.serving import Served, served, settings_of, wait_until
from tests.databases import free_port
from tests.wordpress import WordPress, wordpress

PLUGIN = Path(__file__).parents[1] / "examples/wordpress/standfirst"
TEXT = "".join(f"<p>{paragraph}</p>" for paragraph in ARTICLE.split("\n\n"))


@contextmanager
def newsroom() -> Iterator[tuple[Served, WordPress, str]]:
    """A service and a WordPress that know each other, and the address of the hook."""
    port = free_port()
    hook = f"http://127.0.0.1:{port}/?rest_route=/standfirst/v1/hook"
    settings = settings_of(access="keys", webhook_networks=["127.0.0.0/8"], webhook_backoff_s=0.2)
    with served(settings) as service:
        service.http.headers.update(new_key(service.newsroom, "admin", name="news desk"))
        made = service.http.post("/v1/webhooks", json={"url": hook}).json()
        cms = new_key(service.newsroom, "summarize", "review", name="wordpress")
        constants = {
            "STANDFIRST_URL": f"http://127.0.0.1:{service.port}",
            "STANDFIRST_KEY": cms["Authorization"].removeprefix("Bearer "),
            "STANDFIRST_SECRET": made["secret"],
        }
        with wordpress(port, PLUGIN, constants) as site:
            yield service, site, hook


def briefs_of(service: Served, post: int) -> list[dict[str, Any]]:
    page = service.http.get("/v1/briefs", params={"article": f"wp-{post}"}).json()
    found: list[dict[str, Any]] = page["data"]
    return found


def judge(service: Served, brief: str, **change: Any) -> None:
    answer = service.http.patch(f"/v1/briefs/{brief}", json=change, headers={"If-Match": "*"})
    assert answer.status_code == 200


def failed_again(service: Served, site: WordPress, post: int, before: float) -> bool:
    """Saves it once more; whether it was sent once more, since no brief had come of it."""
    site.save(post, status="publish")
    return service.metric('standfirst_requests_total{route="/v1/summaries",status="202"}') > before


@pytest.mark.soak
def test_a_post_is_briefed_and_shows_what_an_editor_has_approved() -> None:
    with newsroom() as (service, site, hook):
        post = site.save(title="Talks & “chiefs”", content=TEXT, status="draft")
        private = briefs_of(service, post)
        site.save(post, status="publish")
        wait_until(lambda: briefs_of(service, post) != [])
        [written] = briefs_of(service, post)
        unseen = site.page(post)
        judge(service, written["id"], state="approved")
        wait_until(lambda: "ai-disclosure" in site.page(post))
        approved = site.page(post)
        judge(service, written["id"], lines={"synopsis": {"text": "They <b>meet</b> in Seoul."}})
        wait_until(lambda: "ai-disclosure" not in site.page(post))
        judge(service, written["id"], state="approved")
        wait_until(lambda: "They &lt;b&gt;meet&lt;/b&gt; in Seoul." in site.page(post))
        hostile = site.page(post)
        site.save(post, content=TEXT + "<p>Three people were hurt on Monday.</p>")
        wait_until(lambda: len(briefs_of(service, post)) == 2)
        wait_until(lambda: "ai-disclosure" not in site.page(post))
        newest = briefs_of(service, post)[0]
        judge(service, newest["id"], state="approved")
        wait_until(lambda: "ai-disclosure" in site.page(post))
        judge(service, newest["id"], state="withdrawn")
        wait_until(lambda: "ai-disclosure" not in site.page(post))
        site.save(post, content=TEXT + "<p>Three people were hurt on Monday.</p>")
        again = len(briefs_of(service, post))
        empty = site.save(title="Short", content="<p>Too short.</p>", status="publish")
        before = service.metric('standfirst_requests_total{route="/v1/summaries",status="202"}')
        wait_until(lambda: failed_again(service, site, empty, before))
        dead = service.http.get("/v1/deliveries").json()["data"]
        forged = httpx.post(hook, json={}, headers={"webhook-id": "1", "webhook-signature": "v1,x"})

    assert private == []
    assert written["article"]["title"] == "Talks & “chiefs”"
    assert "ai-disclosure" not in unseen
    assert "checked and approved by an editor." in approved
    assert '<script type="application/ld+json">' in approved
    assert "Warning" not in approved
    assert "<b>meet" not in hostile
    assert again == 2
    assert dead == []
    assert forged.status_code == 401
