"""The articles-with-briefs format (JSONL, gzip or plain) as Documents beside their editors' lines.

One JSON object a line: `id, source, split, title, paragraphs[], sentences[], paragraph_of[], brief
{headline_question, synopsis, synopsis_from[], takeaways[{label, text, from[]}]}, false[{of, error,
text}]`; `from` are indices into `sentences`. Sentences are taken as given, so that the editors'
indices hold; noise is not marked.
"""

import gzip
import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from service.document import Document, Entity, Sentence, Span
from service.reading.syntax import Syntax, with_syntax

Split = Literal["train", "dev", "test"]


@dataclass(frozen=True, slots=True)
class EditorsTakeaway:
    label: str
    text: str
    sources: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class EditorsFalse:
    """A takeaway (`of` is its index) made subtly wrong."""

    of: int
    error: str
    text: str


@dataclass(frozen=True, slots=True)
class BriefedArticle:
    document: Document
    source: str
    headline_question: str
    synopsis: str
    synopsis_sources: tuple[int, ...]
    takeaways: tuple[EditorsTakeaway, ...]
    false: tuple[EditorsFalse, ...]


def load_briefs(path: Path, split: Split, sources: Sequence[str] = ()) -> Iterator[BriefedArticle]:
    """The articles of one split whose id starts with one of `sources` (all, where none given).

    Raises: KeyError or ValueError on a line that is not in the format.
    """
    for record in records(path, sources):
        if record["split"] == split:
            yield _article(record)


def records(path: Path, sources: Sequence[str] = ()) -> Iterator[dict[str, Any]]:
    """A file's JSON objects, one a line, gzip or plain; where `sources` are given, those whose id
    starts with one of them.

    Whatever reads articles reads them here, so that no recipe learns from a source left out.
    """
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            if not sources or record["id"].startswith(tuple(sources)):
                yield record


def prefixes(sources: str) -> tuple[str, ...]:
    """What `--sources` gives: the beginnings of ids, with commas between them."""
    return tuple(one.strip() for one in sources.split(",") if one.strip())


def _article(record: dict[str, Any]) -> BriefedArticle:
    brief = record["brief"]
    return BriefedArticle(
        document=_document(record),
        source=record["source"],
        headline_question=brief["headline_question"],
        synopsis=brief["synopsis"],
        synopsis_sources=tuple(brief["synopsis_from"]),
        takeaways=tuple(
            EditorsTakeaway(t["label"], t["text"], tuple(t["from"])) for t in brief["takeaways"]
        ),
        false=tuple(EditorsFalse(f["of"], f["error"], f["text"]) for f in record.get("false", [])),
    )


def _document(record: dict[str, Any]) -> Document:
    parts: list[str] = []
    sentences: list[Sentence] = []
    at = 0
    for index, (text, paragraph) in enumerate(
        zip(record["sentences"], record["paragraph_of"], strict=True)
    ):
        if index:
            gap = " " if record["paragraph_of"][index - 1] == paragraph else "\n\n"
            parts.append(gap)
            at += len(gap)
        parts.append(text)
        sentences.append(Sentence(Span(at, at + len(text)), paragraph, text))
        at += len(text)
    return Document(
        id=record["id"],
        text="".join(parts),
        title=record["title"] or None,
        language="en",
        published_at=None,
        marks=(),
        sentences=tuple(sentences),
        entities=(),
        cautions=(),
    )


def parsed(article: BriefedArticle, syntax: Syntax) -> BriefedArticle:
    """The same article with syntax on its document."""
    document = article.document
    parses = syntax.parse(document.sentences)
    sentences = tuple(with_syntax(s, p) for s, p in zip(document.sentences, parses, strict=True))
    entities = tuple(
        Entity(span, kind, index)
        for index, parse in enumerate(parses)
        for span, kind in parse.entities
    )
    return replace(article, document=replace(document, sentences=sentences, entities=entities))


def sha256(path: Path) -> str:
    """Fingerprint of a data file, for model cards and logs."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
