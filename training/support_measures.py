"""Checker and baseline side by side on lines that people told true or false."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from service.checking.claims import CONTRADICTED, SUPPORTED_FROM
from service.checking.judging import judge_statement
from service.checking.source import Source, index
from service.checking.support.model import SupportModel
from service.checking.text.statement import statement
from service.checking.text.words import is_content
from service.document import Document
from training.support_lessons import Told

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]
# Of a line that no sentence of the article has anything to do with.
_NO_EVIDENCE = -20.0
_BINS = 10


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


def overlap(text: str, source: Source) -> float:
    """The plain measure to beat: most content words of the line that one sentence has, 0 to 1."""
    content = [word for word in statement(text).words if is_content(word)]
    said = [0] * (len(source.passages) + 1)
    for word in content:
        for i in source.with_word(word.text):
            said[i] += 1
    return max(said) / max(len(content), 1)


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


def balanced(passes: Bools, truth: Bools) -> float:
    """Mean of the shares of true lines that pass and of false ones that do not, in percent."""
    return float(passes[truth].mean() + (~passes[~truth]).mean()) * 50


def temperature_of(logits: Floats, truth: Bools) -> float:
    """The temperature under which the lines are likeliest (Guo et al. 2017, section 4.2)."""
    grid = np.exp(np.linspace(np.log(0.3), np.log(5), 200))
    losses = [np.logaddexp(0, np.where(truth, -1, 1) * logits / t).mean() for t in grid]
    return round(float(grid[int(np.argmin(losses))]), 3)


def calibration_error(probability: Floats, truth: Bools) -> float:
    """Expected calibration error in percent: ten bins of equal width, weighed by their lines."""
    bins = np.minimum((probability * _BINS).astype(int), _BINS - 1)
    gaps = [
        abs(probability[bins == b].mean() - truth[bins == b].mean()) * (bins == b).mean()
        for b in range(_BINS)
        if (bins == b).any()
    ]
    return float(sum(gaps)) * 100


def reliability(probability: Floats, truth: Bools) -> list[tuple[str, int, float, float]]:
    """For each filled bin: its bounds, lines, mean probability and share of true lines."""
    bins = np.minimum((probability * _BINS).astype(int), _BINS - 1)
    return [
        (
            f"{b / _BINS:.1f}–{(b + 1) / _BINS:.1f}",
            int((bins == b).sum()),
            float(probability[bins == b].mean()),
            float(truth[bins == b].mean()),
        )
        for b in range(_BINS)
        if (bins == b).any()
    ]
