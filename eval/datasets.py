"""References from one JSON Lines file: our own format, and the public ones of CNN/DailyMail, XSum
and SummEval.

Each line has an article and what people wrote for it, told by its keys:

- ours: `text` (or `paragraphs`), `brief` {`headline_question`, `synopsis`, `takeaways` [{`label`,
  `text`}]}, each of the three optional;
- CNN/DailyMail: `article`, `highlights` (a string of lines, or a list): takeaways without labels;
- XSum: `document`, `summary`: a synopsis;
- SummEval: `text`, `references`: the first is a synopsis.

`id`, `title` and `published_at` are optional everywhere; other keys are left alone.
"""

import gzip
import hashlib
import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from eval.reference import Reference, ReferenceBrief, ReferenceTakeaway, ToolError

_DATE = TypeAdapter(datetime)
_MOST_TAKEAWAYS = 8


def load_data(path: Path, limit: int | None = None, *, bare: bool = False) -> tuple[Reference, ...]:
    """The references of a .jsonl or .jsonl.gz file, in order, at most `limit`. `bare`: their
    articles alone, whatever people wrote for them, if anything.

    Raises: ToolError if it cannot be read, a line is in none of the formats, two have the same
    id, or there is none.
    """
    found: dict[str, Reference] = {}
    try:
        for number, line in _lines(path):
            reference = _reference(line, f"{path.name}:{number}", bare=bare)
            if reference.id in found:
                raise ToolError(f"{path.name}:{number}: the id {reference.id!r} is taken")
            found[reference.id] = reference
            if len(found) == limit:
                break
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise ToolError(f"cannot read {path}: {error}") from error
    if not found:
        raise ToolError(f"{path} holds no references")
    return tuple(found.values())


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                yield number, line


def _reference(line: str, place: str, *, bare: bool) -> Reference:
    try:
        row = json.loads(line)
        brief = ReferenceBrief(None, None, ()) if bare else _brief(row)
        article = _article(row)
        published = row.get("published_at")
        return Reference(
            id=str(row.get("id") or place),
            article=article,
            title=str(row["title"]) if row.get("title") else None,
            published_at=_DATE.validate_python(published) if published else None,
            language="en",
            topic="",
            region="",
            spelling="",
            source=place.partition(":")[0],
            licence="",
            traits=(),
            brief=brief,
            sha256=hashlib.sha256(line.strip().encode()).hexdigest(),
        )
    except (ValueError, KeyError, TypeError, AttributeError, ValidationError) as error:
        raise ToolError(f"{place}: no reference in any known format: {error!r}") from error


def _article(row: dict[str, Any]) -> str:
    for key in ("text", "article", "document"):
        if isinstance(row.get(key), str):
            return str(row[key])
    return "\n\n".join(map(str, row["paragraphs"]))


def _brief(row: dict[str, Any]) -> ReferenceBrief:
    if "brief" in row:
        brief = row["brief"]
        takeaways = [(t["label"], t["text"]) for t in brief.get("takeaways", ())]
        question, synopsis = brief.get("headline_question"), brief.get("synopsis")
    elif "highlights" in row:
        told = row["highlights"]
        lines = told.splitlines() if isinstance(told, str) else told
        takeaways = [("", str(text).strip()) for text in lines if str(text).strip()]
        question = synopsis = None
    else:
        question, takeaways = None, []
        synopsis = row["summary"] if "summary" in row else row["references"][0]
    if not (question or synopsis or takeaways):
        raise ValueError("nothing that a person wrote")
    return ReferenceBrief(
        headline_question=question or None,
        synopsis=synopsis or None,
        takeaways=tuple(ReferenceTakeaway(*pair) for pair in takeaways[:_MOST_TAKEAWAYS]),
    )
