"""A file of text, Markdown or HTML: where articles lie in folders, and one file as a request."""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

from service.batch.record import Record
from service.errors import ArticleTooLong, InvalidRequest
from service.reading.decoding import decode

FileFormat = Literal["text", "markdown", "html"]

FORMATS: dict[str, FileFormat] = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
}

# 5,000,000 characters, the contract's bound for HTML, at four bytes each.
MAX_FILE_BYTES = 20_000_000

_HTML_START = re.compile(rb"[\s\xef\xbb\xbf]*<(!doctype\s+html|html|head|body)\b", re.I)
_FRONT_MATTER = re.compile(r"\ufeff?---\r?\n.*?\n---[ \t]*\r?\n", re.S)


def format_of(path: Path) -> FileFormat | None:
    """What the suffix says; None where it says nothing."""
    return FORMATS.get(path.suffix.lower())


def sniff(data: bytes) -> FileFormat:
    """HTML where a page plainly starts so, else text; Markdown is never guessed."""
    return "html" if _HTML_START.match(data) else "text"


def content_fields(data: bytes, format: FileFormat) -> dict[str, Any]:
    """The request's `text` or `html`: Markdown becomes HTML, with tags inside it as plain text.

    Raises: ArticleTooLong beyond MAX_FILE_BYTES; InvalidArticle if the bytes are no text.
    """
    if len(data) > MAX_FILE_BYTES:
        raise ArticleTooLong(f"the file has more than {MAX_FILE_BYTES} bytes")
    text = decode(data)
    if format == "markdown":
        return {"html": markdown_page(text)}
    return {"html": text} if format == "html" else {"text": text}


def markdown_page(text: str) -> str:
    """Markdown as an HTML page of one article; YAML front matter is left out."""
    from markdown_it import MarkdownIt

    renderer = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
    article = renderer.render(_FRONT_MATTER.sub("", text, count=1))
    return f"<!doctype html>\n<html><body><article>\n{article}</article></body></html>\n"


def read_file(path: Path) -> bytes:
    """The file's bytes, one more than MAX_FILE_BYTES at most. Raises: InvalidRequest."""
    try:
        with path.open("rb") as file:
            return file.read(MAX_FILE_BYTES + 1)
    except OSError as error:
        raise InvalidRequest(f"cannot read {path}: {error.strerror}") from error


def folder_records(folder: Path) -> Iterator[Record]:
    """The files below `folder` with a suffix of FORMATS, each named by its path below it.

    A folder's own files come first, then its subfolders, both by name; hidden ones are left out.
    """
    count = 0
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(parent, name)
            if format_of(path) and not name.startswith("."):
                count += 1
                yield Record(_id(path.relative_to(folder)), None, path, count)


def file_records(paths: list[Path]) -> Iterator[Record]:
    """One record a path, in the order given, named by the path as given."""
    for count, path in enumerate(paths, start=1):
        yield Record(_id(path), None, path, count)


def _id(path: Path) -> str:
    # A file name may hold bytes that are no UTF-8; an id may not.
    return os.fsencode(path.as_posix()).decode(errors="replace")
