"""Every kind of IN, read record by record."""

import io
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import parquet

from service.batch import jsonl
from service.batch.jsonl import read_jsonl
from service.batch.record import Record
from service.batch.source import open_source
from service.errors import ArticleTooLong, InvalidArticle, InvalidRequest, StandfirstError


def records(name: Path | str) -> list[Record]:
    return list(open_source(str(name)).records)


def loaded(record: Record) -> dict[str, Any]:
    assert isinstance(record.content, bytes)
    fields: dict[str, Any] = json.loads(record.content)
    return fields


def error_of(record: Record) -> StandfirstError:
    assert isinstance(record.content, StandfirstError)
    return record.content


def written(path: Path, text: str | bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_a_jsonl_record_is_named_by_its_line_and_blank_lines_are_none(tmp_path: Path) -> None:
    path = written(tmp_path / "in.jsonl", b'\xef\xbb\xbf{"text": "a"}\r\n\n  \n{"text": "b"}')

    found = records(path)

    assert [(r.fallback_id, r.place, r.content) for r in found] == [
        ("in.jsonl:1", "line 1", b'{"text": "a"}'),
        ("in.jsonl:4", "line 4", b'{"text": "b"}'),
    ]
    assert found[-1].position == open_source(str(path)).total == path.stat().st_size


def test_a_line_beyond_the_bound_is_refused_and_the_next_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(jsonl, "MAX_LINE_BYTES", 10)
    stream = io.BytesIO(b"0123456789012345678901234567\n{}\n")

    first, second = read_jsonl(stream, "in")

    assert isinstance(first.content, ArticleTooLong)
    assert "29 bytes" in first.content.detail
    assert (second.content, second.place) == (b"{}", "line 2")


@given(st.binary(max_size=300))
def test_any_bytes_are_records_of_lines_that_are_not_blank(data: bytes) -> None:
    found = list(read_jsonl(io.BytesIO(data), "in"))

    lines = data.removeprefix(b"\xef\xbb\xbf").split(b"\n")
    assert [r.content for r in found] == [s for line in lines if (s := line.strip(b" \t\r\n"))]


def test_a_csv_row_is_a_request_and_empty_cells_are_absent(tmp_path: Path) -> None:
    path = written(
        tmp_path / "in.csv",
        "id,text,title,options\r\n"
        'a,"Two\nlines, one ""field"".",,\r\n'
        'b,Text.,Title,"{""takeaways"": 3}"\r\n'
        "\r\n"
        "c,,,\r\n",
    )

    found = records(path)

    assert [loaded(record) for record in found] == [
        {"id": "a", "text": 'Two\nlines, one "field".'},
        {"id": "b", "text": "Text.", "title": "Title", "options": {"takeaways": 3}},
        {"id": "c", "text": ""},
    ]
    assert [record.place for record in found] == ["line 2", "line 4", "line 6"]
    assert found[-1].position == path.stat().st_size


@pytest.mark.parametrize(
    ("row", "code", "detail"),
    [
        (b"a,b,c\n", "invalid_request", "the row has 3 fields, the header 2"),
        (b"half\n", "invalid_request", "the row has 1 fields, the header 2"),
        (b"caf\xe9,\n", "undecodable_bytes", "not UTF-8"),
        (b"text,{half\n", "invalid_request", "options: "),
        (b"text," + b"[" * 100_000 + b"\n", "invalid_request", "options: "),
    ],
    ids=["too wide", "half-written", "latin-1", "half an object", "nested"],
)
def test_a_bad_csv_row_is_one_error_and_the_next_is_read(
    tmp_path: Path, row: bytes, code: str, detail: str
) -> None:
    path = written(tmp_path / "in.csv", b"text,options\n" + row + b"good,\n")

    bad, good = records(path)

    assert error_of(bad).code == code
    assert detail in error_of(bad).detail
    assert loaded(good) == {"text": "good"}


def test_a_quote_that_never_ends_costs_no_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("service.batch.tables.MAX_LINE_BYTES", 1000)
    path = written(tmp_path / "in.csv", 'text\n"never closed\n' + "more words\n" * 200 + '"end"\n')

    found = records(path)

    assert "field limit" in error_of(found[0]).detail
    assert loaded(found[-1]) == {"text": "end"}


def test_parquet_rows_are_requests_and_nulls_are_absent(tmp_path: Path) -> None:
    rows = [
        {"id": "a", "text": "One.", "published_at": datetime(2025, 9, 5, tzinfo=UTC)},
        {"id": None, "text": "Two.", "options": {"takeaways": 3, "headline": None}},
    ]
    options = pa.struct({"takeaways": pa.int64(), "headline": pa.string()})
    schema = pa.schema(
        {
            "id": pa.string(),
            "text": pa.large_string(),
            "published_at": pa.timestamp("us", "UTC"),
            "options": options,
        }
    )
    path = tmp_path / "in.parquet"
    parquet.write_table(pa.Table.from_pylist(rows, schema), path)

    found = records(path)

    assert [loaded(record) for record in found] == [
        {"id": "a", "text": "One.", "published_at": "2025-09-05T00:00:00+00:00"},
        {"text": "Two.", "options": {"takeaways": 3}},
    ]
    assert [(r.fallback_id, r.place, r.position) for r in found] == [
        ("in.parquet:1", "row 1", 1),
        ("in.parquet:2", "row 2", 2),
    ]
    assert open_source(str(path)).total == 2


def test_parquet_rows_that_hold_no_text_are_errors_of_their_own(tmp_path: Path) -> None:
    broken = pa.array([b"caf\xe9", b"fine"]).cast(pa.string(), safe=False)
    path = tmp_path / "in.parquet"
    parquet.write_table(pa.table({"text": broken}), path)
    bytes_path = tmp_path / "bytes.parquet"
    parquet.write_table(pa.table({"text": [b"bytes"]}), bytes_path)

    bad, good = records(path)
    [held_bytes] = records(bytes_path)

    assert isinstance(error_of(bad), InvalidArticle)
    assert loaded(good) == {"text": "fine"}
    assert error_of(held_bytes).detail == "a column holds bytes, which no request has"


def test_parquet_is_read_a_few_rows_at_a_time(tmp_path: Path) -> None:
    path = tmp_path / "in.parquet"
    parquet.write_table(pa.table({"text": [f"Story {n}." for n in range(1000)]}), path)

    found: Iterator[Record] = open_source(str(path)).records

    assert loaded(next(found)) == {"text": "Story 0."}
    assert sum(1 for _ in found) == 999


def test_a_damaged_parquet_file_ends_the_run_with_a_word(tmp_path: Path) -> None:
    path = tmp_path / "in.parquet"
    parquet.write_table(pa.table({"text": [f"Story {n}." for n in range(100)]}), path)
    whole = path.read_bytes()
    path.write_bytes(whole[:4] + b"\xff" * 400 + whole[404:])

    with pytest.raises(InvalidRequest, match=r"in\.parquet cannot be read to its end"):
        records(path)


def test_a_folder_gives_its_articles_by_name_and_nothing_else(tmp_path: Path) -> None:
    for name in ("b.txt", "a.HTML", "z/c.md", "z/.hidden.txt", ".git/d.txt", "image.png"):
        written(tmp_path / "in" / name, "x")

    source = open_source(str(tmp_path / "in"))
    found = list(source.records)

    assert [record.fallback_id for record in found] == ["a.HTML", "b.txt", "z/c.md"]
    assert [record.position for record in found] == [1, 2, 3]
    assert (source.label, source.total) == ("in", 3)


def test_a_pattern_gives_the_articles_it_matches(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("b.txt", "a.txt", "deep/c.txt", "d.png"):
        written(tmp_path / name, "x")
    monkeypatch.chdir(tmp_path)

    relative = [record.fallback_id for record in records("**/*")]
    absolute = [record.fallback_id for record in records(f"{tmp_path}/?.txt")]

    assert relative == ["a.txt", "b.txt", "deep/c.txt"]
    assert absolute == [f"{tmp_path}/a.txt", f"{tmp_path}/b.txt"]


def test_a_file_name_that_is_no_utf8_still_gives_an_id(tmp_path: Path) -> None:
    written(tmp_path / "caf\udce9.txt", "x")

    [record] = records(tmp_path)

    assert record.fallback_id == "caf\ufffd.txt"
    assert record.fingerprint()


@pytest.mark.parametrize(
    ("name", "content", "detail"),
    [
        ("in.docx", b"x", "of no known kind"),
        ("in.csv", b"headline,body\na,b\n", "no column text or html; its columns: headline, body"),
        ("in.csv", b"", "no column text or html; its columns: none"),
        ("in.parquet", b"no such thing", "is no Parquet file"),
        ("folder/x.png", b"", "no .txt, .md or .html file below"),
    ],
    ids=["kind", "columns", "empty CSV", "no Parquet", "folder without articles"],
)
def test_an_input_without_articles_is_refused_at_once(
    tmp_path: Path, name: str, content: bytes, detail: str
) -> None:
    path = written(tmp_path / name, content)
    asked = path.parent if name.startswith("folder") else path

    with pytest.raises(InvalidRequest, match=detail):
        records(asked)


@pytest.mark.parametrize("name", ["nowhere.jsonl", "*.txt"])
def test_an_input_that_is_not_there_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(InvalidRequest, match=r"there is no|matches"):
        open_source(str(tmp_path / name))
