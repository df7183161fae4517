"""Human briefs to measure against, one folder each, read strictly.

`<folder>/<id>/article.txt` is the article as a wire would send it, `reference.json` what a person
wrote for it and where it comes from. Anything missing, unknown or malformed fails the run: a
suite that silently shrinks proves nothing.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from importlib.resources import files
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from service.article import Article


class ToolError(Exception):
    """The suite itself could not do its work; says nothing about the writer. Exit code 2."""


class StoriesMissing(ToolError):
    """A file that names its articles and does not hold them."""

    def __init__(self, place: str) -> None:
        super().__init__(
            f"{place}: needs the stories: SummEval's file without `text` names articles that it"
            " does not hold; pair it with them first (SummEval's data_processing/pair_data.py)"
        )


@dataclass(frozen=True, slots=True)
class ReferenceTakeaway:
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class ReferenceBrief:
    """What a person published or would publish. Lines are None or () where print had none, labels
    "" where it had takeaways without."""

    headline_question: str | None
    synopsis: str | None
    takeaways: tuple[ReferenceTakeaway, ...]

    @property
    def has_labels(self) -> bool:
        return any(takeaway.label for takeaway in self.takeaways)


@dataclass(frozen=True, slots=True)
class Reference:
    """An article with a person's brief. `sha256` covers both files, so a run names its data."""

    id: str
    article: str
    title: str | None
    published_at: datetime | None
    language: str
    topic: str
    region: str
    spelling: str
    source: str
    licence: str
    traits: tuple[str, ...]
    brief: ReferenceBrief
    sha256: str

    def as_article(self) -> Article:
        """The article as a sender would hand it in; the brief stays behind."""
        return Article(
            id=self.id,
            content=self.article,
            title=self.title,
            language=self.language,
            published_at=self.published_at,
        )


def shipped_references() -> Path:
    """The folder of references that comes with the package, wherever it is installed."""
    return Path(str(files("eval"))) / "references"


def load_references(folder: Path, only: Sequence[str] = ()) -> tuple[Reference, ...]:
    """The references of `folder`, ordered by id; those named in `only` where it names any.

    Raises: ToolError if the folder is missing or empty, an id in `only` has no folder, or a
    reference is malformed.
    """
    if not folder.is_dir():
        raise ToolError(f"no folder of references at {folder}")
    found = sorted(path.name for path in folder.iterdir() if _is_reference(path))
    if unknown := sorted(set(only) - set(found)):
        raise ToolError(f"no reference is called {', '.join(unknown)}")
    chosen = [name for name in found if name in only] if only else found
    if not chosen:
        raise ToolError(f"the folder {folder} holds no references")
    return tuple(load_reference(folder / name) for name in chosen)


def load_reference(folder: Path) -> Reference:
    """One reference. Raises: ToolError if a file is missing or does not keep the schema."""
    try:
        article = (folder / "article.txt").read_bytes()
        record = (folder / "reference.json").read_bytes()
        body = _ReferenceBody.model_validate_json(record)
        text = article.decode()
    except (OSError, UnicodeDecodeError, ValidationError) as error:
        raise ToolError(f"reference {folder.name}: {error}") from error
    if body.id != folder.name:
        raise ToolError(f"reference {folder.name} calls itself {body.id!r}")
    return body.reference(text, hashlib.sha256(article + b"\0" + record).hexdigest())


def reference_of_record(record: dict[str, Any], article: str, sha256: str) -> Reference:
    """A reference whose record did not come from a folder.

    Raises: ToolError if it does not keep the schema of reference.json.
    """
    try:
        return _ReferenceBody.model_validate(record).reference(article, sha256)
    except ValidationError as error:
        raise ToolError(f"reference {record.get('id')}: {error}") from error


def _is_reference(path: Path) -> bool:
    return path.is_dir() and not path.name.startswith((".", "_"))


Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class _TakeawayBody(_Strict):
    label: Text
    text: Text


class _BriefBody(_Strict):
    headline_question: Text
    synopsis: Text | None
    takeaways: Annotated[list[_TakeawayBody], Field(min_length=1, max_length=8)]


class _ReferenceBody(_Strict):
    """reference.json, field by field."""

    id: Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]*$")]
    title: Text | None
    published_at: Annotated[datetime, Field(strict=False)] | None
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")]
    topic: Text
    region: Text
    spelling: Text
    source: Text
    licence: Text
    traits: list[Text]
    brief: _BriefBody

    def reference(self, article: str, sha256: str) -> Reference:
        return Reference(
            id=self.id,
            article=article,
            title=self.title,
            published_at=self.published_at,
            language=self.language,
            topic=self.topic,
            region=self.region,
            spelling=self.spelling,
            source=self.source,
            licence=self.licence,
            traits=tuple(self.traits),
            brief=ReferenceBrief(
                headline_question=self.brief.headline_question,
                synopsis=self.brief.synopsis,
                takeaways=tuple(
                    ReferenceTakeaway(takeaway.label, takeaway.text)
                    for takeaway in self.brief.takeaways
                ),
            ),
            sha256=sha256,
        )
