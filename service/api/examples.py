"""The examples of the OpenAPI document: an article, its brief and two claims, checked."""

from datetime import UTC, datetime
from typing import Any

from service.brief import (
    Brief,
    CheckedClaim,
    CheckedClaims,
    CheckedLine,
    CheckedTakeaway,
    ClaimFinding,
    Finding,
    Summary,
    Timing,
)
from service.document import Span
from service.formats.checks import check_body
from service.formats.response import summary_body

MEETING = (
    "The defence chiefs of South Korea and Japan are scheduled to meet in Seoul next week, "
    "according to the South's defence ministry."
)
VISIT = (
    "This gathering marks the first time a Japanese defence minister has officially visited "
    "South Korea since 2015."
)
DIALOGUE = (
    "The discussions between Defence Minister Ahn Gyu-back and his Japanese counterpart, Gen "
    "Nakatani, coincide with Nakatani's attendance at the Seoul Defence Dialogue, an annual "
    "security forum organized by the defence ministry of Seoul."
)
NATIONS = (
    "In addition to Nakatani, the defence leaders of four other nations—Croatia, Mongolia, the "
    "Philippines, and South Africa—will participate in the three-day security forum scheduled "
    "from Monday to Wednesday."
)
ARTICLE = f"Seoul, Sep 5 (NationPress) {MEETING} {VISIT}\n{DIALOGUE}\n{NATIONS}"

REQUEST: dict[str, Any] = {
    "id": "nationpress-0905-1",
    "text": ARTICLE,
    "language": "en",
    "published_at": "2025-09-05T08:30:00Z",
    "options": {"takeaways": 3, "synopsis_words": 45, "headline": "question"},
}


def _spans(*sentences: str) -> tuple[Span, ...]:
    starts = ((ARTICLE.index(sentence), sentence) for sentence in sentences)
    return tuple(Span(start, start + len(sentence)) for start, sentence in starts)


SUMMARY = Summary(
    Brief(
        id="nationpress-0905-1",
        text=ARTICLE,
        language="en",
        words=sum(len(s.split()) for s in (MEETING, VISIT, DIALOGUE, NATIONS)),
        coverage=1.0,
        headline_question=CheckedLine(
            "Will South Korea and Japan's Defence Chiefs Meet in Seoul Next Week?",
            _spans(MEETING),
        ),
        headline=None,
        synopsis=CheckedLine(
            "The defence chiefs of South Korea and Japan are to meet in Seoul next week, the first "
            "time a Japanese defence minister has officially visited South Korea since 2015.",
            _spans(MEETING, VISIT),
        ),
        takeaways=(
            CheckedTakeaway(
                "First Visit",
                "No Japanese defence minister has officially visited South Korea since 2015.",
                _spans(VISIT),
            ),
            CheckedTakeaway(
                "Seoul Defence Dialogue",
                "Nakatani will attend the annual security forum of Seoul's defence ministry.",
                _spans(DIALOGUE),
            ),
        ),
        verdict="review",
        findings=(
            Finding("key_takeaways[2]", "number", "the article counts four nations", "withheld"),
            Finding("key_takeaways", "too_few_facts", "2 of 3 takeaways hold", "flagged"),
        ),
        writer="embedded@1",
        prompt=None,
    ),
    datetime(2025, 9, 5, 8, 31, tzinfo=UTC),
    Timing(reading=12.5, writing=61.25, checking=3.5),
)
ANSWER: dict[str, Any] = summary_body(SUMMARY).model_dump(mode="json")

CHECK_REQUEST: dict[str, Any] = {
    "id": "nationpress-0905-1",
    "text": ARTICLE,
    "claims": [
        "The defence chiefs of South Korea and Japan are to meet in Seoul next week.",
        "No Japanese defence minister has officially visited South Korea since 2012.",
    ],
}
CHECKED = CheckedClaims(
    "nationpress-0905-1",
    ARTICLE,
    (
        CheckedClaim(CHECK_REQUEST["claims"][0], True, 0.91, _spans(MEETING), ()),
        CheckedClaim(
            CHECK_REQUEST["claims"][1],
            False,
            0.05,
            _spans(VISIT),
            (
                ClaimFinding(
                    "date",
                    "“2012” — the article says “2015”",
                    Span(70, 74),
                    Span(ARTICLE.index("2015"), ARTICLE.index("2015") + 4),
                ),
            ),
        ),
    ),
)
CHECK_ANSWER: dict[str, Any] = check_body(CHECKED).model_dump(mode="json")
