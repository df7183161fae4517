"""What an editor does with a brief that is not right yet: lines put in, moved, taken back."""

import pytest
from playwright.sync_api import Page, expect

from tests.api.serving import Served
from tests.page.conftest import ARTICLE, open_brief


@pytest.fixture
def brief(desk: Served, worked: str) -> str:
    """A draft of five takeaways and a question, whatever was done to it before."""
    record = desk.http.get(f"/v1/briefs/{worked}").json()
    if record["state"] in ("rejected", "withdrawn"):
        change(desk, worked, state="draft")
    return worked


@pytest.fixture(scope="module")
def worked(desk: Served) -> str:
    """A brief that tests change, each from what it finds."""
    made: str = desk.post({"text": ARTICLE, "id": "worked"}).headers["standfirst-brief"]
    return made


def change(desk: Served, brief: str, **changed: object) -> None:
    path, any_version = f"/v1/briefs/{brief}", {"If-Match": "*"}
    assert desk.http.patch(path, json=changed, headers=any_version).status_code == 200


def takeaways(page: Page) -> list[str]:
    return page.locator('.line[data-field^="key_takeaways"] .words').all_inner_texts()


def test_a_line_taken_out_is_put_back_where_it_was(page: Page, brief: str) -> None:
    open_brief(page, brief)
    before = takeaways(page)
    page.get_by_role("button", name="Remove: takeaway 2").click()
    expect(page.locator("#undo")).to_contain_text("Takeaway 2 removed.")
    without = takeaways(page)
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("#undo")).to_be_hidden()

    assert without == [before[0], *before[2:]]
    assert takeaways(page) == before
    page.get_by_text("History").click()
    newest = page.locator("#history-list li").first
    expect(newest.locator(".diff")).to_have_count(1)
    expect(newest.locator("ins")).to_have_text(before[1])


def test_a_takeaway_moves_up_and_keeps_its_evidence(page: Page, brief: str, desk: Served) -> None:
    open_brief(page, brief)
    before = desk.http.get(f"/v1/briefs/{brief}").json()["brief"]["key_takeaways"]
    page.get_by_role("button", name="Move up: takeaway 3").click()
    expect(page.locator("#undo")).to_contain_text("Takeaway 3 moved up.")
    after = desk.http.get(f"/v1/briefs/{brief}").json()["brief"]["key_takeaways"]

    assert [t["text"] for t in after[:3]] == [before[n]["text"] for n in (0, 2, 1)]
    assert after[1]["evidence"] == before[2]["evidence"]
    expect(page.get_by_role("button", name="Move up: takeaway 1")).to_have_count(0)


def test_a_missing_headline_has_a_place_to_write_it(page: Page, brief: str) -> None:
    open_brief(page, brief)
    page.get_by_role("button", name="Remove: headline question").click()
    place = page.locator('.line[data-field="headline_question"]')
    expect(place).to_contain_text("None stands here.")
    place.get_by_role("button", name="Write: headline question").click()
    page.keyboard.type("Will South Korea and Japan's Defence Chiefs Meet in Seoul?")
    expect(place).to_contain_text("10 words")
    page.keyboard.press("Control+Enter")

    expect(place.locator(".words")).to_have_text(
        "Will South Korea and Japan's Defence Chiefs Meet in Seoul?"
    )
    expect(place.get_by_role("button", name="Evidence: headline question")).to_be_visible()


def test_an_editor_adds_a_takeaway_and_is_told_what_is_wrong_with_it(
    page: Page, brief: str
) -> None:
    open_brief(page, brief)
    number = len(takeaways(page)) + 1
    page.get_by_role("button", name="Add a takeaway").click()
    page.keyboard.type("Seventy Experts")
    page.keyboard.press("Tab")
    page.keyboard.type("Experts from 70 countries attend the forum in Seoul this year.")
    page.keyboard.press("Control+Enter")
    place = page.locator(f'.line[data-field="key_takeaways[{number - 1}]"]')
    expect(place.locator(".words")).to_contain_text("Seventy Experts: Experts from 70")

    expect(place.locator(".finding").first).to_contain_text("A number: please look.")
    expect(page.get_by_role("group", name="Judge this brief")).to_contain_text("Approve with")
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("button", name="Approve", exact=True)).to_be_visible()


def test_a_rejection_keeps_its_reason(page: Page, brief: str, desk: Served) -> None:
    open_brief(page, brief)
    page.get_by_label("Note").fill("Not our story.")
    page.get_by_role("button", name="Reject").click()
    expect(page.locator("#standing")).to_contain_text("Rejected")
    expect(page.get_by_role("button", name="Add a takeaway")).to_have_count(0)
    page.get_by_text("History").click()

    expect(page.locator("#history-list li").first).to_contain_text("“Not our story.”")
    expect(page.get_by_label("Note")).to_have_value("")


def test_a_changed_article_leads_to_its_latest_brief(page: Page, desk: Served) -> None:
    old = desk.post({"text": ARTICLE, "id": "changed"}).headers["standfirst-brief"]
    text = ARTICLE.replace("next week", "this week")
    new = desk.post({"text": text, "id": "changed"}).headers["standfirst-brief"]
    page.get_by_role("button", name="Recent briefs").click()
    page.get_by_label("Show").select_option("article changed")
    expect(page.locator("#recent-list")).to_contain_text("Article changed")
    page.locator("#recent-list button").first.click()
    page.locator("#sheet:not([hidden])").wait_for()
    found = page.evaluate("location.hash")
    page.get_by_role("button", name="Open its latest brief").click()
    expect(page.locator("#notes")).not_to_contain_text("The article has changed")

    assert found == f"#{old}"
    assert page.evaluate("location.hash") == f"#{new}"


def test_who_holds_the_wrong_key_takes_another(page: Page, desk: Served, brief: str) -> None:
    expect(page.get_by_role("button", name="Use another key")).to_be_hidden()
    page.evaluate("sessionStorage.setItem('standfirst-key', 'sfk_wrong')")
    open_brief(page, brief)
    page.get_by_role("button", name="Use another key").click()
    page.get_by_label("Key", exact=True).fill("sfk_other")
    page.get_by_role("button", name="Use this key").click()

    expect(page.locator("#status")).to_have_text("The other key is used from now on.")
    assert page.evaluate("sessionStorage.getItem('standfirst-key')") == "sfk_other"
