"""Articles as they come over the wire, read and parsed by the real rooms."""

from dataclasses import replace
from functools import cache
from pathlib import Path

from service.article import Article
from service.document import Document, Entity
from service.reading import read
from service.reading.syntax import load_syntax

_REFERENCES = Path(__file__).parents[2] / "eval" / "references"


def parsed(document: Document) -> Document:
    """The document with syntax and names, where reading has not given it any."""
    if any(sentence.tokens for sentence in document.sentences):
        return document
    parses = load_syntax().parse(document.sentences)
    sentences = tuple(
        replace(s, tokens=p.tokens) for s, p in zip(document.sentences, parses, strict=True)
    )
    entities = tuple(
        Entity(span, kind, i) for i, parse in enumerate(parses) for span, kind in parse.entities
    )
    return replace(document, sentences=sentences, entities=entities)


@cache
def reference(name: str) -> Document:
    """The article of one reference of the evaluation suite."""
    text = (_REFERENCES / name / "article.txt").read_text(encoding="utf-8")
    return parsed(read(Article(name, text)))
