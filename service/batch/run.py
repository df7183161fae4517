"""One batch run: input → processes → output, in order, resumable."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import Literal

from service.batch.crew import Crew
from service.batch.journal import Journal, Places, Start
from service.batch.parse import Defaults
from service.batch.record import Answer, Record, Source
from service.batch.refused import buried
from service.batch.run_record import Identity, InputDigest, RunRecord
from service.batch.source import open_source
from service.errors import InvalidRequest

# A chunk is closed early beyond this, so that a few huge articles do not fill the memory.
_CHUNK_BYTES = 4 * 1024 * 1024


Work = Literal["summaries", "checks"]


@dataclass(frozen=True, slots=True)
class Plan:
    """What to brief, or whose claims to check, and how. `limit`: records in all, those of an
    earlier run included."""

    source: str
    out: Path
    defaults: Defaults
    start: Start = "new"
    workers: int = 1
    batch_size: int = 16
    limit: int | None = None
    work: Work = "summaries"


@dataclass(frozen=True, slots=True)
class Tally:
    """Records answered with a brief, and with an error by its code."""

    answered: int
    failed: dict[str, int]

    @property
    def records(self) -> int:
        return self.answered + sum(self.failed.values())


@dataclass(frozen=True, slots=True)
class Report:
    """`fresh`: how many of the tally's records this run has answered itself."""

    tally: Tally
    fresh: int


# Is shown how far a run is: the tally, and the position in the units of the total.
Watcher = Callable[[Tally, int], None]
# Opens a watcher on a run of that total (None: nobody knows) that has come so far already.
Watch = Callable[[int | None, Tally, int], AbstractContextManager[Watcher]]


def run_batch(plan: Plan, watch: Watch) -> Report:
    """Answers every record of the source, each once.

    Raises: InvalidRequest if input or output is not as it must be; UnknownWriter and
    WriterUnavailable if the writer does not load. What is written by then stays for --resume.
    """
    places = Places.of(plan.out)
    if plan.out.exists() and Path(plan.source).exists() and plan.out.samefile(plan.source):
        raise InvalidRequest("IN and OUT are the same file")
    if plan.work == "checks" and places.lines != places.out:
        raise InvalidRequest("checked claims are written as .jsonl")
    source = open_source(plan.source)
    journal = Journal(places, _identity(source, plan), plan.start)
    if journal.record.complete and not places.lines.exists() and places.out.exists():
        _require_finished(journal.record, islice(source.records, plan.limit))
        return Report(_tally(journal.record), 0)
    with journal:
        fresh = _answer_rest(plan, source, journal, watch)
        journal.complete()
        if places.lines != places.out:
            from service.batch.parquet import write_parquet

            write_parquet(places.lines, places.out)
            places.lines.unlink()
    return Report(_tally(journal.record), fresh)


def _answer_rest(plan: Plan, source: Source, journal: Journal, watch: Watch) -> int:
    rest = journal.unanswered(islice(source.records, plan.limit))
    first = next(rest, None)
    if first is None:
        return 0
    already = _tally(journal.record)
    by_count = plan.limit is not None
    total = plan.limit if by_count else source.total
    position = already.records if by_count else journal.position
    chunks = _chunks(chain([first], rest), plan.batch_size)
    with (
        watch(total, already, position) as show,
        Crew(plan.workers, partial(_answerer, plan.defaults, plan.work), buried) as crew,
    ):
        for records, answers in crew.answers(chunks):
            journal.append(records, answers)
            tally = _tally(journal.record)
            show(tally, tally.records if by_count else records[-1].position)
    return _tally(journal.record).records - already.records


def _answerer(defaults: Defaults, work: Work) -> Callable[[Sequence[Record]], Sequence[Answer]]:
    # Models are for the workers; the process that reads and writes stays small.
    if work == "checks":
        from service.batch.check import CheckAnswerer

        return CheckAnswerer()
    from service.batch.answer import Answerer

    return Answerer(defaults)


def _chunks(records: Iterator[Record], most: int) -> Iterator[list[Record]]:
    chunk: list[Record] = []
    size = 0
    for record in records:
        chunk.append(record)
        size += record.size
        if len(chunk) == most or size > _CHUNK_BYTES:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def _require_finished(record: RunRecord, records: Iterator[Record]) -> None:
    digest = InputDigest(record)
    for found in records:
        digest.add(found)
    digest.end()
    if digest.records > record.records:
        raise InvalidRequest(
            f"OUT is finished with {record.records} records, and IN has more by now; a finished"
            " Parquet file is not added to: give --overwrite, or another OUT"
        )


def _identity(source: Source, plan: Plan) -> Identity:
    request = plan.defaults.request
    return Identity(
        input=source.label,
        writer=plan.defaults.writer,
        takeaways=request.takeaways,
        synopsis_words=request.synopsis_words,
        headline=request.headline,
        style=request.style,
        return_text=plan.defaults.return_text,
        language=plan.defaults.language,
        work=plan.work,
    )


def _tally(record: RunRecord) -> Tally:
    return Tally(record.answered, record.failed)
