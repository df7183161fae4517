"""Processes at one stream of work: order, bounds, and what happens when they die."""

import os
import signal
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from service.batch.crew import Crew
from service.errors import WriterUnavailable
from tests.batch import crew_work
from tests.batch.crew_work import Work


def crew(start: Callable[[], Work], size: int = 1) -> Crew[str, str]:
    return Crew(size, start, lambda item, cause: f"{item} {cause}")


def chunks(*items: str) -> Iterator[list[str]]:
    return (item.split() for item in items)


def answers(team: Crew[str, str], work: Iterator[list[str]]) -> list[str]:
    with team:
        return [result for _, results in team.answers(work) for result in results]


def test_answers_come_in_the_order_of_the_questions() -> None:
    numbers = [str(number) for number in range(12)]

    found = answers(crew(crew_work.slow_first, size=2), chunks(*numbers))

    assert found == numbers


def test_chunks_come_back_with_their_own_items() -> None:
    with crew(crew_work.shouting) as team:
        found = list(team.answers(chunks("a b", "c")))

    assert found == [(["a", "b"], ["A", "B"]), (["c"], ["C"])]


def test_nothing_asked_is_nothing_answered() -> None:
    assert answers(crew(crew_work.shouting), chunks()) == []


def test_few_chunks_are_read_ahead_of_a_slow_one() -> None:
    read: list[str] = []

    def counted() -> Iterator[list[str]]:
        for number in range(100):
            read.append(str(number))
            yield [str(number)]

    with crew(crew_work.slow_first, size=2) as team:
        next(team.answers(counted()))

    assert len(read) <= 8


def test_an_item_that_kills_its_process_twice_is_given_up_alone() -> None:
    start = partial(crew_work.dying_of, "bad")

    found = answers(crew(start), chunks("a b", "c bad d", "e"))

    assert found == ["A", "B", "C", "bad killed by SIGKILL", "D", "E"]


def test_an_item_whose_process_died_once_is_answered_all_the_same(tmp_path: Path) -> None:
    start = partial(crew_work.dying_of, "bad", tmp_path / "once")

    found = answers(crew(start, size=2), chunks("a b", "c bad d", "e"))

    assert found == ["A", "B", "C", "BAD", "D", "E"]


def test_a_fault_of_the_program_costs_one_item(capfd: pytest.CaptureFixture[str]) -> None:
    found = answers(crew(crew_work.stumbling), chunks("fine fault fine"))

    assert found == ["fine", "fault with exit code 1", "fine"]
    assert "KeyError" in capfd.readouterr().err


def test_processes_that_do_nothing_but_die_end_the_run(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("service.batch.crew._MOST_DEATHS", 4)
    start = partial(crew_work.dying_of, "bad")

    with pytest.raises(WriterUnavailable, match="4 worker processes died in a row, killed by"):
        answers(crew(start), chunks("bad", "bad", "bad"))


def test_a_process_killed_from_outside_is_replaced() -> None:
    with crew(crew_work.naming) as team:
        stream = team.answers(chunks("a", "b", "c", "d"))
        _, [first] = next(stream)
        os.kill(int(first), signal.SIGKILL)

        rest = [result for _, results in stream for result in results]

    assert len(rest) == 3
    assert first not in rest[1:]


def test_what_starting_raises_ends_the_run() -> None:
    with pytest.raises(WriterUnavailable, match="no weights here"):
        answers(crew(crew_work.unable), chunks("a"))


def test_a_process_that_dies_as_it_starts_ends_the_run() -> None:
    with pytest.raises(WriterUnavailable, match="with exit code 7"):
        answers(crew(crew_work.stillborn), chunks("a"))


def test_leaving_ends_the_processes() -> None:
    with crew(crew_work.naming, size=2) as team:
        _, [pid] = next(team.answers(chunks("a")))

    with pytest.raises(ProcessLookupError):
        os.kill(int(pid), 0)
