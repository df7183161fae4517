"""Article → Document."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from service.article import Article
from service.document import Document, Entity, Mark, Sentence
from service.errors import ArticleTooLong, InvalidArticle
from service.reading.budget import within_budget
from service.reading.cautions import cautions
from service.reading.decoding import decode
from service.reading.hygiene import View, refuse_broken, view
from service.reading.language import refuse_foreign
from service.reading.noise import Sifted, sift
from service.reading.paragraphs import paragraphs
from service.reading.prose import MIN, MIN_OF_SHORT, refuse_unfit
from service.reading.syntax import load_syntax, with_syntax

__all__ = ["decode", "read"]

# 100,000 words of English are about 600,000 characters.
MAX_CHARACTERS = 2_000_000
MAX_PARAGRAPHS = 50_000


@dataclass(frozen=True, slots=True)
class _Source:
    """`text` is what Document.text will be."""

    text: str
    title: str | None
    published_at: datetime | None


def read(article: Article, *, syntax: bool = True, short: bool = False) -> Document:
    """The article as text with noise marked, sentences and, if asked for, syntax and entities.

    `short`: a sentence is enough, as it is to be checked against; a brief needs more.
    Syntax is for sentences within `budget.WORDS` words, all of them in most articles;
    Document.coverage tells the share. Time grows linearly with length.
    Raises: InvalidArticle (empty, too short, no prose, a language without a model, HTML without
    an article, lone surrogates, binary), ArticleTooLong, WriterUnavailable where the syntax
    weights are not installed. Any other input yields a Document.
    """
    source = _source(article)
    text, seen = source.text, view(source.text)
    if not seen.text.strip():
        raise InvalidArticle("empty_article", "the article has no visible text")
    parts = paragraphs(seen.text)
    if len(parts) > MAX_PARAGRAPHS:
        raise ArticleTooLong(f"{len(parts):,} paragraphs; at most {MAX_PARAGRAPHS:,} are read")
    sifted = sift(parts, source.title)
    marks, sentences = _marks(seen, sifted), _sentences(seen, sifted)
    texts = [sentence.text for sentence in sentences]
    refuse_foreign(texts, seen.text, article.language)
    refuse_unfit(text, texts, marks, MIN_OF_SHORT if short else MIN)
    parsed, entities = _parse(sentences) if syntax else (sentences, ())
    return Document(
        id=article.id,
        text=text,
        title=sifted.title,
        language="en",
        published_at=source.published_at,
        marks=marks,
        sentences=parsed,
        entities=entities,
        cautions=cautions(text, sifted.title, sentences, marks),
    )


def _source(article: Article) -> _Source:
    """What the article says and states about itself; the sender's claims come first.

    Raises: InvalidArticle, ArticleTooLong.
    """
    content = article.content
    refuse_broken(content)
    if not content.strip():
        raise InvalidArticle("empty_article", "the article has no text")
    title = (article.title or "").strip() or None
    source = _Source(content, title, article.published_at)
    if article.media == "html":
        # Imported when the first page comes: plain text has no need of it.
        from service.reading.html import extract

        page = extract(content)
        source = _Source(page.text, title or page.title, article.published_at or page.published_at)
    if len(source.text) > MAX_CHARACTERS:
        raise ArticleTooLong(
            f"the text has {len(source.text):,} characters; at most {MAX_CHARACTERS:,} are read"
        )
    return source


def _parse(sentences: Sequence[Sentence]) -> tuple[tuple[Sentence, ...], tuple[Entity, ...]]:
    """The sentences, those within budget with tokens, and the mentions found in them."""
    chosen = within_budget([sentence.text for sentence in sentences])
    parses = dict(zip(chosen, load_syntax().parse([sentences[i] for i in chosen]), strict=True))
    parsed = tuple(
        with_syntax(sentence, parses[index]) if index in parses else sentence
        for index, sentence in enumerate(sentences)
    )
    entities = tuple(
        Entity(span, kind, index)
        for index, parse in sorted(parses.items())
        for span, kind in parse.entities
    )
    return parsed, entities


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
