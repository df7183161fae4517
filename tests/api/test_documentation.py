"""/docs: the page of the API, whole without any third party."""

import re

import pytest

from tests.api.serving import Served


def addresses(page: str) -> list[str]:
    return re.findall(r'(?:src|href)="([^"]+)"', page)


def test_the_page_asks_nobody_but_its_own_service(service: Served) -> None:
    page = service.http.get("/docs")

    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert addresses(page.text)
    assert not [address for address in addresses(page.text) if ":" in address or "//" in address]


def test_the_policy_lets_the_browser_ask_nobody_else(service: Served) -> None:
    policy = service.http.get("/docs").headers["content-security-policy"]

    assert policy.startswith("default-src 'none'; ")
    assert "http" not in policy
    assert "*" not in policy
    assert "script-src 'self';" in policy


def test_the_page_has_no_script_of_its_own_that_the_policy_would_stop(service: Served) -> None:
    page = service.http.get("/docs").text

    assert re.findall(r"<script[^>]*>([^<]*)</script>", page) == ["", ""]
    assert " on" not in "".join(re.findall(r"<[^>]+>", page))


@pytest.mark.parametrize(
    ("name", "media", "least_bytes"),
    [
        ("swagger-ui-bundle.js", "text/javascript; charset=utf-8", 500_000),
        ("swagger-ui.css", "text/css; charset=utf-8", 50_000),
        ("favicon-32x32.png", "image/png", 100),
        ("start.js", "text/javascript; charset=utf-8", 10),
    ],
)
def test_every_part_of_the_page_is_served_here(
    service: Served, name: str, media: str, least_bytes: int
) -> None:
    page = service.http.get("/docs").text
    part = service.http.get(f"/docs/{name}")

    assert f"docs/{name}" in addresses(page)
    assert part.status_code == 200
    assert part.headers["content-type"] == media
    assert len(part.content) >= least_bytes


def test_the_page_shows_the_document_of_this_service(service: Served) -> None:
    start = service.http.get("/docs/start.js").text

    [address] = re.findall(r'url: "([^"]+)"', start)
    assert service.http.get(f"/{address}").json()["info"]["title"] == "Standfirst"


def test_no_other_file_is_served(service: Served) -> None:
    assert service.http.get("/docs/../app.py").status_code == 404
    assert service.http.get("/docs/__init__.py").status_code == 404


def test_the_document_is_json_that_is_not_kept_by_caches(service: Served) -> None:
    document = service.http.get("/openapi.json")

    assert document.headers["content-type"] == "application/json"
    assert document.headers["cache-control"] == "no-store"
    assert document.json()["openapi"].startswith("3.1")
