"""Lines and evidence as the support model reads them: word pieces, each told what its word is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from zlib import crc32

from tokenizers import Tokenizer

from service.checking.source import Source
from service.checking.text.places import place_group
from service.checking.text.statement import Statement
from service.checking.text.words import Word, fold, is_content, stems
from service.reading.syntax_pieces import CLOSE, OPEN

# Longer lines and sentences are read to there; of news sentences 2% are longer.
LINE_PIECES, SENTENCE_PIECES = 64, 64
_NO_WORD, _FUNCTION, _CONTENT, _NAME, _NUMBER, _DATE = range(6)
_HERE, _STEM_HERE, _ELSEWHERE, _NOWHERE = range(4)
# 0 for [CLS] and [SEP]; then the pieces of evidence by kind of word; then those of lines by kind,
# by where the article has the word, and by whether it follows the same word there.
_LINES_FROM = 1 + 6
FEATURES = _LINES_FROM + 6 * 4 * 2


@dataclass(frozen=True, slots=True)
class Strip:
    """A line or sentence in numbers, [CLS] and [SEP] included. `keys` agree where two words are
    one word in any form, 0 where there is none. `starts` are the places of the pieces in the
    text, -1 for signs of the model's own."""

    ids: tuple[int, ...]
    features: tuple[int, ...]
    keys: tuple[int, ...]
    starts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Seen:
    """The words of the evidence that a line is read with, and its neighbours."""

    forms: frozenset[str]
    keys: frozenset[int]
    pairs: frozenset[tuple[int, int]]


class StripMaker:
    """Cuts text into the pieces of one vocabulary, which holds `vocabulary` of them."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenizer = tokenizer
        vocabulary = tokenizer.get_vocab()
        self.vocabulary = len(vocabulary)
        self._open, self._close = vocabulary[OPEN], vocabulary[CLOSE]

    def sentence(self, said: Statement) -> Strip:
        """A sentence of evidence, whatever line it is read for."""
        numbers = [1 + kind_of(word, said) for word in said.words]
        return self._strip(said, numbers, _NO_WORD + 1, SENTENCE_PIECES)

    def line(self, said: Statement, seen: Seen, source: Source) -> Strip:
        """A line, its words marked by where the evidence or the article has them."""
        keys = [key_of(word, said) for word in said.words]
        numbers = []
        for index, word in enumerate(said.words):
            where = _where(word, keys[index], seen, source)
            follows = index > 0 and (keys[index - 1], keys[index]) in seen.pairs
            numbers.append(_LINES_FROM + 8 * kind_of(word, said) + 2 * where + follows)
        return self._strip(said, numbers, _LINES_FROM, LINE_PIECES)

    def _strip(self, said: Statement, numbers: Sequence[int], none: int, most: int) -> Strip:
        encoding = self._tokenizer.encode(encodable(said.text), add_special_tokens=False)
        words, at = said.words, 0
        ids, features, keys, starts = [self._open], [0], [0], [-1]
        for piece, (start, _) in zip(encoding.ids, encoding.offsets[: most - 2], strict=False):
            while at < len(words) and words[at].end <= start:
                at += 1
            inside = at < len(words) and words[at].start <= start
            ids.append(piece)
            features.append(numbers[at] if inside else none)
            keys.append(key_of(words[at], said) if inside else 0)
            starts.append(start)
        return Strip((*ids, self._close), (*features, 0), (*keys, 0), (*starts, -1))


def seen(passages: Iterable[Statement]) -> Seen:
    """What a line can find in these sentences."""
    said = list(passages)
    keys = [[key_of(word, one) for word in one.words] for one in said]
    return Seen(
        forms=frozenset(fold(word.text) for one in said for word in one.words),
        keys=frozenset(key for row in keys for key in row),
        pairs=frozenset(pair for row in keys for pair in pairwise(row)),
    )


def kind_of(word: Word, said: Statement) -> int:
    """What a word is, for the model."""
    if any(date.span.start <= word.start < date.span.end for date in said.dates):
        return _DATE
    if any(q.span.start <= word.start < q.span.end for q in said.quantities):
        return _NUMBER
    if not is_content(word):
        return _FUNCTION
    return _NAME if word.capitalised else _CONTENT


def key_of(word: Word, said: Statement) -> int:
    """A number that two words share if they are one word, one value or a place and its people."""
    for quantity in said.quantities:
        if quantity.span.start <= word.start < quantity.span.end:
            return _number(f"#{quantity.readings[0].value}") if quantity.readings else 0
    return _word_key(word.text)


@lru_cache(maxsize=65536)
def _word_key(text: str) -> int:
    group = place_group(fold(text))
    if group:
        return _number(f"@{group}")
    return _number(min(stems(text), key=lambda stem: (len(stem), stem)))


def _number(text: str) -> int:
    # 1: 0 stands for no word.
    return max(1, crc32(text.encode("utf-8", "replace")))


def _where(word: Word, key: int, evidence: Seen, source: Source) -> int:
    if fold(word.text) in evidence.forms:
        return _HERE
    if key in evidence.keys:
        return _STEM_HERE
    return _ELSEWHERE if source.with_word(word.text) else _NOWHERE


def encodable(text: str) -> str:
    """The text with "?" for lone surrogates, which the tokenizer refuses; as long as it was."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")
