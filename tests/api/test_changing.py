"""An edited line is checked as a writer's is: what the brief says of it follows the edit."""

from typing import Any

import pytest

from service.settings import Settings
from service.store.database import Database
from service.store.tables import BriefRow
from tests.api.serving import Served, article_request, served, settings_of
from tests.api.test_briefs import briefed, patch

WRONG = "The defence leaders of nine other nations will participate in the forum."
RIGHT = "The defence leaders of four other nations will participate in the forum."


@pytest.fixture(scope="module")
def service() -> object:
    with served() as running:
        yield running


def edited(service: Served, brief: str, **lines: Any) -> Any:
    answer = patch(service, brief, lines=lines)
    assert answer.status_code == 200, answer.text
    return answer.json()["brief"]


def takeaway(text: str) -> dict[str, Any]:
    return {"key_takeaways[0]": {"text": text, "label": "Four Nations"}}


def found(brief: Any, field: str) -> list[str]:
    return [f["kind"] for f in brief["findings"] if f["field"] == field]


def test_a_wrong_number_is_flagged_and_put_right(service: Served) -> None:
    brief = briefed(service)

    wrong = edited(service, brief, **takeaway(WRONG))
    right = edited(service, brief, **takeaway(RIGHT))

    [number, *_] = [f for f in wrong["findings"] if f["field"] == "key_takeaways[0]"]
    assert (number["kind"], number["action"]) == ("number", "flagged")
    assert number["detail"] == "“nine” — the article says “four”"
    assert (wrong["key_takeaways"][0]["text"], wrong["verdict"]) == (WRONG, "review")
    assert "number" not in found(right, "key_takeaways[0]")
    assert right["key_takeaways"][0]["support"] > wrong["key_takeaways"][0]["support"]


def test_evidence_is_that_of_the_line_as_it_reads_now(service: Served) -> None:
    brief = briefed(service)
    text = article_request()["text"]

    nations = edited(service, brief, **takeaway(RIGHT))
    visit = "No Japanese defence minister had officially visited South Korea since 2015."
    synopsis = edited(service, brief, synopsis={"text": visit})

    for quotes, words in (
        (nations["key_takeaways"][0]["evidence"], "four other nations"),
        (synopsis["evidence"]["synopsis"], "since 2015"),
    ):
        assert any(words in quote["quote"] for quote in quotes)
        assert all(text[q["start"] : q["end"]] == q["quote"] for q in quotes)


def test_an_invention_keeps_its_words_but_not_its_good_name(service: Served) -> None:
    brief = briefed(service)
    line = "Penguins stole the archbishop's bicycle near Ulaanbaatar on Saturday."

    spoilt = edited(service, brief, **takeaway(line), synopsis={"text": line})

    assert spoilt["synopsis"] == line
    assert "name" in found(spoilt, "synopsis")
    assert "name" in found(spoilt, "key_takeaways[0]")
    assert spoilt["verdict"] == "review"


def test_house_form_is_told_and_left_to_the_editor(service: Served) -> None:
    brief = briefed(service)

    short = edited(service, brief, synopsis={"text": "Defence chiefs meet in Seoul."})

    doubts = [f["kind"] for f in short["findings"] if f["action"] == "flagged"]
    assert found(short, "synopsis") == ["length"]
    assert short["verdict"] == ("review" if "too_few_facts" in doubts else "publishable")


def test_two_takeaways_of_one_fact_are_told(service: Served) -> None:
    brief = briefed(service)
    record = service.http.get(f"/v1/briefs/{brief}").json()["brief"]
    last = len(record["key_takeaways"])
    again = {"text": record["key_takeaways"][0]["text"], "label": "Again"}

    twice = edited(service, brief, **{f"key_takeaways[{last}]": again})

    assert "duplicate" in found(twice, f"key_takeaways[{last}]")


def test_a_line_put_back_is_judged_as_it_was(service: Served) -> None:
    brief = briefed(service)
    before = service.http.get(f"/v1/briefs/{brief}").json()["brief"]
    first = before["key_takeaways"][0]

    edited(service, brief, **takeaway(WRONG))
    after = edited(
        service, brief, **{"key_takeaways[0]": {"text": first["text"], "label": first["label"]}}
    )

    # Lines are read in batches, in whole numbers of 8 bits: what is beside one rounds it.
    support = pytest.approx(first["support"], abs=0.05)
    assert after["key_takeaways"][0] == first | {"support": support}
    assert after["verdict"] == before["verdict"]


def test_a_change_of_any_version_is_made_on_the_latest(tmp_path: Any) -> None:
    """Checked beside the database, kept only on what was checked."""
    settings: Settings = settings_of(database=f"sqlite:///{tmp_path}/s.db")
    with served(settings) as service:
        brief = briefed(service)
        patch(service, brief, lines={"synopsis": {"text": "They meet in Seoul next week."}})
        late = patch(service, brief, '"1"', lines=takeaway(RIGHT))
        blind = patch(service, brief, lines=takeaway(RIGHT))
        database = Database(settings.database)
        with database.read() as session:
            row = session.get(BriefRow, brief)
        database.close()

    assert (late.status_code, late.json()["code"]) == (412, "version_conflict")
    assert blind.json()["brief"]["synopsis"] == "They meet in Seoul next week."
    assert row is not None
    assert row.version == 3
