"""Which sentences a line is read with: its evidence, what says who "he" is, and what else it may
rest on."""

import pytest

from service.checking import evidence, facts
from service.checking.judging import judge_statement
from service.checking.source import Source, index
from service.checking.support.reading_set import MOST_READ, read_with
from tests.checking.articles import document

ARTICLE = """The county council closed the bridge at Harrowby on Tuesday after a crack was found.

It will stay shut for six weeks while engineers mend the northern arch.

Farmer Tom Reyes drives 40 sheep across the river every morning.

He now takes the ferry at Orsett, which costs him two hours a day.

The council met on Friday.

The ferry company has put on a second boat."""


@pytest.fixture(scope="module")
def source() -> Source:
    return index(document(ARTICLE))


def found(text: str, source: Source) -> evidence.Evidence:
    line = source.line(text)
    return evidence.find(evidence.keys(line, facts.claims(line, source), source), source, ())


def test_what_shares_rare_words_stands_beside_the_evidence(source: Source) -> None:
    told = found("Reyes loses two hours daily on the ferry.", source)

    read = read_with(told.passages, source, told.beside)

    assert set(told.passages) <= set(read)
    assert {2, 3} <= set(read)


def test_rarer_words_count_for_more(source: Source) -> None:
    told = found("The council says Orsett.", source)

    # "Orsett" stands in one sentence, "council" in two.
    assert 3 in (*told.passages, *told.beside[:1])


def test_no_sentence_is_read_twice_nor_more_than_there_is_room_for(source: Source) -> None:
    read = read_with([3], source, [2, 3, 0, 5, 4, 1])

    assert read == (0, 2, 3, 5)
    assert len(read) == MOST_READ


def test_what_says_who_he_is_comes_before_what_stands_beside(source: Source) -> None:
    assert read_with([3], source) == (2, 3)
    assert read_with([3], source, [0, 4]) == (0, 2, 3, 4)


def test_without_evidence_nothing_is_read(source: Source) -> None:
    assert read_with([], source, [1, 2]) == ()


def test_words_of_ones_own_are_no_hard_miss(source: Source) -> None:
    judged = judge_statement(source.line("Repairs keep traffic away until mid-autumn."), source)

    assert judged.holds or not judged.readings
