"""A brief on record: its state, its versions, what may be asked of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal, get_args

from service.formats.response import SummaryBody
from service.store.articles import ArticleVersion
from service.store.lines import Edit

State = Literal["draft", "approved", "edited", "rejected", "withdrawn"]
STATES: tuple[State, ...] = get_args(State)
# What may follow on what. "edited" follows on a person's change of a line.
NEXT: Final[Mapping[str, frozenset[str]]] = {
    "draft": frozenset({"edited", "approved", "rejected", "withdrawn"}),
    "edited": frozenset({"edited", "approved", "rejected", "withdrawn"}),
    "approved": frozenset({"edited", "withdrawn"}),
    "rejected": frozenset({"draft"}),
    "withdrawn": frozenset({"draft"}),
}


@dataclass(frozen=True, slots=True)
class Made:
    """A brief as it was just made. `asked`: the options it was asked for, as the contract writes
    them; `by`: whose request it was."""

    body: SummaryBody
    article: ArticleVersion
    asked: dict[str, object]
    by: str


@dataclass(frozen=True, slots=True)
class BriefRecord:
    """`written` is the brief as it was made, `body` as it reads now; `version` grows with every
    change; `stale`: its article has changed since; `edited`: a person has changed a line."""

    id: str
    state: State
    stale: bool
    edited: bool
    version: int
    article: ArticleVersion
    asked: dict[str, object]
    written: SummaryBody
    body: SummaryBody
    created_at: datetime
    updated_at: datetime
    reviewed_by: str | None
    reviewed_at: datetime | None


@dataclass(frozen=True, slots=True)
class Revision:
    """`diff` as differences() gives it, from the version before."""

    version: int
    at: datetime
    by: str
    action: str
    state: str
    diff: list[dict[str, object]]
    note: str | None


@dataclass(frozen=True, slots=True)
class Change:
    """What somebody asks of a brief: lines as they shall read, a state, or both.

    `version` is the one its sender has read, None for any. `by_writer`: a model wrote the lines
    anew, so that the state stays what it was.
    """

    by: str
    at: datetime
    version: int | None = None
    edits: tuple[Edit, ...] = ()
    state: State | None = None
    note: str | None = None
    by_writer: bool = False


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which briefs: those of a state, stale ones, those of an article by its sender's id."""

    state: State | None = None
    stale: bool | None = None
    source: str | None = None
