"""Claims that readers wrote about articles in words of their own, true and false: an editor's lines
keep the article's words, and what a checker makes of others is measured on these.

`training/marks/claims.jsonl.gz`, one JSON object a line: `article` (an id of briefs.jsonl.gz),
`supported`, `kind` (of true ones how they were reworded, of false ones the error), `sources`
(indices of sentences), `text`.
"""

import gzip
import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

from service.document import Document
from training.briefs import Split, load_briefs
from training.support_lessons import Told

CLAIMS = Path(__file__).parent / "marks" / "claims.jsonl.gz"


@cache
def claims() -> Mapping[str, Sequence[Told]]:
    """By article, in the order of the file."""
    found: dict[str, list[Told]] = {}
    with gzip.open(CLAIMS, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            told = Told(row["text"], row["supported"], row["kind"], "", tuple(row["sources"]))
            found.setdefault(row["article"], []).append(told)
    return found


def reworded(data: Path, part: Split) -> Iterator[tuple[Document, Sequence[Told]]]:
    """The articles of a split that have claims, with them; `data`: folder of briefs.jsonl.gz."""
    for article in load_briefs(data / "briefs.jsonl.gz", part):
        if own := claims().get(article.document.id):
            yield article.document, own
