"""Our own parser, tagger and name finder, behind the syntax seam."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from importlib.resources.abc import Traversable
from itertools import accumulate

import numpy as np
import numpy.typing as npt
import torch
from tokenizers import Tokenizer

from service.document import EntityKind, Sentence, Span, Token
from service.reading.hyphens import with_whole_names
from service.reading.int8 import in_int8
from service.reading.offices import with_offices
from service.reading.syntax import Parse
from service.reading.syntax_lemmas import lemma_of
from service.reading.syntax_network import Network
from service.reading.syntax_pieces import PieceMaker, Pieces, collate, features, shape
from service.reading.syntax_trees import best_tree
from service.reading.syntax_weights import TOKENIZER_FILE, Labels, read
from service.reading.tokens import words_of

# Pieces of a batch, padding included: little padding and in a core's cache (500-word articles on
# one thread: 512 costs 5 to 10 % more, 1024 a quarter more).
BATCH_PIECES = 256
# Pieces of a chunk. Longer sentences are lists and noise: they are parsed in chunks, cut at
# punctuation where there is some. Trained on up to 128.
CHUNK_PIECES = 192


@dataclass(frozen=True, slots=True)
class _Chunk:
    """Words `start` to `start + len` of sentence `sentence`, as the network reads them."""

    sentence: int
    start: int
    pieces: Pieces


@dataclass(frozen=True, slots=True)
class _Analysis:
    """Labels of a chunk's words, by number; heads count from 1 within the chunk, 0 the root.
    `states`: of [CLS], then of each word."""

    states: npt.NDArray[np.float16]
    heads: list[int]
    relations: list[int]
    upos: list[int]
    xpos: list[int]
    entities: list[int]


class SyntaxModel:
    """A network with its labels and tokenizer; implements Syntax."""

    def __init__(self, network: Network, labels: Labels, maker: PieceMaker) -> None:
        self._network = network
        self._labels = labels
        self._maker = maker
        self._root = labels.relations.index("root")

    @classmethod
    def read(cls, folder: Traversable) -> "SyntaxModel":
        """The model in `folder`. Raises: FileNotFoundError."""
        network, labels = read(folder, packed=True)
        tokenizer = Tokenizer.from_str((folder / TOKENIZER_FILE).read_text(encoding="utf-8"))
        return cls(in_int8(network), labels, PieceMaker(tokenizer))

    def parse(self, sentences: Sequence[Sentence]) -> list[Parse]:
        """See Syntax.parse."""
        spans = [words_of(sentence.text) for sentence in sentences]
        chunks = [
            chunk
            for index, (sentence, places) in enumerate(zip(sentences, spans, strict=True))
            for chunk in self._chunks(index, sentence.text, places)
        ]
        analyses: list[list[_Analysis]] = [[] for _ in sentences]
        for chunk, analysis in zip(chunks, self._analyses(chunks), strict=True):
            analyses[chunk.sentence].append(analysis)
        return [
            self._parse(sentence, places, parts)
            for sentence, places, parts in zip(sentences, spans, analyses, strict=True)
        ]

    def _chunks(self, index: int, text: str, places: list[tuple[int, int]]) -> Iterator[_Chunk]:
        if not places:
            return
        words = [text[start:end] for start, end in places]
        ids = self._maker.ids(words)
        spaces = [text[end : end + 1].isspace() for _, end in places]
        numbers = features([shape(word) for word in words], spaces)
        start = 0
        for end in _cuts(words, [len(pieces) for pieces in ids]):
            pieces = self._maker.assemble(ids[start:end], numbers[start:end])
            yield _Chunk(index, start, pieces)
            start = end

    def _analyses(self, chunks: Sequence[_Chunk]) -> list[_Analysis]:
        """One per chunk, in order."""
        order = sorted(range(len(chunks)), key=lambda index: len(chunks[index].pieces.ids))
        found: dict[int, _Analysis] = {}
        batch: list[int] = []
        for index in order:
            if batch and len(chunks[index].pieces.ids) * (len(batch) + 1) > BATCH_PIECES:
                found.update(zip(batch, self._run([chunks[i] for i in batch]), strict=True))
                batch = []
            batch.append(index)
        if batch:
            found.update(zip(batch, self._run([chunks[i] for i in batch]), strict=True))
        return [found[index] for index in range(len(chunks))]

    @torch.inference_mode()
    def _run(self, chunks: Sequence[_Chunk]) -> list[_Analysis]:
        network, batch = self._network, collate([chunk.pieces for chunk in chunks])
        states = network.states(batch)
        scores = network.arcs(states, batch.word_mask).numpy()
        counts = [len(chunk.pieces.first) for chunk in chunks]
        heads = np.zeros(scores.shape[:2], dtype=np.int64)
        for row, count in enumerate(counts):
            heads[row, :count] = best_tree(scores[row, :count, :count])
        relations = network.relations(states, torch.from_numpy(heads))
        relations[..., self._root] = -torch.inf
        named = (
            relations.argmax(-1),
            network.upos(states).argmax(-1),
            network.xpos(states).argmax(-1),
            network.entity(states).argmax(-1),
        )
        return [
            _Analysis(
                states[row, :count].numpy().astype(np.float16),
                heads[row, 1:count].tolist(),
                *(labels[row, 1:count].tolist() for labels in named),
            )
            for row, count in enumerate(counts)
        ]

    def _parse(
        self, sentence: Sentence, places: list[tuple[int, int]], parts: Sequence[_Analysis]
    ) -> Parse:
        labels, text = self._labels, sentence.text
        tokens: list[Token] = []
        for part in parts:
            offset = len(tokens)
            for index, head in enumerate(part.heads):
                start, end = places[offset + index]
                word = text[start:end]
                pos, tag = labels.upos[part.upos[index]], labels.xpos[part.xpos[index]]
                relation = labels.relations[part.relations[index]] if head else "root"
                tokens.append(
                    Token(
                        span=_span(sentence, start, end),
                        text=word,
                        lemma=lemma_of(word, pos, tag),
                        pos=pos,
                        tag=tag,
                        head=offset + head - 1 if head else -1,
                        relation=relation,
                        space_after=text[end : end + 1].isspace(),
                    )
                )
        names = [labels.entities[number] for part in parts for number in part.entities]
        entities = tuple(
            (Span(inner[0].span.start, inner[-1].span.end), kind)
            for start, end, kind in _mentions(names)
            if (inner := _trimmed(tokens[start:end]))
        )
        tree = with_offices(with_whole_names(_joined(tokens)))
        return Parse(tree, entities, _joined_states(parts))


def _span(sentence: Sentence, start: int, end: int) -> Span:
    """Where characters `start` to `end` of the sentence's text stand in the document."""
    if sentence.offsets is None:
        return Span(sentence.span.start + start, sentence.span.start + end)
    return Span(sentence.offsets[start], sentence.offsets[end - 1] + 1)


def _cuts(words: Sequence[str], sizes: Sequence[int]) -> Iterator[int]:
    """Where chunks of at most CHUNK_PIECES end; the last is len(words)."""
    ends = [0, *accumulate(sizes)]
    start = 0
    while ends[-1] - ends[start] > CHUNK_PIECES - 2:
        stop = start + 1
        while ends[stop + 1] - ends[start] <= CHUNK_PIECES - 2:
            stop += 1
        half = (start + stop) // 2
        marks = [index for index in range(half, stop) if words[index] in _PAUSES]
        start = marks[-1] + 1 if marks else stop
        yield start
    if start < len(words):
        yield len(words)


_PAUSES = frozenset(".;:,—–!?)")


def _joined(tokens: list[Token]) -> tuple[Token, ...]:
    """The tokens as one tree: further roots, of later chunks, hang on the first in parataxis."""
    roots = [index for index, token in enumerate(tokens) if token.head == -1]
    for index in roots[1:]:
        tokens[index] = replace(tokens[index], head=roots[0], relation="parataxis")
    return tuple(tokens)


def _joined_states(parts: Sequence[_Analysis]) -> npt.NDArray[np.float16] | None:
    """The chunks' states as one: the first chunk's [CLS], then all words."""
    if not parts:
        return None
    return np.concatenate([parts[0].states, *(part.states[1:] for part in parts[1:])])


def _mentions(names: Sequence[str]) -> Iterator[tuple[int, int, EntityKind]]:
    """(first token, end token, kind) of each mention in BIO labels; an I without B begins one."""
    start, kind = 0, ""
    for index, name in enumerate([*names, "O"]):
        if kind and name != f"I-{kind}":
            yield start, index, _KINDS[kind]
            kind = ""
        if not kind and name != "O":
            start, kind = index, name[2:]


def _trimmed(mention: list[Token]) -> list[Token]:
    """The mention without what cannot begin or end a name or time: "of", "'s", a comma, "the"."""
    start, end = 0, len(mention)
    while end > start and (mention[end - 1].tag == "POS" or mention[end - 1].pos in _LOOSE):
        end -= 1
    while start < end and (
        mention[start].pos in _LOOSE or mention[start].text in ("the", "a", "an")
    ):
        start += 1
    return mention[start:end]


_LOOSE = frozenset(("ADP", "CCONJ", "PUNCT"))
_KINDS: dict[str, EntityKind] = {
    "person": "person",
    "organization": "organization",
    "place": "place",
    "event": "event",
    "time": "time",
    "other": "other",
}
