"""Words → word pieces with casing features, and batches of them."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import torch
from tokenizers import Tokenizer

from service.reading.syntax_network import Batch

UNKNOWN, OPEN, CLOSE = "[UNK]", "[CLS]", "[SEP]"
# Longer words are addresses and noise; their first pieces say so.
PIECES_PER_WORD = 8
_LONGEST_WORD = 100
# An article's words, and a batch's.
_KNOWN_SHAPES = 1 << 13
FEATURES = 33
_LOWER, _TITLE, _UPPER, _MIXED, _DIGIT, _SIGN, _CAPITAL = range(7)


@dataclass(frozen=True, slots=True)
class Pieces:
    """A sentence as the network reads it, [CLS] and [SEP] included.

    `first[i]` and `last[i]` are the pieces that begin and end word i, where word 0 is [CLS].
    """

    ids: tuple[int, ...]
    features: tuple[int, ...]
    first: tuple[int, ...]
    last: tuple[int, ...]


@lru_cache(_KNOWN_SHAPES)
def shape(word: str) -> int:
    """How a word is written: which letters are capitals, digits, none."""
    if any(character.isdigit() for character in word):
        return _DIGIT
    letters = [character for character in word if character.isalpha()]
    if not letters:
        return _SIGN
    if not any(character.isupper() for character in letters):
        return _LOWER
    if len(letters) == 1:
        return _CAPITAL
    if all(character.isupper() for character in letters):
        return _UPPER
    if letters[0].isupper() and not any(character.isupper() for character in letters[1:]):
        return _TITLE
    return _MIXED


def features(shapes: Sequence[int], spaces: Sequence[bool]) -> list[int]:
    """One number per word, 1 to 32: shape, first word with a letter or not, glued or not.

    `spaces[i]`: white space follows word i.
    """
    numbers = []
    initial = True
    for index, kind in enumerate(shapes):
        spaced = index == 0 or spaces[index - 1]
        numbers.append(1 + kind + 8 * initial + 16 * spaced)
        initial = initial and kind in (_SIGN, _DIGIT)
    return numbers


class PieceMaker:
    """Cuts words into the word pieces of one vocabulary."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        vocabulary = tokenizer.get_vocab()
        self.unknown = vocabulary[UNKNOWN]
        self._open = vocabulary[OPEN]
        self._close = vocabulary[CLOSE]

    def ids(self, words: Sequence[str]) -> list[tuple[int, ...]]:
        """The pieces of each word, 1 to PIECES_PER_WORD of them."""
        readable = [_encodable(word[:_LONGEST_WORD]) for word in words]
        encoding = self._tokenizer.encode(readable, is_pretokenized=True, add_special_tokens=False)
        pieces: list[list[int]] = [[] for _ in words]
        for piece, word in zip(encoding.ids, encoding.word_ids, strict=True):
            if word is not None and len(pieces[word]) < PIECES_PER_WORD:
                pieces[word].append(piece)
        return [tuple(ids) or (self.unknown,) for ids in pieces]

    def assemble(self, ids: Sequence[Sequence[int]], numbers: Sequence[int]) -> Pieces:
        """One sentence from its words' pieces and features."""
        flat, spread, first, last = [self._open], [0], [0], [0]
        for word, number in zip(ids, numbers, strict=True):
            first.append(len(flat))
            flat.extend(word)
            spread.extend([number] * len(word))
            last.append(len(flat) - 1)
        return Pieces((*flat, self._close), (*spread, 0), tuple(first), tuple(last))


def _encodable(word: str) -> str:
    """The word with "?" for lone surrogates, which the tokenizer refuses."""
    return word if word.isascii() else word.encode("utf-8", "replace").decode("utf-8")


def collate(sentences: Sequence[Pieces]) -> Batch:
    """The sentences as one padded batch."""
    pieces = max(len(sentence.ids) for sentence in sentences)
    words = max(len(sentence.first) for sentence in sentences)

    def padded(rows: list[tuple[int, ...]], width: int) -> torch.Tensor:
        return torch.tensor([[*row, *[0] * (width - len(row))] for row in rows])

    lengths = torch.tensor([len(sentence.ids) for sentence in sentences])
    counts = torch.tensor([len(sentence.first) for sentence in sentences])
    return Batch(
        pieces=padded([sentence.ids for sentence in sentences], pieces),
        features=padded([sentence.features for sentence in sentences], pieces),
        piece_mask=torch.arange(pieces)[None] < lengths[:, None],
        first=padded([sentence.first for sentence in sentences], words),
        last=padded([sentence.last for sentence in sentences], words),
        word_mask=torch.arange(words)[None] < counts[:, None],
    )


def trimmed(tokenizer_json: str) -> tuple[str, list[int]]:
    """A BERT tokenizer without the pieces English never meets, and which rows it keeps.

    Left out: the unused slots and pieces with a letter from outside Latin and Greek.
    """
    document = json.loads(tokenizer_json)
    vocabulary: dict[str, int] = document["model"]["vocab"]
    kept = sorted((index, piece) for piece, index in vocabulary.items() if _keeps(piece))
    document["model"]["vocab"] = {piece: new for new, (_, piece) in enumerate(kept)}
    document["added_tokens"] = [
        token | {"id": document["model"]["vocab"][token["content"]]}
        for token in document["added_tokens"]
    ]
    document["truncation"] = document["padding"] = document["post_processor"] = None
    return json.dumps(document, ensure_ascii=False), [index for index, _ in kept]


def _keeps(piece: str) -> bool:
    if piece.startswith("[unused"):
        return False
    return all(character < "\u0400" or not character.isalpha() for character in piece)
