"""Suites by name: the references that ship, and public sets in a folder of the user's own.

Nothing is downloaded: a set lies in the folder as its publishers, or Hugging Face, pack it.
"""

from dataclasses import dataclass
from pathlib import Path

import typer

from eval.reference import ToolError, shipped_references

SHIPPED = "reference"
_PACKED = ("jsonl", "jsonl.gz", "parquet")


@dataclass(frozen=True, slots=True)
class Suite:
    """`patterns`: what it may be in the folder, the first that is there counts."""

    name: str
    about: str
    patterns: tuple[str, ...]


def _public(name: str, about: str, *more: str) -> Suite:
    """A set that is one file of its name, or the test split of a folder of its name."""
    files = (f"{name}.{packed}" for packed in _PACKED)
    splits = (f"{name}/**/test*.{packed}" for packed in _PACKED)
    return Suite(name, about, (*files, *splits, *more))


_STORIES = "**/*.story"
SUITES = (
    Suite(SHIPPED, "the references that ship, held to the shipped gate", ()),
    _public("cnn_dailymail", "news with highlights", f"cnn_dailymail/{_STORIES}"),
    _public("xsum", "BBC articles, each with one sentence"),
    _public(
        "summeval",
        "CNN/DailyMail with several references",
        "**/model_annotations.aligned.paired.jsonl",
    ),
)


def find_suite(name: str, folder: Path | None) -> Path | None:
    """The file or folder of a suite's articles in `folder`, None for the one that ships.

    Raises: ToolError if no suite has that name, or the folder lacks it or has it more than once.
    """
    suite = next((suite for suite in SUITES if suite.name == name), None)
    if suite is None:
        names = ", ".join(suite.name for suite in SUITES)
        raise ToolError(f"no suite is called {name!r}; there are {names}")
    if name == SHIPPED:
        return None
    if folder is None:
        raise ToolError(f"say where {name} is: --suite-folder DIR, or STANDFIRST_SUITES")
    found = _found(suite, folder)
    if found is None:
        raise ToolError(f"{folder} has none of {', '.join(suite.patterns)}")
    return found


def show_suites(folder: Path | None) -> None:
    """Prints each suite with where it was found, or what was looked for."""
    for suite in SUITES:
        typer.echo(f"{suite.name}: {suite.about}\n    {_state(suite, folder)}")


def _state(suite: Suite, folder: Path | None) -> str:
    if suite.name == SHIPPED:
        return str(shipped_references())
    if folder is None:
        return f"in a folder of yours (--suite-folder): {', '.join(suite.patterns)}"
    try:
        found = _found(suite, folder)
    except ToolError as error:
        return str(error)
    return str(found) if found else f"not in {folder}: {', '.join(suite.patterns)}"


def _found(suite: Suite, folder: Path) -> Path | None:
    for pattern in suite.patterns:
        if pattern.endswith(_STORIES):
            stories = folder / pattern.removesuffix(f"/{_STORIES}")
            if next(stories.glob(_STORIES), None):
                return stories
        elif matches := sorted(folder.glob(pattern)):
            return _only(matches, suite)
    return None


def _only(matches: list[Path], suite: Suite) -> Path:
    if len(matches) > 1:
        names = ", ".join(map(str, matches))
        raise ToolError(f"{suite.name} is there more than once, give one with --data: {names}")
    return matches[0]


def is_suite(name: str) -> bool:
    return any(suite.name == name for suite in SUITES)
