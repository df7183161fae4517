"""The service's log: one JSON object a line, with nothing of any article in it."""

import json
import logging
import sys
import traceback
from datetime import UTC, datetime
from typing import TextIO


class JsonLines(logging.Formatter):
    """Time, level, logger and message; `extra={"fields": {...}}` adds fields.

    Of an exception only its type and the lines it passed are kept: its message may quote an
    article.
    """

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        line |= getattr(record, "fields", {})
        if record.exc_info and record.exc_info[1]:
            line |= frames(record.exc_info[1])
        return json.dumps(line, ensure_ascii=False, default=str)


def frames(error: BaseException) -> dict[str, object]:
    """An exception without its words: type, and the file, line and function of each frame."""
    return {
        "exception": type(error).__qualname__,
        "frames": [
            f"{frame.filename}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(error.__traceback__)
        ],
    }


def configure(level: str, stream: TextIO = sys.stderr) -> None:
    """Sends every logger's records of `level` and above to `stream`, as JSON lines."""
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonLines())
    logging.basicConfig(level=level.upper(), handlers=[handler], force=True)
