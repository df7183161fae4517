"""Whole runs at the command line."""

import json
from pathlib import Path

import pytest
from pyarrow import parquet

from service.batch.answer import Answerer
from service.batch.parse import Defaults
from service.batch.source import open_source
from tests.batch.articles import line, write_jsonl
from tests.batch.cli import batch, lines, timeless
from tests.cli import called


@pytest.mark.parametrize("workers", ["1", pytest.param("2", marks=pytest.mark.soak)])
def test_an_archive_with_every_kind_of_bad_line_loses_none_of_them(
    tmp_path: Path, workers: str
) -> None:
    source, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    good = [line(number) for number in range(5)]
    bad = [
        b"{half",
        b'{"id": "nan", "text": NaN}',
        b'{"id": "lone", "text": "\\ud800"}',
        b"\x00\xff\xfe binary",
        '{"text": "caf\xe9"}'.encode("latin-1"),
        b'{"id": "void", "text": ""}',
        b'{"id": "extra", "text": "x", "body": 1}',
    ]
    both = [entry for pair in zip(good, bad[:5], strict=True) for entry in pair]
    source.write_bytes(b"\n".join([*both, b"", *bad[5:], line(0), b'{"id": "cut", "te']))

    done = batch(source, "-o", out, "--workers", workers, "--batch-size", "3")

    answers = lines(out)
    assert done.returncode == 1
    assert [answer["id"] for answer in answers] == [
        "story-0",
        "in.jsonl:2",
        "story-1",
        "nan",
        "story-2",
        "lone",
        "story-3",
        "in.jsonl:8",
        "story-4",
        "in.jsonl:10",
        "void",
        "extra",
        "story-0",
        "in.jsonl:15",
    ]
    errors = [answer["error"] for answer in answers if "error" in answer]
    assert [error["detail"].split(":")[0] for error in errors] == [
        f"line {number}" for number in (2, 4, 6, 8, 10, 12, 13, 15)
    ]
    assert "standfirst: 6 answered, 8 failed (empty_article 1, invalid_request 5, " in done.stderr
    assert done.stdout == ""
    records = list(open_source(str(source)).records)
    at_once = Answerer(Defaults("fake"))(records)
    assert answers == [timeless(json.loads(answer.line)) for answer in at_once]


def test_a_limit_is_a_stop_that_resume_can_pass_even_on_standard_input(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    source = b"".join(line(number) + b"\n" for number in range(6))

    stopped = batch("-", "-o", out, "--limit", "4", "--batch-size", "3", stdin=source)
    at_the_stop = [answer["id"] for answer in lines(out)]
    resumed = batch("-", "-o", out, "--resume", stdin=source)
    again = batch("-", "-o", out, "--resume", stdin=source)

    assert (stopped.returncode, resumed.returncode, again.returncode) == (0, 0, 0)
    assert at_the_stop == [f"story-{number}" for number in range(4)]
    assert [answer["id"] for answer in lines(out)] == [f"story-{number}" for number in range(6)]
    assert "6 answered, 0 failed; 2 articles" in resumed.stderr
    assert "6 answered, 0 failed; 0 articles" in again.stderr


def test_a_finished_parquet_file_is_left_alone(tmp_path: Path) -> None:
    source, out = tmp_path / "in.jsonl", tmp_path / "out.parquet"
    source.write_bytes(line(0) + b"\n{half\n")
    first = batch(source, "-o", out)
    before = out.read_bytes()

    resume = ("batch", source, "-o", out, "--writer", "fake", "--resume")
    again = called(*resume)
    source.write_bytes(source.read_bytes() + line(2))
    grown = called(*resume)

    rows = parquet.read_table(out).to_pylist()
    assert (first.returncode, again.returncode, grown.returncode) == (1, 1, 2)
    assert [row["id"] for row in rows] == ["story-0", "in.jsonl:2"]
    assert rows[1]["error"]["code"] == "invalid_request"
    assert "IN has more by now" in grown.stderr
    assert out.read_bytes() == before
    kept = {path.name for path in tmp_path.iterdir()}
    assert kept == {"in.jsonl", "out.parquet", "out.parquet.run.json"}


@pytest.mark.parametrize(
    ("arguments", "detail"),
    [
        (["nowhere.jsonl", "-o", "out.jsonl"], "invalid_request: there is no nowhere.jsonl"),
        (["in.jsonl", "-o", "out.csv"], "invalid_request: out.csv must end in"),
        (["in.jsonl", "-o", "in.jsonl", "--overwrite"], "IN and OUT are the same file"),
        (["in.jsonl", "-o", "no/folder/out.jsonl"], "io_error: "),
        (["in.jsonl", "-o", "out.jsonl", "--takeaways", "9"], "options.takeaways: "),
        (["in.jsonl", "-o", "out.jsonl", "--resume", "--overwrite"], "exclude each other"),
        (["in.jsonl", "-o", "out.jsonl", "--workers", "0"], "Invalid value for '--workers'"),
        (["in.jsonl"], "Missing option '--out' / '-o'"),
    ],
    ids=["no input", "kind", "same", "no folder", "bounds", "both", "workers", "no output"],
)
def test_a_run_that_cannot_be_is_refused_before_it_writes(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    detail: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    write_jsonl(tmp_path / "in.jsonl", 1)
    before = (tmp_path / "in.jsonl").read_bytes()

    done = called("batch", *arguments, "--writer", "fake")

    assert done.returncode == 2
    assert detail in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["in.jsonl"]
    assert (tmp_path / "in.jsonl").read_bytes() == before
