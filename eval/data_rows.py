"""The rows of a file of articles: JSON Lines, Parquet, or CNN/DailyMail's stories."""

import gzip
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.reference import ToolError

_HIGHLIGHT = "@highlight"
_ROWS_AT_ONCE = 64


@dataclass(frozen=True, slots=True)
class Row:
    """What one row has by its keys, not looked at yet. `place` is for messages; `sha256` covers
    all of it."""

    place: str
    fields: Any
    sha256: str


def rows_of(path: Path) -> Iterator[Row]:
    """The rows in order, read as they are asked for: of a .story file one, of a folder one for
    each .story in it, by name; of a .parquet file, or else of JSON Lines, packed or not.

    Raises: ToolError where it cannot be read.
    """
    try:
        if path.is_dir():
            for story in sorted(path.rglob("*.story")):
                yield _story(story)
        elif path.suffix == ".story":
            yield _story(path)
        else:
            yield from _parquet(path) if path.suffix == ".parquet" else _json_lines(path)
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise ToolError(f"cannot read {path}: {error}") from error


def _json_lines(path: Path) -> Iterator[Row]:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                place = f"{path.name}:{number}"
                try:
                    fields = json.loads(line)
                except ValueError as error:
                    raise ToolError(f"{place}: no JSON: {error}") from error
                yield Row(place, fields, hashlib.sha256(line.strip().encode()).hexdigest())


def _parquet(path: Path) -> Iterator[Row]:
    # Slow to load, and of use here alone.
    import pyarrow
    from pyarrow import parquet

    number = 0
    try:
        with parquet.ParquetFile(path) as table:
            for batch in table.iter_batches(batch_size=_ROWS_AT_ONCE):
                for fields in batch.to_pylist():
                    number += 1
                    told = json.dumps(fields, sort_keys=True, default=str)
                    digest = hashlib.sha256(told.encode()).hexdigest()
                    yield Row(f"{path.name}:{number}", fields, digest)
    except pyarrow.ArrowException as error:
        raise ToolError(f"cannot read {path}: {error}") from error


def _story(path: Path) -> Row:
    """An article, then its highlights, each after a line that says so."""
    content = path.read_bytes()
    article, *highlights = _blocks(content.decode())
    fields = {
        "id": path.stem,
        "article": article,
        "highlights": [" ".join(told.split()) for told in highlights],
    }
    return Row(path.name, fields, hashlib.sha256(content).hexdigest())


def _blocks(text: str) -> list[str]:
    """What stands before the first line that is @highlight, between two, and after the last."""
    blocks: list[list[str]] = [[]]
    for line in text.splitlines():
        if line.strip() == _HIGHLIGHT:
            blocks.append([])
        else:
            blocks[-1].append(line)
    return ["\n".join(lines).strip() for lines in blocks]
