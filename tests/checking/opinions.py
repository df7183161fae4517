"""A support model that knows its answers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from service.checking.source import Source
from service.checking.support import Reading


@dataclass
class Opinions:
    """Implements Support: `by_text` for sentences it knows, `other` for the rest. `asked` is every
    sentence it was given, in order."""

    by_text: Mapping[str, float]
    other: float = 0.9
    asked: list[str] = field(default_factory=list)

    def judge(self, readings: Sequence[Reading], source: Source) -> list[float]:
        assert all(0 <= i < len(source.passages) for r in readings for i in r.passages)
        assert all(reading.passages for reading in readings)
        self.asked += [reading.said.text for reading in readings]
        return [self.by_text.get(reading.said.text, self.other) for reading in readings]
