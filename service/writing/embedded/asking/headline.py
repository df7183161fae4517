"""Headline questions of a document."""

from dataclasses import dataclass
from itertools import islice

from service.draft import Line
from service.writing.embedded.asking import question_printable, question_rank
from service.writing.embedded.asking.asked import OPENING, Asked, asked
from service.writing.embedded.asking.question_printable import Told, question_tells
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
# What the odds count that readers would print it: of articles of train left out of the fit they
# would print 50.5 of 100 first choices, at 2 50.2, at 0 47.5.
JUDGED = 3.0


@dataclass(frozen=True, slots=True)
class QuestionJudges:
    """How like an editor's a question is, and would readers print it."""

    likeness: LinearModel
    printable: NamedModel


def load_question_judges() -> QuestionJudges:
    """Raises: WriterUnavailable if one cannot be read."""
    likeness = load_linear(question_rank.WEIGHTS, question_rank.FEATURES)
    return QuestionJudges(likeness, load_named(question_printable.WEIGHTS))


def headline_questions(reading: Reading, judges: QuestionJudges) -> tuple[Line, ...]:
    """Questions that the article's best-liked sentences answer, best first."""
    told = Told.by(reading)
    scored = [(worth(told, judges, one), one.question.text, one.sources) for one in asked(reading)]
    scored.sort(key=lambda item: (-item[0], item[1]))
    return ranked_lines(reading, scored)


def worth(told: Told, judges: QuestionJudges, one: Asked) -> float:
    """How much the question is like an editor's, in its form, in what it is about, in its words;
    and how surely readers would print it."""
    tells = question_tells(told, one)
    row = [tells[f"rank:{name}"] for name in question_rank.FEATURES]
    is_aside = one.question.kind in {"explained", "achieved"} and tells["distance"] > 0
    return (
        judges.likeness.score(row)
        + FITNESS * tells["form"]
        - MAIN * tells["distance"]
        - ASIDE_COST * is_aside
        - LATE_COST * (one.sentence > OPENING)
        - tells["line"]
        + JUDGED * judges.printable.score(tells)
    )


def ranked_lines(
    reading: Reading, scored: list[tuple[float, str, tuple[int, ...]]]
) -> tuple[Line, ...]:
    """The best of (score, text, source sentences), which are ranked already, each text once."""
    spans = [s.span for s in reading.document.sentences]
    best = {text: sources for _, text, sources in reversed(scored)}
    return tuple(
        Line(text, tuple(spans[i] for i in sorted(set(best[text]))))
        for text in islice(dict.fromkeys(text for _, text, _ in scored), ALTERNATES)
    )
