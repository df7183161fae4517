"""A model's answer, whole or still being written, to the lines of a draft."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import from_json

from service.document import Span
from service.draft import Line, Takeaway
from service.writing.llm.contract import (
    Answer,
    QuestionAnswer,
    Schema,
    SynopsisAnswer,
    TakeawayAnswer,
    TitleAnswer,
)

Model = TypeVar("Model", bound=BaseModel)
_THOUGHT = re.compile(r"<think>.*?(?:</think>|\Z)", re.DOTALL)
_MOST_FAULTS = 8


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a valid answer, its sentence numbers turned into spans of the document."""

    headline_questions: tuple[Line, ...] = ()
    headlines: tuple[Line, ...] = ()
    synopses: tuple[Line, ...] = ()
    takeaways: tuple[tuple[Takeaway, ...], ...] = ()

    @property
    def count(self) -> int:
        titles = len(self.headline_questions) + len(self.headlines)
        return titles + len(self.synopses) + len(self.takeaways)


def parse(text: str, schema: Schema, spans: Sequence[Span]) -> Lines | list[str]:
    """The lines of a model's answer, or what is wrong with it, one fault an entry.

    Words around the object, code fences and thoughts are put aside, straight quotation marks are
    turned; the object must then fit the schema, whatever the model or its server promised.
    """
    try:
        found = json.loads(_object_of(text), parse_constant=_refuse)
        answer = _validated(Answer, found)
    except ValidationError as error:
        faults = error.errors(include_url=False, include_input=False, include_context=False)
        named = (f"{'.'.join(map(str, f['loc'])) or 'answer'}: {f['msg']}" for f in faults)
        return list(named)[:_MOST_FAULTS]
    except (ValueError, RecursionError) as error:
        return [f"it is no JSON object: {str(error)[:200]}"]
    beyond = list(_beyond(answer, schema, len(spans)))[:_MOST_FAULTS]
    return beyond or _lines(answer, spans)


def parse_partial(text: str, schema: Schema, spans: Sequence[Span]) -> Lines:
    """The lines that an answer still being written has finished; those that break the schema, and
    all after the first takeaway that does, are left out. Raises nothing: what is no JSON yet has
    no lines."""
    try:
        found = from_json(_opened(text), allow_partial=True)
    except ValueError:
        found = None
    fields = found if isinstance(found, dict) else {}
    listed = fields.get("key_takeaways")
    takeaways = []
    for raw in listed if isinstance(listed, list) else []:
        takeaway = _finished(TakeawayAnswer, raw, len(spans))
        if takeaway is None:
            break
        takeaways.append(takeaway)
    wanted = schema["properties"]
    question = _finished(QuestionAnswer, fields.get("headline_question"), len(spans))
    title = _finished(TitleAnswer, fields.get("headline"), len(spans))
    return Lines(
        _titles(question if "headline_question" in wanted else None, spans),
        _titles(title if "headline" in wanted else None, spans),
        _titles(_finished(SynopsisAnswer, fields.get("synopsis"), len(spans)), spans),
        _takeaways(takeaways[: wanted["key_takeaways"]["maxItems"]], spans),
    )


def _opened(text: str) -> str:
    """From the first brace on, thoughts left out."""
    spoken = _THOUGHT.sub("", text)
    start = spoken.find("{")
    return spoken[start:] if start >= 0 else ""


def _object_of(text: str) -> str:
    opened = _opened(text)
    return opened[: opened.rfind("}") + 1]


def _refuse(constant: str) -> float:
    raise ValueError(f"{constant} is no JSON")


def _validated(model: type[Model], raw: object) -> Model:
    """As it stands, else with quotation marks turned and white space tidied.

    Raises: ValidationError, of the tidied one.
    """
    try:
        return model.model_validate(raw)
    except ValidationError:
        return model.model_validate(_tidied(raw))


def _tidied(raw: Any) -> Any:
    match raw:
        case str():
            marks = cycle("“”")
            flat = " ".join(raw.split())
            return re.sub('"', lambda _: next(marks), flat)
        case dict():
            return {name: _tidied(value) for name, value in raw.items()}
        case list():
            return [_tidied(value) for value in raw]
        case _:
            return raw


def _beyond(answer: Answer, schema: Schema, sentences: int) -> Iterator[str]:
    """What of the schema depends on the request and the article."""
    wanted = schema["properties"]
    for field in ("headline_question", "headline"):
        if (getattr(answer, field) is not None) != (field in wanted):
            yield f"{field}: {'is missing' if field in wanted else 'was not asked for'}"
    takeaways, count = wanted["key_takeaways"], len(answer.key_takeaways)
    if not takeaways["minItems"] <= count <= takeaways["maxItems"]:
        yield f"key_takeaways: {count}, not {takeaways['minItems']} to {takeaways['maxItems']}"
    if len(answer.synopsis.text) > wanted["synopsis"]["properties"]["text"]["maxLength"]:
        yield "synopsis: too long"
    lines = (answer.headline_question, answer.headline, answer.synopsis, *answer.key_takeaways)
    numbers = {number for line in lines if line for number in line.evidence}
    if unknown := sorted(number for number in numbers if number > sentences):
        yield f"evidence: there is no sentence {unknown[0]}, only 1 to {sentences}"


def _lines(answer: Answer, spans: Sequence[Span]) -> Lines:
    return Lines(
        _titles(answer.headline_question, spans),
        _titles(answer.headline, spans),
        _titles(answer.synopsis, spans),
        _takeaways(answer.key_takeaways, spans),
    )


def _finished(model: type[Model], raw: object, sentences: int) -> Model | None:
    """The value if it is whole: its text is the last of its fields."""
    try:
        found = _validated(model, raw)
    except ValidationError:
        return None
    numbers: list[int] = getattr(found, "evidence", [])
    return found if all(number <= sentences for number in numbers) else None


def _titles(
    answer: QuestionAnswer | TitleAnswer | SynopsisAnswer | None, spans: Sequence[Span]
) -> tuple[Line, ...]:
    if answer is None:
        return ()
    return (Line(" ".join(answer.text.split()), _evidence(answer.evidence, spans)),)


def _takeaways(
    answers: Sequence[TakeawayAnswer], spans: Sequence[Span]
) -> tuple[tuple[Takeaway, ...], ...]:
    return tuple(
        (
            Takeaway(
                " ".join(answer.label.split()),
                " ".join(answer.text.split()),
                _evidence(answer.evidence, spans),
            ),
        )
        for answer in answers
    )


def _evidence(numbers: Sequence[int], spans: Sequence[Span]) -> tuple[Span, ...]:
    return tuple(sorted({spans[number - 1] for number in numbers}))
