"""What readers marked: synopses of articles, and whether they would print them as they stand.

`training/marks/synopses.jsonl.gz` holds no text: `id` of the article in the briefs file; `halves`,
one or two, each with `sentence`, `tokens`, `kept` and `root` as in MarkedLine; `said`, a digest of
what they said; and `codes`, for each reader one letter a fault: g ungrammatical or chopped, d does
not stand without the article, m misses the news, r a second half ill chosen, f not what the
article says; "" where there is none.
"""

import gzip
import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from service.document import Document
from service.writing.embedded.reading import Reading
from service.writing.embedded.summing.synopsis_parts import Part, Way, part
from training.marks import documents

SYNOPSES = Path(__file__).parent / "marks" / "synopses.jsonl.gz"
# Of the SHA-256 in hexadecimal.
DIGEST_LETTERS = 16


@dataclass(frozen=True, slots=True)
class MarkedHalf:
    sentence: int
    tokens: int
    way: Way


@dataclass(frozen=True, slots=True)
class MarkedSynopsis:
    halves: tuple[MarkedHalf, ...]
    said: str
    codes: tuple[str, ...]

    @property
    def printable(self) -> float:
        """The share of its readers who would print it."""
        return sum(code == "" for code in self.codes) / len(self.codes)

    def parts(self, reading: Reading) -> tuple[Part, Part | None] | None:
        """Its halves as the writer says them; None where it says anything else today."""
        found = [_part(reading, half) for half in self.halves]
        first, then = found[0], found[1] if len(found) > 1 else None
        if first is None or (then is None and len(found) > 1):
            return None
        text = first.text if then is None else f"{first.text} {then.after(first)}"
        return (first, then) if digest(text) == self.said else None


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:DIGEST_LETTERS]


def marked_synopses(
    data: Path, marks: Path = SYNOPSES, sources: Sequence[str] = ()
) -> Iterator[tuple[Document, tuple[MarkedSynopsis, ...]]]:
    """Each marked article of `documents` and its synopses.

    Raises: KeyError or ValueError on a file that is not in its format.
    """
    of_article = defaultdict(list)
    with gzip.open(marks, "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            halves = tuple(
                MarkedHalf(h["sentence"], h["tokens"], Way(tuple(h["kept"]), h["root"]))
                for h in record["halves"]
            )
            marked = MarkedSynopsis(halves, record["said"], tuple(record["codes"]))
            of_article[record["id"]].append(marked)
    for document in documents(data, of_article, sources):
        yield document, tuple(of_article[document.id])


def _part(reading: Reading, half: MarkedHalf) -> Part | None:
    sentences = reading.document.sentences
    if half.sentence >= len(sentences) or len(sentences[half.sentence].tokens) != half.tokens:
        return None
    return part(reading, half.sentence, half.way)
