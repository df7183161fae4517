"""A worker's work: records in, lines of output out."""

from collections.abc import Sequence
from itertools import groupby

from service.article import BriefRequest
from service.batch.parse import Defaults, Job, Refusal, parse
from service.batch.record import Answer, Record
from service.errors import StandfirstError, WorkerDied
from service.formats.response import error_line, summary_body
from service.reading.syntax import use_threads
from service.summarizer import Answer as Outcome
from service.summarizer import Summarizer
from service.writing import open_writer


class Answerer:
    """Answers records with one writer, loaded once. One thread: processes share the machine.

    Raises: UnknownWriter, WriterUnavailable.
    """

    def __init__(self, defaults: Defaults) -> None:
        use_threads(1)
        self._summarizer = Summarizer(open_writer(defaults.writer))
        self._defaults = defaults

    def __call__(self, records: Sequence[Record]) -> list[Answer]:
        """One answer per record, in order. Records that ask for the same go to the writer
        together."""
        parsed = [(record, parse(record, self._defaults)) for record in records]
        answers: list[Answer] = []
        for request, group in groupby(parsed, key=lambda pair: _request(pair[1])):
            alike = list(group)
            if request is None:
                answers += [_refused(r, p.id, p.error) for r, p in alike if isinstance(p, Refusal)]
            else:
                jobs = [(record, job) for record, job in alike if isinstance(job, Job)]
                answers += self._summarized(jobs, request)
        return answers

    def _summarized(self, jobs: list[tuple[Record, Job]], request: BriefRequest) -> list[Answer]:
        outcomes = self._summarizer.summarize_all([job.article for _, job in jobs], request)
        return [
            _answered(record, job, outcome)
            for (record, job), outcome in zip(jobs, outcomes, strict=True)
        ]


def _request(parsed: Job | Refusal) -> BriefRequest | None:
    return parsed.request if isinstance(parsed, Job) else None


def buried(record: Record, cause: str) -> Answer:
    """The answer to a record whose workers died, twice."""
    detail = f"the process at work on it died twice, the last time {cause}"
    return _refused(record, record.fallback_id, WorkerDied(detail))


def _answered(record: Record, job: Job, outcome: Outcome) -> Answer:
    if isinstance(outcome, StandfirstError):
        return _refused(record, job.article.id, outcome)
    body = summary_body(outcome, return_text=job.return_text)
    return Answer(body.model_dump_json().encode())


def _refused(record: Record, id: str, error: StandfirstError) -> Answer:
    line = error_line(id, error)
    if record.place:
        placed = line.error.model_copy(update={"detail": f"{record.place}: {error.detail}"})
        line = line.model_copy(update={"error": placed})
    return Answer(line.model_dump_json().encode(), error.code)
