"""The checker and its two halves beside word overlap, on lines that people told true or false."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import process_time

import numpy as np

from eval.checker.measures import Bools, Floats, overlap
from eval.checker.told import ToldArticle, ToldLine
from service.checking.claims import CONTRADICTED, SUPPORTED_FROM
from service.checking.judging import judge_statement
from service.checking.source import index
from service.checking.support import Support
from service.checking.text.statement import sentences
from service.errors import StandfirstError
from service.reading import read


@dataclass(frozen=True, slots=True)
class JudgedLine:
    """`probability` is the support model's, of the least supported sentence; `holds`: no look-up
    contradicts it; `overlap`: see measures."""

    article: str
    told: ToldLine
    holds: bool
    probability: float
    overlap: float
    findings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """All lines of a set. `unread`: articles that could not be read, with the reason;
    `ms_facts` and `ms_support` are milliseconds of processor time a line."""

    lines: tuple[JudgedLine, ...]
    unread: tuple[tuple[str, str], ...]
    ms_facts: float
    ms_support: float

    @property
    def truth(self) -> Bools:
        return np.array([line.told.supported for line in self.lines])

    @property
    def kinds(self) -> tuple[str, ...]:
        return tuple(line.told.kind for line in self.lines)

    @property
    def probability(self) -> Floats:
        return np.array([line.probability for line in self.lines])

    @property
    def facts(self) -> Bools:
        """Which lines the look-ups let by."""
        return np.array([line.holds for line in self.lines])

    @property
    def support(self) -> Bools:
        """Which lines the model lets by."""
        return self.probability >= SUPPORTED_FROM

    @property
    def both(self) -> Bools:
        """Which lines `check_claims` calls supported."""
        return self.facts & self.support

    @property
    def score(self) -> Floats:
        """Both as one probability, as `check_claims` gives it."""
        return np.where(self.facts, self.probability, np.minimum(self.probability, CONTRADICTED))

    @property
    def overlap(self) -> Floats:
        return np.array([line.overlap for line in self.lines])


def judge_all(
    articles: Sequence[ToldArticle], support: Support, on_article: Callable[[], None]
) -> Judged:
    """Every line judged as `check_claims` judges it: nobody shows the checker its evidence."""
    lines: list[JudgedLine] = []
    unread: list[tuple[str, str]] = []
    spent = [0.0, 0.0]
    for told in articles:
        try:
            lines += _judged(told, support, spent)
        except StandfirstError as error:
            unread.append((told.article.id, str(error)))
        on_article()
    count = max(len(lines), 1)
    return Judged(tuple(lines), tuple(unread), spent[0] / count * 1000, spent[1] / count * 1000)


def _judged(told: ToldArticle, support: Support, spent: list[float]) -> list[JudgedLine]:
    source = index(read(told.article, syntax=False))
    began = process_time()
    parts = [
        [judge_statement(source.line(one), source) for one in sentences(line.text)]
        for line in told.lines
    ]
    looked = process_time()
    found = iter(support.judge([r for some in parts for one in some for r in one.readings], source))
    spent[0] += looked - began
    spent[1] += process_time() - looked
    return [
        JudgedLine(
            told.article.id,
            line,
            all(one.holds for one in some),
            min((next(found) if one.readings else 0.0 for one in some), default=0.0),
            overlap(line.text, source),
            tuple(miss.detail for one in some for miss in one.misses if miss.weight == "hard"),
        )
        for line, some in zip(told.lines, parts, strict=True)
    ]
