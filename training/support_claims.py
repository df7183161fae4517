"""Claims that readers wrote about articles in words of their own, true and false: an editor's lines
keep the article's words, and a checker that knew those alone refused all others.

`training/marks/claims.jsonl.gz`, one JSON object a line: `article` (an id of briefs.jsonl.gz),
`supported`, `kind` (of true ones how they were reworded, of false ones the error), `sources`
(indices of sentences), `text`.
"""

import gzip
import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

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


@cache
def all_claims() -> frozenset[Told]:
    return frozenset(told for own in claims().values() for told in own)
