"""A date of a line stands in the article, in any form, or in its dateline or day of issue."""

from datetime import UTC, datetime

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from service.checking.facts import claims
from service.checking.support.restating import restated
from service.checking.text.dates import dates
from service.checking.text.statement import statement
from tests.checking.articles import kinds, source

EQUAL = [
    ("5 September", "Sept. 5"),
    ("5 September", "Sep 5"),
    ("September 5", "the 5th of September"),
    ("September 2004", "Sept. 2004"),
    ("Tuesday", "Tuesday's"),
    ("12 March 2004", "March 12, 2004"),
    ("2004-05", "2004/05"),
    ("the 1990s", "the 90s"),
    ("late January", "the end of January"),
    ("last month", "the past month"),
    ("next week", "the coming week"),
    ("in 2004", "in March 2004"),
    ("in March", "on 12 March"),
]
DIFFERENT = [
    ("5 September", "6 September"),
    ("5 September", "5 October"),
    ("12 March", "12 May"),
    ("in 2004", "in 2005"),
    ("Tuesday", "Wednesday"),
    ("the 1990s", "the 1980s"),
    ("late January", "early January"),
    ("last month", "last week"),
    ("next week", "this week"),
    ("in the evening", "in the morning"),
    ("2004-05", "2005-06"),
    ("on 12 March 2004", "on 12 March 2005"),
]


@pytest.mark.parametrize(("mine", "theirs"), EQUAL, ids=[f"{a} = {b}" for a, b in EQUAL])
def test_the_same_date_in_another_form_is_borne_out(mine: str, theirs: str) -> None:
    assert not kinds(f"The bridge opened {mine}.", f"The bridge opened {theirs}.")


@pytest.mark.parametrize(("mine", "theirs"), DIFFERENT, ids=[f"{a} ≠ {b}" for a, b in DIFFERENT])
def test_another_date_is_caught(mine: str, theirs: str) -> None:
    assert kinds(f"The bridge opened {mine}.", f"The bridge opened {theirs}.") == {"date"}


@pytest.mark.parametrize(
    "words", ["He may go", "May I go", "They march on", "Theresa May spoke", "the Sun wrote"]
)
def test_words_that_are_also_months_or_days_are_no_dates(words: str) -> None:
    assert dates(words) == ()


def test_a_day_may_come_from_the_day_of_publication() -> None:
    read = source("The bridge opened today.", at=datetime(2025, 9, 5, tzinfo=UTC))

    held = claims(statement("The bridge opened on 5 September 2025."), read)
    missed = claims(statement("The bridge opened on 6 September 2025."), read)

    assert [claim.false for claim in held] == [False]
    assert [claim.false for claim in missed] == [True]


def test_a_day_may_come_from_the_dateline() -> None:
    read = source("The bridge opened today.", dateline="SEOUL, Sep 5 (NationPress) ")

    found = claims(statement("The bridge opened on September 5."), read)

    assert [claim.false for claim in found] == [False]


@pytest.mark.parametrize("at", [datetime.min, datetime.max], ids=["first", "last"])
def test_what_a_field_of_no_date_defaults_to_is_no_day_of_publication(at: datetime) -> None:
    read = source("The bridge opened on Tuesday.", at=at.replace(tzinfo=UTC))

    assert (read.written, read.margin_dates) == (None, ())


PHRASES = """on Tuesday|next Friday|last Monday|this week|last week|next month|last month|next year
last year|tomorrow|yesterday|on 29 February|in March|last August|next August|in three days
2 months ago|12 years ago|in 12 years""".replace("\n", "|").split("|")


@settings(deadline=None)  # the first call loads dateparser
@example(datetime(1, 1, 1, tzinfo=UTC), "last year", "last month")
@example(datetime(1500, 1, 1, tzinfo=UTC), "12 years ago", "last year")
@example(datetime(2200, 12, 31, tzinfo=UTC), "in 12 years", "next Friday")
@example(datetime(9999, 12, 31, tzinfo=UTC), "next Friday", "tomorrow")
@given(st.datetimes(timezones=st.just(UTC)), st.sampled_from(PHRASES), st.sampled_from(PHRASES))
def test_dates_can_be_told_apart_whenever_the_article_is_of(
    at: datetime, mine: str, theirs: str
) -> None:
    read = source(f"The bridge opened {theirs}.", at=at)
    line = statement(f"The bridge opened {mine}.")

    assert restated(line, (0,), read).text
    assert all(claim.surface for claim in claims(line, read))


WEDNESDAY = datetime(2025, 5, 14, tzinfo=UTC)
COUNTED = [
    ("on 13 May", "on Tuesday"),
    ("on Tuesday", "on 13 May 2025"),
    ("on May 13, 2025", "yesterday"),
    ("yesterday", "on Tuesday"),
    ("on 20 May", "next Tuesday"),
    ("in April", "last month"),
    ("in 2024", "last year"),
    ("this week", "on Tuesday"),
    ("this year", "in March 2025"),
    ("on 11 May", "three days ago"),
    ("on Sunday", "three days ago"),
    ("on 12 May 2025", "the day before yesterday"),
    ("in March", "2 months ago"),
    ("in 2023", "two years ago"),
    ("on 17 May", "in three days"),
    ("on 16 May", "next Friday"),
    ("on 23 May", "next Friday"),
    ("on 9 May", "last Friday"),
    ("on 12 May", "last Monday"),
    ("on 5 May", "last Monday"),
    ("on 16 May", "this Friday"),
    ("in August 2024", "last August"),
    ("in March 2025", "last March"),
    ("in March 2026", "next March"),
]
MISCOUNTED = [
    ("on 12 May", "on Tuesday"),
    ("on Wednesday", "yesterday"),
    ("in March", "last month"),
    ("in 2023", "last year"),
    ("on Tuesday", "this week"),
    ("last week", "on 13 May"),
    ("tomorrow", "on Thursday 22 May"),
    ("on 10 May", "three days ago"),
    ("in April", "2 months ago"),
    ("on 11 May", "in three days"),
    ("on 9 May", "next Friday"),
    ("on 30 May", "next Friday"),
    ("on 16 May", "last Friday"),
    ("on 19 May", "last Monday"),
    ("on 14 May", "next Wednesday"),
    ("last Friday", "next Friday"),
    ("in August 2023", "last August"),
    ("in March 2025", "next March"),
]


@pytest.mark.parametrize(("mine", "theirs"), COUNTED, ids=[f"{a} = {b}" for a, b in COUNTED])
def test_relative_dates_count_from_the_day_of_publication(mine: str, theirs: str) -> None:
    said = source(f"The bridge opened {theirs}.", at=WEDNESDAY)

    found = claims(statement(f"The bridge opened {mine}."), said)

    assert [claim.surface for claim in found if claim.false] == []


@pytest.mark.parametrize(("mine", "theirs"), MISCOUNTED, ids=[f"{a} ≠ {b}" for a, b in MISCOUNTED])
def test_a_day_counted_wrongly_is_caught(mine: str, theirs: str) -> None:
    said = source(f"The bridge opened {theirs}.", at=WEDNESDAY)

    found = claims(statement(f"The bridge opened {mine}."), said)

    assert [claim.kind for claim in found if claim.false] == ["date"]


def test_relative_dates_count_from_a_dateline_with_its_year() -> None:
    said = source("The bridge opened on Tuesday.", dateline="LEEDS, 14 May 2025 - ")

    found = claims(statement("The bridge opened on 13 May."), said)

    assert not any(claim.false for claim in found)


SECOND = [
    ("The forge cut prices on Wednesday for the first time since 2020.", "cut prices on May 14."),
    ("The forge sold 900 anvils last year, up 3% on 2023.", "sold 900 anvils in 2024."),
    ("The forge sold 900 anvils last year, up 3% on 2023.", "sold 900 anvils, up 3% on 2023."),
    ("The forge moved from Hull in 2019 to Goole in 2021.", "moved from Hull in 2019."),
]
SECOND_AS_FIRST = [
    ("The forge cut prices on Wednesday for the first time since 2020.", "cut prices on May 15."),
    ("The forge cut prices on Wednesday for the first time since 2020.", "cut prices in 2020."),
    ("The forge sold 900 anvils last year, up 3% on 2023.", "sold 900 anvils in 2023."),
]


@pytest.mark.parametrize(("said", "line"), SECOND)
def test_a_second_date_of_the_sentence_takes_nothing_from_the_first(said: str, line: str) -> None:
    found = claims(statement(f"The forge {line}"), source(said, at=WEDNESDAY))

    assert not any(claim.false for claim in found)


@pytest.mark.parametrize(("said", "line"), SECOND_AS_FIRST)
def test_a_second_date_does_not_stand_for_the_first(said: str, line: str) -> None:
    found = claims(statement(f"The forge {line}"), source(said, at=WEDNESDAY))

    assert [claim.kind for claim in found if claim.false] == ["date"]


@pytest.mark.parametrize(
    ("day", "false"), [("July 8", False), ("July 9", False), ("July 10", True), ("June 9", True)]
)
def test_weekdays_count_from_a_dateline_without_a_year(day: str, false: bool) -> None:
    said = source(
        "Ministers agreed on a budget on Wednesday.",
        "Officials will meet again on Thursday.",
        dateline="BRUSSELS, July 8 - ",
    )

    found = claims(statement(f"Officials will meet again on {day}."), said)

    assert any(claim.false for claim in found) == false
