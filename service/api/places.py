"""Places in a writer's lane: how many there are, and whose they are."""

import asyncio
from dataclasses import dataclass

from service.api.telling import Telling
from service.article import Article, BriefRequest
from service.brief import Summary
from service.summarizer import Answer


class BatchFailed(Exception):
    """Reading, writing or checking raised what no contract names; the log has it."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """`queue` articles may wait; up to `batch` are briefed at once, after at most `wait_s`. After
    `patience_s` nobody waits for an answer any longer."""

    queue: int
    batch: int
    wait_s: float
    patience_s: float


@dataclass(eq=False, slots=True)
class Place:
    """One article's place, from its acceptance until its answer or its sender is gone."""

    article: Article
    request: BriefRequest
    since: float
    answer: asyncio.Future[Summary]
    telling: Telling | None = None

    def settle(self, answer: Answer | BatchFailed) -> None:
        if self.answer.done():  # its sender has gone
            return
        if isinstance(answer, Summary):
            self.answer.set_result(answer)
        else:
            self.answer.set_exception(answer)
