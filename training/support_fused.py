"""Claims that join what an article says in several places, true and false in pairs: the faults of a
summarizer that copies (CNN/DailyMail-style) are words put beside words they do not belong to.

`training/marks/fused.jsonl.gz`, one JSON object a line: `id` of an article, `data` (the file of the
data folder that has it: "cnndm_highlights" or "briefs"), `split`, and of train and
dev `pairs` of `true`, `false` and `kind` (the error), of test `sentences` with `supported`.
A sentence is a list of words of its own and of `[first, count]`, words of the article, so that the
marks hold none of its text; an article's words stand between white space.
"""

import gzip
import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from service.document import Document
from training.briefs import Split, load_briefs
from training.support_data import document
from training.support_lessons import Told

FUSED = Path(__file__).parent / "marks" / "fused.jsonl.gz"
_HIGHLIGHTS = "cnndm_highlights"
# The kind of a true one; a false one's begins so, and tells the error.
JOINED = "joined"
_Coded = Sequence[str | Sequence[int]]


def fused(data: Path, part: Split) -> Iterator[tuple[Document, Sequence[Told]]]:
    """The articles of a split that have such claims, with them; `data`: folder of the data files.
    Those of the briefs with their syntax, the others without."""
    for article in load_briefs(data / "briefs.jsonl.gz", part):
        found = article.document
        if row := _rows(part, "briefs").get(found.id):
            yield found, _told(row, " ".join(one.text for one in found.sentences).split())
    rows = _rows(part, _HIGHLIGHTS)
    with gzip.open(data / f"{_HIGHLIGHTS}.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            if row := rows.get(article["id"]):
                text = article["text"]
                yield document(article["id"], text), _told(row, text.split())


@cache
def _rows(part: Split, data: str) -> Mapping[str, Any]:
    with gzip.open(FUSED, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return {row["id"]: row for row in rows if row["split"] == part and row["data"] == data}


def _told(row: Mapping[str, Any], words: Sequence[str]) -> list[Told]:
    told: list[Told] = []
    for pair in row.get("pairs", ()):
        true = _decoded(pair["true"], words)
        told += [
            Told(true, True, JOINED),
            Told(_decoded(pair["false"], words), False, f"{JOINED}, {pair['kind']}", true),
        ]
    marked = zip(row.get("sentences", ()), row.get("supported", ()), strict=True)
    kinds = {True: "judged true", False: "judged false"}
    return told + [Told(_decoded(one, words), so, kinds[so]) for one, so in marked]


def _decoded(coded: _Coded, words: Sequence[str]) -> str:
    parts = (
        one if isinstance(one, str) else " ".join(words[one[0] : one[0] + one[1]]) for one in coded
    )
    return " ".join(parts)
