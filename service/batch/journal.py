"""The output as it grows.

A checkpoint first makes the lines durable, then the record that counts them. What lies behind
the last checkpoint after a crash is cut off and answered again: no line is lost or written twice.
"""

import fcntl
import json
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import BinaryIO, Literal, Self

from service.batch.record import Answer, Record
from service.batch.run_record import Identity, InputDigest, RunRecord, load, store
from service.errors import InvalidRequest

Start = Literal["new", "overwrite", "resume"]


@dataclass(frozen=True, slots=True)
class Places:
    """Where a run writes: `lines` is OUT itself, or grows beside an OUT made of it at the end."""

    out: Path
    lines: Path
    record: Path

    @classmethod
    def of(cls, out: Path) -> Self:
        """Raises: InvalidRequest if `out` is neither JSON Lines nor Parquet by its suffix."""
        record = out.with_name(out.name + ".run.json")
        match out.suffix.lower():
            case ".jsonl" | ".ndjson":
                return cls(out, out, record)
            case ".parquet":
                return cls(out, out.with_name(out.name + ".partial.jsonl"), record)
        raise InvalidRequest(f"{out} must end in .jsonl or .parquet")


class Journal:
    """The lines written so far and what they answer. A context manager; while it is open no
    other run can open it."""

    def __init__(self, places: Places, identity: Identity, start: Start) -> None:
        """Raises: InvalidRequest if OUT may not be written so; OSError if it cannot be."""
        if start == "new" and (places.out.exists() or places.lines.exists()):
            raise InvalidRequest(f"{places.out} exists; give --resume or --overwrite")
        found = load(places.record, identity) if start == "resume" else None
        if start == "resume" and found is None and places.out.exists():
            raise InvalidRequest(
                f"{places.out} has no {places.record.name} beside it, so nobody can tell what it"
                " answers; give --overwrite to start anew"
            )
        self._places = places
        self._promised = found or RunRecord(identity=identity)
        self._digest = InputDigest(self._promised)
        self.record = self._promised
        self.position = 0  # of the last record that has its line already

    def __enter__(self) -> Self:
        self._file = _locked(self._places.lines)
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def unanswered(self, records: Iterator[Record]) -> Iterator[Record]:
        """The records that have no line yet. Cuts off what lies behind the last checkpoint.

        Raises: InvalidRequest if the records do not begin with those answered.
        """
        self.record = _as_far_as_it_goes(self._promised, self._file)
        for record in islice(records, self.record.records):
            self._digest.add(record)
            self.position = record.position
        if self._digest.records < self.record.records:
            self._digest.end()
        self.record = self.record.model_copy(update={"digest": self._digest.hex()})
        store(self._places.record, self.record)
        self._file.truncate(self.record.bytes)
        self._file.seek(self.record.bytes)
        return records

    def append(self, records: Sequence[Record], answers: Sequence[Answer]) -> None:
        """Writes the answers' lines, durably, and the checkpoint behind them."""
        for record in records:
            self._digest.add(record)
        lines = b"".join(answer.line + b"\n" for answer in answers)
        self._file.write(lines)
        self._file.flush()
        os.fsync(self._file.fileno())
        failed = Counter(answer.code for answer in answers if answer.code)
        self.record = self.record.model_copy(
            update={
                "records": self._digest.records,
                "bytes": self.record.bytes + len(lines),
                "digest": self._digest.hex(),
                "answered": self.record.answered + len(answers) - failed.total(),
                "failed": dict(Counter(self.record.failed) + failed),
                "complete": False,
            }
        )
        store(self._places.record, self.record)

    def complete(self) -> None:
        """Records that the input is answered. Raises: InvalidRequest if it was too short."""
        self._digest.end()
        self.record = self.record.model_copy(update={"complete": True})
        store(self._places.record, self.record)


def _locked(path: Path) -> BinaryIO:
    file = path.open("r+b" if path.exists() else "w+b")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        file.close()
        raise InvalidRequest(f"another run is writing {path}") from error
    return file


def _as_far_as_it_goes(promised: RunRecord, file: BinaryIO) -> RunRecord:
    """`promised`, or where someone has shortened the file since, a record of its whole lines."""
    if file.seek(0, os.SEEK_END) >= promised.bytes:
        return promised
    file.seek(0)
    codes: list[str | None] = []
    length = 0
    for line in file:
        if not line.endswith(b"\n"):
            break
        codes.append(_code(line))
        length += len(line)
    return promised.model_copy(
        update={
            "records": len(codes),
            "bytes": length,
            "answered": codes.count(None),
            "failed": dict(Counter(filter(None, codes))),
            "complete": False,
        }
    )


def _code(line: bytes) -> str | None:
    try:
        error = json.loads(line).get("error")
        return str(error["code"]) if error else None
    except (ValueError, AttributeError, TypeError, KeyError) as error:
        raise InvalidRequest("OUT holds a line that is no answer; give --overwrite") from error
