"""A brief as it grows, as server-sent events: one a line that passed checking, then the whole.

The whole brief is what counts. Lines were true when they were sent, but where a model's answer
broke off after them another writer's brief may follow. It comes with the id under which it is kept
for review.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel

from service.brief import Brief, CheckedLine
from service.document import Span
from service.formats.response import EvidenceBody, Frozen, TakeawayBody

EventName = Literal["headline_question", "headline", "synopsis", "takeaway", "brief", "error"]
# A comment: it keeps proxies from closing what is silent, and clients pass it over.
HEARTBEAT = ": heartbeat\n\n"


class LineBody(Frozen):
    """A headline question, a headline or a synopsis, with what it rests on."""

    text: str
    evidence: list[EvidenceBody]


class NumberedTakeawayBody(TakeawayBody):
    """A takeaway and its place in the brief, from 0."""

    index: int


@dataclass(slots=True)
class Sent:
    """What has been sent of a brief."""

    titles: set[EventName]
    takeaways: int = 0

    def news(self, brief: Brief) -> Iterator[tuple[EventName, BaseModel]]:
        """The lines of the brief that have not been sent, which then have."""
        lines: tuple[tuple[EventName, CheckedLine | None], ...] = (
            ("headline_question", brief.headline_question),
            ("headline", brief.headline),
            ("synopsis", brief.synopsis),
        )
        for name, line in lines:
            if line is not None and name not in self.titles:
                self.titles.add(name)
                yield name, LineBody(text=line.text, evidence=_evidence(brief, line.evidence))
        for index, taken in list(enumerate(brief.takeaways))[self.takeaways :]:
            self.takeaways = index + 1
            yield (
                "takeaway",
                NumberedTakeawayBody(
                    index=index,
                    label=taken.label,
                    text=taken.text,
                    evidence=_evidence(brief, taken.evidence),
                    support=taken.support,
                ),
            )


def event(name: EventName, body: BaseModel, id: str | None = None) -> str:
    """One event; JSON has no line breaks of its own. `id`: under which the brief is kept."""
    data = body.model_dump_json(exclude_defaults=name == "error")
    named = f"id: {id}\n" if id else ""
    return f"{named}event: {name}\ndata: {data}\n\n"


def _evidence(brief: Brief, spans: tuple[Span, ...]) -> list[EvidenceBody]:
    return [EvidenceBody(start=s.start, end=s.end, quote=brief.quote(s)) for s in spans]
