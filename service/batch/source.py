"""Finds what kind of input IN is."""

import sys
from pathlib import Path

from service.batch.files import file_records, folder_records, format_of
from service.batch.jsonl import read_jsonl, read_jsonl_file
from service.batch.record import Source
from service.batch.tables import read_csv, read_parquet
from service.errors import InvalidRequest


def open_source(name: str) -> Source:
    """The records of "-" (JSON Lines on standard input), a .jsonl, .ndjson, .csv or .parquet
    file, a folder, or a file or pattern of .txt, .md and .html.

    Raises: InvalidRequest if there is no such input, or nothing in it that could be an article.
    """
    if name == "-":
        return Source("stdin", None, read_jsonl(sys.stdin.buffer, "stdin"))
    path = Path(name)
    if path.is_dir():
        return _open_folder(path)
    if path.exists():
        return _open_file(path)
    if any(sign in name for sign in "*?["):
        return _open_pattern(name)
    raise InvalidRequest(f"there is no {name}")


def _open_file(path: Path) -> Source:
    label = path.name
    if format_of(path):
        return Source(label, 1, file_records([path]))
    try:
        path.open("rb").close()
        match path.suffix.lower():
            case ".jsonl" | ".ndjson":
                return Source(label, path.stat().st_size, read_jsonl_file(path, label))
            case ".csv":
                return Source(label, path.stat().st_size, read_csv(path, label))
            case ".parquet":
                total, records = read_parquet(path, label)
                return Source(label, total, records)
    except OSError as error:
        raise InvalidRequest(f"cannot read {path}: {error.strerror or error}") from error
    raise InvalidRequest(
        f"{path} is of no known kind: name it .jsonl, .ndjson, .csv, .parquet, .txt, .md or .html"
    )


def _open_folder(folder: Path) -> Source:
    total = sum(1 for _ in folder_records(folder))
    if not total:
        raise InvalidRequest(f"no .txt, .md or .html file below {folder}")
    return Source(folder.resolve().name, total, folder_records(folder))


def _open_pattern(pattern: str) -> Source:
    anchor = Path(pattern).anchor
    found = sorted(Path(anchor).glob(pattern[len(anchor) :]))
    paths = [path for path in found if format_of(path) and path.is_file()]
    if not paths:
        raise InvalidRequest(f"no .txt, .md or .html file matches {pattern}")
    return Source(pattern, len(paths), file_records(paths))
