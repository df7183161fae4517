"""The log: JSON lines in which no exception speaks."""

import io
import json
import logging
import sys
from collections.abc import Iterator

import pytest

from service.api.logs import JsonLines, configure

STORY = "Zanzibar burned"


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    stream = io.StringIO()
    configure("info", stream)
    yield stream
    root.handlers[:] = handlers
    root.setLevel(level)


def test_a_record_is_one_json_object_a_line(log: io.StringIO) -> None:
    logging.getLogger("service.x").info("two\nlines", extra={"fields": {"route": "/livez"}})

    [line] = log.getvalue().splitlines()
    record = json.loads(line)
    assert record.pop("time").endswith("+00:00")
    assert record == {
        "level": "info",
        "logger": "service.x",
        "message": "two\nlines",
        "route": "/livez",
    }


def test_an_exception_keeps_its_type_and_frames_and_loses_its_words(log: io.StringIO) -> None:
    def fail() -> None:
        raise ValueError(STORY) from KeyError(STORY)

    try:
        fail()
    except ValueError:
        logging.getLogger("service.x").exception("failed")

    record = json.loads(log.getvalue())
    assert record["exception"] == "ValueError"
    assert [frame.split()[-1] for frame in record["frames"]] == [
        "test_an_exception_keeps_its_type_and_frames_and_loses_its_words",
        "fail",
    ]
    assert STORY not in log.getvalue()


def test_records_below_the_level_are_dropped(log: io.StringIO) -> None:
    logging.getLogger("service.x").debug("too much")

    assert log.getvalue() == ""


def test_a_record_without_an_exception_has_none() -> None:
    record = logging.LogRecord("x", logging.INFO, "f", 1, "m", None, sys.exc_info())

    assert "exception" not in json.loads(JsonLines().format(record))
