"""Article → Document."""

from service.article import Article
from service.document import Document, Mark, Sentence, Span
from service.errors import InvalidArticle
from service.reading.decoding import decode
from service.reading.hygiene import View, refuse_broken, view
from service.reading.noise import Sifted, sift
from service.reading.paragraphs import paragraphs

__all__ = ["decode", "read"]


def read(article: Article) -> Document:
    """The article as text with noise marked, sentences, syntax and entities.

    Raises: InvalidArticle (empty, too short, no prose, a language without a model, HTML without
    an article, lone surrogates, binary), ArticleTooLong. Any other input yields a Document.
    """
    text = article.content
    refuse_broken(text)
    if not text.strip():
        raise InvalidArticle("empty_article", "the article has no text")
    seen = view(text)
    sifted = sift(paragraphs(seen.text), article.title)
    return Document(
        id=article.id,
        text=text,
        title=sifted.title,
        language="en",
        published_at=article.published_at,
        marks=_marks(seen, sifted),
        sentences=_sentences(seen, sifted),
        entities=(),
        cautions=(),
    )


def _sentences(seen: View, sifted: Sifted) -> tuple[Sentence, ...]:
    sentences = []
    for reported in sifted.sentences:
        text, offsets = seen.condensed(reported.start, reported.end)
        span = seen.span(reported.start, reported.end)
        sentences.append(Sentence(span, reported.paragraph, text, (), offsets))
    return tuple(sentences)


def _marks(seen: View, sifted: Sifted) -> tuple[Mark, ...]:
    """Invisible characters inside other noise need no mark of their own."""
    marks = [Mark(seen.span(noise.start, noise.end), noise.kind) for noise in sifted.noise]
    position, inside = 0, []
    for hidden in seen.invisible:
        while position < len(marks) and marks[position].span.end <= hidden.start:
            position += 1
        if position == len(marks) or not marks[position].span.overlaps(hidden):
            inside.append(Mark(hidden, "invisible"))
    return tuple(sorted(marks + inside, key=lambda mark: mark.span))
