"""The page in a real headless browser, on a service with the embedded writer."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from service.writing import open_writer
from tests.api.serving import Served, served, settings_of
from tests.optional import missing

ROOT = Path(__file__).parents[2]
# Machines that test are busy.
expect.set_options(timeout=60_000)
ARTICLE = (ROOT / "eval/references/seoul/article.txt").read_text(encoding="utf-8")


# Not for the session: while it is open its thread counts as one with a running event loop, in which
# no other test of the worker could run its own.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        missing("Chromium", "apt-get install chromium")
    # Nothing is painted for anybody's eyes.
    flags = ["--disable-gpu", "--disable-extensions", "--disable-background-networking"]
    # Its sandbox does not let root in.
    flags += ["--no-sandbox"] if os.getuid() == 0 else []
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=program, args=flags)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def desk() -> Iterator[Served]:
    """One service for all tests of the page."""
    settings = settings_of(writers={"embedded": "embedded"}, default_writer="embedded")
    with served(settings, open_writer) as running:
        yield running


def tab(browser: Browser, **looks: Any) -> Page:
    """An empty tab, in a context of its own."""
    context = browser.new_context(**({"viewport": {"width": 1440, "height": 1000}} | looks))
    context.set_default_timeout(60_000)
    return context.new_page()


def show(opened: Page, service: Served) -> Page:
    """The tab with the page just opened."""
    opened.goto(f"http://127.0.0.1:{service.port}/")
    return opened


@pytest.fixture
def page(browser: Browser, desk: Served) -> Iterator[Page]:
    """The page just opened; a test fails where the browser complained."""
    opened = tab(browser)
    complaints: list[str] = []
    elsewhere: list[str] = []
    address = f"http://127.0.0.1:{desk.port}/"
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.on("request", lambda r: None if r.url.startswith(address) else elsewhere.append(r.url))
    yield show(opened, desk)
    opened.context.close()
    assert complaints == []
    assert elsewhere == []


@pytest.fixture(scope="session")
def kept(desk: Served) -> str:
    """A brief that tests only look at."""
    brief: str = desk.post({"text": ARTICLE}).headers["standfirst-brief"]
    return brief


def open_brief(page: Page, brief: str) -> None:
    """Shows a brief that is there already."""
    page.goto(page.url.split("#")[0] + "#" + brief)
    page.reload()
    page.locator("#sheet:not([hidden])").wait_for()


def write(page: Page, text: str = ARTICLE) -> None:
    """Puts the article in and waits for its brief."""
    page.get_by_label("Text or HTML").fill(text)
    page.get_by_role("button", name="Write the brief").click()
    page.locator("#sheet:not([hidden])").wait_for()
