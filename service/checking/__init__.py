"""Draft → Brief: evidence, facts, style, a choice among alternates, a verdict."""

from dataclasses import dataclass

from service.article import BriefRequest
from service.brief import Brief, Finding
from service.checking.bench import Bench
from service.checking.choosing import Chosen, Takeaways, checked_line, choose, choose_takeaways
from service.checking.judging import Judged
from service.checking.source import index
from service.checking.support import Support
from service.checking.verdict import verdict
from service.document import Document
from service.draft import Draft, Line


@dataclass(frozen=True, slots=True)
class _Choice:
    """The alternates taken, by the field they are for."""

    lines: dict[str, Chosen[Line]]
    takeaways: Takeaways

    @property
    def doubtful(self) -> bool:
        return self.takeaways.doubtful or any(line.doubtful for line in self.lines.values())

    @property
    def judged(self) -> list[Judged]:
        return [*(line.judged for line in self.lines.values()), *self.takeaways.judged]


def check(
    draft: Draft, document: Document, request: BriefRequest, support: Support | None = None
) -> Brief:
    """The lines of the draft that hold, each with its evidence, and a verdict.

    What fails is replaced by the draft's next alternate or withheld, and `findings` says so.
    With a support model every sentence of the synopsis and takeaways is read by it too.
    Raises nothing: a draft without a single good line is a brief without lines.
    """
    bench = Bench(index(document), request, support)
    choice = _choice(draft, bench, request)
    # Each round reads lines that no earlier one has, so there are no more than lines.
    while bench.hear(choice.judged):
        choice = _choice(draft, bench, request)
    # `not (x > 0)` also where a writer reports NaN.
    coverage = min(draft.coverage, 1.0) if draft.coverage > 0 else 0.0
    lines = {field: checked_line(chosen) for field, chosen in choice.lines.items()}
    return Brief(
        id=document.id,
        text=document.text,
        language=document.language,
        words=document.words,
        coverage=coverage,
        headline_question=lines.get("headline_question"),
        headline=lines.get("headline"),
        synopsis=lines["synopsis"],
        takeaways=choice.takeaways.lines,
        verdict=verdict(document, coverage, doubtful=choice.doubtful),
        findings=(
            *(finding for chosen in choice.lines.values() for finding in chosen.findings),
            *choice.takeaways.findings,
            *_cautions(document),
            *draft.findings,
        ),
        writer=draft.writer,
        prompt=draft.prompt,
    )


def _choice(draft: Draft, bench: Bench, request: BriefRequest) -> _Choice:
    lines: dict[str, Chosen[Line]] = {}
    if request.headline != "statement":
        questions = draft.headline_questions
        lines["headline_question"] = choose("headline_question", questions, bench.question)
    if request.headline != "question":
        lines["headline"] = choose("headline", draft.headlines, bench.headline)
    lines["synopsis"] = choose("synopsis", draft.synopses, bench.synopsis)
    return _Choice(lines, choose_takeaways(draft.takeaways, bench.takeaway, request))


def _cautions(document: Document) -> list[Finding]:
    return [
        Finding("article", caution.kind, caution.detail, "flagged") for caution in document.cautions
    ]
