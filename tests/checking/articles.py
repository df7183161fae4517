"""Short articles and drafts about them."""

from datetime import datetime
from functools import lru_cache

from service.article import Article
from service.brief import Brief
from service.checking.facts import claims
from service.checking.facts.claim import Claim
from service.checking.source import Source, index
from service.checking.text.statement import sentences as split
from service.checking.text.statement import statement
from service.document import Document, Mark, Sentence, Span
from service.draft import Draft, Line, Takeaway
from service.reading import read

FILLER = (
    "Officials said the work would go on through the night. Residents were told to stay away from"
    " the river until the water fell. Shops near the bridge stayed shut while crews cleared mud"
    " from the road. The council thanked everyone who had helped and asked people to report damage."
)
FLOOD = (
    "Heavy rain flooded 40 homes in Harrowby on Tuesday, the county council said."
    " Mayor Anna Keller told reporters the town would ask the government for £2.5m in aid."
    " Engineers from Brightwater Ltd will inspect the Mill Lane bridge on 12 March."
    ' "Nobody was hurt, and that is what matters," Ms Keller said.'
    " The council had refused a plan for higher walls in 2019 because of its cost."
    " Farmer Tom Reyes lost 300 sheep when the river Arle broke its banks."
    " The school in Harrowby may stay closed until next week, according to the county.\n\n" + FILLER
)


@lru_cache
def document(text: str) -> Document:
    return read(Article(id="a", content=text))


def source(*sentences: str, dateline: str = "", at: datetime | None = None) -> Source:
    """The sentences as they stand, one passage each, after a dateline that is marked as such.

    Facts need no syntax, so these documents are made by hand: reading takes a second.
    """
    text, spans = dateline, []
    for sentence in sentences:
        spans.append(Span(len(text), len(text) + len(sentence)))
        text += sentence + " "
    return index(
        Document(
            id="a",
            text=text,
            title=None,
            language="en",
            published_at=at,
            marks=(Mark(Span(0, len(dateline)), "dateline"),) if dateline else (),
            sentences=tuple(Sentence(s, 0, text[s.start : s.end]) for s in spans),
            entities=(),
            cautions=(),
        )
    )


def false_claims(line: str, *sentences: str) -> list[Claim]:
    """What of the line an article of these sentences does not bear out; a string may hold
    several sentences."""
    apart = [one for some in sentences for one in split(some)]
    return [claim for claim in claims(statement(line), source(*apart)) if claim.false]


def kinds(line: str, *sentences: str) -> set[str]:
    return {claim.kind for claim in false_claims(line, *sentences)}


def span_of(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


QUESTION = "Will Harrowby Get Government Aid After the Flood?"
SYNOPSIS = (
    "Heavy rain flooded 40 homes in Harrowby on Tuesday, and Mayor Anna Keller said the town would"
    " ask the government for £2.5m in aid while engineers inspect the Mill Lane bridge."
)
FACTS = (
    ("Flooded Homes", "Heavy rain flooded 40 homes in Harrowby on Tuesday, the council said."),
    ("Aid Request", "Mayor Anna Keller said the town would ask the government for £2.5m in aid."),
    (
        "Bridge Inspection",
        "Engineers from Brightwater Ltd will inspect Mill Lane bridge on 12 March.",
    ),
    ("Rejected Walls", "The council had refused a plan for higher walls in 2019."),
    ("Lost Sheep", "Farmer Tom Reyes lost 300 sheep when the river Arle broke its banks."),
)


def fact(label: str, *texts: str) -> tuple[Takeaway, ...]:
    return tuple(Takeaway(label, text, ()) for text in texts)


def draft(
    *,
    questions: tuple[str, ...] = (QUESTION,),
    headlines: tuple[str, ...] = (),
    synopses: tuple[str, ...] = (SYNOPSIS,),
    facts: tuple[tuple[Takeaway, ...], ...] | None = None,
    coverage: float = 1.0,
) -> Draft:
    """A draft about FLOOD without a fault, but for what a test puts in."""
    return Draft(
        writer="hand@1",
        headline_questions=tuple(Line(text, ()) for text in questions),
        headlines=tuple(Line(text, ()) for text in headlines),
        synopses=tuple(Line(text, ()) for text in synopses),
        takeaways=facts if facts is not None else tuple(fact(*pair) for pair in FACTS),
        coverage=coverage,
    )


def findings(brief: Brief, field: str) -> set[tuple[str, str]]:
    """Kind and action of everything found in a field."""
    return {(f.kind, f.action) for f in brief.findings if f.field == field}
