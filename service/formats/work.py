"""Jobs and batches as the API writes them, and a batch's lines as it reads them."""

from datetime import datetime
from typing import Any, Literal

from service.formats.request import Identifier, Strict
from service.formats.response import ErrorDetailBody, Frozen, SummaryBody

JobStateName = Literal["queued", "running", "completed", "failed", "cancelled", "expired"]
BatchStateName = Literal["in_progress", "completed", "cancelled", "expired"]


class JobBody(Frozen):
    """An article accepted for later. `result` is there once it is completed, `error` once it has
    failed."""

    id: str
    state: JobStateName
    article: str
    """The article's id, as sent or as given."""
    brief: str | None
    """Id of the brief, for /v1/briefs/{id}."""
    result: SummaryBody | None
    error: ErrorDetailBody | None
    created_at: datetime
    finished_at: datetime | None


class RequestCountsBody(Frozen):
    """`total` is the sum of all others; `pending` waits or is being written."""

    total: int
    pending: int
    completed: int
    failed: int
    cancelled: int
    expired: int


class BatchBody(Frozen):
    """Many articles under one roof. Results and errors are JSON Lines, to be read at any time:
    they hold what there is so far."""

    id: str
    state: BatchStateName
    request_counts: RequestCountsBody
    results: str
    """Path of the results."""
    errors: str
    """Path of the errors."""
    created_at: datetime
    expires_at: datetime
    finished_at: datetime | None


class BatchPageBody(Frozen):
    data: list[BatchBody]
    next_cursor: str | None


class BatchLine(Strict):
    """A line of POST /v1/batches: `body` is what POST /v1/summaries takes."""

    custom_id: Identifier
    body: dict[str, Any]


class ResultLineBody(Frozen):
    custom_id: str
    brief: str
    result: SummaryBody


class FailedLineBody(Frozen):
    custom_id: str
    error: ErrorDetailBody
