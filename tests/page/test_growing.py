"""The brief is seen as it is written: a line appears once it has passed checking."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from service.writing import open_writer
from tests.api.serving import Served, article_request, served, settings_of, wait_until
from tests.api.test_streaming import ANSWER
from tests.page.conftest import show, tab
from tests.page.test_page import breaches
from tests.writing.llm.servers import Exchange, Json, serving

TEXT = json.dumps(ANSWER)
# After the invented takeaway and the one behind it.
CUT = TEXT.index('{"evidence": [4]')


class Model:
    """A model's server that says half of its answer, and the rest once it may."""

    def __init__(self, rest: str = TEXT[CUT:]) -> None:
        self.rest = rest
        self.more = Event()
        self.left = Event()

    def chat(self, exchange: Exchange, _: Json) -> None:
        exchange.start_stream()
        exchange.delta(TEXT[:CUT])
        exchange.connection.settimeout(0.1)
        while not self.more.is_set():
            try:
                if exchange.connection.recv(1) == b"":
                    self.left.set()
                    return
            except TimeoutError:
                pass
        exchange.delta(self.rest, "stop")
        exchange.chunk(b"")


@contextmanager
def half_written(browser: Browser, model: Model, **looks: Any) -> Iterator[tuple[Page, Served]]:
    """A page on which half of a brief has been written."""
    with serving(model.chat) as server:
        spec = f"openai:{server.url}#small?format=text&fallback=none"
        settings = settings_of(writers={"m": spec}, default_writer="m")
        with served(settings, open_writer) as service:
            page = show(tab(browser, **looks), service)
            try:
                page.get_by_label("Text or HTML").fill(article_request()["text"])
                page.get_by_label("Takeaways").select_option("3")
                page.get_by_role("button", name="Write the brief").click()
                expect(page.locator("#growing .line")).to_have_count(3)
                yield page, service
            finally:
                model.more.set()
                page.context.close()


def test_lines_appear_while_the_model_still_writes(browser: Browser) -> None:
    model = Model()
    with half_written(browser, model) as (page, service):
        growing = page.locator("#growing .line")
        before = growing.all_inner_texts()
        expect(page.locator("#sheet")).to_be_hidden()
        kept = service.http.get("/v1/briefs").json()["data"]
        model.more.set()
        page.locator("#sheet:not([hidden])").wait_for()
        lines = page.locator("#lines .words").all_inner_texts()
        expect(page.locator("#working")).to_be_hidden()
        expect(page.locator("#standing")).to_contain_text("Draft")
        expect(page.locator("#brief")).to_be_focused()
        [record] = service.http.get("/v1/briefs").json()["data"]

    assert kept == []
    assert ANSWER["headline_question"]["text"] in before[0]
    assert "Official Visit: A Japanese defence minister" in before[2]
    assert not any("Osaka" in line for line in before)
    assert lines[0] == ANSWER["headline_question"]["text"]
    assert any("four other nations" in line for line in lines)
    assert record["brief"]["headline_question"] == lines[0]


def test_who_starts_anew_frees_the_model(browser: Browser) -> None:
    model = Model()
    with half_written(browser, model) as (page, service):
        page.get_by_role("button", name="New article").click()

        assert model.left.wait(60)
        wait_until(lambda: service.dispatch.idle)
        expect(page.locator("#working")).to_be_hidden()
        expect(page.locator("#empty")).to_be_visible()
        expect(page.get_by_role("alert")).to_be_hidden()


def test_a_model_that_breaks_off_leaves_the_article_and_says_why(browser: Browser) -> None:
    model = Model(rest="")
    with half_written(browser, model) as (page, service):
        model.more.set()

        expect(page.get_by_role("alert")).to_be_visible()
        expect(page.locator("#working")).to_be_hidden()
        expect(page.get_by_label("Text or HTML")).to_have_value(article_request()["text"])
        expect(page.get_by_role("button", name="Write the brief")).not_to_have_attribute(
            "aria-disabled", "true"
        )
        assert service.http.get("/v1/briefs").json()["data"] == []


@pytest.mark.parametrize(("scheme", "width"), [("dark", 390), ("light", 1440)])
def test_what_grows_shuts_nobody_out(browser: Browser, scheme: Any, width: int) -> None:
    looks = {"viewport": {"width": width, "height": 900}, "color_scheme": scheme}
    with half_written(browser, Model(), **looks, reduced_motion="reduce") as (page, _):
        expect(page.locator("#growing .line").first).to_be_in_viewport()
        assert breaches(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
