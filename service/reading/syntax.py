"""Sentences → tokens with tags, lemmas, a dependency tree and named mentions: the syntax seam."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files
from typing import Protocol

import numpy as np
import numpy.typing as npt

from service.document import EntityKind, Sentence, Span, Token
from service.errors import WriterUnavailable


@dataclass(frozen=True, slots=True)
class Parse:
    """One sentence analysed.

    `tokens` are in reading order and form one tree (exactly one head is -1); () only where the
    sentence's text is nothing but white space. Relations are Universal Dependencies' with
    subtypes ("nsubj:pass", "acl:relcl", …). `entities` are disjoint, in reading order, each
    covering whole tokens. Every span indexes Document.text. `states` as in Sentence.
    """

    tokens: tuple[Token, ...]
    entities: tuple[tuple[Span, EntityKind], ...]
    states: npt.NDArray[np.float16] | None = field(default=None, compare=False, repr=False)


def with_syntax(sentence: Sentence, parse: Parse) -> Sentence:
    """The sentence with what the model found in it."""
    return replace(sentence, tokens=parse.tokens, states=parse.states)


class Syntax(Protocol):
    """Analyses sentences. Deterministic; a sentence's parse does not depend on its batch."""

    def parse(self, sentences: Sequence[Sentence]) -> list[Parse]:
        """One parse per sentence, in order; [] for []. Never raises on any text."""
        ...


@cache
def load_syntax() -> Syntax:
    """The model that ships in service/weights, read once.

    Raises: WriterUnavailable if its files are missing.
    """
    # The seam's nouns cost no torch; only a model does.
    from service.reading.syntax_model import SyntaxModel

    folder = files("service") / "weights"
    try:
        return SyntaxModel.read(folder)
    except FileNotFoundError as missing:
        raise WriterUnavailable(f"the syntax weights are not installed: {missing}") from missing


def use_threads(n: int) -> None:
    """Lets the model use `n` CPU threads, process-wide; for edges to call once, at the start."""
    import torch

    torch.set_num_threads(n)
