"""The evaluation's page in a real browser, on a wide screen and on a phone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from eval.report.html import as_html
from tests.eval.examples import reference_brief
from tests.eval.test_reports import case, evaluation, wrong_number
from tests.page.conftest import tab

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True}


@pytest.fixture
def report(tmp_path: Path) -> str:
    path = tmp_path / "report.html"
    both = evaluation(case("sound", reference_brief()), case("wrong", wrong_number()))
    path.write_text(as_html(both), encoding="utf-8")
    return path.as_uri()


@pytest.fixture
def desk(browser: Browser, report: str) -> Iterator[Page]:
    yield from _opened(tab(browser), report)


@pytest.fixture
def phone(browser: Browser, report: str) -> Iterator[Page]:
    yield from _opened(tab(browser, **PHONE), report)


def _opened(page: Page, address: str) -> Iterator[Page]:
    """The page; a test fails where its script broke or something was asked for."""
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("request", lambda asked: None if asked.url == address else faults.append(asked.url))
    page.goto(address)
    yield page
    page.context.close()
    assert faults == []


def test_a_line_that_is_pointed_at_lights_its_evidence(desk: Page) -> None:
    desk.locator(".case[open] .line").nth(2).hover()

    lit = desk.locator("mark.lit")
    expect(lit.first).to_contain_text("approved a £2.5 million plan")
    expect(lit.first).to_be_in_viewport()


def test_the_worst_case_is_open_and_says_in_words_which_line_cost_points(desk: Page) -> None:
    worst = desk.locator(".case[open]")

    expect(worst).to_have_count(1)
    expect(worst.locator(".notes")).to_contain_text("takeaway 2: number '16' is not in the article")


def test_on_a_phone_a_line_leads_to_its_evidence_and_the_evidence_back(phone: Page) -> None:
    line = phone.locator(".case[open] .line").nth(4)

    line.tap()

    evidence = phone.locator("mark.pressed")
    expect(evidence).to_have_count(1)
    expect(evidence).to_be_in_viewport()
    evidence.tap()
    expect(line).to_be_in_viewport()
    expect(line).to_be_focused()


def test_nothing_is_wider_than_a_phone(phone: Page) -> None:
    assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")
