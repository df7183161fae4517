"""Everything Standfirst raises on purpose.

StandfirstError
├── InvalidArticle        the article cannot be briefed, and never can as it stands
├── ArticleTooLong        beyond a documented bound
├── InvalidRequest        a request that breaks the contract; UnknownWriter names no writer
├── Overloaded            retryable: no place in the queue
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
