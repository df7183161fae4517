"""The record of a run beside its output: what `--resume` goes by."""

import hashlib
import os
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from service.batch.record import Record
from service.errors import InvalidRequest

_CUT = "IN is not what OUT answers so far: {}; give --overwrite to start anew"


class Identity(BaseModel):
    """What a resumed run must share with the first one. Everything else may change."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    input: str
    writer: str
    takeaways: int
    synopsis_words: int
    headline: str
    return_text: bool
    language: str | None
    work: str = "summaries"
    style: str | None = "house@1"


class RunRecord(BaseModel):
    """OUT.run.json: the first `bytes` bytes of the lines answer the first `records` records of
    the input, whose digest is `digest`; `answered` and `failed` (by code) count them."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    version: int = Field(default=1, ge=1, le=1)
    identity: Identity
    records: int = Field(default=0, ge=0)
    bytes: int = Field(default=0, ge=0)
    digest: str = hashlib.sha256().hexdigest()
    answered: int = Field(default=0, ge=0)
    failed: dict[str, int] = {}
    complete: bool = False


class InputDigest:
    """Follows the input record by record, and refuses one that is not the input of `promised`."""

    def __init__(self, promised: RunRecord) -> None:
        self._promised = promised
        self._hash = hashlib.sha256()
        self.records = 0

    def add(self, record: Record) -> None:
        """Raises: InvalidRequest where the promised digest is not met."""
        fingerprint = record.fingerprint()
        self._hash.update(len(fingerprint).to_bytes(8, "big"))
        self._hash.update(fingerprint)
        self.records += 1
        if self.records == self._promised.records and self.hex() != self._promised.digest:
            raise InvalidRequest(_CUT.format(f"its first {self.records} records are others"))

    def end(self) -> None:
        """The input is over. Raises: InvalidRequest if it is shorter than promised."""
        if self.records < self._promised.records:
            detail = f"it has {self.records} records, OUT answers {self._promised.records}"
            raise InvalidRequest(_CUT.format(detail))

    def hex(self) -> str:
        return self._hash.hexdigest()


def load(path: Path, identity: Identity) -> RunRecord | None:
    """The record at `path`, None where there is none.

    Raises: InvalidRequest if it is no such record, or of a run with another identity.
    """
    try:
        record = RunRecord.model_validate_json(path.read_bytes())
    except FileNotFoundError:
        return None
    except ValidationError as error:
        raise InvalidRequest(f"{path} is no record of a run; give --overwrite") from error
    then, now = record.identity.model_dump(), identity.model_dump()
    if changed := [name for name in now if now[name] != then[name]]:
        name = changed[0]
        raise InvalidRequest(
            f"OUT belongs to a run with {name} {then[name]!r}, not {now[name]!r};"
            " give --overwrite to start anew"
        )
    return record


def store(path: Path, record: RunRecord) -> None:
    """Replaces the record at `path` at once and for good: after a crash the old or the new one
    is there, whole."""
    new = path.with_name(path.name + ".new")
    with new.open("wb") as file:
        file.write(record.model_dump_json(indent=1).encode() + b"\n")
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Makes the names in `folder` durable."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
