"""JSON Lines, read as bytes: a line that is no JSON is still a record."""

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from service.batch.record import Record
from service.errors import ArticleTooLong

# 5,000,000 characters of HTML, the contract's bound, each as a six-byte escape, and some room.
MAX_LINE_BYTES = 32 * 1024 * 1024

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def read_jsonl_file(path: Path, label: str) -> Iterator[Record]:
    """As read_jsonl, from a file."""
    with path.open("rb") as stream:
        yield from read_jsonl(stream, label)


def read_jsonl(stream: BinaryIO, label: str) -> Iterator[Record]:
    """One record a line that is not blank; lines are counted from 1, blank ones included.

    A line beyond MAX_LINE_BYTES is an ArticleTooLong and never held in memory.
    """
    position = 0
    for number, (line, length) in enumerate(_lines(stream), start=1):
        position += length
        content = line.removeprefix(_BYTE_ORDER_MARK) if number == 1 else line
        content = content.strip(b" \t\r\n")
        fallback_id, place = f"{label}:{number}", f"line {number}"
        if length > MAX_LINE_BYTES:
            error = ArticleTooLong(f"the line has {length} bytes; at most {MAX_LINE_BYTES}")
            yield Record(fallback_id, place, error, position)
        elif content:
            yield Record(fallback_id, place, content, position)


def _lines(stream: BinaryIO) -> Iterator[tuple[bytes, int]]:
    """Each line and its length; of one that is too long only the start."""
    while line := stream.readline(MAX_LINE_BYTES + 1):
        length = len(line)
        piece = line
        while len(piece) > MAX_LINE_BYTES and not piece.endswith(b"\n"):
            piece = stream.readline(MAX_LINE_BYTES + 1)
            length += len(piece)
        yield line, length
