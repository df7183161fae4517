"""Somebody listens while a brief is being written."""

from collections.abc import Callable
from dataclasses import dataclass
from threading import Event

from service.article import Article, BriefRequest
from service.brief import Brief
from service.errors import Overloaded, StandfirstError
from service.summarizer import Answer, Summarizer
from service.writing import Halted


@dataclass(frozen=True, slots=True)
class Telling:
    """`told` hears, in the writer's thread, of the brief as it grows; `halt` is set once nobody
    listens."""

    told: Callable[[Brief], None]
    halt: Event

    def answer(self, summarizer: Summarizer, article: Article, request: BriefRequest) -> Answer:
        """The article's answer, told of before. One that was halted is nobody's any longer."""
        try:
            return summarizer.stream(article, request, self.told, self.halt)
        except StandfirstError as error:
            return error
        except Halted:
            return Overloaded("nobody waits for the article any longer")
