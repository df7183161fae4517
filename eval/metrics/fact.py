"""One checkable fact of a line."""

from dataclasses import dataclass
from typing import Literal

FactKind = Literal["number", "date", "name", "quote"]


@dataclass(frozen=True, slots=True)
class Fact:
    """A number, date, name or quotation as the line has it; `traced` if the article has it too."""

    kind: FactKind
    text: str
    traced: bool


def plain(text: str) -> str:
    """The text with one kind of quote, dash and space; as long as it was."""
    return text.translate(_PLAIN)


_PLAIN = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "−": "-", "‑": "-", "\xa0": " "}
)
