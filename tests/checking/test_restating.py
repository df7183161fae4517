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
    ("The WTO met.", "The World Trade Organization met.", "The World Trade Organization met."),
    ("The World Trade Organization met.", "The WTO met.", "The WTO met."),
    # What stands only inside another word or number does not stand there.
    ("The EU met.", "The European Union met.", "The European Union met."),
    ("It cost 5 million.", "It cost five million of 15 million.", "It cost five million."),
    ("It shut on 1 May 2025.", "It shut 11 May 2025, open since May 1.", "It shut on May 1."),
    ("The Financial Conduct Authority met.", "The FC met the FCA.", "The FCA met."),
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


@pytest.mark.parametrize(("line", "sentence", "wanted"), RESTATED, ids=[r[0] for r in RESTATED])
def test_what_is_the_same_is_said_in_the_words_of_the_evidence(
    line: str, sentence: str, wanted: str
) -> None:
    article = source(sentence, at=AT)

    assert restated(article.line(line), (0,), article).text == wanted


@pytest.mark.parametrize(("line", "sentence"), KEPT, ids=[f"{a} {b}" for a, b in KEPT])
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
