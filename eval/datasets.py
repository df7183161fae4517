"""References from a file: our own format, and the public ones of CNN/DailyMail, XSum and SummEval.

Each row has an article and what people wrote for it, told by its keys:

- ours: `text` (or `paragraphs`), `brief` {`headline_question`, `synopsis`, `takeaways` [{`label`,
  `text`}]}, each of the three optional;
- CNN/DailyMail: `article`, `highlights` (a string of lines, or a list): takeaways without labels;
  its .story files are read as such rows;
- XSum: `document`, `summary`: a synopsis, before those of the next;
- SummEval: `text`, `references`, or as on Hugging Face `human_summaries`: the first is a synopsis.

`id`, `title` and `published_at` are optional everywhere; other keys are left alone. SummEval has a
row for each system's summary of an article: rows with the same id and the same article are one
reference.
"""

import hashlib
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from eval.data_rows import Row, rows_of
from eval.reference import (
    Reference,
    ReferenceBrief,
    ReferenceTakeaway,
    StoriesMissing,
    ToolError,
)

_DATE = TypeAdapter(datetime)
_MOST_TAKEAWAYS = 8


def load_data(path: Path, limit: int | None = None, *, bare: bool = False) -> tuple[Reference, ...]:
    """The references of a .jsonl, .jsonl.gz, .parquet or .story file, or a folder of the latter,
    in order, at most `limit`; nothing is read behind the first row of the last. `bare`: their
    articles alone, whatever people wrote for them, if anything.

    Raises: ToolError if it cannot be read, a line is in none of the formats, two articles have
    the same id, or there is none; StoriesMissing if it lacks the articles.
    """
    found: dict[str, Reference] = {}
    for row in rows_of(path):
        reference = _reference(row, bare=bare)
        before = found.get(reference.id)
        if before and before.article != reference.article:
            raise ToolError(f"{row.place}: the id {reference.id!r} is taken")
        found[reference.id] = _merged(before, reference) if before else reference
        if len(found) == limit:
            break
    if not found:
        raise ToolError(f"{path} holds no references")
    return tuple(found.values())


def _merged(first: Reference, other: Reference) -> Reference:
    """`first`, with what people wrote in `other` where it has nothing."""
    brief = ReferenceBrief(
        headline_question=first.brief.headline_question or other.brief.headline_question,
        synopsis=first.brief.synopsis or other.brief.synopsis,
        takeaways=first.brief.takeaways or other.brief.takeaways,
    )
    if brief == first.brief:
        return first
    both = hashlib.sha256(f"{first.sha256}{other.sha256}".encode()).hexdigest()
    return replace(first, brief=brief, sha256=both)


def _reference(told: Row, *, bare: bool) -> Reference:
    row, place = told.fields, told.place
    try:
        if lacks_stories(row):
            raise StoriesMissing(place)
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
            sha256=told.sha256,
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ToolError(f"{place}: no reference in any known format: {error!r}") from error


def lacks_stories(row: dict[str, Any]) -> bool:
    """Whether it is of SummEval's file of judgements before its articles were put in."""
    return "decoded" in row and "text" not in row


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
        takeaways = [("", text) for text in _texts(told.splitlines() if _is_text(told) else told)]
        question = synopsis = None
    else:
        question, takeaways = None, []
        synopsis = _summary(row)
    if not (question or synopsis or takeaways):
        raise ValueError("nothing that a person wrote")
    return ReferenceBrief(
        headline_question=question or None,
        synopsis=synopsis or None,
        takeaways=tuple(ReferenceTakeaway(*pair) for pair in takeaways[:_MOST_TAKEAWAYS]),
    )


def _summary(row: dict[str, Any]) -> str | None:
    if _is_text(row.get("summary")):
        return str(row["summary"])
    several = (row[key] for key in ("references", "human_summaries") if key in row)
    return next((text for told in several for text in _texts(told)), None)


def _texts(told: object) -> list[str]:
    """Those of a list that are text, and not blank. Raises: TypeError where it is none."""
    if not isinstance(told, list):
        raise TypeError(f"a {type(told).__name__} where a list should be")
    return [text.strip() for text in told if _is_text(text)]


def _is_text(told: object) -> bool:
    return isinstance(told, str) and bool(told.strip())
