"""Prompt templates and house styles, as the folder prompts/ ships them.

A template is Jinja2 in a sandbox with strict variables; what is put into it is text, never
template. One id, NAME@VERSION, is one text for ever: released.json holds the hash of each.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Annotated, Any, Literal, TypeVar

import yaml
from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError

from service.article import HeadlineForm
from service.errors import InvalidRequest

Role = Literal["system", "user", "assistant"]
Model = TypeVar("Model", bound=BaseModel)
ROLES: tuple[Role, ...] = ("system", "user")
_FENCE = "---\n"
_HASH_DIGITS = 12


class Front(BaseModel):
    """A template's front matter. `schema_name` (written `schema`): what the answer must be, the
    JSON of a whole brief or one line of text. `style`: the house style of those who name none."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    purpose: Annotated[str, Field(min_length=1)]
    schema_name: Annotated[Literal["brief", "text"], Field(alias="schema")]
    style: str
    variables: dict[str, str]


class Style(BaseModel):
    """A house style as its file says it: wording for the template, and a desk's usual order
    (`headline`, `takeaways`, `synopsis_words`), which a request's own options overrule."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    purpose: Annotated[str, Field(min_length=1)]
    tone: str
    spelling: str
    headline: HeadlineForm
    takeaways: Annotated[int, Field(ge=3, le=8)]
    synopsis_words: Annotated[int, Field(ge=28, le=80)]
    question: str
    statement: str
    label: str
    takeaway: str
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Message:
    role: Role
    content: str


@dataclass(frozen=True, slots=True)
class Prompt:
    """One template. `id` is NAME@VERSION; `source` the whole file, `body` what follows its front
    matter; `sha256` is of `source` as UTF-8."""

    id: str
    front: Front
    source: str
    body: str
    sha256: str

    def render(self, variables: Mapping[str, Any]) -> tuple[Message, ...]:
        """The messages, `system` first where the template has one.

        Raises: InvalidRequest where `variables` are not those that the front matter names.
        """
        if set(variables) != set(self.front.variables):
            wanted = ", ".join(sorted(self.front.variables))
            raise InvalidRequest(f"prompt {self.id} takes the variables {wanted}")
        try:
            template = _environment().from_string(self.body)
            context = template.new_context(dict(variables))
            return tuple(
                Message(role, "".join(template.blocks[role](context)).strip())
                for role in ROLES
                if role in template.blocks
            )
        except TemplateError as error:
            raise InvalidRequest(f"prompt {self.id}: {error}") from error


@dataclass(frozen=True, slots=True)
class HouseStyle:
    """One style with its id and the hash of its file."""

    id: str
    style: Style
    source: str
    sha256: str


def record(prompts: Sequence[Prompt], style: HouseStyle | None) -> str:
    """What provenance says of how a draft was asked for: ids, and one hash over all their files."""
    parts = [(p.id, p.sha256) for p in prompts] + ([(style.id, style.sha256)] if style else [])
    digest = hashlib.sha256("".join(sha256 for _, sha256 in parts).encode()).hexdigest()
    return f"{'+'.join(name for name, _ in parts)} sha256:{digest[:_HASH_DIGITS]}"


@cache
def load_prompt(id: str) -> Prompt:
    """The template of that id, or the newest version where `id` names none.

    Raises: InvalidRequest if there is none or its front matter is not whole.
    """
    name, version, data = _read(_folder(), id, ".md")
    source = data.decode()
    matter, fence, body = source.removeprefix(_FENCE).partition(f"\n{_FENCE}")
    if not source.startswith(_FENCE) or not fence:
        raise InvalidRequest(f"prompt {id} has no front matter")
    front = _validated(Front, matter, id)
    return Prompt(f"{name}@{version}", front, source, body, hashlib.sha256(data).hexdigest())


@cache
def load_style(id: str) -> HouseStyle:
    """As load_prompt, for a house style."""
    name, version, data = _read(_folder() / "styles", id, ".yaml")
    style = _validated(Style, data.decode(), id)
    return HouseStyle(f"{name}@{version}", style, data.decode(), hashlib.sha256(data).hexdigest())


def pinned(style: str) -> str:
    """The id of a style with its version. Raises: ValueError where there is no such style."""
    try:
        return load_style(style).id
    except InvalidRequest as error:
        raise ValueError(error.detail) from error


def prompt_ids() -> list[str]:
    """Every template, by name, then version."""
    return _ids(_folder(), ".md")


def style_ids() -> list[str]:
    return _ids(_folder() / "styles", ".yaml")


def released() -> dict[str, str]:
    """Path below prompts/ of each file that may never change, and its sha256."""
    found: dict[str, str] = json.loads((_folder() / "released.json").read_text("utf-8"))
    return found


def _folder() -> Traversable:
    return files("prompts")


@cache
def _environment() -> ImmutableSandboxedEnvironment:
    # No autoescape: a prompt is no HTML. The article was cleaned before (source.py).
    return ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=False)


def _read(folder: Traversable, id: str, suffix: str) -> tuple[str, int, bytes]:
    """Looked up in the listing: an id is never made into a path."""
    name, _, version = id.partition("@")
    versions = dict(_versions(folder, suffix)).get(name, [])
    if not versions or (version and version not in map(str, versions)):
        known = ", ".join(_ids(folder, suffix))
        raise InvalidRequest(f"there is no {id!r}; there are {known}")
    chosen = int(version) if version else versions[-1]
    return name, chosen, (folder / name / f"{chosen}{suffix}").read_bytes()


def _ids(folder: Traversable, suffix: str) -> list[str]:
    return [f"{name}@{v}" for name, versions in _versions(folder, suffix) for v in versions]


def _versions(folder: Traversable, suffix: str) -> list[tuple[str, list[int]]]:
    found = []
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            stems = [
                f.name.removesuffix(suffix) for f in entry.iterdir() if f.name.endswith(suffix)
            ]
            versions = sorted(int(stem) for stem in stems if stem.isdigit())
            if versions:
                found.append((entry.name, versions))
    return found


def _validated(model: type[Model], text: str, id: str) -> Model:
    try:
        return model.model_validate(yaml.safe_load(text))
    except (yaml.YAMLError, ValidationError) as error:
        raise InvalidRequest(f"{id} is not well written: {error}") from error


# A style as a request or a setting names it, with or without its version; without, the newest.
StyleId = Annotated[
    str,
    Field(
        json_schema_extra={
            "enum": [n for known in style_ids() for n in (known.split("@")[0], known)]
        }
    ),
    AfterValidator(pinned),
]
