"""Answers kept on disk: a run that was cut short goes on, and one made twice costs nothing.

One file an answer, named by all it depends on: the article and who answers. That is for a writer
its revision and every file of the service package (code, weights, word lists), for a running
service what it tells of itself when the run begins. Errors that may pass are not
kept, and nothing is where it cannot be told who answers.
"""

import json
import logging
import os
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from eval.answering import Answered, Answering, ToldError, summary_of
from eval.reference import Reference
from service.errors import StandfirstError
from service.formats.response import ErrorDetailBody, SummaryBody, summary_body
from service.summarizer import Answer

logger = logging.getLogger(__name__)


class _KeptBody(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    summary: SummaryBody | None
    error: ErrorDetailBody | None


class Cached:
    """Another's answers, asked for once. `folder` is made if it is missing."""

    def __init__(self, inner: Answering, folder: Path) -> None:
        self.name = inner.name
        self._inner = inner
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def answers(self, references: Sequence[Reference]) -> Answered:
        revision = self.revision()
        if revision is None:
            logger.warning("%s does not tell what it is: no answer is kept or taken", self.name)
            yield from self._inner.answers(references)
            return
        paths = {reference.id: self._path(reference, revision) for reference in references}
        missing = []
        for reference in references:
            kept = _read(paths[reference.id], reference)
            if kept is None:
                missing.append(reference)
            else:
                yield reference, kept
        if missing:
            yield from self._asked(missing, paths)

    def revision(self) -> str | None:
        return self._inner.revision()

    def _asked(
        self, missing: Sequence[Reference], paths: Mapping[str, Path]
    ) -> Iterator[tuple[Reference, Answer]]:
        for reference, answer in self._inner.answers(missing):
            if not (isinstance(answer, StandfirstError) and answer.retryable):
                _write(paths[reference.id], reference, answer)
            yield reference, answer

    def _path(self, reference: Reference, revision: str) -> Path:
        told = json.dumps([reference.id, reference.sha256, revision])
        return self._folder / f"{sha256(told.encode()).hexdigest()}.json"


def _read(path: Path, reference: Reference) -> Answer | None:
    """The answer that was kept; None where there is none, or it cannot be read."""
    try:
        body = _KeptBody.model_validate_json(path.read_bytes())
    except (OSError, ValidationError):
        return None
    if body.summary is not None:
        return summary_of(body.summary, reference.article)
    return ToldError(body.error.code, body.error.detail) if body.error else None


def _write(path: Path, reference: Reference, answer: Answer) -> None:
    if isinstance(answer, StandfirstError):
        error = ErrorDetailBody(code=answer.code, detail=answer.detail, retryable=False)
        body = _KeptBody(id=reference.id, summary=None, error=error)
    else:
        body = _KeptBody(id=reference.id, summary=summary_body(answer), error=None)
    # A killed process leaves no half a file behind.
    unfinished = path.with_suffix(f".{os.getpid()}.unfinished")
    unfinished.write_text(body.model_dump_json(), encoding="utf-8")
    unfinished.replace(path)
