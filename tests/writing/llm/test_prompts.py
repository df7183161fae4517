"""Prompts are immutable files; what they render to is reviewed as code."""

import hashlib
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pytest

from service.article import BriefRequest, HeadlineForm
from service.errors import InvalidRequest
from service.writing.llm.asking import brief_messages, preview
from service.writing.llm.prompts import (
    load_prompt,
    load_style,
    prompt_ids,
    record,
    released,
    style_ids,
)
from service.writing.llm.source import source
from tests.writing.articles import PORT

FOLDER = Path(str(files("prompts")))


def all_there_is(texts: object) -> list[int]:
    return [0] * len(list(texts))  # type: ignore[call-overload]


def test_a_released_file_never_changes_and_every_file_is_released() -> None:
    shipped = {
        path.relative_to(FOLDER).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in FOLDER.rglob("*")
        if path.suffix in (".md", ".yaml")
    }

    assert shipped == released()


@pytest.mark.parametrize("id", prompt_ids())
@pytest.mark.parametrize("style", style_ids())
def test_rendered_prompts_are_golden(
    id: str, style: str, golden: Callable[[str, str], None]
) -> None:
    messages, asked_by = preview(id, style, PORT)

    text = "".join(f"--- {m.role}\n{m.content}\n" for m in messages) + f"--- {asked_by}\n"
    golden(f"{id}+{style}.txt", text)


@pytest.mark.parametrize("id", prompt_ids())
def test_the_article_is_never_in_the_system_role(id: str) -> None:
    messages, _ = preview(id, None, PORT)

    told = [sentence.text for sentence in PORT.sentences]
    systems = [message.content for message in messages if message.role == "system"]
    assert not [text for text in told for system in systems if text in system]


@pytest.mark.parametrize(
    ("form", "fields"),
    [
        ("question", {"headline_question"}),
        ("statement", {"headline"}),
        ("both", {"headline_question", "headline"}),
    ],
)
def test_the_prompt_asks_for_the_headlines_of_the_request(
    form: HeadlineForm, fields: set[str]
) -> None:
    shown = source(PORT, all_there_is, 10_000)

    system, _ = brief_messages(
        load_prompt("brief@1"), load_style("house@1"), shown, BriefRequest(headline=form)
    )

    assert {f for f in ("headline_question", "headline") if f'"{f}":' in system.content} == fields


def test_article_text_is_no_template() -> None:
    prompt = load_prompt("passage@1")

    [message] = prompt.render({"prefix": "", "passage": "{{ 7 * 7 }} {% raw %} {{ style }}"})

    assert message.content == "{{ 7 * 7 }} {% raw %} {{ style }}"


def test_without_a_version_the_newest_is_meant() -> None:
    assert load_prompt("brief").id == f"brief@{max(v for v in versions_of('brief'))}"


def versions_of(name: str) -> list[int]:
    return [int(name_.partition("@")[2]) for name_ in prompt_ids() if name_.startswith(f"{name}@")]


@pytest.mark.parametrize(
    "id", ["", "nope", "brief@99", "../brief@1", "brief@1.md", "styles", "brief@01"]
)
def test_an_unknown_id_is_refused_with_those_there_are(id: str) -> None:

    with pytest.raises(InvalidRequest, match="brief@1"):
        load_prompt(id)


@pytest.mark.parametrize("variables", [{}, {"passage": "x"}, {"prefix": "", "passage": "", "a": 1}])
def test_variables_must_be_those_that_the_front_matter_names(variables: dict[str, object]) -> None:
    with pytest.raises(InvalidRequest, match="passage, prefix"):
        load_prompt("passage@1").render(variables)


def test_the_record_names_prompt_and_style_and_changes_with_either() -> None:
    brief, repair = load_prompt("brief@1"), load_prompt("repair@1")
    house, india = load_style("house@1"), load_style("india@1")

    records = [record([brief], house), record([brief], india), record([brief, repair], house)]

    assert records[0].startswith("brief@1+house@1 sha256:")
    assert len({text.rpartition(":")[2] for text in records}) == 3
