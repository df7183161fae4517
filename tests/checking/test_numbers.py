"""Numbers are equal by value, unit and kind, however they are written."""

import pytest

from tests.checking.articles import false_claims, kinds

EQUAL = [
    ("31C", "31 degrees Celsius"),
    ("31°C", "31 degrees"),
    ("88F", "88 degrees Fahrenheit"),
    ("2,500 tonnes", "2,500 metric tons"),
    ("1,200", "1200"),
    ("1,20,000", "120,000"),
    ("twelve", "12"),
    ("31", "thirty-one"),
    ("two dozen", "24"),
    ("half a million", "500,000"),
    ("one and a half million", "1.5 million"),
    ("1.2 million", "1,200,000"),
    ("$1.2bn", "$1.2 billion"),
    ("US$5m", "$5 million"),
    ("$30", "30 dollars"),
    ("50 cents", "$0.50"),
    ("£2.5m", "2.5 million pounds"),
    ("€40", "40 euros"),
    ("Rs 500 crore", "₹500 crore"),
    ("₹5 lakh", "Rs 500,000"),
    ("40%", "forty per cent"),
    ("40 percent", "40 per cent"),
    ("half", "50%"),
    ("a quarter", "25 per cent"),
    ("two-thirds", "two thirds"),
    ("0.5 percentage points", "0.5 percentage point"),
    ("the 21st", "the twenty-first"),
    ("60 years", "60th anniversary"),
    ("5km", "5 kilometres"),
    ("8pm", "20:00"),
    ("10.30am", "10:30 a.m."),
    ("twice", "two times"),
    ("30 to 40 per cent", "30–40%"),
    ("between 40 and 50 minutes", "40 to 50 minutes"),
    ("$1-2 million", "$1 million to $2 million"),
    ("3-2", "3–2"),
    ("hundreds", "450"),
    ("several thousand", "thousands"),
]
DIFFERENT = [
    ("31C", "31 degrees Fahrenheit"),
    ("20 degree C", "20 degrees Fahrenheit"),
    ("20 degree centigrade", "20 degrees Fahrenheit"),
    ("2 degree F", "2 degrees Celsius"),
    ("2,500 tonnes", "2,500 barrels"),
    ("14", "40"),
    ("1,200", "12,000"),
    ("thirteen", "thirty"),
    ("$1.2bn", "$1.2m"),
    ("£2.5m", "$2.5m"),
    ("$54bn", "54bn rupees"),
    ("A$30", "C$30"),
    ("40%", "40 people"),
    ("0.5 percentage points", "0.5%"),
    ("a third", "half"),
    ("the third", "three"),
    ("10 weeks", "10 months"),
    ("5km", "5 miles"),
    ("8pm", "8am"),
    ("twice", "three times"),
    ("2-3", "3-2"),
    ("6-4 6-2", "6-4 6-3"),
    ("dozens", "hundreds"),
    ("hundreds", "45"),
]


@pytest.mark.parametrize(("mine", "theirs"), EQUAL, ids=[f"{a} = {b}" for a, b in EQUAL])
def test_equal_numbers_are_borne_out_in_both_directions(mine: str, theirs: str) -> None:
    assert not kinds(f"The report put it at {mine}.", f"The report put it at {theirs}.")
    if mine not in ("hundreds",):  # a vague number may stand for an exact one, not the reverse
        assert not kinds(f"The report put it at {theirs}.", f"The report put it at {mine}.")


@pytest.mark.parametrize(("mine", "theirs"), DIFFERENT, ids=[f"{a} ≠ {b}" for a, b in DIFFERENT])
def test_near_misses_are_caught_in_both_directions(mine: str, theirs: str) -> None:
    assert kinds(f"The report put it at {mine}.", f"The report put it at {theirs}.") == {"number"}
    assert kinds(f"The report put it at {theirs}.", f"The report put it at {mine}.") == {"number"}


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("Nearly 400 workers left.", "In all 396 workers left."),
        ("More than 300 workers left.", "In all 312 workers left."),
        ("Over 10,000 workers left.", "In all 10,450 workers left."),
        ("About 50 workers left.", "In all 52 workers left."),
        ("Less than 400 workers left.", "In all 396 workers left."),
        ("Not more than 400 workers left.", "In all 396 workers left."),
        ("It was no greater than 400 tonnes.", "It was 396 tonnes."),
        ("There weren't fewer than 300 workers.", "In all 312 workers left."),
        ("Not less than 400 workers left.", "At least 400 workers left."),
        ("Not more than 400 workers left.", "At most 400 workers left."),
        ("Between 300 and 400 workers left.", "In all 312 workers left."),
        ("Between about 300 and 400 workers left.", "In all 396 workers left."),
    ],
)
def test_a_hedged_number_may_be_rounded_the_right_way(line: str, sentence: str) -> None:
    assert not kinds(line, sentence)


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("In all 400 workers left.", "In all 396 workers left."),
        ("More than 400 workers left.", "In all 396 workers left."),
        ("Nearly 300 workers left.", "In all 312 workers left."),
        ("About 50 workers left.", "In all 58 workers left."),
        ("Fewer than 40 workers left.", "More than 40 workers left."),
        ("Not more than 40 workers left.", "More than 40 workers left."),
        ("Not less than 40 workers left.", "Fewer than 40 workers left."),
        ("Talks between Britain and 20 nations began.", "Talks of Britain and 15 nations began."),
        ("It was a fight between 20 gangs.", "It was a fight between 25 gangs."),
        ("It was a fight between 20 gangs and police.", "It was 25 gangs and police."),
        ("It was a fight between 20 and 15 men.", "It was a fight between 25 and 15 men."),
    ],
)
def test_rounding_without_a_hedge_or_the_wrong_way_is_caught(line: str, sentence: str) -> None:
    assert kinds(line, sentence) == {"number"}


def test_the_detail_of_a_wrong_number_names_the_nearest_one_of_the_article() -> None:
    [claim] = false_claims("Rain flooded 14 homes.", "Rain flooded 40 homes. It cost $5m.")

    assert (claim.surface, claim.nearest) == ("14", "40")


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("The F-16 landed.", "The F-16 landed."),
        ("One of them left.", "Many left, and many stayed."),
        ("The 400m final is open.", "The 400 metres final is open."),
        ("They rose 5m tonnes.", "They rose 5 million tonnes."),
    ],
)
def test_what_only_looks_like_a_number_is_let_pass(line: str, sentence: str) -> None:
    assert not kinds(line, sentence)


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("Ortega scored four goals in six games.", "Ortega scored six goals in four games."),
        ("Eight people came in two cars.", "Two people came in eight cars."),
    ],
)
def test_a_number_that_counts_something_else_is_caught(line: str, sentence: str) -> None:
    assert kinds(line, sentence) == {"number"}


@pytest.mark.parametrize(
    "sentence",
    [
        "The budget grew from $5m to $9m.",
        "The budget went from $5m in the first quarter to about $9m.",
        "The budget grew to $9m from $5m.",
        "The budget was $9m last year, up from $5m in 2020.",
        "The budget was $9m (£7m), compared with $5m.",
        "The budget grew $5m to $9m.",
    ],
)
def test_how_much_something_rose_is_told_by_where_it_rose_from_and_to(sentence: str) -> None:
    assert not kinds("Spending rose by $4m.", sentence)
    assert kinds("Spending rose by $3m.", sentence) == {"number"}


@pytest.mark.parametrize(
    "sentence",
    [
        "Spent $5m on ships and $9m on planes.",
        "Spent $5m, $9m and $20m.",
        "Spent $5m on moving staff to $9m offices.",
        "Spent $5m on ships, and on planes up to $9m.",
        "Spent $5m on ships. From $9m it got nothing.",
    ],
)
def test_two_numbers_that_nothing_joins_are_no_rise(sentence: str) -> None:
    assert kinds("Spending rose by $4m.", sentence) == {"number"}
