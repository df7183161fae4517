"""Briefs on record as the API writes them, and what may be asked of them."""

from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints, field_validator
from pydantic_core import PydanticCustomError

from service.formats.request import Strict
from service.formats.response import Frozen, SummaryBody

StateName = Literal["draft", "approved", "edited", "rejected", "withdrawn"]
# A line is one line: no control characters, no line breaks of any kind.
OneLine = r"^[^\x00-\x1f\x7f-\x9f\u2028\u2029]+$"
LineText = Annotated[
    str, StringConstraints(min_length=1, max_length=1000, pattern=OneLine, strip_whitespace=True)
]
LabelText = Annotated[
    str, StringConstraints(min_length=1, max_length=100, pattern=OneLine, strip_whitespace=True)
]


class LineBody(Strict):
    """A line as it shall read; `label` is a takeaway's, as it was where none is given."""

    text: LineText
    label: LabelText | None = None


class ChangeBody(Strict):
    """The body of PATCH /v1/briefs/{id}: a state, lines as they shall read (null takes one out),
    or both."""

    state: StateName | None = None
    lines: dict[str, LineBody | None] = Field(default={}, max_length=20)
    """By field: "headline_question", "synopsis", "key_takeaways[2]"."""
    note: Annotated[str, StringConstraints(max_length=1000)] | None = None

    @field_validator("state")
    @classmethod
    def _not_edited(cls, state: StateName | None) -> StateName | None:
        if state == "edited":
            raise PydanticCustomError("edited", "a brief turns edited by editing its lines")
        return state


class RecordedArticleBody(Frozen):
    """`id` is its sender's; `text` is given with one brief, not in lists."""

    id: str
    sha256: str
    title: str | None
    language: str
    published_at: datetime | None
    text: str | None


class BriefRecordBody(Frozen):
    """A brief with its state. `version` is its ETag; `stale`: its article has changed since;
    `edited`: a person has changed a line."""

    id: str
    state: StateName
    stale: bool
    edited: bool
    version: int
    article: RecordedArticleBody
    brief: SummaryBody
    created_at: datetime
    updated_at: datetime
    reviewed_by: str | None
    reviewed_at: datetime | None


class BriefPageBody(Frozen):
    data: list[BriefRecordBody]
    next_cursor: str | None


class LineDiffBody(Frozen):
    """`words`: from one to the other, ["=" kept, "-" taken out, "+" put in, and the text]."""

    field: str
    before: str | None
    after: str | None
    words: list[tuple[Literal["=", "-", "+"], str]]


class RevisionBody(Frozen):
    version: int
    at: datetime
    by: str
    action: str
    state: StateName
    diff: list[LineDiffBody]
    note: str | None


class HistoryBody(Frozen):
    """Oldest first."""

    data: list[RevisionBody]


class ReferenceBody(Frozen):
    """An approved or edited brief, as `standfirst eval --from-reviews` takes it."""

    id: str
    article: str
    record: dict[str, Any]
