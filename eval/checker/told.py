"""Lines that people told true or false, from one JSON Lines file.

Each line has an article and claims about it, told by its keys:

- ours: `text`, `claims` [{`text`, `supported`, `kind`?}];
- articles with briefs and false lines: `paragraphs`, `brief`, `false` [{`error`, `text`}];
- QAGS: `article`, `summary_sentences` [{`sentence`, `responses` [{`response`: yes or no}]}], of
  which the majority counts;
- DeFacto: `text`, `summary` (as people corrected it), `candidate`, `candidate_has_error`;
- SummEval: `text`, `decoded`, `expert_annotations` [{`consistency`: 1 to 5}], of which only 5 from
  all is true; or as on Hugging Face `machine_summaries` with `consistency`, the experts' mean of
  each.

`id`, `title`, `published_at` and `split` are optional. Rows of the same id and article are one
article with the lines of all.
"""

import gzip
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from eval.datasets import lacks_stories
from eval.reference import StoriesMissing, ToolError
from service.article import Article

_DATE = TypeAdapter(datetime)


@dataclass(frozen=True, slots=True)
class ToldLine:
    """`kind`: what sort of line it is, of a false one what is wrong with it."""

    text: str
    supported: bool
    kind: str


@dataclass(frozen=True, slots=True)
class ToldArticle:
    article: Article
    lines: tuple[ToldLine, ...]


def load_told(path: Path, split: str | None = None, limit: int | None = None) -> list[ToldArticle]:
    """The articles of a .jsonl or .jsonl.gz file, in order, at most `limit`; only those of `split`
    where it is given.

    Raises: ToolError if it cannot be read, a line is in none of the formats, or there is none;
    StoriesMissing if it lacks the articles.
    """
    found: dict[tuple[str, str], ToldArticle] = {}
    try:
        for number, row in _rows(path):
            if split is not None and row.get("split") != split:
                continue
            told = _article(row, f"{path.name}:{number}")
            key = (told.article.id, told.article.content)
            # Its last article may have more rows, so only the next one ends it.
            if key not in found and len(found) == limit:
                break
            before = found[key].lines if key in found else ()
            found[key] = replace(told, lines=(*before, *told.lines))
    except (OSError, EOFError, ValueError) as error:
        raise ToolError(f"cannot read {path}: {error}") from error
    if not any(article.lines for article in found.values()):
        raise ToolError(f"{path} holds no lines{f' of the split {split}' if split else ''}")
    return list(found.values())


def _rows(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                yield number, json.loads(line)


def _article(row: dict[str, Any], place: str) -> ToldArticle:
    try:
        if lacks_stories(row):
            raise StoriesMissing(place)
        lines = next(read for key, read in _FORMATS if key in row)
        published = row.get("published_at")
        article = Article(
            id=str(row.get("id") or place),
            content=_text(row),
            title=str(row["title"]) if row.get("title") else None,
            language="en",
            published_at=_DATE.validate_python(published) if published else None,
        )
        return ToldArticle(article, tuple(line for line in lines(row) if line.text.strip()))
    except StopIteration as error:
        keys = ", ".join(key for key, _ in _FORMATS)
        raise ToolError(f"{place}: in no known format: has none of {keys}") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ToolError(f"{place}: in no known format: {error!r}") from error


def _text(row: dict[str, Any]) -> str:
    for key in ("text", "article"):
        if isinstance(row.get(key), str):
            return str(row[key])
    return "\n\n".join(map(str, row["paragraphs"]))


def _ours(row: dict[str, Any]) -> Iterator[ToldLine]:
    for claim in row["claims"]:
        kind = str(claim.get("kind") or ("true" if claim["supported"] else "false"))
        yield ToldLine(str(claim["text"]), bool(claim["supported"]), kind)


def _briefs(row: dict[str, Any]) -> Iterator[ToldLine]:
    if row["brief"].get("synopsis"):
        yield ToldLine(str(row["brief"]["synopsis"]), True, "synopsis")
    for takeaway in row["brief"]["takeaways"]:
        yield ToldLine(str(takeaway["text"]), True, "takeaway")
    for false in row["false"]:
        yield ToldLine(str(false["text"]), False, str(false["error"]))


def _qags(row: dict[str, Any]) -> Iterator[ToldLine]:
    for one in row["summary_sentences"]:
        answers = [answer["response"] == "yes" for answer in one["responses"]]
        supported = 2 * sum(answers) > len(answers)
        yield ToldLine(str(one["sentence"]), supported, "yes" if supported else "no")


def _defacto(row: dict[str, Any]) -> Iterator[ToldLine]:
    yield ToldLine(str(row["summary"]), True, "corrected")
    if row["candidate_has_error"] in (True, "True"):
        yield ToldLine(str(row["candidate"]), False, "uncorrected")


def _summeval(row: dict[str, Any]) -> Iterator[ToldLine]:
    supported = all(int(one["consistency"]) == 5 for one in row["expert_annotations"])
    yield ToldLine(str(row["decoded"]), supported, "consistent" if supported else "inconsistent")


def _summeval_rows(row: dict[str, Any]) -> Iterator[ToldLine]:
    for text, mean in zip(row["machine_summaries"], row["consistency"], strict=True):
        supported = float(mean) >= 5
        kind = "consistent" if supported else "inconsistent"
        yield ToldLine(str(text), supported, kind)


_FORMATS: tuple[tuple[str, Callable[[dict[str, Any]], Iterator[ToldLine]]], ...] = (
    ("claims", _ours),
    ("summary_sentences", _qags),
    ("candidate", _defacto),
    ("decoded", _summeval),
    ("machine_summaries", _summeval_rows),
    ("false", _briefs),
)
