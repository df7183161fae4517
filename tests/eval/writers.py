"""Writers with one known virtue or vice each, for gates to tell apart."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from eval.metrics.words import cover
from eval.reference import Reference, ReferenceTakeaway
from service.article import BriefRequest
from service.document import Document, Span
from service.draft import Draft, Line, Takeaway
from service.errors import WriterError

_NUMBER = re.compile(r"\d+")


class ReferenceWriter:
    """Hands in what people wrote, each line resting on the sentences that have most of it."""

    name = "reference@1"

    def __init__(self, references: Sequence[Reference]) -> None:
        self._by_id = {reference.id: reference for reference in references}

    def write(self, documents: Sequence[Document], request: BriefRequest) -> list[Draft]:
        del request  # people wrote what they wrote
        return [self._draft(document) for document in documents]

    def _draft(self, document: Document) -> Draft:
        brief = self._by_id[document.id].brief
        question = brief.headline_question
        return Draft(
            writer=self.name,
            headline_questions=(Line(question, best(question, document)),) if question else (),
            headlines=(),
            synopses=(Line(brief.synopsis, best(brief.synopsis, document)),)
            if brief.synopsis
            else (),
            takeaways=tuple(self._ways(takeaway, document) for takeaway in brief.takeaways),
            coverage=1.0,
        )

    def _ways(self, takeaway: ReferenceTakeaway, document: Document) -> tuple[Takeaway, ...]:
        evidence = best(f"{takeaway.label} {takeaway.text}", document)
        return (Takeaway(takeaway.label, takeaway.text, evidence),)


class FaultyWriter(ReferenceWriter):
    """A ReferenceWriter whose drafts are spoiled on the way out."""

    def __init__(
        self, references: Sequence[Reference], name: str, spoil: Callable[[Draft], Draft]
    ) -> None:
        super().__init__(references)
        self.name = name
        self._spoil = spoil

    def _draft(self, document: Document) -> Draft:
        return self._spoil(super()._draft(document))


class FailingWriter:
    """Fails on every article in the way writers may."""

    name = "failing@1"

    def write(self, documents: Sequence[Document], request: BriefRequest) -> list[Draft]:
        del documents, request
        raise WriterError("the model answered with nothing")


class BrokenWriter:
    """Has a bug."""

    name = "broken@1"

    def write(self, documents: Sequence[Document], request: BriefRequest) -> list[Draft]:
        del documents, request
        raise TypeError("a bug")


def hallucinate(draft: Draft) -> Draft:
    """A number in every takeaway that no article has, in place of its own where it had one."""

    def spoil(takeaway: Takeaway) -> Takeaway:
        text, found = _NUMBER.subn("98765", takeaway.text)
        return replace(
            takeaway, text=text if found else takeaway.text.rstrip(".") + " in 98765 places."
        )

    return replace(draft, takeaways=tuple((spoil(ways[0]),) for ways in draft.takeaways))


def drop_takeaways(draft: Draft) -> Draft:
    """Only the first takeaway."""
    return replace(draft, takeaways=draft.takeaways[:1])


def best(line: str, document: Document) -> tuple[Span, ...]:
    """The fewest sentences, up to three, that cover the line best, in reading order."""
    chosen: list[Span] = []
    quotes: list[str] = []
    for _ in range(3):
        gains = [
            (cover(line, [*quotes, sentence.text]), -number)
            for number, sentence in enumerate(document.sentences)
        ]
        reached, number = max(gains)
        if quotes and reached <= cover(line, quotes):
            break
        sentence = document.sentences[-number]
        chosen.append(sentence.span)
        quotes.append(sentence.text)
    return tuple(sorted(chosen))
