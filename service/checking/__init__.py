"""Draft → Brief: evidence, facts, style, a choice among alternates, a verdict."""

from service.article import BriefRequest
from service.brief import Brief, Finding
from service.checking import style
from service.checking.choosing import Chosen, checked_line, choose, choose_takeaways
from service.checking.judging import Judged, judge_text, judge_title
from service.checking.source import Source, index
from service.checking.verdict import verdict
from service.document import Document
from service.draft import Draft, Line


def check(draft: Draft, document: Document, request: BriefRequest) -> Brief:
    """The lines of the draft that hold, each with its evidence, and a verdict.

    What fails is replaced by the draft's next alternate or withheld, and `findings` says so.
    Raises nothing: a draft without a single good line is a brief without lines.
    """
    source = index(document)
    chosen: dict[str, Chosen[Line]] = {}
    if request.headline != "statement":
        chosen["headline_question"] = _question(draft, source)
    if request.headline != "question":
        chosen["headline"] = _statement(draft, source)
    chosen["synopsis"] = _synopsis(draft, source, request)
    takeaways = choose_takeaways(draft.takeaways, source, request)
    # `not (x > 0)` also where a writer reports NaN.
    coverage = min(draft.coverage, 1.0) if draft.coverage > 0 else 0.0
    lines = {field: checked_line(choice) for field, choice in chosen.items()}
    doubtful = takeaways.doubtful or any(choice.doubtful for choice in chosen.values())
    return Brief(
        id=document.id,
        text=document.text,
        language=document.language,
        words=document.words,
        coverage=coverage,
        headline_question=lines.get("headline_question"),
        headline=lines.get("headline"),
        synopsis=lines["synopsis"],
        takeaways=takeaways.lines,
        verdict=verdict(document, coverage, doubtful=doubtful),
        findings=(
            *(finding for choice in chosen.values() for finding in choice.findings),
            *takeaways.findings,
            *_cautions(document),
            *draft.findings,
        ),
        writer=draft.writer,
        prompt=draft.prompt,
    )


def _question(draft: Draft, source: Source) -> Chosen[Line]:
    def judge(line: Line) -> Judged:
        text = line.text.strip()
        return judge_title(text, line.evidence, source, style.headline_question(text))

    return choose("headline_question", draft.headline_questions, judge)


def _statement(draft: Draft, source: Source) -> Chosen[Line]:
    def judge(line: Line) -> Judged:
        text = line.text.strip()
        return judge_title(text, line.evidence, source, style.headline(text))

    return choose("headline", draft.headlines, judge)


def _synopsis(draft: Draft, source: Source, request: BriefRequest) -> Chosen[Line]:
    def judge(line: Line) -> Judged:
        text = line.text.strip()
        return judge_text(text, line.evidence, source, style.synopsis(text, request))

    return choose("synopsis", draft.synopses, judge)


def _cautions(document: Document) -> list[Finding]:
    return [
        Finding("article", caution.kind, caution.detail, "flagged") for caution in document.cautions
    ]
