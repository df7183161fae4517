"""Lines of output as a Parquet file of the contract's columns."""

import json
from datetime import UTC, datetime
from pathlib import Path

from pyarrow import parquet

from service.batch.answer import Answerer
from service.batch.parquet import SCHEMA, write_parquet
from service.batch.parse import Defaults
from service.batch.record import Record
from service.formats.response import SummaryBody
from tests.batch.articles import line


def test_every_field_of_a_line_is_a_column(tmp_path: Path) -> None:
    contents = [line(1), b"{half", line(2)]
    answers = Answerer(Defaults("fake"))(
        [Record(f"in:{n}", None, c, 0) for n, c in enumerate(contents)]
    )
    lines, out = tmp_path / "lines.jsonl", tmp_path / "out.parquet"
    lines.write_bytes(b"".join(answer.line + b"\n" for answer in answers))

    write_parquet(lines, out)

    rows = parquet.read_table(out).to_pylist()
    expected = [json.loads(answer.line) for answer in answers]
    assert [row["id"] for row in rows] == [body["id"] for body in expected]
    assert isinstance(rows[0]["provenance"]["created_at"], datetime)
    rows[0]["provenance"]["created_at"] = rows[0]["provenance"]["created_at"].astimezone(UTC)
    brief = {name: value for name, value in rows[0].items() if name != "error"}
    assert SummaryBody.model_validate(brief) == SummaryBody.model_validate_json(answers[0].line)
    assert rows[1]["error"] == expected[1]["error"]
    assert {name for name, value in rows[1].items() if value is not None} == {"id", "error"}
    assert rows[2]["error"] is None


def test_the_columns_are_the_contracts() -> None:
    assert set(SCHEMA.names) == {*SummaryBody.model_fields, "error"}


def test_many_lines_become_row_groups(tmp_path: Path) -> None:
    lines, out = tmp_path / "lines.jsonl", tmp_path / "out.parquet"
    error = {"code": "x", "detail": "y", "retryable": False}
    lines.write_text(
        "".join(json.dumps({"id": str(n), "error": error}) + "\n" for n in range(2500))
    )

    write_parquet(lines, out)

    file = parquet.ParquetFile(out)
    assert file.metadata.num_row_groups == 3
    assert file.read(["id"]).column("id").to_pylist() == [str(n) for n in range(2500)]
    file.close()


def test_no_lines_become_an_empty_table(tmp_path: Path) -> None:
    lines, out = tmp_path / "lines.jsonl", tmp_path / "out.parquet"
    lines.write_bytes(b"")

    write_parquet(lines, out)

    assert parquet.read_table(out).num_rows == 0
    assert [path.name for path in tmp_path.iterdir()].count("out.parquet.new") == 0
