"""CSV and Parquet: each row becomes a request as JSON, with the columns of the contract."""

import csv
import json
from collections.abc import Iterator
from datetime import date
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from service.batch.jsonl import MAX_LINE_BYTES
from service.batch.record import Record
from service.errors import InvalidArticle, InvalidRequest, StandfirstError

if TYPE_CHECKING:
    import _csv

_ROWS_AT_ONCE = 64


def read_csv(path: Path, label: str) -> Iterator[Record]:
    """One record a row, named by the line it starts on; empty rows are skipped.

    UTF-8, comma, a header line. An empty cell is an absent field; `options` holds JSON.
    Raises: InvalidRequest at once if the header has neither text nor html.
    """
    csv.field_size_limit(MAX_LINE_BYTES)
    with path.open("rb") as stream, _decoded(stream) as text:
        _require_content(next(_rows(text), []), label)
    return _csv_records(path, label)


def _csv_records(path: Path, label: str) -> Iterator[Record]:
    with path.open("rb") as stream, _decoded(stream) as text:
        rows = _rows(text)
        header = next(rows)
        while True:
            starts_on = rows.line_num + 1
            content: bytes | StandfirstError | None = None
            try:
                if row := next(rows):
                    content = _csv_content(header, row)
            except StopIteration:
                return
            except csv.Error as error:
                content = InvalidRequest(str(error))
            if content is not None:
                place, position = f"line {starts_on}", stream.tell()
                yield Record(f"{label}:{starts_on}", place, content, position)


def _decoded(stream: BinaryIO) -> TextIOWrapper:
    # Bytes that are no UTF-8 become surrogates, so that only their row fails.
    return TextIOWrapper(stream, "utf-8-sig", errors="surrogateescape", newline="")


def _rows(text: TextIOWrapper) -> "_csv.Reader":
    return csv.reader(iter(lambda: text.readline(MAX_LINE_BYTES), ""))


def read_parquet(path: Path, label: str) -> tuple[int, Iterator[Record]]:
    """How many rows there are, and one record a row, counted from 1; nulls are absent fields.

    `options` is a struct or JSON text. Rows are read a few at a time.
    Raises: InvalidRequest at once if this is no Parquet file or has neither text nor html.
    """
    import pyarrow
    from pyarrow import parquet

    try:
        with parquet.ParquetFile(path) as table:
            _require_content(table.schema_arrow.names, label)
            return table.metadata.num_rows, _parquet_records(path, label)
    except pyarrow.ArrowInvalid as error:
        raise InvalidRequest(f"{label} is no Parquet file: {error}") from error


def _parquet_records(path: Path, label: str) -> Iterator[Record]:
    number = 0
    for batch in _batches(path, label):
        for index in range(batch.num_rows):
            number += 1
            content = _parquet_content(batch.slice(index, 1))
            yield Record(f"{label}:{number}", f"row {number}", content, number)


def _batches(path: Path, label: str) -> Iterator[Any]:
    import pyarrow
    from pyarrow import parquet

    try:
        with parquet.ParquetFile(path) as table:
            yield from table.iter_batches(batch_size=_ROWS_AT_ONCE)
    except (pyarrow.ArrowException, OSError) as error:
        raise InvalidRequest(f"{label} cannot be read to its end: {error}") from error


def _require_content(columns: list[str], label: str) -> None:
    if not {"text", "html"} & set(columns):
        found = ", ".join(columns)[:200] or "none"
        raise InvalidRequest(f"{label} has no column text or html; its columns: {found}")


def _parquet_content(row: Any) -> bytes | StandfirstError:
    try:
        [fields] = row.to_pylist()
    except UnicodeDecodeError:
        return InvalidArticle("undecodable_bytes", "the row is not UTF-8")
    except ValueError as error:  # a time finer than Python's
        return InvalidRequest(str(error))
    return _content({name: value for name, value in fields.items() if value is not None})


def _csv_content(header: list[str], row: list[str]) -> bytes | StandfirstError:
    if len(row) != len(header):
        return InvalidRequest(f"the row has {len(row)} fields, the header {len(header)}")
    fields: dict[str, Any] = {name: cell for name, cell in zip(header, row, strict=True) if cell}
    if not {"text", "html"} & set(fields):
        fields["text"] = ""
    return _content(fields)


def _content(fields: dict[str, Any]) -> bytes | StandfirstError:
    options = fields.get("options")
    try:
        if isinstance(options, str):
            fields = fields | {"options": json.loads(options)}
        elif isinstance(options, dict):
            sent = {name: value for name, value in options.items() if value is not None}
            fields = fields | {"options": sent}
        return json.dumps(fields, ensure_ascii=False, default=_as_json).encode()
    except UnicodeEncodeError:  # bytes that were no UTF-8 came in as surrogates
        return InvalidArticle("undecodable_bytes", "the row is not UTF-8")
    except (json.JSONDecodeError, RecursionError) as error:
        return InvalidRequest(f"options: {error}")
    except StandfirstError as error:
        return error


def _as_json(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise InvalidRequest(f"a column holds {type(value).__name__}, which no request has")
