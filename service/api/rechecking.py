"""An editor's lines, judged as a writer's are: evidence, support and findings follow the edit."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from service.article import Article, BriefRequest
from service.checking import style
from service.checking.bench import DOUBTED_BELOW
from service.checking.duplicates import SAME_FACT, overlap
from service.checking.judging import Judged, judge_takeaway, judge_text, judge_title
from service.checking.miss import Miss, shown
from service.checking.source import Source, index
from service.checking.support import Support
from service.checking.text.statement import statement
from service.formats.request import OptionsBody, request_of
from service.formats.response import EvidenceBody, TakeawayBody
from service.reading import read
from service.store.lines import Edit, Judgement, edited, moved, place_of
from service.store.records import BriefRecord


def article_of(record: BriefRecord) -> Article:
    """The brief's article, its text as offsets count in it."""
    article = record.article
    return Article(
        id=article.source,
        content=article.text,
        title=article.title,
        language=article.language,
        published_at=article.published_at,
    )


def judge_edits(record: BriefRecord, edits: Sequence[Edit], support: Support) -> tuple[Edit, ...]:
    """The edits, each line judged. Whatever is found, no line is withheld: people decide.

    Raises: InvalidRequest where a field is no line; what reading.read raises.
    """
    takeaways = edited(record.body, edits).key_takeaways
    kept = [edit for edit in edits if edit.text is not None]
    if not kept:
        return tuple(edits)
    source = index(read(article_of(record), syntax=False))
    request = request_of(OptionsBody.model_validate(record.asked))
    judgements = {}
    for edit in kept:
        place = place_of(moved(edit.field, edits))
        if place is None:
            form, judged = _title(edit.field, str(edit.text), source, request)
        else:
            form, judged = _takeaway(takeaways, place, source)
        judgements[edit.field] = _judgement(form, judged, source, support)
    return tuple(replace(edit, judged=judgements.get(edit.field)) for edit in edits)


def _title(
    field: str, text: str, source: Source, request: BriefRequest
) -> tuple[list[Miss], Judged]:
    """Misses of form and, whatever they are, how the line's facts were judged."""
    match field:
        case "headline_question":
            return style.headline_question(text), judge_title(text, (), source, ())
        case "headline":
            return style.headline(text), judge_title(text, (), source, ())
        case _:
            return style.synopsis(text, request), judge_text(text, (), source, ())


def _takeaway(
    takeaways: Sequence[TakeawayBody], place: int, source: Source
) -> tuple[list[Miss], Judged]:
    """As _title; with what it shares with the brief's other takeaways."""
    label, text = takeaways[place].label, takeaways[place].text
    others = [other for number, other in enumerate(takeaways) if number != place]
    form = [*style.takeaway(label, text), *_clashes(label, text, others)]
    return form, judge_takeaway(label, text, (), source, ())


def _clashes(label: str, text: str, others: Sequence[TakeawayBody]) -> Iterator[Miss]:
    line = statement(text)
    for other in others:
        if overlap(line, statement(other.text)) >= SAME_FACT:
            yield Miss("duplicate", f"says the same as {shown(other.text)}", "doubt")
        if label.casefold() == other.label.casefold():
            yield Miss("label", f"{shown(label)} is taken", "soft")


def _judgement(form: Sequence[Miss], judged: Judged, source: Source, support: Support) -> Judgement:
    text = source.document.text
    evidence = tuple(
        EvidenceBody(start=span.start, end=span.end, quote=text[span.start : span.end])
        for span in judged.evidence
    )
    misses = [*judged.misses, *form]
    found = support.judge(judged.readings, source) if judged.readings else []
    least = min(found, default=None)
    if least is not None and least < DOUBTED_BELOW:
        detail = f"the article may not say all of this: support {least:.2f}"
        misses.append(Miss("support", detail, "doubt"))
    flagged = dict.fromkeys((miss.kind, miss.detail) for miss in misses)
    return Judgement(evidence, None if least is None else round(least, 3), tuple(flagged))
