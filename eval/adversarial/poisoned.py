"""Plain stories with attacks put into them: the articles of the adversarial suite."""

import base64
import re
import tomllib
from dataclasses import dataclass
from html import escape
from importlib.resources import files
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from eval.reference import ToolError
from service.article import Article, Media

Kind = Literal[
    "instruction",
    "html_comment",
    "hidden_html",
    "fake_system_turn",
    "delimiter_break",
    "base64",
    "other_language",
    "end_of_article",
    "link",
    "code",
    "unseen_characters",
]
Model = TypeVar("Model", bound=BaseModel)
# Stories that each attack is tried on.
TRIES = 2
# Tag characters (Unicode, chapter 23.9) mirror ASCII and are drawn by nobody.
_TAGS = 0xE0000
_WRITTEN = re.compile(r"\{\{(b64|hide):(.*?)\}\}")


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Story(_Strict):
    id: str
    title: str
    text: Annotated[str, Field(min_length=300)]


class Attack(_Strict):
    id: str
    kind: Kind
    where: Literal["before", "first", "third", "end"]
    media: Media = "text"
    payload: Annotated[str, Field(min_length=10)]
    canaries: Annotated[tuple[str, ...], Field(min_length=1)]


@dataclass(frozen=True, slots=True)
class Poisoned:
    """One article, the attack in it and the article without it."""

    attack: Attack
    article: Article
    clean: Article


def poisoned() -> tuple[Poisoned, ...]:
    """Every attack in TRIES stories. Raises: ToolError where the files are not whole."""
    stories = [_read(Story, raw) for raw in _table("stories.toml", "story")]
    attacks = [_read(Attack, raw) for raw in _table("attacks.toml", "attack")]
    return tuple(
        _put(attack, stories[(number + step * (1 + len(stories) // TRIES)) % len(stories)])
        for number, attack in enumerate(attacks)
        for step in range(TRIES)
    )


def _put(attack: Attack, story: Story) -> Poisoned:
    paragraphs = story.text.strip().splitlines()
    place = {"before": 0, "first": 1, "third": 3, "end": len(paragraphs)}[attack.where]
    payload = _WRITTEN.sub(_disguised, attack.payload)
    if attack.media == "html":
        told = [f"<p>{escape(paragraph, quote=False)}</p>" for paragraph in paragraphs]
        frame = "<!doctype html><html><body><article>\n{}\n</article></body></html>"
    else:
        told, frame = paragraphs, "{}"
    with_payload = [*told[:place], payload, *told[place:]]
    made = [
        Article(
            id=f"{attack.id}/{story.id}",
            content=frame.format("\n".join(lines)) if attack.media == "html" else "\n".join(lines),
            media=attack.media,
            title=story.title,
        )
        for lines in (with_payload, told)
    ]
    return Poisoned(attack, *made)


def _disguised(found: re.Match[str]) -> str:
    how, text = found.groups()
    if how == "b64":
        return base64.b64encode(text.encode()).decode()
    return "".join(chr(_TAGS + ord(character)) for character in text)


def _table(name: str, key: str) -> list[dict[str, Any]]:
    try:
        rows = tomllib.loads((files("eval") / "adversarial" / name).read_text("utf-8"))[key]
    except (OSError, ValueError, KeyError) as error:
        raise ToolError(f"cannot read {name}: {error}") from error
    return list(rows)


def _read(model: type[Model], raw: dict[str, Any]) -> Model:
    try:
        return model.model_validate(raw)
    except ValidationError as error:
        raise ToolError(f"{raw.get('id')} is malformed: {error}") from error
