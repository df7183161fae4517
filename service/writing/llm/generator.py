"""What can answer a prompt: the seam between asking (language.py) and a model or a server."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from threading import Event
from typing import Protocol

from service.writing import Halted
from service.writing.llm.contract import Schema
from service.writing.llm.prompts import Message

__all__ = ["Ask", "Completion", "CutOff", "Generator", "Halted"]


@dataclass(frozen=True, slots=True)
class Ask:
    """One conversation to be answered with JSON of that schema."""

    messages: tuple[Message, ...]
    schema: Schema


@dataclass(frozen=True, slots=True)
class Completion:
    """A model's answer. `whole` is False where it was cut off at a limit of tokens."""

    text: str
    whole: bool


class Generator(Protocol):
    """Answers prompts. Used by one thread at a time; `halt` may be set by any.

    `window`: tokens of prompt and answer together. `specials`: strings that the tokenizer turns
    into control tokens; they never come out of an article.
    """

    @property
    def name(self) -> str: ...

    @property
    def window(self) -> int: ...

    @property
    def specials(self) -> Sequence[str]: ...

    def lengths(self, texts: Sequence[str]) -> list[int]:
        """Tokens of each text by itself, or an upper estimate where the server cannot count."""
        ...

    def size(self, messages: Sequence[Message]) -> int:
        """Tokens of a conversation with all that its template puts around it."""
        ...

    def complete(self, asks: Sequence[Ask], halt: Event) -> list[Completion]:
        """One completion an ask, in order; [] for [].

        Raises: Halted once `halt` is set; WriterTimeout, WriterUnavailable, WriterError.
        """
        ...

    def stream(self, ask: Ask, halt: Event) -> Iterator[str]:
        """The answer as it is written, in pieces.

        Raises: as complete; CutOff where a limit of tokens ended it.
        """
        ...


class CutOff(Exception):
    """The answer reached a limit of tokens before its end."""
