"""Article → Document."""

import re

from service.article import Article
from service.document import Document, Mark, Sentence, Span
from service.errors import InvalidArticle

_DATELINE = re.compile(r"[A-Z][A-Za-z/ ]{2,30}, \w{3,9}\.? \d{1,2} \([A-Z]\w+\) (?:[-—–] )?")
_SENTENCE = re.compile(r"\S[^\n]*?(?:[.!?][\"'”’)\]]*(?=\s+[\"'“‘(\[A-Z0-9])|(?=\n)|\Z)")


def read(article: Article) -> Document:
    """The article as text with noise marked, sentences, syntax and entities.

    Raises: InvalidArticle (empty, too short, no prose, a language without a model, HTML without
    an article, lone surrogates, binary), ArticleTooLong. Any other input yields a Document.
    """
    text = article.content
    if not text.strip():
        raise InvalidArticle("empty_article", "the article has no text")
    marks, start = [], 0
    if dateline := _DATELINE.match(text):
        marks.append(Mark(Span(0, dateline.end()), "dateline"))
        start = dateline.end()
    sentences = tuple(
        Sentence(Span(*found.span()), text.count("\n", 0, found.start()), found.group())
        for found in _SENTENCE.finditer(text, start)
    )
    return Document(
        id=article.id,
        text=text,
        title=article.title,
        language="en",
        published_at=article.published_at,
        marks=tuple(marks),
        sentences=sentences,
        entities=(),
        cautions=(),
    )
