"""The JSON that a model must write.

Evidence comes before the text that rests on it, so that a model chooses its sentences first.
"""

import re
from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from service.article import BriefRequest
from service.reading.orders import addresses_machine

Schema = Mapping[str, Any]

# "[^\x00-\x1f"\\]" and no looser class: escapes would let through what the class keeps out.
# U+0080 to U+009F are controls too.
_CHARACTER = r'[^\x00-\x1f\x7f-\x9f"\\?<>]'
_WORD_CHARACTER = r'[^\x00-\x20\x7f-\x9f\xa0"\\?<>:;,!]'
_FIRST = r'[^\x00-\x20\x7f-\xa0"\\?<>]'
_QUESTION = rf"^{_FIRST}{_CHARACTER}{{8,157}}\?$"
_TEXT = rf"^{_FIRST}{_CHARACTER}+$"
_LABEL = rf"^{_WORD_CHARACTER}{{1,24}}( {_WORD_CHARACTER}{{1,24}}){{0,2}}$"
MOST_EVIDENCE = 3
LONGEST_TITLE, LONGEST_LABEL, LONGEST_TAKEAWAY = 160, 50, 180
# Longest English words aside, a word with its space is six characters; nine leaves room for names.
_CHARACTERS_PER_WORD = 9
LONGEST_SYNOPSIS = 85 * _CHARACTERS_PER_WORD
_CHARACTERS_PER_TOKEN = 2
# A fact that fails checking leaves its place to the next.
SPARE_TAKEAWAYS = 1
MOST_TAKEAWAYS = 8 + SPARE_TAKEAWAYS


def _for_readers(text: str) -> str:
    """Reading takes orders to machines out of an article; a model that has met one all the same,
    and repeats it, has written no line."""
    if any(addresses_machine(part) for part in re.split(r"(?<=[.!?])\s+", text)):
        raise ValueError("it speaks to a machine, not to a reader")
    return text


ForReaders = AfterValidator(_for_readers)


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


Evidence = Annotated[
    list[Annotated[int, Field(ge=1)]], Field(min_length=1, max_length=MOST_EVIDENCE)
]


class QuestionAnswer(_Strict):
    evidence: Evidence
    text: Annotated[str, StringConstraints(pattern=_QUESTION, max_length=LONGEST_TITLE), ForReaders]


class TitleAnswer(_Strict):
    evidence: Evidence
    text: Annotated[
        str, StringConstraints(pattern=_TEXT, min_length=8, max_length=LONGEST_TITLE), ForReaders
    ]


class SynopsisAnswer(_Strict):
    evidence: Evidence
    text: Annotated[
        str,
        StringConstraints(pattern=_TEXT, min_length=20, max_length=LONGEST_SYNOPSIS),
        ForReaders,
    ]


class TakeawayAnswer(_Strict):
    evidence: Evidence
    label: Annotated[str, StringConstraints(pattern=_LABEL, min_length=2, max_length=LONGEST_LABEL)]
    text: Annotated[
        str,
        StringConstraints(pattern=_TEXT, min_length=10, max_length=LONGEST_TAKEAWAY),
        ForReaders,
    ]


class Answer(_Strict):
    """A whole brief as a model writes it; `schema` says which headlines it must have."""

    headline_question: QuestionAnswer | None = None
    headline: TitleAnswer | None = None
    synopsis: SynopsisAnswer
    key_takeaways: Annotated[list[TakeawayAnswer], Field(min_length=1, max_length=MOST_TAKEAWAYS)]


def headlines(request: BriefRequest) -> tuple[str, ...]:
    """The headline fields that a request asks for."""
    forms = {
        "question": ("headline_question",),
        "statement": ("headline",),
        "both": ("headline_question", "headline"),
    }
    return forms[request.headline]


def asked_takeaways(request: BriefRequest) -> int:
    return request.takeaways + SPARE_TAKEAWAYS


def schema(request: BriefRequest, sentences: int) -> Schema:
    """JSON Schema of the answer about an article of which so many sentences are shown.

    Every string is bounded, so every answer is: `most_characters` tells by what.
    """
    numbers = {
        "type": "array",
        "items": {"type": "integer", "minimum": 1, "maximum": sentences},
        "minItems": 1,
        "maxItems": min(MOST_EVIDENCE, sentences),
    }
    title = _text(8, LONGEST_TITLE)
    synopsis = min(LONGEST_SYNOPSIS, _CHARACTERS_PER_WORD * max(50, request.synopsis_words + 5))
    takeaway = {
        "evidence": numbers,
        "label": _string(_LABEL, 2, LONGEST_LABEL),
        "text": _text(10, LONGEST_TAKEAWAY),
    }
    lines: dict[str, Any] = {
        "headline_question": _object(
            {"evidence": numbers, "text": _string(_QUESTION, 10, LONGEST_TITLE)}
        ),
        "headline": _object({"evidence": numbers, "text": title}),
        "synopsis": _object({"evidence": numbers, "text": _text(20, synopsis)}),
        "key_takeaways": {
            "type": "array",
            "items": _object(takeaway),
            "minItems": min(3, request.takeaways),
            "maxItems": asked_takeaways(request),
        },
    }
    wanted = (*headlines(request), "synopsis", "key_takeaways")
    return _object({name: lines[name] for name in wanted})


def most_characters(schema: Schema) -> int:
    """Length of the longest answer that fits the schema, written without white space."""
    match schema["type"]:
        case "object":
            fields = schema["properties"].items()
            return 2 + sum(len(name) + 4 + most_characters(value) for name, value in fields)
        case "array":
            return 2 + int(schema["maxItems"]) * (1 + most_characters(schema["items"]))
        case "integer":
            return len(str(schema["maximum"]))
        case _:
            return 2 + int(schema["maxLength"])


def answer_tokens(schema: Schema) -> int:
    """Tokens that an answer is given: room for twice its longest in English, which has about four
    characters a token."""
    return most_characters(schema) // _CHARACTERS_PER_TOKEN


def _text(least: int, most: int) -> dict[str, Any]:
    # The pattern is bounded too: where there is one, llama.cpp's grammars overlook the lengths.
    return _string(rf"^{_FIRST}{_CHARACTER}{{{least - 1},{most - 1}}}$", least, most)


def _string(pattern: str, least: int, most: int) -> dict[str, Any]:
    return {"type": "string", "minLength": least, "maxLength": most, "pattern": pattern}


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }
