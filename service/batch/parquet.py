"""Lines of output → a Parquet file with the columns of the contract."""

import json
import os
from collections.abc import Iterator
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa
from pyarrow import parquet

from service.batch.run_record import sync_folder

_ROWS_PER_GROUP = 1_000

_EVIDENCE = pa.list_(pa.struct({"start": pa.int64(), "end": pa.int64(), "quote": pa.string()}))

SCHEMA = pa.schema(
    {
        "id": pa.string(),
        "headline_question": pa.string(),
        "headline": pa.string(),
        "synopsis": pa.string(),
        "key_takeaways": pa.list_(
            pa.struct(
                {
                    "label": pa.string(),
                    "text": pa.string(),
                    "evidence": _EVIDENCE,
                    "support": pa.float64(),
                }
            )
        ),
        "evidence": pa.struct(
            dict.fromkeys(("headline_question", "headline", "synopsis"), _EVIDENCE)
        ),
        "verdict": pa.string(),
        "findings": pa.list_(
            pa.struct(dict.fromkeys(("field", "kind", "detail", "action"), pa.string()))
        ),
        "article": pa.struct(
            {
                "language": pa.string(),
                "words": pa.int64(),
                "sha256": pa.string(),
                "coverage": pa.float64(),
                "text": pa.string(),
            }
        ),
        "provenance": pa.struct(
            {
                "writer": pa.string(),
                "prompt": pa.string(),
                "created_at": pa.timestamp("us", "UTC"),
                "software": pa.string(),
                "digital_source_type": pa.string(),
            }
        ),
        "timing_ms": pa.struct(dict.fromkeys(("reading", "writing", "checking"), pa.float64())),
        "error": pa.struct({"code": pa.string(), "detail": pa.string(), "retryable": pa.bool_()}),
    }
)


def write_parquet(lines: Path, out: Path) -> None:
    """Puts the answers at `out`, all at once and durably; `error` is null for a brief, every
    other column but `id` for an error. Memory: one row group of 1,000."""
    new = out.with_name(out.name + ".new")
    with lines.open("rb") as source, parquet.ParquetWriter(new, SCHEMA) as writer:
        for rows in _groups(map(_row, source)):
            writer.write_table(pa.Table.from_pylist(rows, SCHEMA))
    with new.open("rb") as file:
        os.fsync(file.fileno())
    new.replace(out)
    sync_folder(out.parent)


def _groups(rows: Iterator[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    while group := list(islice(rows, _ROWS_PER_GROUP)):
        yield group


def _row(line: bytes) -> dict[str, Any]:
    row: dict[str, Any] = json.loads(line)
    if provenance := row.get("provenance"):
        provenance["created_at"] = datetime.fromisoformat(provenance["created_at"])
    return row
