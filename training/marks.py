"""What readers marked: lines cut out of articles, and whether they would print them as they stand.

`training/marks/lines.jsonl.gz` holds no text: `id` of the article in the briefs file, `sentence`
and `tokens` (its number and its length as the reader of the service splits the article), `kept`
token numbers, `root`, `kind` (both as in Shortened), and `codes`, one letter a fault: g
ungrammatical or chopped, d does not stand alone, f not what the sentence says, v empty; "" where
there is none. `points.jsonl.gz` is like it, of readers who were asked as well for p, what makes the
fact worth telling was cut, and w, the fact is not worth a takeaway however it is told.
"""

import gzip
import json
from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from service.article import Article
from service.document import Document
from service.errors import StandfirstError
from service.reading import read
from service.writing.embedded.grammar.clauses import ClauseKind
from service.writing.embedded.grammar.tree import Tree
from service.writing.embedded.shortening.shorten import Deletion, Shortened
from training.briefs import records, sha256

LINES = Path(__file__).parent / "marks" / "lines.jsonl.gz"
POINTS = LINES.parent / "points.jsonl.gz"


@dataclass(frozen=True, slots=True)
class MarkedLine:
    sentence: int
    tokens: int
    kept: tuple[int, ...]
    root: int
    kind: ClauseKind
    codes: str

    def shortened(self, tree: Tree, deletion: Deletion) -> Shortened:
        """The line as one of the writer's own ways."""
        dropped = [
            child
            for index in self.kept
            for child in tree.children[index]
            if child not in self.kept and not tree.is_punctuation(child)
        ]
        spoken = [i for i in self.kept if not tree.is_punctuation(i)]
        return Shortened(
            self.kind,
            self.root,
            self.kept,
            sum(tree.is_word_start(i) for i in spoken),
            deletion.score(tree, spoken),
            len(dropped),
            sum(deletion.is_bold(tree, i) for i in dropped),
        )


def marked_articles(
    data: Path, marks: Path = LINES, sources: Sequence[str] = ()
) -> Iterator[tuple[Document, tuple[MarkedLine, ...]]]:
    """Each marked article of `documents` and its lines.

    A line whose sentence is split otherwise today is left out. Raises: KeyError or ValueError on a
    file that is not in its format.
    """
    of_article = defaultdict(list)
    with gzip.open(marks, "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            of_article[record.pop("id")].append(
                MarkedLine(**{**record, "kept": tuple(record["kept"])})
            )
    for document in documents(data, of_article, sources):
        yield document, tuple(m for m in of_article[document.id] if _fits(document, m))


def documents(data: Path, ids: Container[str], sources: Sequence[str] = ()) -> Iterator[Document]:
    """These articles of the briefs file, of `sources` as in load_briefs, as the service reads them.

    Raises: ValueError on one that cannot be read.
    """
    for record in records(data, sources):
        if record["id"] in ids:
            yield _read(record["id"], record["paragraphs"], record["title"])


def _read(identifier: str, paragraphs: list[str], title: str) -> Document:
    article = Article(identifier, "\n\n".join(paragraphs), title=title or None)
    try:
        return read(article)
    except StandfirstError as error:
        raise ValueError(f"a marked article cannot be read: {identifier}") from error


def _fits(document: Document, marked: MarkedLine) -> bool:
    sentences = document.sentences
    return (
        marked.sentence < len(sentences) and len(sentences[marked.sentence].tokens) == marked.tokens
    )


def write_fit(
    path: Path, stored: Mapping[str, object], data: Path, marks: Path, sources: Sequence[str] = ()
) -> None:
    """What was fitted on marks, beside the sums of the files it was fitted on and the sources that
    were chosen."""
    of = {"data_sha256": sha256(data), "marks_sha256": sha256(marks), "sources": list(sources)}
    text = json.dumps({**stored, **of}, sort_keys=True, separators=(",", ":"))
    path.write_text(text + "\n", encoding="utf-8")
