"""The headline question: whether it is one, and whether the article answers it."""

import re

from eval.metrics.words import cover
from eval.reference import Reference
from eval.score import Measurement, Metric, Score
from service.brief import Brief

_OPENS = re.compile(
    r"(?:(?:What|Who|Whom|Whose|Which|When|Where|Why|How|Will|Would|Can|Could|Should|Shall|May|Might"
    r"|Must|Is|Are|Was|Were|Has|Have|Had|Do|Does|Did)(?:n['’]t)?|(?:In|At|On|For|By|From|To|With)"
    r" (?:What|Whom|Which|Whose))\b"
)
_LEAST, _MOST = 6, 14
# An article answers a question whose evidence has so much of its words; the rest may be the
# question's own ("Why", "Broken" of "broke").
ANSWERED_FROM = 0.6


def question_form(brief: Brief, reference: Reference) -> Measurement:
    """Share of four rules kept: opens as a question does, ends in one question mark, has 6 to 14
    words, and asks one thing."""
    del reference  # a question is one, and answered, whatever a person wrote
    if brief.headline_question is None:
        return Score(0.0, ("the brief has no headline_question",))
    text = brief.headline_question.text
    rules = (
        ("opens as a question does", bool(_OPENS.match(text.lstrip("\"'“‘")))),
        ("ends in one question mark", text.endswith("?") and text.count("?") == 1),
        (f"{_LEAST} to {_MOST} words", _LEAST <= len(text.split()) <= _MOST),
        ("asks one thing", " and Why " not in text and " and How " not in text),
    )
    broken = tuple(
        f"headline_question: not so: {name}: {text!r}" for name, kept in rules if not kept
    )
    return Score(1 - len(broken) / len(rules), broken)


def question_answerability(brief: Brief, reference: Reference) -> Measurement:
    """How much of the question its evidence speaks of: 1 from ANSWERED_FROM of its content words
    on, less in proportion."""
    del reference  # a question is one, and answered, whatever a person wrote
    if brief.headline_question is None:
        return Score(0.0, ("the brief has no headline_question",))
    question = brief.headline_question
    covered = cover(question.text, map(brief.quote, question.evidence))
    if covered >= ANSWERED_FROM:
        return Score(1.0)
    note = f"headline_question: its evidence has {covered:.0%} of its words: {question.text!r}"
    return Score(covered / ANSWERED_FROM, (note,))


METRICS = (
    Metric(
        "question_form", 2, "Is the headline question one question of due length?", question_form
    ),
    Metric(
        "question_answerability",
        2,
        "Does the article speak of what the headline asks?",
        question_answerability,
    ),
)
