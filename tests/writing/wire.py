"""Articles as they come over the wire, read by the real room."""

from functools import cache
from pathlib import Path

from service.article import Article
from service.document import Document
from service.reading import read

_REFERENCES = Path(__file__).parents[2] / "eval" / "references"


@cache
def reference(name: str) -> Document:
    """The article of one reference of the evaluation suite."""
    return read(Article(name, (_REFERENCES / name / "article.txt").read_text(encoding="utf-8")))
