"""Which language: decided for ten others and for English in every dress."""

import json
from pathlib import Path

import pytest

from service.errors import InvalidArticle
from service.reading.language import refuse_foreign
from service.reading.sentences import split
from tests.reading.articles import FLOOD

TEXTS = json.loads((Path(__file__).parent / "languages.json").read_text("utf-8"))
FOREIGN: dict[str, str] = TEXTS["foreign"]
ENGLISH: dict[str, str] = {**TEXTS["english"], "news": FLOOD, "capitals": FLOOD.upper()}


def refused(text: str, claim: str | None = None) -> str | None:
    """The detail of the refusal."""
    try:
        refuse_foreign([text[start:end] for start, end in split(text)], text, claim)
    except InvalidArticle as refusal:
        return f"{refusal.code}: {refusal.detail}"
    return None


@pytest.mark.parametrize("language", FOREIGN)
@pytest.mark.parametrize("claim", [None, "en"])
def test_another_language_is_refused_by_name_whatever_is_claimed(
    language: str, claim: str | None
) -> None:
    detail = refused(FOREIGN[language], claim)

    assert detail is not None
    assert detail.startswith("unsupported_language: ")
    assert language in detail


@pytest.mark.parametrize("kind", ENGLISH)
def test_english_is_read(kind: str) -> None:
    assert refused(ENGLISH[kind]) is None


def test_a_claim_of_another_language_is_taken_at_its_word() -> None:
    assert (
        refused(FLOOD, "fr")
        == "unsupported_language: the article is in French; only English is read"
    )
    assert refused(FLOOD, "en-GB") is None


def test_quotations_in_another_language_leave_an_article_english() -> None:
    mixed = f"{FLOOD} {FOREIGN['Spanish']} {FLOOD}"

    assert refused(mixed) is None


def test_an_english_headline_does_not_make_a_french_article_english() -> None:
    assert (
        refused(f"Rivers burst their banks and cut off villages. {FOREIGN['French'] * 3}")
        is not None
    )


@pytest.mark.parametrize("text", ["", "Bonjour.", "Ja, und nein. Nie wieder.", "北京"])
def test_a_few_words_decide_nothing(text: str) -> None:
    assert refused(text) is None
