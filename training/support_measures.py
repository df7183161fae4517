"""Checker and baseline side by side on lines that people told true or false."""

from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass, fields

import numpy as np

from eval.checker.measures import Bools, Floats, overlap
from service.checking.claims import CONTRADICTED, SUPPORTED_FROM
from service.checking.judging import judge_statement
from service.checking.source import index
from service.checking.support.calibration import Calibration, Figures
from service.checking.support.model import SupportModel
from service.document import Document
from training.logistic import fit_dense
from training.support_lessons import Told

# Weight of the penalty on standardised weights; 0.3 to 10 are as good as each other on dev.
_L2 = 1.0


@dataclass(frozen=True, slots=True)
class Line:
    """A line as everybody judges it: what the model's probability is made from, None where no
    sentence of the article has anything to do with it; whether a look-up contradicts it; and the
    most of its content words that one sentence has."""

    told: Told
    figures: Figures | None
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
    found = iter(model.figures([r for one in judged for r in one.readings], source))
    return [
        Line(
            one,
            next(found) if judgement.readings else None,
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


def judges(lines: Sequence[Line], calibration: Calibration) -> Judges:
    """What facts, support and both say, at the checker's own threshold."""
    probability = np.array(
        [calibration.probability(line.figures) if line.figures else 0.0 for line in lines]
    )
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


def calibrated(lines: Sequence[Line]) -> Calibration:
    """The calibration under which the lines that no look-up contradicts are likeliest."""
    heard = [line for line in lines if line.figures and not line.contradicted]
    rows = np.array([astuple(line.figures) for line in heard if line.figures], dtype=np.float64)
    truth = np.array([float(line.told.supported) for line in heard])
    mean, scale, weight, bias = fit_dense(rows, truth, _L2)
    raw = weight / scale
    names = [field.name for field in fields(Figures)]
    weights = {name: round(float(value), 4) for name, value in zip(names, raw, strict=True)}
    return Calibration(weights, round(float(bias - (raw * mean).sum()), 4))
