"""Checker and baseline side by side on lines that people told true or false."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from eval.checker.measures import Bools, Floats, overlap
from service.checking.claims import CONTRADICTED, SUPPORTED_FROM
from service.checking.judging import judge_statement
from service.checking.source import index
from service.checking.support.model import SupportModel
from service.document import Document
from training.support_lessons import Told

# Of a line that no sentence of the article has anything to do with.
_NO_EVIDENCE = -20.0


@dataclass(frozen=True, slots=True)
class Line:
    """A line as everybody judges it: the model's log-odds, whether a look-up contradicts it, and
    the most of its content words that one sentence has."""

    told: Told
    logit: float
    contradicted: bool
    overlap: float


def lines_of(
    articles: Iterable[tuple[Document, Sequence[Told]]], model: SupportModel
) -> list[Line]:
    """Every line of the articles, judged as `check_claims` does."""
    return [line for document, told in articles for line in _lines(document, told, model)]


def _lines(document: Document, told: Sequence[Told], model: SupportModel) -> list[Line]:
    if not document.sentences:
        return []
    source = index(document)
    judged = [judge_statement(source.line(one.text), source) for one in told]
    logits = iter(model.logits([r for one in judged for r in one.readings], source))
    return [
        Line(
            one,
            next(logits) if judgement.readings else _NO_EVIDENCE,
            not judgement.holds,
            overlap(one.text, source),
        )
        for one, judgement in zip(told, judged, strict=True)
    ]


@dataclass(frozen=True, slots=True)
class Judges:
    """The lines as arrays; `passes` of facts, support, both and overlap are what each lets by."""

    truth: Bools
    probability: Floats
    facts: Bools
    support: Bools
    both: Bools
    overlap: Floats
    kinds: tuple[str, ...]

    @property
    def score(self) -> Floats:
        """Facts and support together as one probability."""
        return np.where(self.facts, self.probability, np.minimum(self.probability, CONTRADICTED))


def judges(lines: Sequence[Line], temperature: float) -> Judges:
    """What facts, support and both say, at the checker's own threshold."""
    logits = np.array([line.logit for line in lines])
    probability = 1 / (1 + np.exp(-logits / temperature))
    facts = np.array([not line.contradicted for line in lines])
    support = probability >= SUPPORTED_FROM
    return Judges(
        truth=np.array([line.told.supported for line in lines]),
        probability=probability,
        facts=facts,
        support=support,
        both=facts & support,
        overlap=np.array([line.overlap for line in lines]),
        kinds=tuple(line.told.kind for line in lines),
    )


def temperature_of(logits: Floats, truth: Bools) -> float:
    """The temperature under which the lines are likeliest (Guo et al. 2017, section 4.2)."""
    grid = np.exp(np.linspace(np.log(0.3), np.log(5), 200))
    losses = [np.logaddexp(0, np.where(truth, -1, 1) * logits / t).mean() for t in grid]
    return round(float(grid[int(np.argmin(losses))]), 3)
