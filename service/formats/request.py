"""A v1 request as pydantic reads it, and the Article and BriefRequest it becomes."""

import re
from datetime import datetime
from typing import Annotated, Self

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    model_validator,
)
from pydantic.config import JsonDict
from pydantic_core import PydanticCustomError

from service.article import Article, BriefRequest, HeadlineForm
from service.writing.llm.prompts import StyleId, load_style

# 100,000 words of English are about 600,000 characters; an HTML page is up to ten times its text.
MAX_TEXT_CHARACTERS = 2_000_000
MAX_HTML_CHARACTERS = 5_000_000

MAX_CLAIMS = 64
MAX_CLAIM_CHARACTERS = 2000

Identifier = Annotated[str, StringConstraints(min_length=1, max_length=200)]


def _written_date(value: object) -> object:
    """Refuses the numbers that pydantic would read as seconds since 1970."""
    if isinstance(value, datetime) or (
        isinstance(value, str) and re.match(r"\d{4}-\d\d-\d\d", value)
    ):
        return value
    raise PydanticCustomError("date_form", "write the date as in 2025-09-05T08:30:00Z")


PublicationDate = Annotated[datetime, Field(strict=False), BeforeValidator(_written_date)]


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, use_attribute_docstrings=True)


class OptionsBody(Strict):
    """How the brief shall look. What is not sent is as the house style has it."""

    takeaways: Annotated[int, Field(ge=3, le=8)] = 5
    """How many takeaways are asked for; there are fewer where fewer facts hold."""
    synopsis_words: Annotated[int, Field(ge=28, le=80)] = 45
    """Most words of the synopsis."""
    headline: HeadlineForm = "question"
    return_text: bool = False
    """Whether the answer holds the text that offsets count in; of use with `html`."""
    writer: Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]{0,63}$")] | None = None
    """A writer that the service offers, by name; its default where none is named."""
    style: StyleId | None = None
    """A house style that ships, by name or with its version: how many takeaways, how long a
    synopsis and which headline are usual there, and the tone, spelling and rules that a language
    model is told. The service's own where none is named."""

    @model_validator(mode="after")
    def _as_the_style_has_it(self) -> Self:
        usual = load_style(self.style).style if self.style else None
        if usual and "takeaways" not in self.model_fields_set:
            self.takeaways = usual.takeaways
        if usual and "synopsis_words" not in self.model_fields_set:
            self.synopsis_words = usual.synopsis_words
        if usual and "headline" not in self.model_fields_set:
            self.headline = usual.headline
        return self


_TEXT_OR_HTML: JsonDict = {
    "oneOf": [
        {
            "required": [sent],
            "properties": {sent: {"type": "string"}, absent: {"type": "null"}},
        }
        for sent, absent in (("text", "html"), ("html", "text"))
    ]
}


class ArticleBody(Strict):
    """One article: exactly one of `text` and `html`."""

    model_config = ConfigDict(json_schema_extra=_TEXT_OR_HTML)

    id: Identifier | None = None
    """Given back with the brief; made where none is sent."""
    text: Annotated[str, StringConstraints(max_length=MAX_TEXT_CHARACTERS)] | None = None
    html: Annotated[str, StringConstraints(max_length=MAX_HTML_CHARACTERS)] | None = None
    title: Annotated[str, StringConstraints(max_length=1000)] | None = None
    language: (
        Annotated[str, StringConstraints(pattern=r"^[a-z]{2}(-[A-Za-z0-9-]{1,20})?$")] | None
    ) = None
    """A BCP 47 tag, of which the language counts: "en", "en-GB"."""
    published_at: PublicationDate | None = None

    @model_validator(mode="after")
    def _exactly_one_content(self) -> Self:
        if (self.text is None) == (self.html is None):
            raise PydanticCustomError("one_content", "send exactly one of text and html")
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


Claim = Annotated[str, StringConstraints(min_length=1, max_length=MAX_CLAIM_CHARACTERS)]


class CheckRequestBody(ArticleBody):
    """The body of POST /v1/checks, and a line of input to `standfirst check`."""

    claims: Annotated[list[Claim], Field(min_length=1, max_length=MAX_CLAIMS)]
    """What is to be held against the article, one or a few sentences each."""


class SummaryRequestBody(ArticleBody):
    """The body of POST /v1/summaries, and a line of batch input."""

    options: OptionsBody = OptionsBody()

    def in_style(self, usual: str) -> Self:
        """The same, in the house style `usual` where it names none. Raises: ValidationError."""
        if self.options.style is not None:
            return self
        sent = self.options.model_dump(exclude_unset=True) | {"style": usual}
        return self.model_copy(update={"options": OptionsBody.model_validate(sent)})

    def request(self) -> BriefRequest:
        return request_of(self.options)


def request_of(options: OptionsBody) -> BriefRequest:
    """What the options ask of a writer."""
    return BriefRequest(
        takeaways=options.takeaways,
        synopsis_words=options.synopsis_words,
        headline=options.headline,
        style=options.style,
    )
