"""What the schema lets through, parsing lets through, and nothing else."""

import json
import re
from typing import Any

import jsonschema_rs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.article import BriefRequest, HeadlineForm
from service.writing.llm.contract import Schema, most_characters, schema
from service.writing.llm.parsing import Lines, parse, parse_partial
from tests.writing.articles import PORT
from tests.writing.llm.answers import REQUEST, RIGHT, right

SPANS = [sentence.span for sentence in PORT.sentences]
BOUND = schema(REQUEST, len(SPANS))

REQUESTS = st.builds(
    BriefRequest,
    takeaways=st.integers(3, 8),
    synopsis_words=st.integers(28, 80),
    headline=st.sampled_from(["question", "statement", "both"]),
)
# Characters that the patterns tell apart, and lengths around their bounds.
TEXTS = st.text(
    st.sampled_from(list('aB .?“"\\<>:\x00\x1f\x85é\u200b日')), max_size=30
) | st.sampled_from(
    ["Will Rain Fall in Leeds?", "a" * 158 + "?", "a" * 180, "a" * 181, "Deal", "One Two Three"]
)
NUMBERS = st.lists(st.integers(-1, 8) | st.just(1.5) | st.just("1"), max_size=4)


def line(**fields: Any) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({"evidence": NUMBERS | st.just([1]), **fields})


ANSWERS = st.fixed_dictionaries(
    {
        "headline_question": line(text=TEXTS) | st.just(RIGHT["headline_question"]),
        "synopsis": line(text=TEXTS) | st.just(RIGHT["synopsis"]),
        "key_takeaways": st.lists(
            line(label=TEXTS, text=TEXTS) | st.sampled_from(RIGHT["key_takeaways"]), max_size=6
        ),
    },
    optional={"headline": line(text=TEXTS), "extra": st.just(1)},
)


@given(ANSWERS)
def test_what_fits_the_schema_is_parsed(answer: dict[str, Any]) -> None:
    fits = jsonschema_rs.is_valid(dict(BOUND), answer)

    parsed = parse(json.dumps(answer), BOUND, SPANS)

    assert isinstance(parsed, Lines) or not fits


@given(ANSWERS)
def test_what_is_parsed_fits_the_schema_once_its_marks_are_turned(answer: dict[str, Any]) -> None:
    def turned(value: Any) -> Any:
        match value:
            case str():
                marks = "“”" * value.count('"')
                for mark in marks[: value.count('"')]:
                    value = value.replace('"', mark, 1)
                return " ".join(value.split())
            case dict():
                return {name: turned(inner) for name, inner in value.items()}
            case list():
                return [turned(inner) for inner in value]
            case _:
                return value

    parsed = parse(json.dumps(answer), BOUND, SPANS)

    if isinstance(parsed, Lines):
        either = (answer, turned(answer))
        assert any(jsonschema_rs.is_valid(dict(BOUND), value) for value in either)


@pytest.mark.parametrize("form", ["question", "statement", "both"])
def test_the_right_answer_fits_the_request_it_answers(form: HeadlineForm) -> None:
    statement = {"evidence": [1], "text": "Port of Delft Closes Two Terminals"}
    wanted = {
        "question": right(),
        "statement": right(headline_question=None, headline=statement),
        "both": right(headline=statement),
    }
    bound = schema(BriefRequest(takeaways=3, headline=form), len(SPANS))

    fitting = {
        name for name, text in wanted.items() if isinstance(parse(text, bound, SPANS), Lines)
    }

    assert fitting == {form}


@given(REQUESTS, st.integers(1, 500))
def test_every_string_and_list_is_bounded_and_evidence_comes_first(
    request: BriefRequest, sentences: int
) -> None:
    def walk(node: Schema) -> None:
        match node["type"]:
            case "object":
                assert node["additionalProperties"] is False
                assert node["required"] == list(node["properties"])
                if "evidence" in node["properties"]:
                    assert next(iter(node["properties"])) == "evidence"
                for value in node["properties"].values():
                    walk(value)
            case "array":
                assert 1 <= node["minItems"] <= node["maxItems"]
                walk(node["items"])
            case "integer":
                assert (node["minimum"], node["maximum"]) == (1, sentences)
            case _:
                assert node["maxLength"] <= 800
                # By the pattern alone too, for servers that overlook lengths beside one.
                assert not re.search(node["pattern"], "a" * 900 + "?")
                assert not re.search(node["pattern"], "a a " * 300 + "?")

    walk(schema(request, sentences))
    assert most_characters(schema(request, sentences)) < 5000


@given(st.integers(0, len(right())))
def test_an_answer_cut_anywhere_holds_the_first_lines_of_the_whole(end: int) -> None:
    whole = parse(right(), BOUND, SPANS)
    assert isinstance(whole, Lines)

    part = parse_partial(right()[:end], BOUND, SPANS)

    assert part.headline_questions in ((), whole.headline_questions)
    assert part.synopses in ((), whole.synopses)
    assert part.takeaways == whole.takeaways[: len(part.takeaways)]


@given(st.text(max_size=200) | st.text(st.sampled_from(list('{}[]",:1 ehs')), max_size=80))
def test_no_text_at_all_breaks_parsing(text: str) -> None:
    assert parse(text, BOUND, SPANS)
    assert parse_partial(text, BOUND, SPANS).count == 0
