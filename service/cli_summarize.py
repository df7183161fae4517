"""One article, from a file or standard input, to its brief in one of four forms."""

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from service.article import Article
from service.batch.files import (
    MAX_FILE_BYTES,
    FileFormat,
    content_fields,
    format_of,
    read_file,
    sniff,
)
from service.batch.parse import validated
from service.brief import Summary
from service.formats.render import Format, as_html, as_markdown, as_text
from service.formats.response import summary_body
from service.summarizer import Summarizer
from service.writing import open_writer


@dataclass(frozen=True, slots=True)
class Printed:
    """`text` is for standard output; `note` tells an editor what the form does not show."""

    text: str
    note: str | None


def summarize(
    file: str, input_format: FileFormat | None, fields: dict[str, Any], writer: str, format: Format
) -> Printed:
    """The brief of `file` ("-": standard input). `input_format`: None goes by suffix or content;
    `fields`: of the request, apart from its text or html, None where nothing was said.

    Raises: any StandfirstError.
    """
    sent = {name: value for name, value in fields.items() if value is not None}
    body = validated(sent | _content(file, input_format))
    article = body.article(_name(file))
    summary = Summarizer(open_writer(writer)).summarize(article, body.request())
    return_text = body.options.return_text
    return Printed(_rendered(summary, format, return_text), _note(summary, format))


def article_of(file: str) -> Article:
    """The article in `file`, of whatever kind it is by suffix or content.

    Raises: any StandfirstError.
    """
    return validated(_content(file, None)).article(_name(file))


def _content(file: str, input_format: FileFormat | None) -> dict[str, Any]:
    data = sys.stdin.buffer.read(MAX_FILE_BYTES + 1) if file == "-" else read_file(Path(file))
    return content_fields(data, input_format or format_of(Path(file)) or sniff(data))


def _name(file: str) -> str:
    return "stdin" if file == "-" else Path(file).name


def _rendered(summary: Summary, format: Format, return_text: bool) -> str:
    match format:
        case "json":
            return summary_body(summary, return_text=return_text).model_dump_json(indent=2) + "\n"
        case "markdown":
            return as_markdown(summary.brief)
        case "html":
            return as_html(summary.brief)
        case "text":
            return as_text(summary.brief)


def _note(summary: Summary, format: Format) -> str | None:
    brief = summary.brief
    if format == "json" or brief.verdict == "publishable":
        return None
    findings = "; ".join(f"{f.field}: {f.detail}" for f in brief.findings[:3])
    more = len(brief.findings) - 3
    return f"verdict {brief.verdict}: {findings}" + (f"; and {more} more" if more > 0 else "")
