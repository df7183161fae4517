"""Headline questions of a document."""

from dataclasses import dataclass

import numpy as np

from service.draft import Line
from service.writing.embedded.asking import question_rank
from service.writing.embedded.asking.asked import OPENING, Asked, asked
from service.writing.embedded.asking.question_printable import (
    HONEST_WEIGHTS,
    WEIGHTS,
    Told,
    question_tells,
)
from service.writing.embedded.asking.question_rank import question_features
from service.writing.embedded.linear import LinearModel, NamedModel, load_linear, load_named
from service.writing.embedded.reading import Reading

ALTERNATES = 6
# What a question's form counts for beside its likeness to an editor's, and that it is about
# what the article is about.
FITNESS, MAIN = 0.7, 0.4
# What stands beyond the opening is seldom what the article is about.
LATE_COST = 2.9
# Why a thing happened that the article tells by the way, it seldom says.
ASIDE_COST = 0.8
# What readers' odds count for, and the logarithm of the odds' share that the article answers it.
PRINTABLE, HONESTY = 1.5, 1.5


@dataclass(frozen=True, slots=True)
class QuestionJudges:
    """How like an editor's a question is, would readers print it, and does the article answer."""

    likeness: LinearModel
    printable: NamedModel
    honest: NamedModel


def load_question_judges() -> QuestionJudges:
    """Raises: WriterUnavailable if one cannot be read."""
    likeness = load_linear(question_rank.WEIGHTS, question_rank.FEATURES)
    return QuestionJudges(likeness, load_named(WEIGHTS), load_named(HONEST_WEIGHTS))


def headline_questions(reading: Reading, judges: QuestionJudges) -> tuple[Line, ...]:
    """Questions that the article's best-liked sentences answer, best first."""
    told = Told.by(reading)
    scored = [
        (worth(reading, judges, told, one), one.question.text, one.sources)
        for one in asked(reading)
    ]
    scored.sort(key=lambda item: (-item[0], item[1]))
    return ranked_lines(reading, scored)


def worth(reading: Reading, judges: QuestionJudges, told: Told, one: Asked) -> float:
    """How fit to print, how honest and how like an editor's the question is."""
    question, sentence = one.question, one.sentence
    row = question_features(reading, sentence, one.tree, question)
    found = question_tells(reading, told, one)
    is_aside = question.kind in {"explained", "achieved"} and found["distance"] > 0
    return (
        judges.likeness.score(row)
        + FITNESS * question.score
        - MAIN * found["distance"]
        - ASIDE_COST * is_aside
        - LATE_COST * (sentence > OPENING)
        - found["line"]
        + PRINTABLE * judges.printable.score(found)
        - HONESTY * float(np.logaddexp(0.0, -judges.honest.score(found)))
    )


def ranked_lines(
    reading: Reading, scored: list[tuple[float, str, tuple[int, ...]]]
) -> tuple[Line, ...]:
    """The best of (score, text, source sentences), which are ranked already."""
    spans = [s.span for s in reading.document.sentences]
    return tuple(
        Line(text, tuple(spans[i] for i in sorted(set(sources))))
        for _, text, sources in scored[:ALTERNATES]
    )
