"""Output that grows, is cut anywhere, and goes on: nothing lost, nothing twice."""

import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.batch.journal import Journal, Places, Start
from service.batch.record import Answer, Record
from service.batch.run_record import Identity
from service.errors import InvalidRequest

IDENTITY = Identity(
    input="in.jsonl",
    writer="fake",
    takeaways=5,
    synopsis_words=45,
    headline="question",
    return_text=False,
    language=None,
)
COUNT = 7


def records(count: int = COUNT, kind: str = "text") -> Iterator[Record]:
    return (Record(f"in:{n}", f"line {n}", f"{kind} {n}".encode(), n) for n in range(count))


def answered(record: Record) -> Answer:
    """Every third one fails."""
    if record.position % 3 == 2:
        return Answer(
            json.dumps({"id": record.fallback_id, "error": {"code": "bad"}}).encode(), "bad"
        )
    return Answer(json.dumps({"id": record.fallback_id}).encode())


def run(
    out: Path,
    start: Start = "new",
    stop_after: int = COUNT,
    source: Iterator[Record] | None = None,
) -> Journal:
    """Answers two records a checkpoint, and is cut off after `stop_after` of them."""
    with Journal(Places.of(out), IDENTITY, start) as journal:
        rest = journal.unanswered(source or records())
        done = 0
        while chunk := list(islice(rest, 2)):
            if done >= stop_after:
                return journal
            journal.append(chunk, [answered(record) for record in chunk])
            done += len(chunk)
        journal.complete()
    return journal


def test_an_output_has_one_line_a_record_and_a_record_of_the_run(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"

    journal = run(out)

    ids = [json.loads(line)["id"] for line in out.read_text().splitlines()]
    assert ids == [f"in:{n}" for n in range(COUNT)]
    kept = json.loads((tmp_path / "out.jsonl.run.json").read_text())
    assert kept == json.loads(journal.record.model_dump_json())
    assert (kept["records"], kept["answered"], kept["failed"]) == (7, 5, {"bad": 2})
    assert kept["bytes"] == out.stat().st_size
    assert kept["complete"]


@settings(max_examples=30)  # each syncs the disk a dozen times
@given(stop=st.integers(0, COUNT), junk=st.binary(max_size=40), cut=st.integers(0, 400))
def test_a_run_cut_anywhere_goes_on_to_the_same_output(
    tmp_path_factory: pytest.TempPathFactory, stop: int, junk: bytes, cut: int
) -> None:
    folder = tmp_path_factory.mktemp("cut")
    whole, out = folder / "whole.jsonl", folder / "out.jsonl"
    expected = run(whole)
    run(out, stop_after=stop)
    # A crash leaves more than was counted; a meddler leaves less.
    out.write_bytes((out.read_bytes() + junk)[: cut + 1])

    resumed = run(out, "resume")

    assert out.read_bytes() == whole.read_bytes()
    assert resumed.record == expected.record


def test_resume_starts_anew_where_nothing_was_begun(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"

    assert run(out, "resume").record.records == COUNT


def test_resume_of_a_finished_run_changes_nothing(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    run(out)
    before = out.read_bytes()

    again = run(out, "resume")

    assert out.read_bytes() == before
    assert again.record.complete


def test_resume_answers_what_the_input_has_gained(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    run(out)

    grown = run(out, "resume", source=records(COUNT + 2))

    assert grown.record.records == COUNT + 2
    assert len(out.read_text().splitlines()) == COUNT + 2


@pytest.mark.parametrize(
    "source", [records(kind="other"), records(3)], ids=["other records", "fewer records"]
)
def test_resume_refuses_another_input_and_leaves_the_output(
    tmp_path: Path, source: Iterator[Record]
) -> None:
    out = tmp_path / "out.jsonl"
    run(out, stop_after=4)
    before = out.read_bytes()

    with pytest.raises(InvalidRequest, match="IN is not what OUT answers"):
        run(out, "resume", source=source)

    assert out.read_bytes() == before


def test_another_input_is_found_out_where_the_output_was_shortened_too(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    run(out, stop_after=6)
    out.write_bytes(out.read_bytes()[:30])

    with pytest.raises(InvalidRequest, match="IN is not what OUT answers"):
        run(out, "resume", source=records(kind="other"))


@pytest.mark.parametrize(
    ("change", "detail"),
    [
        ({"input": "else.jsonl"}, "input 'in.jsonl', not 'else.jsonl'"),
        ({"writer": "embedded"}, "writer 'fake', not 'embedded'"),
        ({"takeaways": 3}, "takeaways 5, not 3"),
        ({"language": "en"}, "language None, not 'en'"),
    ],
    ids=["input", "writer", "takeaways", "language"],
)
def test_resume_refuses_other_options(
    tmp_path: Path, change: dict[str, str | int], detail: str
) -> None:
    out = tmp_path / "out.jsonl"
    run(out, stop_after=2)

    with pytest.raises(InvalidRequest, match=detail):
        Journal(Places.of(out), IDENTITY.model_copy(update=change), "resume")


@pytest.mark.parametrize(
    ("start", "detail"),
    [("new", "give --resume or --overwrite"), ("resume", "nobody can tell what it answers")],
)
def test_a_file_of_someone_elses_is_not_written_over(
    tmp_path: Path, start: Start, detail: str
) -> None:
    out = tmp_path / "out.jsonl"
    out.write_text("precious\n")

    with pytest.raises(InvalidRequest, match=detail):
        run(out, start)

    assert out.read_text() == "precious\n"


def test_overwrite_starts_anew(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    out.write_text("old\n" * 1000)

    run(out, "overwrite")

    assert len(out.read_text().splitlines()) == COUNT


def test_a_record_that_is_none_is_refused(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    run(out)
    (tmp_path / "out.jsonl.run.json").write_text('{"version": 2}')

    with pytest.raises(InvalidRequest, match="no record of a run"):
        run(out, "resume")


def test_one_run_at_a_time_writes_an_output(tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    with Journal(Places.of(out), IDENTITY, "new"):
        second = Journal(Places.of(out), IDENTITY, "overwrite")

        with pytest.raises(InvalidRequest, match="another run is writing"), second:
            pass


def test_an_output_is_json_lines_or_parquet() -> None:
    with pytest.raises(InvalidRequest, match=r"must end in \.jsonl or \.parquet"):
        Places.of(Path("out.csv"))
