"""A newsroom's approved and edited briefs as references: its own edits become its test suite."""

import hashlib
from pathlib import Path

from pydantic import ValidationError

from eval.reference import Reference, ToolError, reference_of_record
from service.errors import StandfirstError
from service.formats.review import ReferenceBody
from service.store.database import Database
from service.store.references import references


def load_reviews(source: str) -> tuple[Reference, ...]:
    """References from a service's database (its URL), or from what GET /v1/references answered
    (a JSON Lines file).

    Raises: ToolError where it cannot be read, or holds none.
    """
    bodies = _from_database(source) if "://" in source else _from_file(Path(source))
    if not bodies:
        raise ToolError(f"{source} holds no approved or edited brief of an unchanged article")
    return tuple(_reference(body) for body in sorted(bodies, key=lambda body: body.id))


def _from_database(url: str) -> list[ReferenceBody]:
    if url.startswith("sqlite:///") and not Path(url.removeprefix("sqlite:///")).exists():
        raise ToolError(f"there is no database {url}")
    try:
        database = Database(url)
        with database.read() as session:
            found = list(references(session))
        database.close()
    except StandfirstError as error:
        raise ToolError(error.detail) from error
    return found


def _from_file(path: Path) -> list[ReferenceBody]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
        return [ReferenceBody.model_validate_json(line) for line in lines if line.strip()]
    except (OSError, UnicodeDecodeError, ValidationError) as error:
        raise ToolError(f"{path}: {error}") from error


def _reference(body: ReferenceBody) -> Reference:
    told = body.model_dump_json().encode()
    return reference_of_record(body.record, body.article, hashlib.sha256(told).hexdigest())
