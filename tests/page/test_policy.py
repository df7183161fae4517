"""The page as files: strict policy, no third party, nothing inline."""

import re
from pathlib import Path

import pytest

from tests.api.serving import Served, served

PAGE = Path(__file__).parents[2] / "service" / "page"


@pytest.fixture(scope="module")
def service() -> object:
    with served() as running:
        yield running


def test_the_policy_lets_in_nothing_but_the_pages_own_files(service: Served) -> None:
    policy = service.http.get("/").headers["content-security-policy"]

    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self';")
    assert "unsafe" not in policy
    assert "require-trusted-types-for 'script'" in policy
    assert "frame-ancestors 'none'" in policy


def test_every_file_is_served_with_its_media_type(service: Served) -> None:
    media = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}

    for path in sorted(PAGE.iterdir()):
        address = "/" if path.name == "index.html" else f"/page/{path.name}"
        answer = service.http.get(address)
        assert answer.status_code == 200
        assert answer.content == path.read_bytes()
        assert answer.headers["content-type"].startswith(media.get(path.suffix, "text/html"))


def test_nothing_is_inline_and_nobody_else_is_asked() -> None:
    html = (PAGE / "index.html").read_text(encoding="utf-8")

    assert re.findall(r"<script[^>]*>([^<]*)</script>", html) == [""]
    assert not re.findall(r"\son\w+=|\sstyle=", html)
    for path in PAGE.glob("*.*"):
        addresses = re.findall(r"https?://[^\s\"')]+", path.read_text(encoding="utf-8"))
        assert [a for a in addresses if "www.w3.org/2000/svg" not in a] == []


def test_no_script_reads_markup_from_text() -> None:
    for path in PAGE.glob("*.js"):
        source = path.read_text(encoding="utf-8")
        assert not re.findall(
            r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(", source
        )
