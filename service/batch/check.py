"""A worker's work on claims: records in, lines of output out."""

from collections.abc import Sequence

from service.batch.parse import parse_check
from service.batch.record import Answer, Record
from service.batch.refused import refused
from service.checking.claims import check_claims
from service.checking.support import load_support
from service.errors import StandfirstError
from service.formats.checks import check_body
from service.reading.syntax import use_threads


class CheckAnswerer:
    """Checks the claims of records. One thread: processes share the machine.

    Raises: WriterUnavailable.
    """

    def __init__(self) -> None:
        use_threads(1)
        self._support = load_support()

    def __call__(self, records: Sequence[Record]) -> list[Answer]:
        """One answer per record, in order."""
        return [self._answer(record) for record in records]

    def _answer(self, record: Record) -> Answer:
        try:
            body = parse_check(record)
            article = body.article(record.fallback_id)
            checked = check_claims(article, body.claims, self._support)
        except StandfirstError as error:
            return refused(record, error)
        return Answer(check_body(checked).model_dump_json().encode())
