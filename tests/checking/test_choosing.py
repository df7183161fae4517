"""Which facts make the brief: the first that hold, those in some doubt last."""

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from service.article import BriefRequest
from service.checking.choosing import choose_takeaways
from service.checking.judging import Judged
from service.checking.miss import Miss
from service.document import Span
from service.draft import Takeaway

LINES = (
    "Rain flooded the harbour of Delft on Monday.",
    "Teachers began a strike over pay.",
    "A court jailed the former mayor for fraud.",
    "Norbank sold its stake in a brewery.",
)
FAILED = Judged((), (Miss("number", "7 is not in the article", "hard"),))


def kept(support: Mapping[str, float | None], asked: int) -> list[str]:
    """The lines taken of LINES, of which those without a support fail."""

    def judge(offer: Takeaway) -> Judged:
        share = support[offer.text]
        return FAILED if share is None else Judged((Span(0, 9),), (), support=share)

    facts = [(Takeaway(f"Fact {n}", line, (Span(0, 9),)),) for n, line in enumerate(LINES)]
    found = choose_takeaways(facts, judge, BriefRequest(takeaways=asked))
    return [line.text for line in found.lines]


def test_a_fact_that_no_claim_of_it_would_stand_waits_for_the_others() -> None:
    support = dict(zip(LINES, (0.9, 0.4, 0.9, 0.9), strict=True))

    assert kept(support, 3) == [LINES[0], LINES[2], LINES[3]]
    assert kept(support, 4) == [LINES[0], LINES[2], LINES[3], LINES[1]]


def test_of_two_ways_to_say_a_fact_the_one_that_would_stand_as_a_claim_is_taken() -> None:
    support = {"It rained.": 0.4, "Rain fell.": 0.9}
    ways = tuple(Takeaway("Rain", text, (Span(0, 9),)) for text in support)

    def judge(offer: Takeaway) -> Judged:
        return Judged((Span(0, 9),), (), support=support[offer.text])

    found = choose_takeaways([ways], judge, BriefRequest(takeaways=1))

    assert [line.text for line in found.lines] == ["Rain fell."]
    assert not found.findings


def test_a_fact_told_already_is_not_told_in_fewer_words_while_there_are_others() -> None:
    told = "The night tube will serve five lines from May."
    again = ("The night tube will serve five lines in the west.", "Trains will reach the west.")
    facts = [
        tuple(Takeaway(f"Fact {text[:9]}", text, (Span(0, 9),)) for text in ways)
        for ways in ((told,), again, (LINES[0],))
    ]

    def lines(asked: int) -> list[str]:
        found = choose_takeaways(
            facts, lambda _: Judged((Span(0, 9),), (), support=0.9), BriefRequest(takeaways=asked)
        )
        return [line.text for line in found.lines]

    assert lines(2) == [told, LINES[0]]
    assert lines(3) == [told, LINES[0], again[1]]


def test_what_fails_is_left_out_before_what_is_weak() -> None:
    support = dict(zip(LINES, (0.4, None, 0.9, None), strict=True))

    assert kept(support, 3) == [LINES[2], LINES[0]]


@given(
    st.lists(st.none() | st.floats(0, 1), min_size=4, max_size=4),
    st.integers(min_value=1, max_value=4),
)
def test_as_many_are_taken_as_hold(shares: list[float | None], asked: int) -> None:
    support = dict(zip(LINES, shares, strict=True))

    found = kept(support, asked)

    held = [line for line in LINES if support[line] is not None]
    assert len(found) == len(set(found)) == min(asked, len(held))
    assert set(found) <= set(held)
