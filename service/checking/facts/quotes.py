"""Words in quotation marks must stand in the article character for character."""

import re
from collections.abc import Iterator

from service.checking.facts.claim import Claim
from service.checking.source import Source
from service.checking.text.statement import Statement
from service.document import Span

_DOUBLE = re.compile(r'"([^"]+)"')
# An apostrophe opens a quotation only before a word and closes it only after one.
_SINGLE = re.compile(r"(?<![\w'])'(?=[^\W\d])((?:[^'\"]|(?<=\w)'(?=\w))+)'(?!\w)")
_OUTER = " .,;:!?-'\""
# What an editor may put into or leave out of a quotation.
_OMISSION = re.compile(r"\.\.\.|…|\[[^\]]*\]|\([^)]*\)")


def claims(line: Statement, source: Source) -> tuple[Claim, ...]:
    """One claim for each stretch of quoted words; an omission parts two."""
    return tuple(_claim(line, span, source) for span in quoted(line.text))


def quoted(text: str) -> Iterator[Span]:
    """Where quoted words stand in a plain text."""
    for pattern in (_DOUBLE, _SINGLE):
        for found in pattern.finditer(text):
            start = found.start(1)
            for piece in re.split(f"({_OMISSION.pattern})", found.group(1)):
                words = piece.strip(_OUTER)
                if words and not _OMISSION.fullmatch(piece):
                    at = start + piece.index(words)
                    yield Span(at, at + len(words))
                start += len(piece)


def _claim(line: Statement, span: Span, source: Source) -> Claim:
    quoted = _even(line.text[span.start : span.end])
    # Title Case is the headline's own; elsewhere the first letter alone may change its case, where
    # the quotation now starts or joins a sentence.
    first = re.escape(quoted[0].upper() + quoted[0].lower())
    pattern = re.compile(
        rf"(?<!\w)[{first}]{re.escape(quoted[1:])}(?!\w)", re.IGNORECASE if line.title_case else 0
    )
    where = {
        i for i, passage in enumerate(source.passages) if pattern.search(_even(passage.said.text))
    }
    if not where:
        where = _across(pattern, source)
    given = bool(pattern.search(_even(source.margin)))
    return Claim("quote", span, f'"{line.text[span.start : span.end]}"', frozenset(where), given)


def _across(pattern: re.Pattern[str], source: Source) -> set[int]:
    """Passages that hold part of a quotation which runs over several sentences."""
    texts = [_even(passage.said.text) for passage in source.passages]
    found = pattern.search(" ".join(texts))
    if not found:
        return set()
    where, start = set(), 0
    for i, text in enumerate(texts):
        if start < found.end() and found.start() < start + len(text):
            where.add(i)
        start += len(text) + 1
    return where


def _even(text: str) -> str:
    """One space for many, one quotation mark for both kinds."""
    return re.sub(r"\s+", " ", text).replace('"', "'")
