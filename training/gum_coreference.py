"""GUM's documents with what their mentions have in common, as Documents of the writer's own."""

import gzip
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from service.document import Document, Sentence, Span
from training.treebank import Marked, Tree, read_block


@dataclass(frozen=True, slots=True)
class Told:
    """A gold mention: the sentence and the character in it where its head begins; `is_group` where
    it is a list of several; mentions of one `identity` are of one and the same."""

    sentence: int
    start: int
    is_group: bool
    identity: str


@dataclass(frozen=True, slots=True)
class ToldDocument:
    document: Document
    told: tuple[Told, ...]


def read_told(path: Path) -> Iterator[ToldDocument]:
    """Every document of a gzipped CoNLL-U file of GUM, in order."""
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        text = stream.read()
    for part in text.split("# newdoc id = ")[1:]:
        name, _, rest = part.partition("\n")
        yield _document(name, [b for b in rest.strip("\n").split("\n\n") if "# text = " in b])


def _document(name: str, blocks: list[str]) -> ToldDocument:
    sentences: list[Sentence] = []
    told: list[Told] = []
    parts: list[str] = []
    at = paragraph = 0
    for index, block in enumerate(blocks):
        tree, spans = read_block(block)
        is_new = index > 0 and "# newpar\n" in block
        paragraph += is_new
        parts.append(("\n\n" if is_new else " ") if index else "")
        at += len(parts[-1])
        parts.append(tree.text)
        sentences.append(Sentence(Span(at, at + len(tree.text)), paragraph, tree.text))
        at += len(tree.text)
        told.extend(_told(index, tree, spans))
    document = Document(
        id=name, text="".join(parts), title=None, language="en", published_at=None, marks=(),
        sentences=tuple(sentences), entities=(), cautions=(),
    )  # fmt: skip
    return ToldDocument(document, tuple(told))


def _told(sentence: int, tree: Tree, spans: list[Marked]) -> Iterator[Told]:
    starts, at = [], 0
    for word in tree.words:
        at = max(tree.text.find(word, at), at)
        starts.append(at)
        at += len(word)
    for start, end, _, identity in spans:
        head = next((i for i in range(start, end) if not start < tree.heads[i] <= end), None)
        if head is None:
            continue
        is_group = any(
            tree.heads[i] == head + 1 and tree.relations[i] == "conj" for i in range(start, end)
        )
        yield Told(sentence, starts[head], is_group, identity)
