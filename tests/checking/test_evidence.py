"""Every line rests on whole sentences, the fewest that say it, whatever its writer claimed."""

import pytest

from service.article import BriefRequest
from service.checking import check
from service.document import Span
from service.draft import Takeaway
from tests.checking.articles import FLOOD, document, draft, fact, span_of

HOMES = "Heavy rain flooded 40 homes in Harrowby on Tuesday, the county council said."
AID = "Mayor Anna Keller told reporters the town would ask the government for £2.5m in aid."
SHEEP = "Farmer Tom Reyes lost 300 sheep when the river Arle broke its banks."


def evidence_of(text: str, drafted: tuple[Span, ...] = ()) -> list[str]:
    """The sentences that check gives a takeaway of this text."""
    proposal = draft(facts=((Takeaway("Flood Report", text, drafted),),))
    brief = check(proposal, document(FLOOD), BriefRequest())
    return [brief.quote(span) for takeaway in brief.takeaways for span in takeaway.evidence]


def test_a_line_without_evidence_gets_the_sentence_that_says_it() -> None:
    assert evidence_of("Farmer Tom Reyes lost 300 sheep in the flood.") == [SHEEP]


@pytest.mark.parametrize(
    "drafted",
    [
        (Span(-5, -1),),
        (Span(10_000, 10_010),),
        (Span(9, 3),),
        (Span(0, 0),),
        (span_of(FLOOD, AID),),
        (Span(-5, 10_000),),
    ],
    ids=["before", "after", "reversed", "empty", "another sentence", "everything"],
)
def test_wrong_evidence_is_replaced(drafted: tuple[Span, ...]) -> None:
    assert evidence_of("Farmer Tom Reyes lost 300 sheep in the flood.", drafted) == [SHEEP]


def test_half_evidence_is_completed_in_reading_order() -> None:
    line = "Tom Reyes lost 300 sheep as rain flooded 40 homes in Harrowby."

    assert evidence_of(line, (span_of(FLOOD, SHEEP),)) == [HOMES, SHEEP]


def test_part_of_a_sentence_becomes_the_whole_sentence() -> None:
    line = "Farmer Tom Reyes lost 300 sheep in the flood."

    assert evidence_of(line, (span_of(FLOOD, "lost 300"),)) == [SHEEP]


def test_of_two_sentences_that_say_it_the_drafted_one_is_kept() -> None:
    text = f"{HOMES} {AID} {HOMES}\n\n{FLOOD}"
    second = Span(len(HOMES) + len(AID) + 2, 2 * len(HOMES) + len(AID) + 2)
    proposal = draft(facts=((Takeaway("Flooded Homes", HOMES, (second,)),),))

    [takeaway] = check(proposal, document(text), BriefRequest()).takeaways

    assert takeaway.evidence == (second,)


def test_a_line_that_no_sentence_says_is_withheld() -> None:
    proposal = draft(facts=(fact("Train Strike", "Railway unions plan strikes over pensions."),))

    brief = check(proposal, document(FLOOD), BriefRequest())

    assert brief.takeaways == ()
    assert ("evidence", "withheld") in {(f.kind, f.action) for f in brief.findings}


def test_the_label_is_part_of_what_evidence_must_say() -> None:
    proposal = draft(facts=(fact("50 Homes", "Heavy rain flooded homes in Harrowby on Tuesday."),))

    brief = check(proposal, document(FLOOD), BriefRequest())

    assert brief.takeaways == ()
    [finding] = [f for f in brief.findings if f.kind == "number"]
    assert finding.detail == "“50” — the article says “40”"
