"""A person's change of a brief, its lines checked before it is kept."""

from dataclasses import replace
from functools import partial

from service.api.claims_desk import ClaimsDesk
from service.api.newsroom import Newsroom
from service.api.rechecking import judge_edits
from service.checking.support import load_support
from service.errors import VersionConflict
from service.store import briefs
from service.store.lines import Edit
from service.store.records import BriefRecord, Change

# How often a change of whatever version is checked anew because another one came before it.
_TRIES = 3


class Changing:
    """Keeps changes; the lines in them are judged at the desk where claims are."""

    def __init__(self, newsroom: Newsroom, desk: ClaimsDesk) -> None:
        self._newsroom = newsroom
        self._desk = desk

    async def change(self, brief_id: str, change: Change) -> BriefRecord:
        """The brief after the change, its evidence, findings and verdict those of its lines now.

        Raises: what store.briefs.change and judge_edits raise; Overloaded.
        """
        if not change.edits:
            return await self._keep(brief_id, change)
        for _ in range(_TRIES):
            record = await self._newsroom.read(lambda session: briefs.get(session, brief_id))
            if change.version not in (None, record.version):
                break
            edits = await self._desk.run(partial(_judged, record, change.edits))
            try:
                pinned = replace(change, edits=edits, version=record.version)
                return await self._keep(brief_id, pinned)
            except VersionConflict:
                if change.version is not None:
                    raise
        raise VersionConflict("the brief has changed; read it and try again")

    async def _keep(self, brief_id: str, change: Change) -> BriefRecord:
        return await self._newsroom.write(lambda session: briefs.change(session, brief_id, change))


def _judged(record: BriefRecord, edits: tuple[Edit, ...]) -> tuple[Edit, ...]:
    return judge_edits(record, edits, load_support())
