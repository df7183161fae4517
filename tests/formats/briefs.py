"""Briefs for the tests of formats: any words in any place of the brief."""

from dataclasses import replace
from datetime import UTC, datetime

from service.brief import Brief, CheckedLine, CheckedTakeaway, Finding, Summary, Timing
from service.document import Span

TEXT = "Rain fell in Leeds. Roads were shut. Schools closed."
RAIN, ROADS, SCHOOLS = Span(0, 19), Span(20, 36), Span(37, 52)


def leeds_brief(**changed: object) -> Brief:
    """The brief of TEXT, with the fields that a test cares about changed."""
    brief = Brief(
        id="leeds-1",
        text=TEXT,
        language="en",
        words=9,
        coverage=1.0,
        headline_question=CheckedLine("Did Rain Fall in Leeds?", (RAIN,)),
        headline=None,
        synopsis=CheckedLine("Rain fell in Leeds and roads were shut.", (RAIN, ROADS)),
        takeaways=(CheckedTakeaway("Schools", "Schools closed.", (SCHOOLS,), 0.97),),
        verdict="review",
        findings=(Finding("key_takeaways[1]", "number", "no sentence says 40", "withheld"),),
        writer="fake@1",
        prompt=None,
    )
    return replace(brief, **changed)  # type: ignore[arg-type]  # tests name real fields


def leeds_summary(**changed: object) -> Summary:
    made = datetime(2025, 9, 5, 8, 30, tzinfo=UTC)
    return Summary(leeds_brief(**changed), made, Timing.measured(0.001234, 0.02, 0.0005))


def brief_of(words: str) -> Brief:
    """A brief whose every line says `words`."""
    return leeds_brief(
        headline_question=CheckedLine(words, (RAIN,)),
        headline=CheckedLine(words, (RAIN,)),
        synopsis=CheckedLine(words, (RAIN,)),
        takeaways=(CheckedTakeaway(words, words, (RAIN,)),) * 2,
    )
