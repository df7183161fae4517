"""One article as the input holds it, not yet read, and the answer to it."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from service.errors import StandfirstError


@dataclass(frozen=True, slots=True)
class Record:
    """`content` is a request as JSON, a file still to be read, or what was wrong with the input
    at this place.

    `fallback_id` names the article where it does not name itself. `place` ("line 17") goes into
    error details; None where `fallback_id` says it all. `position`: how far into the input the
    record ends, in the units of its Source's `total`.
    """

    fallback_id: str
    place: str | None
    content: bytes | Path | StandfirstError
    position: int

    @property
    def size(self) -> int:
        """Bytes of the record held in memory."""
        return len(self.content) if isinstance(self.content, bytes) else 0

    def id(self) -> str:
        """What its JSON claims, however little else of it can be read; else `fallback_id`."""
        try:
            fields = json.loads(self.content) if isinstance(self.content, bytes) else None
        except (ValueError, RecursionError):
            return self.fallback_id
        claimed = fields.get("id") if isinstance(fields, dict) else None
        if not isinstance(claimed, str) or not 0 < len(claimed) <= 200:
            return self.fallback_id
        lone_surrogates = any("\ud800" <= sign <= "\udfff" for sign in claimed)
        return self.fallback_id if lone_surrogates else claimed

    def fingerprint(self) -> bytes:
        """What tells this record from another at its place, without reading a file's content."""
        if isinstance(self.content, bytes):
            return self.content
        if isinstance(self.content, Path):
            return f"{self.fallback_id}\0{_size(self.content)}".encode(errors="surrogatepass")
        return f"{self.fallback_id}\0{self.content.detail}".encode(errors="surrogatepass")


@dataclass(frozen=True, slots=True)
class Source:
    """The records of one input, read as they are asked for.

    `label` names the input in ids and in the run's record. `total`: where the last record ends
    (bytes, rows or files), None where nobody can know.
    """

    label: str
    total: int | None
    records: Iterator[Record]


@dataclass(frozen=True, slots=True)
class Answer:
    """A line of output without its line break; `code` is the error's, None for a brief."""

    line: bytes
    code: str | None = None


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:  # gone or out of reach: the worker that reads it says so
        return -1
