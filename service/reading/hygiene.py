"""Characters: what is refused, what a reader never sees, what a wrong decoding broke."""

import re
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

import ftfy
from ftfy.badness import is_bad

from service.document import Span
from service.errors import InvalidArticle

# Controls and replacement characters. A page whose every quotation mark was lost has two in a
# hundred; twice that is no text.
MAX_JUNK_SHARE = 0.05

_SURROGATE = re.compile(r"[\ud800-\udfff]")
_JUNK = re.compile(r"[\x01-\x08\x0e-\x1f\x7f\ufffd]")
_INVISIBLE = (
    r"\x01-\x08\x0e-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    r"\u202a-\u202e\u2060-\u206f\u3164\ue000-\uf8ff\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffc"
    r"\ufffe\uffff\U0001d173-\U0001d17a\U000e0000-\U0010ffff"
)
_HIDDEN = re.compile(f"[{_INVISIBLE}]+")
# UTF-8 read as a one-byte encoding: characters above ASCII in a row, one before a space that was
# a no-break space (the capitals of "AMANHÃ É" are none), and quotes of cp1252 read as controls.
_BROKEN = re.compile(r"[^\x00-\x7f]{2,}|(?<![A-Z])[ÃÂ] |[\x80-\x9f]")
_CONTROL = re.compile(r"[\x80-\x9f]")
_SPACES = {
    **dict.fromkeys(map(ord, "\t\xa0\u1680\u202f\u205f\u3000"), " "),
    **dict.fromkeys(range(0x2000, 0x200B), " "),
    **dict.fromkeys(map(ord, "\v\f\u2028\u2029"), "\n"),
}


@dataclass(frozen=True, slots=True)
class View:
    """The text as a reader sees it, each character tied to the text as sent.

    Character i of `text` stands at `starts[i]` to `ends[i]`; None means at i to i + 1. Never
    longer than the text as sent. `invisible` are the stretches left out. White space is " " and
    "\\n" only. Offsets are of 32 bits: texts are bounded far below.
    """

    text: str
    starts: "array[int] | None"
    ends: "array[int] | None"
    invisible: tuple[Span, ...]

    def span(self, start: int, end: int) -> Span:
        """Where `text[start:end]`, not empty, stands in the text as sent."""
        if self.starts is None or self.ends is None:
            return Span(start, end)
        return Span(self.starts[start], self.ends[end - 1])

    def condensed(self, start: int, end: int) -> tuple[str, tuple[int, ...] | None]:
        """`text[start:end]` with white space as single spaces, and where each character stands.

        The offsets are None where every character stands at the start of the span plus its index.
        """
        raw = self.text[start:end]
        clean = " ".join(raw.split())
        span = self.span(start, end)
        if len(clean) == span.end - span.start:
            return clean, None
        kept = [
            start + index
            for index, character in enumerate(raw)
            if not character.isspace() or (index and not raw[index - 1].isspace())
        ]
        starts: Sequence[int] = self.starts if self.starts is not None else range(end)
        return clean, tuple(starts[index] for index in kept[: len(clean)])


def refuse_broken(text: str) -> None:
    """Raises: InvalidArticle for lone surrogates ("invalid_unicode") and binary content."""
    surrogate = _SURROGATE.search(text)
    if surrogate:
        raise InvalidArticle(
            "invalid_unicode",
            f"lone surrogate U+{ord(surrogate.group()):04X} at character {surrogate.start()}",
        )
    nul = text.find("\0")
    if nul >= 0:
        raise InvalidArticle("binary_content", f"a NUL at character {nul}: this is no text")
    junk = len(_JUNK.findall(text))
    if junk > len(text) * MAX_JUNK_SHARE and junk > 2:
        raise InvalidArticle(
            "binary_content", f"{junk} of {len(text)} characters are controls or undecodable"
        )


def view(text: str) -> View:
    """The text with invisible characters left out, mojibake repaired and spaces made plain.

    No other normalisation: accents stay composed or not as they were sent. Linear.
    """
    whole = View(text, None, None, ())
    repaired = _repair(whole) if is_bad(text) or _CONTROL.search(text) else whole
    visible = _strip(repaired) if _HIDDEN.search(repaired.text) else repaired
    plain = visible.text.translate(_SPACES).replace("\r\n", " \n").replace("\r", "\n")
    return replace(visible, text=plain)


def _repair(sent: View) -> View:
    """Mojibake mended by ftfy, stretch by stretch, so that each character keeps its place."""
    pieces: list[str] = []
    starts, ends = array("I"), array("I")
    position = 0
    for found in _BROKEN.finditer(sent.text):
        fixed = ftfy.fix_encoding(found.group())
        if fixed == found.group() or len(fixed) > len(found.group()):
            continue
        first, last = found.span()
        pieces += (sent.text[position:first], fixed)
        starts.extend(range(position, first))
        ends.extend(range(position + 1, first + 1))
        for start, end in _places(fixed, last - first):
            starts.append(first + start)
            ends.append(first + end)
        position = last
    pieces.append(sent.text[position:])
    starts.extend(range(position, len(sent.text)))
    ends.extend(range(position + 1, len(sent.text) + 1))
    return View("".join(pieces), starts, ends, ())


def _places(fixed: str, length: int) -> list[tuple[int, int]]:
    """Where each repaired character stood among `length` broken ones.

    Each byte of UTF-8 became one character; where that does not add up (broken twice), the last
    repaired character takes the rest.
    """
    if length == len(fixed):
        return [(index, index + 1) for index in range(length)]
    bounds = [0, *accumulate(len(character.encode()) for character in fixed)]
    if bounds[-1] != length:
        bounds = [*range(len(fixed)), length]
    return list(pairwise(bounds))


def _strip(repaired: View) -> View:
    """Without invisible characters, which become `invisible`."""
    text = repaired.text
    all_starts = repaired.starts or array("I", range(len(text)))
    all_ends = repaired.ends or array("I", range(1, len(text) + 1))
    starts, ends = array("I"), array("I")
    pieces: list[str] = []
    invisible: list[Span] = []
    position = 0
    for found in _HIDDEN.finditer(text):
        first, last = found.span()
        pieces.append(text[position:first])
        starts.extend(all_starts[position:first])
        ends.extend(all_ends[position:first])
        invisible.append(Span(all_starts[first], all_ends[last - 1]))
        position = last
    pieces.append(text[position:])
    starts.extend(all_starts[position:])
    ends.extend(all_ends[position:])
    return View("".join(pieces), starts, ends, tuple(invisible))
