"""The article as its sender gave it, and what is asked for: the input nouns."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Media = Literal["text", "html"]
HeadlineForm = Literal["question", "statement", "both"]


@dataclass(frozen=True, slots=True)
class Article:
    """One news article, untouched: nothing here has been cleaned, checked or trusted.

    `content` is plain text or an HTML page, as `media` says. `title`, `language` (an ISO 639-1
    code) and `published_at` are what the sender claims; None where the sender said nothing.
    """

    id: str
    content: str
    media: Media = "text"
    title: str | None = None
    language: str | None = None
    published_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class BriefRequest:
    """What the brief shall hold.

    `takeaways`: how many, 3 to 8. `synopsis_words`: the most words of the synopsis, 28 to 80.
    `avoid`: texts that no line shall have again, nor a takeaway the fact of one. `style`: the
    house style (prompts/styles) that a language model is told; None: the writer's own.
    Bounds are enforced where requests come in (formats/request.py).
    """

    takeaways: int = 5
    synopsis_words: int = 45
    headline: HeadlineForm = "question"
    avoid: frozenset[str] = frozenset()
    style: str | None = None
