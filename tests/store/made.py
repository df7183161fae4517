"""Briefs to keep."""

import hashlib
from datetime import UTC, datetime

from service.formats.response import SummaryBody, summary_body
from service.store.articles import ArticleVersion
from service.store.records import Made
from tests.formats.briefs import TEXT, leeds_summary

NOW = datetime(2025, 9, 5, 9, tzinfo=UTC)


def leeds_body() -> SummaryBody:
    return summary_body(leeds_summary())


def version(text: str = TEXT, source: str = "leeds-1") -> ArticleVersion:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return ArticleVersion(source, digest, text, "Rain", "en", NOW)


def made(text: str = TEXT, source: str = "leeds-1", by: str = "cms") -> Made:
    return Made(leeds_body(), version(text, source), {"takeaways": 5}, by)
