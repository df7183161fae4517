"""What the support model's word does to a brief."""

from service.article import BriefRequest
from service.brief import Brief
from service.checking import check
from service.checking.bench import DOUBTED_BELOW, WITHHELD_BELOW
from service.draft import Draft
from tests.checking.articles import FACTS, FLOOD, SYNOPSIS, document, draft, fact, findings
from tests.checking.opinions import Opinions

UNSUPPORTED = "Heavy rain flooded 40 homes in Harrowby on Tuesday, the mayor denied."


def brief_of(proposal: Draft, opinions: Opinions) -> Brief:
    return check(proposal, document(FLOOD), BriefRequest(), opinions)


def test_every_takeaway_carries_its_support() -> None:
    brief = brief_of(draft(), Opinions({FACTS[1][1]: 0.7}))

    assert [t.support for t in brief.takeaways] == [0.9, 0.7, 0.9, 0.9, 0.9]
    assert (brief.findings, brief.verdict) == ((), "publishable")


def test_without_a_model_nobody_has_judged_support() -> None:
    brief = check(draft(), document(FLOOD), BriefRequest())

    assert {t.support for t in brief.takeaways} == {None}


def test_a_line_without_support_is_replaced_by_its_alternate() -> None:
    facts = (fact("Flooded Homes", UNSUPPORTED, FACTS[0][1]), *(fact(*pair) for pair in FACTS[1:]))

    brief = brief_of(draft(facts=facts), Opinions({UNSUPPORTED: WITHHELD_BELOW / 2}))

    assert brief.takeaways[0].text == FACTS[0][1]
    assert findings(brief, "key_takeaways[0]") == {("support", "rewritten")}
    assert brief.takeaways[0].support == 0.9
    assert brief.verdict == "publishable"


def test_a_fact_without_support_in_any_wording_is_withheld() -> None:
    facts = (fact("Flooded Homes", UNSUPPORTED), *(fact(*pair) for pair in FACTS))

    brief = brief_of(draft(facts=facts), Opinions({UNSUPPORTED: 0.0}))

    assert [t.text for t in brief.takeaways] == [text for _, text in FACTS]
    assert findings(brief, "key_takeaways[0]") == {("support", "withheld")}


def test_a_doubtful_line_stays_and_asks_for_an_editor_where_there_is_no_other() -> None:
    doubt = (WITHHELD_BELOW + DOUBTED_BELOW) / 2
    facts = tuple(fact(*pair) for pair in FACTS[:5])

    brief = brief_of(draft(facts=facts), Opinions({FACTS[2][1]: doubt}))

    assert brief.takeaways[4].text == FACTS[2][1]
    assert findings(brief, "key_takeaways[4]") == {("support", "flagged")}
    assert brief.verdict == "review"


def test_a_synopsis_is_as_good_as_its_least_supported_sentence() -> None:
    sentence = SYNOPSIS.partition(". ")[0]
    worst = sentence if SYNOPSIS.endswith(sentence) else f"{sentence}."

    brief = brief_of(draft(), Opinions({worst: 0.0}))

    assert brief.synopsis is None
    assert findings(brief, "synopsis") == {("support", "withheld")}


def test_no_line_is_read_twice() -> None:
    opinions = Opinions({UNSUPPORTED: 0.0})
    facts = (fact("Flooded Homes", UNSUPPORTED), *(fact(*pair) for pair in FACTS))

    brief_of(draft(facts=facts), opinions)

    assert len(opinions.asked) == len(set(opinions.asked))
    assert UNSUPPORTED in opinions.asked
