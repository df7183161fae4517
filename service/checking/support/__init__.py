"""Whether evidence supports a line: the support seam."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Protocol

from service.checking.source import Source
from service.checking.text.statement import Statement
from service.errors import WriterUnavailable


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence somebody wrote and the passages of the article it rests on, at least one, by
    index and in reading order."""

    said: Statement
    passages: tuple[int, ...]


class Support(Protocol):
    """Judges sentences by their evidence. Deterministic; a sentence's judgement does not depend
    on what it is judged with, but for rounding."""

    def judge(self, readings: Sequence[Reading], source: Source) -> list[float]:
        """For each reading the probability, 0 to 1, that its evidence supports all it says."""
        ...


@cache
def load_support() -> Support:
    """The model that ships in service/weights, read once.

    Raises: WriterUnavailable if its files are missing.
    """
    # The seam costs no torch; only a model does.
    from service.checking.support.model import SupportModel

    folder = files("service") / "weights"
    try:
        return SupportModel.read(folder)
    except FileNotFoundError as missing:
        raise WriterUnavailable(f"the support weights are not installed: {missing}") from missing
