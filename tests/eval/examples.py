"""One small reference that keeps every rule, and briefs made from it."""

from dataclasses import replace

from eval.reference import Reference, ReferenceBrief, ReferenceTakeaway
from service.brief import Brief, CheckedLine, CheckedTakeaway
from service.document import Span

ARTICLE = """\
PORT ELLEN, March 4 (Islay Wire) - The harbour board of Port Ellen approved a £2.5 million plan \
on Tuesday to rebuild the pier that a storm broke in November, its chair Morag Laidlaw said.

Work will begin in June and should take 18 months, according to the board, which runs three \
harbours on the island.

"Without this pier we would lose the ferry," Ms Laidlaw told reporters.

The Scottish government will pay 60 per cent of the cost, and the board will borrow the rest from \
the Islay Savings Bank.

Fishermen's leader Hamish Orr said the new pier might come too late for 12 of his 40 members, who \
have already moved their boats to Oban.

A survey by Dunmore Engineers in January found that the old pier could not be repaired.
"""

TAKEAWAYS = (
    (
        "Pier Rebuild",
        "Port Ellen's harbour board approved a £2.5 million plan to rebuild the pier.",
    ),
    ("Eighteen Months", "Work will begin in June and should take 18 months, the board said."),
    ("Government Share", "The Scottish government will pay 60 per cent of the cost."),
    (
        "Fishermen's Doubts",
        "Hamish Orr said the new pier might come too late for 12 members.",
    ),
    ("Ferry Warning", 'Morag Laidlaw said the island "would lose the ferry" without the pier.'),
)
# The paragraph each takeaway was taken from.
_SOURCES = (0, 1, 3, 4, 2)

REFERENCE = Reference(
    id="port-ellen",
    article=ARTICLE,
    title=None,
    published_at=None,
    language="en",
    topic="local government",
    region="Scotland",
    spelling="British",
    source="written for the tests",
    licence="Apache-2.0",
    traits=(),
    brief=ReferenceBrief(
        headline_question="Will Port Ellen's Harbour Board Rebuild the Broken Pier?",
        synopsis="The harbour board of Port Ellen approved a £2.5 million plan to rebuild a pier "
        "that a storm broke in November; the Scottish government will pay 60 per cent and work "
        "will begin in June.",
        takeaways=tuple(ReferenceTakeaway(label, text) for label, text in TAKEAWAYS),
    ),
    sha256="0" * 64,
)


def paragraph(number: int) -> Span:
    """The span of a paragraph of ARTICLE, without the dateline."""
    text = ARTICLE.split("\n\n")[number].strip()
    start = ARTICLE.index(text)
    after = text.find(" - ") + 3 if number == 0 else 0
    return Span(start + after, start + len(text))


def reference_brief() -> Brief:
    """The reference's own lines, each with the paragraphs it rests on."""
    brief = REFERENCE.brief
    assert brief.synopsis is not None
    assert brief.headline_question is not None
    lead = paragraph(0)
    return Brief(
        id=REFERENCE.id,
        text=ARTICLE,
        language="en",
        words=len(ARTICLE.split()),
        coverage=1.0,
        headline_question=CheckedLine(brief.headline_question, (lead,)),
        headline=None,
        synopsis=CheckedLine(brief.synopsis, (lead, paragraph(1), paragraph(3))),
        takeaways=tuple(
            CheckedTakeaway(takeaway.label, takeaway.text, (paragraph(number),))
            for takeaway, number in zip(brief.takeaways, _SOURCES, strict=True)
        ),
        verdict="publishable",
        findings=(),
        writer="reference@1",
        prompt=None,
    )


def with_takeaway(brief: Brief, number: int, takeaway: CheckedTakeaway) -> Brief:
    """The brief with another takeaway in one place."""
    takeaways = list(brief.takeaways)
    takeaways[number] = takeaway
    return replace(brief, takeaways=tuple(takeaways))


def supported(brief: Brief) -> Brief:
    """The brief as a support model believes it, whatever its lines say."""
    return replace(brief, takeaways=tuple(replace(t, support=0.9) for t in brief.takeaways))
