"""One line of a brief, written anew by the writer that wrote it."""

from dataclasses import replace

from fastapi import Request
from sqlalchemy.orm import Session

from service.api.access import Access, Caller
from service.api.answering import answered
from service.api.dispatch import Dispatch
from service.api.newsroom import Newsroom, now
from service.api.rechecking import article_of
from service.brief import FindingKind
from service.errors import NoOtherLine, StateConflict, VersionConflict, WriterUnavailable
from service.formats.request import OptionsBody, request_of
from service.formats.response import EvidenceBody, SummaryBody, summary_body
from service.store import briefs
from service.store.lines import TITLES, Edit, Judgement, place_of
from service.store.records import NEXT, BriefRecord, Change


class Rewriting:
    """`timeout_s`: how long a writer may take."""

    def __init__(
        self, newsroom: Newsroom, dispatch: Dispatch, access: Access, timeout_s: float
    ) -> None:
        self._newsroom = newsroom
        self._dispatch = dispatch
        self._access = access
        self._timeout_s = timeout_s

    async def rewrite(
        self, request: Request, brief_id: str, field: str, version: int | None
    ) -> BriefRecord:
        """The brief with that line new; its state stays.

        Raises: InvalidRequest where the field is no line, NotFound, VersionConflict,
        StateConflict where nobody may edit it, NoOtherLine, what briefing raises.
        """
        place_of(field)
        record, earlier = await self._newsroom.read(lambda s: _read(s, brief_id))
        if version not in (None, record.version):
            raise VersionConflict(f"the brief is at version {record.version}; read it again")
        if "edited" not in NEXT[record.state]:
            raise StateConflict(f"a brief that is {record.state} is not written anew")
        asked = OptionsBody.model_validate(record.asked)
        await self._access.spend_tokens(request, len(record.article.text))
        avoid = frozenset(earlier | _texts(record.body))
        wanted = replace(request_of(asked), avoid=avoid)
        if field in ("headline", "headline_question"):
            wanted = replace(wanted, headline="both")
        lane = self._dispatch.lane(asked.writer)
        summary = await answered(request, lane.submit(article_of(record), wanted), self._timeout_s)
        if summary is None:  # the client has left; nobody reads this
            raise WriterUnavailable("the client has left")
        edit = _line_of(summary_body(summary), field)
        caller: Caller = request.state.caller
        change = Change(
            by=caller.name, at=now(), version=record.version, edits=(edit,), by_writer=True
        )
        return await self._newsroom.write(lambda s: briefs.change(s, brief_id, change))


def _read(session: Session, brief_id: str) -> tuple[BriefRecord, set[str]]:
    """The brief, and every text that a line of it ever had."""
    record = briefs.get(session, brief_id)
    earlier = _texts(record.written)
    for revision in briefs.history(session, brief_id):
        for diff in revision.diff:
            for text in (diff["before"], diff["after"]):
                if isinstance(text, str):
                    # A takeaway's is "Label: text".
                    in_titles = diff["field"] in TITLES
                    earlier.add(text if in_titles else text.partition(": ")[2])
    return record, earlier


def _texts(body: SummaryBody) -> set[str]:
    titles = {text for field in TITLES if (text := getattr(body, field)) is not None}
    return titles | {takeaway.text for takeaway in body.key_takeaways}


def _line_of(body: SummaryBody, field: str) -> Edit:
    """The line that was written for that field, as it was judged. Raises: NoOtherLine."""
    if place_of(field) is None:
        text: str | None = getattr(body, field)
        if text is not None:
            evidence: list[EvidenceBody] = getattr(body.evidence, field)
            return Edit(field, text, judged=Judgement(tuple(evidence), None, _flagged(body, field)))
    elif body.key_takeaways:
        first = body.key_takeaways[0]
        flagged = _flagged(body, "key_takeaways[0]")
        judged = Judgement(tuple(first.evidence), first.support, flagged)
        return Edit(field, first.text, first.label, judged)
    raise NoOtherLine("the writer has no other line that the article bears out")


def _flagged(body: SummaryBody, field: str) -> tuple[tuple[FindingKind, str], ...]:
    found = (finding for finding in body.findings if finding.field == field)
    return tuple((one.kind, one.detail) for one in found if one.action == "flagged")
