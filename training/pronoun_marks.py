"""What readers took the pronouns of articles for, and nouns that point: "the company".

`training/marks/pronouns.jsonl.gz` and `nouns.jsonl.gz` hold no text, one article a line: `id` in
the briefs file;
`split`, train, dev or test (no article of the briefs' own test split is marked: `test` are some of
its train articles, kept from training here); and `pronouns`, each with `sentence` and `token` (its
place as the reader of the service splits the article), `tokens` (of that sentence) and `means`: the
places [sentence, token, is_group] of mentions that are what it means, none where it means nothing
that a mention names.
"""

import gzip
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from service.document import Document
from training.briefs import Split
from training.marks import documents

PRONOUNS, NOUNS = (
    Path(__file__).parent / "marks" / name for name in ("pronouns.jsonl.gz", "nouns.jsonl.gz")
)
Place = tuple[int, int, bool]


@dataclass(frozen=True, slots=True)
class MarkedPronoun:
    """`means` is empty where the pronoun means nothing that a mention names."""

    sentence: int
    token: int
    tokens: int
    means: frozenset[Place]


def marked_pronouns(
    data: Path, split: Split, marks: Path = PRONOUNS, sources: Sequence[str] = ()
) -> Iterator[tuple[Document, tuple[MarkedPronoun, ...]]]:
    """Each article of `documents` marked for the split, and its pronouns; one whose
    sentence is split otherwise today is left out.

    Raises: KeyError or ValueError on a file that is not in its format.
    """
    of_article = {}
    with gzip.open(marks, "rt", encoding="utf-8") as lines:
        for record in map(json.loads, lines):
            if record["split"] == split:
                of_article[record["id"]] = [_marked(one) for one in record["pronouns"]]
    for document in documents(data, of_article, sources):
        yield document, tuple(m for m in of_article[document.id] if _fits(document, m))


def _marked(record: dict[str, Any]) -> MarkedPronoun:
    means = frozenset((place[0], place[1], place[2]) for place in record["means"])
    return MarkedPronoun(record["sentence"], record["token"], record["tokens"], means)


def _fits(document: Document, marked: MarkedPronoun) -> bool:
    sentences = document.sentences
    return (
        marked.sentence < len(sentences) and len(sentences[marked.sentence].tokens) == marked.tokens
    )
