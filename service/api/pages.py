"""Lists page by page: the id of the last one seen is the cursor to the next ones."""

from collections.abc import Sequence
from typing import Annotated, Protocol, TypeVar

from fastapi import Query


class Identified(Protocol):
    @property
    def id(self) -> str: ...


T = TypeVar("T", bound=Identified)
Limit = Annotated[int, Query(ge=1, le=100, description="Most entries of the page.")]
Cursor = Annotated[
    str | None,
    Query(
        pattern=r"^[a-z]{3}_[0-9a-f]{32}$",
        description="next_cursor of the page before; the newest page without.",
    ),
]


def page_of(found: Sequence[T], limit: int) -> tuple[Sequence[T], str | None]:
    """The page, and the cursor to the next one where `found` holds more than the page."""
    shown = found[:limit]
    return shown, shown[-1].id if len(found) > limit else None
