"""From a brief just made to a record."""

from service.brief import Summary
from service.formats.request import SummaryRequestBody
from service.formats.response import SummaryBody, summary_body
from service.store.articles import ArticleVersion
from service.store.records import Made

BRIEF_HEADER = "Standfirst-Brief"


def made_of(summary: Summary, asked: SummaryRequestBody, by: str) -> Made:
    """What to keep of it: the brief, its article as offsets count in it, what was asked for."""
    brief = summary.brief
    body: SummaryBody = summary_body(summary)
    article = ArticleVersion(
        source=brief.id,
        sha256=body.article.sha256,
        text=brief.text,
        title=asked.title,
        language=brief.language,
        published_at=asked.published_at,
    )
    return Made(body, article, asked.options.model_dump(mode="json"), by)
