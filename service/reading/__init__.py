"""Article → Document."""

from service.article import Article
from service.document import Document


def read(article: Article) -> Document:
    """The article as text with noise marked, sentences, syntax and entities.

    Raises: InvalidArticle (empty, too short, no prose, a language without a model, HTML without
    an article, lone surrogates, binary), ArticleTooLong. Any other input yields a Document.
    """
    raise AssertionError("being built")
