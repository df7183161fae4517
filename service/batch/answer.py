"""A worker's work: records in, lines of output out."""

from collections.abc import Sequence
from itertools import groupby

from service.article import BriefRequest
from service.batch.parse import Defaults, Job, parse
from service.batch.record import Answer, Record
from service.batch.refused import refused
from service.errors import StandfirstError
from service.formats.response import summary_body
from service.reading.syntax import use_threads
from service.resident import keep
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
        self._kept = False

    def __call__(self, records: Sequence[Record]) -> list[Answer]:
        """One answer per record, in order. Records that ask for the same go to the writer
        together."""
        answers = self._answered(records)
        if not self._kept:
            # The first of them have loaded what is loaded with an article.
            keep()
            self._kept = True
        return answers

    def _answered(self, records: Sequence[Record]) -> list[Answer]:
        parsed = [(record, parse(record, self._defaults)) for record in records]
        answers: list[Answer] = []
        for request, group in groupby(parsed, key=lambda pair: _request(pair[1])):
            alike = list(group)
            if request is None:
                answers += [refused(r, p) for r, p in alike if isinstance(p, StandfirstError)]
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


def _request(parsed: Job | StandfirstError) -> BriefRequest | None:
    return parsed.request if isinstance(parsed, Job) else None


def _answered(record: Record, job: Job, outcome: Outcome) -> Answer:
    if isinstance(outcome, StandfirstError):
        return refused(record, outcome)
    body = summary_body(outcome, return_text=job.return_text)
    return Answer(body.model_dump_json().encode())
