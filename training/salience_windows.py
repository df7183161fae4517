"""An article as a large encoder reads it: windows of whole sentences, the lead before each."""

from collections.abc import Sequence
from dataclasses import dataclass

from tokenizers import Tokenizer

# In pieces: a window, what stands before its own sentences, one sentence, one word, the title.
WINDOW, LEAD, SENTENCE, WORD, TITLE = 480, 120, 220, 12, 40
# A sentence before, shorter than this, is read again for its sake.
BEFORE = 100


@dataclass(frozen=True, slots=True)
class Marks:
    """The encoder's own pieces: what opens a text and what ends one, and of a word it cannot
    read."""

    opens: int
    ends: int
    unknown: int


@dataclass(frozen=True, slots=True)
class Own:
    """A sentence in its window: `length` pieces from `start`; `words` are where each begins."""

    start: int
    length: int
    words: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Window:
    """At most WINDOW pieces; `own` are the sentences read for their own sake, in order."""

    pieces: tuple[int, ...]
    own: tuple[Own, ...]


def windows(
    title: str, sentences: Sequence[Sequence[str]], tokenizer: Tokenizer, marks: Marks
) -> tuple[Window, ...]:
    """Every sentence, given as its words, stands in exactly one window, in order."""
    cut = [_cut(words, tokenizer, marks) for words in sentences]
    told = tokenizer.encode(title, add_special_tokens=False).ids[:TITLE] if title else []
    first = [marks.opens, *told, marks.ends] if told else [marks.opens]
    lead = list(first)
    for pieces, _ in cut[:2]:
        if len(lead) + len(pieces) < LEAD:
            lead += [*pieces, marks.ends]
    found: list[Window] = []
    read, own = list(first), list[Own]()
    for index, (pieces, starts) in enumerate(cut):
        if own and len(read) + len(pieces) + 1 > WINDOW:
            found.append(Window(tuple(read), tuple(own)))
            before = cut[index - 1][0]
            read, own = [*lead, *([*before, marks.ends] if len(before) < BEFORE else [])], []
        at = len(read)
        own.append(Own(at, len(pieces), tuple(at + start for start in starts)))
        read += [*pieces, marks.ends]
    return (*found, Window(tuple(read), tuple(own))) if own else tuple(found)


def _cut(words: Sequence[str], tokenizer: Tokenizer, marks: Marks) -> tuple[list[int], list[int]]:
    """The sentence's pieces, and where each word begins, the last piece for words past the end."""
    pieces: list[int] = []
    starts: list[int] = []
    for encoded in tokenizer.encode_batch(list(words), add_special_tokens=False):
        starts.append(min(len(pieces), SENTENCE - 1))
        pieces += (encoded.ids or [marks.unknown])[:WORD]
    return pieces[:SENTENCE] or [marks.unknown], starts
