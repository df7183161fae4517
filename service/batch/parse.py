"""Record → what to summarise: the contract's edge for lines, rows and files."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from service.article import Article, BriefRequest
from service.batch.files import content_fields, format_of, read_file
from service.batch.record import Record
from service.errors import (
    ArticleTooLong,
    InvalidArticle,
    InvalidRequest,
    StandfirstError,
    UnknownWriter,
)
from service.formats.request import ArticleBody, CheckRequestBody, SummaryRequestBody

Body = TypeVar("Body", bound=ArticleBody)


@dataclass(frozen=True, slots=True)
class Defaults:
    """What holds where a record does not say otherwise; `writer` holds for all of them."""

    writer: str
    request: BriefRequest = field(default_factory=BriefRequest)
    return_text: bool = False
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Job:
    article: Article
    request: BriefRequest
    return_text: bool


def parse(record: Record, defaults: Defaults) -> Job | StandfirstError:
    """The job a record asks for, or what is wrong with it. Never raises."""
    try:
        if isinstance(record.content, StandfirstError):
            return record.content
        if isinstance(record.content, Path):
            kind = format_of(record.content) or "text"
            body = validated(content_fields(read_file(record.content), kind))
        else:
            body = _validated_json(SummaryRequestBody, record.content)
        return _job(body, record.fallback_id, defaults)
    except StandfirstError as error:
        return error


def validated(fields: dict[str, Any]) -> SummaryRequestBody:
    """Raises: InvalidRequest, ArticleTooLong or InvalidArticle where the contract is broken."""
    return _validated(SummaryRequestBody, fields)


def parse_check(record: Record) -> CheckRequestBody:
    """The claims of a record with their article.

    Raises: InvalidRequest, ArticleTooLong or InvalidArticle where the contract is broken; what
    is wrong with the record.
    """
    if isinstance(record.content, StandfirstError):
        raise record.content
    if isinstance(record.content, Path):
        raise InvalidRequest("a file of one article holds no claims: give JSON Lines")
    return _validated_json(CheckRequestBody, record.content)


def _validated(kind: type[Body], fields: dict[str, Any]) -> Body:
    try:
        return kind.model_validate(fields)
    except ValidationError as error:
        raise _refused(error) from error


def _validated_json(kind: type[Body], line: bytes) -> Body:
    try:
        return kind.model_validate_json(line)
    except ValidationError as error:
        fields = _loaded(line)
        if isinstance(fields, dict) and error.errors()[0]["type"] == "json_invalid":
            # Python's reader lets a lone surrogate pass, so that it can be named.
            return _validated(kind, fields)
        raise _refused(error) from error


def _job(body: SummaryRequestBody, fallback_id: str, defaults: Defaults) -> Job:
    options, sent = body.options, body.options.model_fields_set
    if options.writer not in (None, defaults.writer):
        raise UnknownWriter(f"this run has the writer {defaults.writer}, not {options.writer}")
    if body.language is None and defaults.language is not None:
        body = body.model_copy(update={"language": defaults.language})
    usual = defaults.request
    return Job(
        article=body.article(fallback_id),
        request=BriefRequest(
            takeaways=options.takeaways if "takeaways" in sent else usual.takeaways,
            synopsis_words=(
                options.synopsis_words if "synopsis_words" in sent else usual.synopsis_words
            ),
            headline=options.headline if "headline" in sent else usual.headline,
            style=options.style or usual.style,
        ),
        return_text=options.return_text if "return_text" in sent else defaults.return_text,
    )


def _refused(error: ValidationError) -> StandfirstError:
    faults = error.errors(include_url=False, include_input=False, include_context=False)
    detail = "; ".join(
        ": ".join(filter(None, [".".join(map(str, fault["loc"]))[:100], fault["msg"]]))
        for fault in faults[:3]
    )
    first, field = faults[0]["type"], (*faults[0]["loc"], "")[0]
    if first == "string_too_long" and field in ("text", "html"):
        return ArticleTooLong(detail)
    if first == "string_unicode" and field in ("text", "html"):
        return InvalidArticle("invalid_unicode", f"{field}: holds half of a surrogate pair")
    if first == "json_invalid" and "unicode code point" in detail:
        return InvalidArticle("undecodable_bytes", "the line is not UTF-8")
    return InvalidRequest(detail)


def _loaded(line: bytes) -> object:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None
