"""A v1 request as pydantic reads it, and the Article and BriefRequest it becomes."""

from datetime import datetime
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from service.article import Article, BriefRequest, HeadlineForm

# 100,000 words of English are about 600,000 characters; an HTML page is up to ten times its text.
MAX_TEXT_CHARACTERS = 2_000_000
MAX_HTML_CHARACTERS = 5_000_000

Identifier = Annotated[str, StringConstraints(min_length=1, max_length=200)]


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class OptionsBody(Strict):
    """How the brief shall look."""

    takeaways: Annotated[int, Field(ge=3, le=8)] = 5
    synopsis_words: Annotated[int, Field(ge=28, le=80)] = 45
    headline: HeadlineForm = "question"
    return_text: bool = False
    writer: Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]{0,63}$")] | None = None


class ArticleBody(Strict):
    """One article: exactly one of `text` and `html`."""

    id: Identifier | None = None
    text: Annotated[str, StringConstraints(max_length=MAX_TEXT_CHARACTERS)] | None = None
    html: Annotated[str, StringConstraints(max_length=MAX_HTML_CHARACTERS)] | None = None
    title: Annotated[str, StringConstraints(max_length=1000)] | None = None
    language: (
        Annotated[str, StringConstraints(pattern=r"^[a-z]{2}(-[A-Za-z0-9-]{1,20})?$")] | None
    ) = None
    published_at: Annotated[datetime, Field(strict=False)] | None = None

    @model_validator(mode="after")
    def _exactly_one_content(self) -> Self:
        if (self.text is None) == (self.html is None):
            raise ValueError("send exactly one of text and html")
        return self

    def article(self, fallback_id: str) -> Article:
        """`fallback_id` names the article where the sender did not."""
        return Article(
            id=self.id or fallback_id,
            content=self.text if self.text is not None else self.html or "",
            media="html" if self.text is None else "text",
            title=self.title,
            language=self.language[:2] if self.language else None,
            published_at=self.published_at,
        )


class SummaryRequestBody(ArticleBody):
    """The body of POST /v1/summaries, and a line of batch input."""

    options: OptionsBody = OptionsBody()

    def request(self) -> BriefRequest:
        return BriefRequest(
            takeaways=self.options.takeaways,
            synopsis_words=self.options.synopsis_words,
            headline=self.options.headline,
        )
