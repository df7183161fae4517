"""A writer's proposal: lines with the spans they rest on, and ranked alternates for each."""

from dataclasses import dataclass, replace

from service.brief import Finding
from service.document import Span


@dataclass(frozen=True, slots=True)
class Line:
    """A headline or synopsis; `evidence` are the sentences it was made from."""

    text: str
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Takeaway:
    """One fact with its label."""

    label: str
    text: str
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """What a writer offers for one document; checking chooses from it.

    Headlines and synopses: ways to write the line, best first; () where the writer has none.
    `takeaways`: one tuple a fact, most important first, more facts than were asked for where
    the article has them; inside it the ways to say that fact, best first, never empty.
    `coverage`: share (0 to 1) of the article's words the writer saw. `prompt`: the version and
    hash of the prompt, None for writers that have none. `findings`: what the writer met, such as
    an answer that had to be asked for again.
    """

    writer: str
    headline_questions: tuple[Line, ...]
    headlines: tuple[Line, ...]
    synopses: tuple[Line, ...]
    takeaways: tuple[tuple[Takeaway, ...], ...]
    coverage: float
    prompt: str | None = None
    findings: tuple[Finding, ...] = ()

    def without(self, texts: frozenset[str]) -> "Draft":
        """The draft without lines of those texts, and without facts told by any of them."""
        if not texts:
            return self
        return replace(
            self,
            headline_questions=_others(self.headline_questions, texts),
            headlines=_others(self.headlines, texts),
            synopses=_others(self.synopses, texts),
            takeaways=tuple(
                fact for fact in self.takeaways if not any(way.text in texts for way in fact)
            ),
        )


def _others(lines: tuple[Line, ...], texts: frozenset[str]) -> tuple[Line, ...]:
    return tuple(line for line in lines if line.text not in texts)
