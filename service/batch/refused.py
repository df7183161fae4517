"""The output line of a record that could not be briefed."""

from service.batch.record import Answer, Record
from service.errors import StandfirstError, WorkerDied
from service.formats.response import error_line


def refused(record: Record, error: StandfirstError) -> Answer:
    """`error` as a line of output; its detail says where in the input the record is."""
    line = error_line(record.id(), error)
    if record.place:
        placed = line.error.model_copy(update={"detail": f"{record.place}: {error.detail}"})
        line = line.model_copy(update={"error": placed})
    return Answer(line.model_dump_json().encode(), error.code)


def buried(record: Record, cause: str) -> Answer:
    """The answer to a record whose workers died, twice."""
    detail = f"the process at work on it died twice, the last time {cause}"
    return refused(record, WorkerDied(detail))
