"""What an editor does with the page, in a real browser."""

import json
import re
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from service.settings import Settings
from tests.api.keys import new_key
from tests.api.serving import Served, served, settings_of
from tests.page.conftest import ARTICLE, open_brief, write


def words(page: Page, field: str) -> str:
    return page.locator(f'.line[data-field="{field}"] .words').inner_text()


def lit(page: Page) -> str:
    return " ".join(page.locator(".evidence.lit").all_inner_texts())


def test_an_article_is_pasted_and_its_brief_is_shown(page: Page) -> None:
    write(page)

    assert words(page, "headline_question").endswith("?")
    assert page.locator(".line").count() == 7
    expect(page.locator("#standing")).to_contain_text("Draft")
    # Block by block: what the page shows is the article, paragraph breaks aside.
    shown = page.locator("#reader-text").inner_text()
    assert re.sub(r"\s+", " ", shown).strip() == re.sub(r"\s+", " ", ARTICLE).strip()
    expect(page.locator("#brief")).to_be_focused()


def test_a_line_lights_its_evidence_on_hover_and_on_focus(page: Page, kept: str) -> None:
    open_brief(page, kept)
    line = page.locator('.line[data-field="key_takeaways[0]"]')

    line.hover()
    hovered = lit(page)
    page.mouse.move(0, 0)
    dark = lit(page)
    line.get_by_role("button", name="Edit").focus()

    assert "The defence chiefs of South Korea and Japan are scheduled" in hovered
    assert dark == ""
    assert lit(page) == hovered


def test_evidence_lights_its_lines_and_leads_to_them(page: Page, kept: str) -> None:
    open_brief(page, kept)
    evidence = page.locator(".evidence").first

    evidence.focus()
    lines = page.locator(".line.lit").count()
    page.keyboard.press("Enter")

    assert lines >= 1
    assert page.evaluate("document.activeElement.closest('.line') !== null")


def test_a_line_is_edited_in_place_with_the_keyboard_alone(page: Page) -> None:
    write(page)
    edit = page.get_by_role("button", name="Edit: takeaway 1")
    edit.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Control+A")
    page.keyboard.type("The two defence chiefs meet in Seoul next week.")
    page.keyboard.press("Control+Enter")

    place = page.locator('.line[data-field="key_takeaways[0]"] .words')
    expect(place).to_contain_text("The two defence chiefs meet in Seoul next week.")
    expect(page.locator("#standing")).to_contain_text("Edited")
    assert page.evaluate("document.activeElement.closest('.line') !== null")


def test_escape_leaves_a_line_as_it_was(page: Page, kept: str) -> None:
    open_brief(page, kept)
    before = words(page, "synopsis")
    page.get_by_role("button", name="Edit: synopsis").click()
    page.keyboard.type("nonsense")
    page.keyboard.press("Escape")

    assert words(page, "synopsis") == before
    expect(page.get_by_role("button", name="Edit: synopsis")).to_be_focused()


def test_a_line_is_written_anew(page: Page) -> None:
    write(page)
    before = words(page, "key_takeaways[4]")
    page.get_by_role("button", name="Write another: takeaway 5").click()

    place = page.locator('.line[data-field="key_takeaways[4]"] .words')
    expect(place).not_to_have_text(before)
    expect(page.locator("#standing")).to_contain_text("Draft")


def test_a_brief_is_approved_and_its_history_tells_all(page: Page) -> None:
    write(page)
    page.get_by_role("button", name="Remove: takeaway 5").click()
    expect(page.locator(".line")).to_have_count(6)
    page.get_by_role("button", name="Approve").click()
    expect(page.locator("#standing")).to_contain_text("Approved")
    page.get_by_text("History").click()

    entries = page.locator("#history-list li")
    expect(entries).to_have_count(3)
    expect(entries.nth(0)).to_contain_text("approved")
    assert entries.nth(1).locator("del").count() == 1


def test_a_brief_is_copied_in_every_form(page: Page, kept: str) -> None:
    signs = {
        "Text": "\nKey Takeaways\n",
        "Markdown": "\n## Key Takeaways\n",
        "HTML": '<p class="ai-disclosure">',
        "JSON": '"key_takeaways": [',
    }
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_brief(page, kept)
    copied = {}
    for label in signs:
        page.get_by_role("group", name="Copy the brief").get_by_text(label, exact=True).click()
        expect(page.locator("#status")).to_have_text(f"Copied as {label}.")
        copied[label] = page.evaluate("navigator.clipboard.readText()")

    assert [label for label, sign in signs.items() if sign not in copied[label]] == []


def test_a_change_by_somebody_else_is_not_overwritten(page: Page, desk: Served) -> None:
    write(page)
    brief = page.evaluate("location.hash").lstrip("#")
    other = {"lines": {"synopsis": {"text": "Another editor was here."}}}
    desk.http.patch(f"/v1/briefs/{brief}", json=other, headers={"If-Match": "*"})
    page.get_by_role("button", name="Approve").click()

    expect(page.get_by_role("alert")).to_contain_text("Somebody else has changed this brief.")
    synopsis = page.locator('.line[data-field="synopsis"] .words')
    expect(synopsis).to_have_text("Another editor was here.")
    expect(page.locator("#standing")).not_to_contain_text("Approved")


def test_what_cannot_be_briefed_says_why(page: Page) -> None:
    page.get_by_label("Text or HTML").fill("Too short.")
    page.keyboard.press("Control+Enter")

    expect(page.get_by_role("alert")).to_contain_text("too short")
    expect(page.get_by_label("Text or HTML")).to_have_value("Too short.")


def test_markup_in_an_article_stays_text(page: Page) -> None:
    hostile = ARTICLE + "\n<img src=x onerror=\"document.title='owned'\"><script>1</script> 𝔘 end."
    write(page, hostile)

    assert page.title() == "Standfirst"
    assert page.locator("#reader-text img, #reader-text script").count() == 0


def test_recent_briefs_are_found_and_opened_again(page: Page) -> None:
    write(page)
    question = words(page, "headline_question")
    page.get_by_role("button", name="New article").click()
    expect(page.locator("#sheet")).to_be_hidden()
    page.get_by_role("button", name="Recent briefs").click()
    page.locator("#recent-list button").first.click()

    expect(page.locator('.line[data-field="headline_question"] .words')).to_have_text(question)


def test_a_file_is_dropped_in(page: Page) -> None:
    page.evaluate(
        """(text) => {
          const data = new DataTransfer();
          data.items.add(new File([text], "a.html", { type: "text/html" }));
          document.getElementById("article").dispatchEvent(
            new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
        }""",
        "<p>dropped</p>",
    )

    expect(page.get_by_label("Text or HTML")).to_have_value("<p>dropped</p>")


def test_a_key_is_asked_for_once_and_used(browser: Browser, tmp_path_factory: Any) -> None:
    settings: Settings = settings_of(access="keys")
    with served(settings) as service:
        key = new_key(service.newsroom, "summarize", "review")["Authorization"].split()[1]
        page = browser.new_page()
        page.goto(f"http://127.0.0.1:{service.port}/")
        page.get_by_label("Text or HTML").fill(ARTICLE)
        page.get_by_role("button", name="Write the brief").click()
        page.get_by_label("Key", exact=True).fill(key)
        page.get_by_role("button", name="Use this key").click()
        page.locator("#sheet:not([hidden])").wait_for()
        page.close()


@pytest.mark.parametrize(("scheme", "width"), [("dark", 390), ("light", 1440)])
def test_nothing_shuts_anybody_out(browser: Browser, desk: Served, scheme: Any, width: int) -> None:
    """axe-core finds no violation of WCAG 2.2 AA in any state, and nothing runs off the side."""
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(f"http://127.0.0.1:{desk.port}/")
    violations = {"empty": breaches(page)}
    write(page)
    page.locator(".line").nth(2).hover()
    violations["written"] = breaches(page)
    page.get_by_role("button", name="Edit: takeaway 1").click()
    violations["editing"] = breaches(page)
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Remove: takeaway 5").click()
    page.get_by_text("History").click()
    page.locator("#history-list del").wait_for()
    page.get_by_role("button", name="Recent briefs").click()
    page.locator("#recent-list button").first.wait_for()
    violations["history"] = breaches(page)
    wide = page.evaluate("document.documentElement.scrollWidth")
    context.close()

    assert violations == {state: [] for state in violations}
    assert wide <= width


def breaches(page: Page) -> list[str]:
    options = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
    found = Axe().run(page, options=options).response["violations"]
    return [json.dumps([v["id"], [node["html"] for node in v["nodes"]]]) for v in found]
