"""Review in the OpenAPI document."""

from typing import Final

from service.api.errors import problem_of
from service.api.schema import REF, answered
from service.api.schema_parts import (
    BODY,
    CONFLICT,
    ETAG,
    IF_MATCH_PARAMETER,
    MISSING,
    NO_IF_MATCH,
    OUTDATED,
    operation,
)
from service.api.upload import JSONL_MEDIA
from service.errors import (
    InvalidArticle,
    NoOtherLine,
    Overloaded,
    UnknownWriter,
    WriterError,
    WriterTimeout,
)
from service.formats.exports import EXPORT_MEDIA

LIST_BRIEFS: Final = operation()
GET_BRIEF: Final = operation(MISSING, headers=ETAG)
GET_HISTORY: Final = operation(MISSING)
CHANGE_BRIEF: Final = operation(
    *BODY,
    MISSING,
    CONFLICT,
    OUTDATED,
    NO_IF_MATCH,
    problem_of(Overloaded("64 requests are waiting, as many as may")),
    headers=ETAG,
    parameters=(IF_MATCH_PARAMETER,),
    body={
        "application/json": {
            "schema": {"$ref": REF.format(model="ChangeBody")},
            "example": {
                "state": "approved",
                "lines": {"synopsis": {"text": "The two ministers meet in Seoul next week."}},
                "note": "shortened",
            },
        }
    },
)
REWRITE_LINE: Final = operation(
    MISSING,
    CONFLICT,
    OUTDATED,
    NO_IF_MATCH,
    problem_of(NoOtherLine("the writer has no other line that the article bears out")),
    problem_of(UnknownWriter("the writers on offer are embedded")),
    problem_of(InvalidArticle("unsupported_language", "the article is in French (fr)")),
    problem_of(WriterError("the writer's answer is no draft")),
    problem_of(Overloaded("64 articles are waiting, as many as may")),
    problem_of(WriterTimeout("no brief after 60 seconds")),
    headers=ETAG,
    parameters=(IF_MATCH_PARAMETER,),
)
EXPORT_BRIEF: Final = operation(
    MISSING,
    answers={
        200: answered(
            "The brief with its disclosure.",
            {media: {"schema": {}} for media in sorted(set(EXPORT_MEDIA.values()))},
        )
    },
)
EXPORT_REFERENCES: Final = operation(
    answers={200: answered("JSON Lines.", {JSONL_MEDIA[0]: {"schema": {"type": "string"}}})},
)
DELETE_ARTICLE: Final = operation(
    MISSING, answers={204: answered("Nothing is kept of it any more.", {})}
)
