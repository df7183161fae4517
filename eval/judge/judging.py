"""Two briefs of each article held side by side by a language model, in both orders.

A judge may prefer whatever it reads first: a win counts only where both orders give it, and how
often they agree is reported with the wins.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from threading import Event
from typing import Any, Literal

from eval.metrics.lines import lines_of
from eval.reference import ToolError
from eval.runner import Case
from service.brief import Brief, Summary
from service.errors import WriterError
from service.writing.llm.generator import Ask, Generator
from service.writing.llm.prompts import Message
from service.writing.llm.source import clean

RUBRIC = "rubric-1"
CRITERIA = ("accuracy", "sourcing", "opinion", "editorialisation", "context")
Side = Literal["A", "B", "tie"]
_SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        name: {"type": "string", "enum": ["A", "B", "tie"], "minLength": 1, "maxLength": 3}
        for name in CRITERIA
    },
    "required": list(CRITERIA),
    "additionalProperties": False,
}
# Of an article that does not fit so much is read, from its head; news says the most there.
_MOST_CHARACTERS = 16_000


@dataclass(frozen=True, slots=True)
class Judgement:
    """One article: what the judge said with ours as A (`first`) and with ours as B (`second`), by
    criterion; None where it gave no answer of the form asked for."""

    article: str
    first: dict[str, Side] | None
    second: dict[str, Side] | None


def judge(generator: Generator, pairs: Sequence[tuple[Case, str]]) -> list[Judgement]:
    """Each case's brief beside another text of the same article, in order.

    Raises: ToolError where the model's server does not answer.
    """
    asks = [ask for case, other in pairs for ask in _both_orders(case, other, generator.specials)]
    try:
        answers = [one for ask in asks for one in generator.complete([ask], Event())]
    except WriterError as error:
        raise ToolError(f"the judge does not answer: {error}") from error
    told = [_verdicts(answer.text) if answer.whole else None for answer in answers]
    return [
        Judgement(case.reference.id, told[2 * i], told[2 * i + 1])
        for i, (case, _) in enumerate(pairs)
    ]


def pairs_of(cases: Sequence[Case], others: dict[str, str]) -> list[tuple[Case, str]]:
    """The cases that have a brief and something to stand beside it."""
    return [
        (case, others[case.reference.id])
        for case in cases
        if isinstance(case.answer, Summary) and others.get(case.reference.id)
    ]


def told(brief: Brief) -> str:
    """A brief as the judge reads it."""
    kinds = {"headline_question": "Headline: ", "headline": "Headline: ", "synopsis": "Synopsis: "}
    lines = []
    for line in lines_of(brief):
        if line.kind in kinds:
            lines.append(kinds[line.kind] + line.text)
        elif line.kind == "takeaway":
            lines.append(f"- {line.text}")
    return "\n".join(lines)


def _both_orders(case: Case, other: str, specials: Sequence[str]) -> tuple[Ask, Ask]:
    if not isinstance(case.answer, Summary):
        raise TypeError(f"{case.reference.id} has no brief")
    ours = told(case.answer.brief)
    article = case.reference.article[:_MOST_CHARACTERS]
    return _ask(article, (ours, other), specials), _ask(article, (other, ours), specials)


def _ask(article: str, briefs: tuple[str, str], specials: Sequence[str]) -> Ask:
    rubric = (files("eval.judge") / f"{RUBRIC}.md").read_text(encoding="utf-8")
    parts = zip(("ARTICLE", "BRIEF A", "BRIEF B"), (article, *briefs), strict=True)
    data = "\n\n".join(f"=== {name} ===\n{_cleaned(text, specials)}" for name, text in parts)
    return Ask((Message("system", rubric), Message("user", data)), _SCHEMA)


def _cleaned(text: str, specials: Sequence[str]) -> str:
    return "\n".join(filter(None, (clean(line, specials) for line in text.splitlines())))


def _verdicts(text: str) -> dict[str, Side] | None:
    try:
        answer = json.loads(text[text.index("{") : text.rindex("}") + 1])
        found = {name: answer[name] for name in CRITERIA}
    except (ValueError, KeyError, TypeError):
        return None
    return found if all(side in ("A", "B", "tie") for side in found.values()) else None
