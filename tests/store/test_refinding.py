"""Findings and verdict of an edited brief are those of its lines as they read now."""

import pytest

from service.brief import Action, FindingKind, Verdict
from service.formats.response import FindingBody, SummaryBody, TakeawayBody
from service.store.lines import Edit, Judgement, edited
from service.store.refinding import refound
from tests.store.made import leeds_body

SUPPORTED = Judgement((), 0.9)
DOUBTED = Judgement((), 0.2, (("support", "the article may not say all of this: support 0.20"),))


def finding(field: str, kind: FindingKind, action: Action = "flagged") -> FindingBody:
    return FindingBody(field=field, kind=kind, detail=f"{kind} of {field}", action=action)


def body(*findings: FindingBody, verdict: Verdict = "review", **changed: object) -> SummaryBody:
    takeaways = [
        TakeawayBody(label=f"L{n}", text=f"Fact {n}.", evidence=[], support=0.9) for n in range(3)
    ]
    found: dict[str, object] = {"key_takeaways": takeaways, "findings": list(findings)}
    return leeds_body().model_copy(update=found | {"verdict": verdict} | changed)


def after(before: SummaryBody, *edits: Edit, wanted: int = 3) -> SummaryBody:
    return refound(before, edited(before, edits), edits, wanted)


def told(found: SummaryBody) -> list[tuple[str, str]]:
    return [(one.field, one.kind) for one in found.findings]


def test_a_doubted_line_that_was_put_right_makes_the_brief_publishable() -> None:
    before = body(finding("key_takeaways[1]", "name"), finding("synopsis", "form", "rewritten"))

    fixed = after(before, Edit("key_takeaways[1]", "New.", judged=SUPPORTED))

    assert told(fixed) == [("synopsis", "form")]
    assert (fixed.verdict, fixed.key_takeaways[1].support) == ("publishable", 0.9)


def test_a_line_that_an_editor_made_doubtful_is_for_review() -> None:
    spoilt = after(body(verdict="publishable"), Edit("synopsis", "New.", judged=DOUBTED))

    assert told(spoilt) == [("synopsis", "support")]
    assert spoilt.verdict == "review"


@pytest.mark.parametrize("kind", ["length", "form", "label"])
def test_an_editor_may_leave_the_house_form(kind: FindingKind) -> None:
    loose = Judgement((), None, ((kind, "not as the house has it"),))

    assert after(body(), Edit("headline", "New", judged=loose)).verdict == "publishable"


def test_findings_move_up_with_their_takeaways() -> None:
    before = body(finding("key_takeaways[0]", "name"), finding("key_takeaways[2]", "number"))

    moved = after(before, Edit("key_takeaways[0]", None))

    assert told(moved) == [("key_takeaways[1]", "number")]


def test_a_judgement_lands_where_its_takeaway_does() -> None:
    edits = Edit("key_takeaways[0]", None), Edit("key_takeaways[2]", "New.", judged=DOUBTED)

    assert told(after(body(), *edits)) == [("key_takeaways[1]", "support")]


def test_enough_takeaways_are_no_longer_too_few() -> None:
    before = body(finding("key_takeaways", "too_few_facts"))
    fourth = Edit("key_takeaways[3]", "More.", "L3", SUPPORTED)

    assert after(before, fourth, wanted=5).verdict == "review"
    assert after(before, fourth, wanted=4).verdict == "publishable"


def test_a_withheld_title_is_missed_until_somebody_writes_or_drops_it() -> None:
    before = body(finding("headline_question", "name", "withheld"), headline_question=None)

    elsewhere = after(before, Edit("synopsis", "New.", judged=SUPPORTED))
    written = after(before, Edit("headline_question", "New?", judged=SUPPORTED))
    dropped = after(before, Edit("headline_question", None))

    assert [one.verdict for one in (elsewhere, written, dropped)] == [
        "review",
        "publishable",
        "publishable",
    ]


def test_a_line_said_twice_is_no_longer_once_the_other_has_gone() -> None:
    again = FindingBody(
        field="key_takeaways[2]", kind="duplicate", detail="says “Fact 0.”", action="flagged"
    )

    assert told(after(body(again), Edit("key_takeaways[1]", None))) == [
        ("key_takeaways[1]", "duplicate")
    ]
    assert told(after(body(again), Edit("key_takeaways[0]", None))) == []


def test_no_edit_mends_an_article_that_is_no_report() -> None:
    before = body(finding("article", "opinion"), verdict="not_recommended")

    assert after(before, Edit("synopsis", "New.", judged=SUPPORTED)).verdict == "not_recommended"


def test_an_article_half_seen_stays_for_review() -> None:
    facts = leeds_body().article.model_copy(update={"coverage": 0.5})

    assert after(body(article=facts), Edit("synopsis", None)).verdict == "review"


def test_a_change_of_state_alone_finds_nothing_new() -> None:
    before = body(finding("synopsis", "form", "withheld"), verdict="publishable")

    assert after(before) == before
