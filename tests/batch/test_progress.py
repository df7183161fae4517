"""What a run says of itself on stderr."""

import io
from collections.abc import Callable

import pytest

from service.batch.progress import bar, lines, summary_line
from service.batch.run import Report, Tally

NOTHING = Tally(0, {})


def clock_of(*times: float) -> Callable[[], float]:
    return iter(times).__next__


def test_a_line_comes_every_ten_seconds() -> None:
    stream = io.StringIO()
    clock = clock_of(0, 5, 10, 15, 20.5)

    with lines(stream, clock)(100, NOTHING, 0) as show:
        for answered in (5, 10, 15, 20):
            show(Tally(answered, {"empty_article": 1}), answered)

    assert stream.getvalue().splitlines() == [
        "11 articles, 1.1/s, 1 failed, 0:01:30 left",
        "21 articles, 1.0/s, 1 failed, 0:01:22 left",
    ]


def test_rate_and_time_left_are_those_of_this_run() -> None:
    stream = io.StringIO()

    with lines(stream, clock_of(0, 10))(100, Tally(80, {}), 80) as show:
        show(Tally(90, {}), 90)

    assert stream.getvalue() == "90 articles, 1.0/s, 0 failed, 0:00:10 left\n"


def test_no_time_is_promised_where_the_end_is_unknown() -> None:
    stream = io.StringIO()

    with lines(stream, clock_of(0, 10))(None, NOTHING, 0) as show:
        show(Tally(20, {}), 20)

    assert stream.getvalue() == "20 articles, 2.0/s, 0 failed\n"


def test_a_terminal_gets_a_bar(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "120")

    with bar(100, NOTHING, 0) as show:
        show(Tally(49, {"empty_article": 1}), 50)

    shown = capsys.readouterr().err
    assert "50%" in shown
    assert "50 articles" in shown
    assert "1 failed" in shown


def test_the_last_line_counts_failures_by_code() -> None:
    report = Report(Tally(57, {"worker_died": 1, "empty_article": 2}), fresh=30)

    assert summary_line(report, 10.0) == (
        "57 answered, 3 failed (empty_article 2, worker_died 1);"
        " 30 articles in 10.0 s, 3.0 articles/s"
    )


def test_a_run_without_failures_names_none() -> None:
    assert summary_line(Report(Tally(5, {}), 0), 0.0) == (
        "5 answered, 0 failed; 0 articles in 0.0 s, 0.0 articles/s"
    )
