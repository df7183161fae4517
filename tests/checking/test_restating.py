"""A line is put in the words of its evidence where look-ups know that they say the same."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.article import Article
from service.checking.claims import check_claims
from service.checking.support import load_support
from service.checking.support.restating import restated
from service.checking.text.dates import MONTHS
from tests.checking.articles import FLOOD, source

# A Wednesday.
AT = datetime(2025, 5, 14, tzinfo=UTC)
RESTATED = [
    ("It opened on 13 May 2025.", "It opened on Tuesday.", "It opened on Tuesday."),
    ("It opened in August 2024.", "It opened last August.", "It opened in last August."),
    ("It opens on 15 May.", "It opens tomorrow.", "It opens on tomorrow."),
    ("It will open on 19 May.", "It will open on Monday.", "It will open on Monday."),
    ("It will open on 23 May.", "It will open next Friday.", "It will open on next Friday."),
    ("It cost £30m.", "It cost 30 million pounds.", "It cost 30 million pounds."),
    ("It weighs 40 metric tons.", "It weighs 40 tonnes.", "It weighs 40 tonnes."),
    ("It reached 31 degrees Celsius.", "It reached 31C.", "It reached 31C."),
    ("It is 3.7 km long.", "It is 2.3 miles long.", "It is 2.3 miles long."),
    ("It reached 104F.", "It reached 40C.", "It reached 40C."),
    ("The WTO met.", "The World Trade Organization met.", "The World Trade Organization met."),
    ("The World Trade Organization met.", "The WTO met.", "The WTO met."),
    # What stands only inside another word or number does not stand there.
    ("The EU met.", "The European Union met.", "The European Union met."),
    ("It cost 5 million.", "It cost five million of 15 million.", "It cost five million."),
    ("It shut on 1 May 2025.", "It shut 11 May 2025, open since May 1.", "It shut on May 1."),
    ("The Financial Conduct Authority met.", "The FC met the FCA.", "The FCA met."),
]
FROM_TO = "Spending rose from $5m to $9m."
DEAD = "Seven soldiers and five civilians died near Leeds."
SHOPS = "5 of the 20 shops closed."
ONE_IN_FOUR = "One in four shops closed."
WORKED_OUT = [
    ("Spending rose by $4m in May.", FROM_TO, "Spending rose from $5m to $9m in May."),
    ("Spending rose $4m.", FROM_TO, "Spending rose from $5m to $9m."),
    ("Spending rose about 80%.", FROM_TO, "Spending rose from $5m to $9m."),
    ("Spending was up $4m to $9m.", FROM_TO, "Spending was up from $5m to $9m."),
    ("Spending rose by $4m from $5m.", FROM_TO, "Spending rose from $5m to $9m."),
    ("A rise of $4m was told.", FROM_TO, "A rise from $5m to $9m was told."),
    ("It saw an 80% rise in it.", FROM_TO, "It saw a rise from $5m to $9m in it."),
    ("It saw a $4m increase.", FROM_TO, "It saw an increase from $5m to $9m."),
    ("A $4m spending rise came.", FROM_TO, "A spending rise from $5m to $9m came."),
    ("Spending has gained $4m.", FROM_TO, "Spending has gone from $5m to $9m."),
    ("Debts lost 40%.", "Debts fell to £3m from £5m.", "Debts went from £5m to £3m."),
    ("Debts doubled.", "Debts rose from £3m to £6m.", "Debts doubled from £3m to £6m."),
    ("Debts doubled to £6m.", "Debts rose from £3m to £6m.", "Debts doubled from £3m to £6m."),
    ("Near Leeds 12 people died.", DEAD, "Near Leeds seven soldiers and five civilians died."),
    ("A dozen people died.", DEAD, "Seven soldiers and five civilians died."),
    (
        "Ten cars in all were hit.",
        "7 red cars and 3 cars burnt.",
        "7 red cars and 3 cars in all were hit.",
    ),
    (
        "Six people left.",
        "Three Russians and three Americans left.",
        "Three Russians and three Americans left.",
    ),
    (
        "All 20 people left.",
        "12 Russians and eight crew members left.",
        "All 12 Russians and eight crew members left.",
    ),
    ("A quarter of the shops closed.", SHOPS, "5 of the 20 shops closed."),
    ("A quarter of shops closed.", SHOPS, "5 of the 20 shops closed."),
    ("A quarter of its 20 shops closed.", SHOPS, "5 of its 20 shops closed."),
    ("One in four shops closed.", SHOPS, "5 of the 20 shops closed."),
    ("25% of shops closed.", "Of the 20 shops, 5 closed.", "5 of the 20 shops closed."),
    ("25% of shops closed.", ONE_IN_FOUR, "One in four shops closed."),
    ("In May 25% of its shops closed.", ONE_IN_FOUR, "In May one in four of its shops closed."),
    ("Some 42% of shops closed.", "5 of 12 shops closed.", "5 of 12 shops closed."),
]
# Worked out as well, but where the two cannot stand, or as more than they make.
IN_OTHER_WORDS = [
    ("Spending rose by $4m a year.", FROM_TO),
    ("Spending rose by more than $4m.", FROM_TO),
    ("Spending rose by $4m to $10m.", FROM_TO),
    ("Spending rose by a further $4m.", FROM_TO),
    ("A doubling of spending to $9m.", "Spending rose from $4.5m to $9m."),
    ("It doubled its spending.", "Spending rose from $4.5m to $9m."),
    ("Its spending was $4m more than its income.", "Its spending was $9m, its income $5m."),
    ("They lost 12 lives, all told.", DEAD),
    ("12 people and a dog died.", DEAD),
    ("12 young people died, all told.", DEAD),
    ("12 children died, all told.", DEAD),
    ("12 people died.", "Seven cats and five dogs died."),
    ("In all 20 people left.", "12 people left Leeds and eight York."),
    ("The other quarter of the shops closed.", SHOPS),
    ("More than a quarter of the shops closed.", SHOPS),
    ("Spending fell by $4m.", FROM_TO),
    ("Spending rose by $3m.", FROM_TO),
    ("12 soldiers died.", DEAD),
    ("A fifth of the shops closed.", SHOPS),
]
KEPT = [
    ("It opened on 14 May.", "It opened on Tuesday."),
    ("It opened on 20 May.", "It opened on Tuesday."),
    ("It will open on 16 May.", "It will open next Friday."),
    ("It opened this week.", "It opened on Tuesday."),
    ("It opened on Tuesday.", "It opened on Tuesday."),
    ("It cost $30m.", "It cost 30 million pounds."),
    ("It took 40 minutes.", "It took 40 hours."),
    ("The WHO met.", "The World Trade Organization met."),
    ("A third of voters left.", "They left in the third quarter."),
    ("They left in the third quarter.", "A third of voters left."),
    ("It weighs 30 lb.", "It weighs 40 lb."),
]


@pytest.mark.parametrize(
    ("line", "sentence", "wanted"),
    [*RESTATED, *WORKED_OUT],
    ids=[f"{line} {sentence}" for line, sentence, _ in (*RESTATED, *WORKED_OUT)],
)
def test_what_is_the_same_is_said_in_the_words_of_the_evidence(
    line: str, sentence: str, wanted: str
) -> None:
    article = source(sentence, at=AT)

    assert restated(article.line(line), (0,), article).text == wanted


@pytest.mark.parametrize(
    ("line", "sentence"),
    [*KEPT, *IN_OTHER_WORDS],
    ids=[f"{a} {b}" for a, b in (*KEPT, *IN_OTHER_WORDS)],
)
def test_what_is_not_the_same_or_stands_there_is_kept(line: str, sentence: str) -> None:
    article = source(sentence, at=AT)

    assert restated(article.line(line), (0,), article).text == line


@given(st.integers(-400, 400))
def test_a_day_that_is_not_the_one_is_never_made_it(days: int) -> None:
    article = source("The bridge was opened on Monday by the mayor.", at=AT)
    day = AT + timedelta(days)
    line = f"The bridge was opened on {day.day} {MONTHS[day.month - 1].title()} {day.year}."

    told = restated(article.line(line), (0,), article).text

    assert (told != line) == (days == -2)


@given(st.integers(1, 999), st.integers(1, 999), st.integers(1, 999))
def test_a_difference_that_is_not_the_one_is_never_made_it(one: int, other: int, told: int) -> None:
    article = source(f"Sales went from {one} tonnes to {other} tonnes.")
    verb = "rose" if one <= other else "fell"
    line = f"Sales {verb} by {told} tonnes."

    read = restated(article.line(line), (0,), article).text

    right = abs(other - one) == told and told not in (one, other)
    assert read == (f"Sales {verb} from {one} tonnes to {other} tonnes." if right else line)


@given(st.text(max_size=80), st.text(min_size=1, max_size=80))
def test_any_line_can_be_restated(line: str, sentence: str) -> None:
    article = source(sentence, at=AT)

    assert restated(article.line(line), (0,), article) is not None


@pytest.mark.parametrize(
    ("claim", "supported"),
    [
        ("Heavy rain flooded 40 homes in Harrowby on 4 March 2025.", True),
        ("Heavy rain flooded 40 homes in Harrowby on 11 March 2025.", False),
        ("Heavy rain flooded 40 homes in Harrowby on 3 March 2025.", False),
    ],
)
def test_a_resolved_day_helps_and_another_does_not(claim: str, supported: bool) -> None:
    article = Article("a", FLOOD, published_at=datetime(2025, 3, 5, tzinfo=UTC))

    [found] = check_claims(article, [claim], load_support()).claims

    assert found.supported == supported


@pytest.mark.parametrize(
    ("claim", "supported"),
    [
        ("Spending on libraries rose by $4m last year.", True),
        ("Spending on libraries rose by 80% last year.", True),
        ("Spending on libraries rose by $3m last year.", False),
        ("Spending on libraries fell by $4m last year.", False),
        ("Spending on schools rose by $4m last year.", False),
        ("A quarter of the shops in Harrowby closed.", True),
        ("A fifth of the shops in Harrowby closed.", False),
    ],
)
def test_a_number_worked_out_helps_and_another_does_not(claim: str, supported: bool) -> None:
    text = (
        "Spending on libraries in Harrowby rose from $5m to $9m last year, the council said."
        " Five of the 20 shops in Harrowby closed after the flood. Schools opened again on Monday."
    )

    [found] = check_claims(Article("a", text), [claim], load_support()).claims

    assert found.supported == supported


WORKU = "Ethiopia's Tsehay Worku was second in Porto."
JOY = "Worku said that she felt no joy."


@pytest.mark.parametrize(
    ("line", "passages", "wanted"),
    [
        ("Tsehay Worku felt no joy.", [WORKU, JOY], "Worku felt no joy."),
        ("Tsehay Worku was second.", [WORKU], "Tsehay Worku was second."),
        ("Abeba Worku felt no joy.", [WORKU, JOY], "Abeba Worku felt no joy."),
        (
            "Tsehay Worku felt no joy.",
            [WORKU, JOY, "Abeba Worku won."],
            "Tsehay Worku felt no joy.",
        ),
        ("Tsehay Worku felt no joy.", [WORKU, JOY, "Ms Worku left."], "Worku felt no joy."),
        (
            "Tesco Bank raised rates.",
            ["Tesco Bank shut.", "The Bank of England raised rates."],
            "Tesco Bank raised rates.",
        ),
        ("New York was flooded.", ["New York shut.", "York was flooded."], "New York was flooded."),
    ],
    ids=[
        "known by the surname",
        "never",
        "another",
        "two of the name",
        "with a title",
        "a bank",
        "a city",
    ],
)
def test_a_full_name_is_read_as_the_surname_that_the_evidence_has(
    line: str, passages: list[str], wanted: str
) -> None:
    found = source(*passages)

    assert restated(found.line(line), range(len(passages)), found).text == wanted
