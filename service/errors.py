"""Everything Standfirst raises on purpose.

StandfirstError
├── InvalidArticle        the article cannot be briefed, and never can as it stands
├── ArticleTooLong        beyond a documented bound
├── InvalidRequest        a request that breaks the contract; UnknownWriter names no writer
├── Overloaded            retryable: no place in the queue
├── AccessError           who asks, and how much
│   ├── Unauthorized      no key, or none that counts
│   ├── Forbidden         the key, or the address asked, may not do this
│   └── TooManyRequests   retryable: a budget is spent; `retry_after_s` says until when
├── NotFound              nothing of that id, or not for this key to see
├── StateConflict         the thing is in a state that does not allow it
│   └── NoOtherLine       the writer has no other line to offer
├── VersionConflict       somebody else has changed it since
├── IdempotencyConflict   retryable: the first request with that key is still in flight
├── StoreUnavailable      retryable: the database does not answer
└── WriterError           the writer failed
    ├── WriterTimeout     retryable
    ├── WriterUnavailable retryable
    └── WorkerDied        retryable: the process at work on the article was killed

`code` is stable and part of the contract; `str(error)` is for people and may change.
"""

from typing import ClassVar, Literal

InvalidArticleCode = Literal[
    "empty_article",
    "article_too_short",
    "not_prose",
    "unsupported_language",
    "no_article_in_html",
    "invalid_unicode",
    "binary_content",
    "undecodable_bytes",
]


class StandfirstError(Exception):
    """Base of all. Raises nothing itself."""

    retryable: ClassVar[bool] = False
    code: str = "internal_error"

    def __init__(self, detail: str) -> None:
        super().__init__(detail)
        self.detail = detail


class InvalidArticle(StandfirstError):
    """The article cannot be briefed; `code` says why."""

    def __init__(self, code: InvalidArticleCode, detail: str) -> None:
        super().__init__(detail)
        self.code = code

    def __reduce__(self) -> tuple[type["InvalidArticle"], tuple[str, str]]:
        # Exception pickles its args alone; worker processes send errors of two.
        return (InvalidArticle, (self.code, self.detail))


class ArticleTooLong(StandfirstError):
    """Larger than the bound the detail names."""

    code = "article_too_long"


class InvalidRequest(StandfirstError):
    """The request itself breaks the contract: unknown field, wrong type, out of bounds."""

    code = "invalid_request"


class UnknownWriter(InvalidRequest):
    """No writer of that name is configured."""

    code = "unknown_writer"


class Overloaded(StandfirstError):
    """The queue is full or the service is draining."""

    retryable = True
    code = "overloaded"


class AccessError(StandfirstError):
    """The one who asks may not have this, or not now."""

    code = "forbidden"


class Unauthorized(AccessError):
    """No API key came, or none that is known and not revoked."""

    code = "unauthorized"


class Forbidden(AccessError):
    """Lacks the scope, or came by an address that is not served."""


class TooManyRequests(AccessError):
    """A key has spent its budget; it is whole again after `retry_after_s` seconds."""

    retryable = True
    code = "rate_limited"

    def __init__(self, detail: str, retry_after_s: int = 1) -> None:
        super().__init__(detail)
        self.retry_after_s = retry_after_s


class NotFound(StandfirstError):
    """Nothing of that id is kept, or it is another's."""

    code = "not_found"


class StateConflict(StandfirstError):
    """What is asked cannot follow on the state it is in."""

    code = "state_conflict"


class NoOtherLine(StateConflict):
    """Every line that the writer has for that place was there already, or fails checking."""

    code = "no_other_line"


class VersionConflict(StandfirstError):
    """It has changed since its sender read it."""

    code = "version_conflict"


class IdempotencyConflict(StandfirstError):
    """The first request with that Idempotency-Key has no answer yet."""

    retryable = True
    code = "request_in_flight"


class IdempotencyKeyReused(InvalidRequest):
    """That Idempotency-Key came before, with another request."""

    code = "idempotency_key_reused"


class StoreUnavailable(StandfirstError):
    """The database cannot be opened, or does not answer."""

    retryable = True
    code = "store_unavailable"


class WriterError(StandfirstError):
    """The writer answered with something that is no draft."""

    code = "writer_failed"


class WriterTimeout(WriterError):
    """The writer did not answer in time."""

    retryable = True
    code = "writer_timeout"


class WriterUnavailable(WriterError):
    """The writer cannot be reached or loaded."""

    retryable = True
    code = "writer_unavailable"


class WorkerDied(WriterError):
    """The process that worked on the article died, and so did the one that tried it again."""

    retryable = True
    code = "worker_died"
