"""Articles with their publisher's highlights (JSONL, gzip or plain: `id, text, highlights[],
split`): which sentences highlights rest on, told by the words they share."""

import gzip
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from service.article import Article
from service.document import Document
from service.errors import StandfirstError
from service.reading import read
from service.writing.embedded.words import Weights, content

# A highlight rests on the sentence that has most of its content mass, if it has so much.
FEWEST_SHARED = 0.5
# Of two sentences that have the same, the shorter: so much for each word.
WORD_COST = 0.002


@dataclass(frozen=True, slots=True)
class HighlightedArticle:
    """A parsed document and the sentences that its highlights rest on."""

    document: Document
    rested_on: frozenset[int]


def load_highlights(path: Path, split: str) -> Iterator[HighlightedArticle]:
    """The articles of one split that can be read.

    Raises: KeyError or ValueError on a line that is not in the format.
    """
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            if record["split"] != split:
                continue
            try:
                document = read(Article(record["id"], record["text"]))
            except StandfirstError:
                continue  # too short, or no prose
            yield HighlightedArticle(document, rested_on(document, record["highlights"]))


def rested_on(document: Document, highlights: Sequence[str]) -> frozenset[int]:
    """The sentence behind each highlight, where one can be told."""
    stems = [content(s.text) if s.tokens else frozenset() for s in document.sentences]
    weights = Weights([content(s.text) for s in document.sentences])
    lengths = [len(s.text.split()) for s in document.sentences]
    found = set()
    for highlight in highlights:
        wanted = content(highlight)
        whole = weights.mass(wanted)
        if not whole or not stems:
            continue
        shares = [weights.mass(wanted & own) / whole for own in stems]
        best = max(range(len(shares)), key=lambda i: (shares[i] - WORD_COST * lengths[i], -i))
        if shares[best] >= FEWEST_SHARED:
            found.add(best)
    return frozenset(found)
