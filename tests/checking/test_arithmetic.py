"""A number that a reader works out of two of one sentence is none that the article lacks."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.checking.articles import false_claims, kinds

FROM_TO = "Spending rose from $5m to $9m."
NEAR_LEEDS = "Seven soldiers and five civilians died near Leeds."
FLIGHT = "Flight 269 was carrying 123 passengers and seven crew members to Phuket."
LABS = "The Labs spent 8.16 million euros ($10.6m) and raised just 2.56 million euros ($3.3m)."
POLL = "In the poll 45% of people would vote against the treaty and 24% in favour."

WORKED_OUT = [
    ("Spending rose by $4m.", FROM_TO),
    ("Spending rose $4m.", FROM_TO),
    ("Spending is up about $4m.", FROM_TO),
    ("It was a $4m rise in spending.", FROM_TO),
    ("It was a rise of $4m in spending.", FROM_TO),
    ("Spending rose by $4m.", "Spending rose to $9m from $5m last year."),
    ("New mortgages dropped by 8,000.", "New mortgages fell to 77,000, from 85,000 in October."),
    ("The club gained 10,000 members.", "The club's members rose from 15,000 to 25,000 this year."),
    ("Support fell by four percentage points.", "Support fell from 40% to 36%."),
    ("Spending rose 80%.", FROM_TO),
    ("Spending rose by 50 per cent.", "Spending rose from £6m to £9m."),
    ("Spending rose by a third.", "Spending rose from £6m to £8m."),
    ("Spending rose by 33%.", "Spending rose from £6m to £8m."),
    ("Spending rose by 33.3%.", "Spending rose from £6m to £8m."),
    ("Profit fell 44%.", "Profit fell from $9m to $5m."),
    ("Profit doubled.", "Profit rose from $5m to $10m."),
    ("Profit halved.", "Profit fell from $10m to $5m."),
    ("Profit more than doubled.", "Profit rose from $5m to $12m."),
    ("Profit nearly tripled.", "Profit rose from $5m to $14m."),
    ("The Labs spent 5.6 million euros more than they raised.", LABS),
    ("The Labs spent about 6 million euros more than they raised.", LABS),
    ("The no side led by 21 percentage points in the poll.", POLL),
    (
        "The cab's price exceeded the bid by $91,000.",
        "The cab's bid was $169,000, it got $260,000.",
    ),
    ("12 people died.", NEAR_LEEDS),
    ("A dozen people died near Leeds.", NEAR_LEEDS),
    ("There were 130 people on Flight 269.", FLIGHT),
    (
        "Checks were made on 185,000 people.",
        "Checks on 175,000 people at Heathrow and 10,000 here.",
    ),
    ("A total of $14m went on ships.", "It spent $5m on ships and $9m on more ships."),
    ("A quarter of the shops closed.", "Of the 20 shops in Leeds, 5 closed."),
    ("One in four shops closed.", "5 of 20 shops closed."),
    ("A quarter of the shops closed.", "Five of the 20 shops closed."),
    ("25% of the shops closed.", "5 out of 20 shops closed."),
    ("A fifth of the viewers left.", "The show lost one in five of its viewers."),
    ("Some 42% of the shops closed.", "5 of 12 shops closed."),
    (
        "Half of the subsidies went to banks.",
        "Of 24 trillion pesos in subsidies, 12 trillion went.",
    ),
]
NO_ARITHMETIC = [
    ("Spending rose by $3m.", FROM_TO, "another difference"),
    ("Spending fell by $4m.", FROM_TO, "the other direction"),
    ("Spending fell 44%.", FROM_TO, "the other direction in per cent"),
    ("Spending rose by 4m euros.", FROM_TO, "another currency"),
    ("Spending rose by $4bn.", FROM_TO, "another scale"),
    ("Spending rose 4%.", "Spending rose from 5% to 9%.", "points as per cent"),
    ("Spending rose 44%.", FROM_TO, "a part of the wrong end"),
    ("Spending rose 81%.", FROM_TO, "another percentage"),
    ("Spending rose by 33.4%.", "Spending rose from £6m to £8m.", "another digit behind the dot"),
    ("Spending rose to $4m.", FROM_TO, "a difference as a level"),
    ("Spending rose from $4m to $9m.", FROM_TO, "a difference as the start"),
    ("Spending rose by $4m.", "Spending rose by $5m to $9m.", "a rise and a level"),
    ("Spending rose by $4m.", "Spending was $5m for ships and $9m for planes.", "two things"),
    ("Spending rose by $4m.", "Spending was $5m. Spending is $9m now.", "two sentences"),
    ("Profit doubled.", "Profit rose from $5m to $9m.", "not quite double"),
    ("Profit doubled in years.", "Profit grows for five to ten years.", "a range"),
    ("The Labs spent 8 million euros more than they raised.", LABS, "another gap"),
    (
        "Derby's gate of 29,000 is 19,000 more than Burnley get.",
        "Derby's gate of 29,000 is 10,000 more than Burnley get.",
        "a gap of a gap",
    ),
    (
        "The Labs spent $4m more than the others.",
        "The Labs spent $1m, $5m, $20m, $40m and $80m in five years.",
        "one fit among many numbers",
    ),
    ("13 people died near Leeds.", NEAR_LEEDS, "another total"),
    ("12 soldiers died near Leeds.", NEAR_LEEDS, "all as the one kind"),
    ("All 130 passengers survived the flight.", FLIGHT, "all as the one kind, at once"),
    ("All 130 people went to Rome.", FLIGHT.replace(" and seven", ". On it were 7"), "sentences"),
    ("A fifth of the shops closed.", "5 of 20 shops closed.", "another share"),
    ("One in six shops closed.", "5 of 20 shops closed.", "another share in two numbers"),
    ("One in 70,000 dies.", "One in 700,000 dies.", "a share with a nought less"),
    ("Half of the schools closed.", "Dawson was one of two schools that closed.", "one of them"),
    ("She ran 30% of it.", "She ran it in second place, second in 6.67.", "a place in a row"),
    ("0.02% of the calls were new.", "A fifth of the 1,000 calls were new.", "a part of a part"),
    ("20% of the shops closed.", "5 of 20 shops closed, a source said.", "another percentage"),
]


@pytest.mark.parametrize(("line", "sentence"), WORKED_OUT, ids=[one[0] for one in WORKED_OUT])
def test_a_number_that_two_of_a_sentence_make_is_left_to_support(line: str, sentence: str) -> None:
    assert not kinds(line, sentence)


@pytest.mark.parametrize(
    ("line", "article"), [one[:2] for one in NO_ARITHMETIC], ids=[one[2] for one in NO_ARITHMETIC]
)
def test_a_number_that_no_arithmetic_makes_is_caught(line: str, article: str) -> None:
    assert "number" in kinds(line, article)


@pytest.mark.parametrize(
    "line",
    [
        "Spending rose from $4m to $9m.",
        "Spending rose to $4m.",
        "Spending rose from $5m to $4m.",
    ],
)
def test_a_number_in_the_place_of_another_is_still_a_swap(line: str) -> None:
    assert {claim.kind for claim in false_claims(line, FROM_TO)} == {"number"}


# Without commas four digits may be a year.
amounts = st.integers(1, 10**6)
units = st.sampled_from(["${}", "£{}m", "{:,} tonnes", "{:,} members"])
unhurried = settings(deadline=None)


@unhurried
@given(amounts, amounts, units)
def test_a_difference_is_worked_out_whatever_the_numbers(one: int, other: int, unit: str) -> None:
    verb = "rose" if one <= other else "fell"
    sentence = f"The total {verb} from {unit.format(one)} to {unit.format(other)}."

    assert not kinds(f"The total {verb} by {unit.format(abs(other - one))}.", sentence)


@unhurried
@given(st.integers(10, 10**6), st.integers(10, 10**6), amounts, units)
def test_no_other_difference_passes(one: int, other: int, told: int, unit: str) -> None:
    verb = "rose" if one <= other else "fell"
    sentence = f"The total {verb} from {unit.format(one)} to {unit.format(other)}."

    found = kinds(f"The total {verb} by {unit.format(told)}.", sentence)

    right = told in (one, other, abs(other - one))
    assert right or found == {"number"}


@unhurried
@given(st.integers(2, 999), st.integers(2, 999), st.integers(2, 999))
def test_a_share_passes_to_the_digit_that_it_shows(part: int, rest: int, told: int) -> None:
    whole = part + rest
    exact = Fraction(part * 100, whole)

    found = kinds(f"{told / 10}% of the shops closed.", f"{part} of {whole:,} shops closed.")

    assert found == (set() if abs(exact - Fraction(told, 10)) <= Fraction(1, 20) else {"number"})
