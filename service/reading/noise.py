"""Paragraphs → what is reporting and what is not, with the kind of everything that is not."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from service.document import MarkKind
from service.reading.datelines import dateline, is_dateline
from service.reading.furniture import LONGEST, furniture
from service.reading.headings import is_heading, table
from service.reading.orders import is_order
from service.reading.paragraphs import Paragraph
from service.reading.sentences import split

_NAMED = r"[A-Z][\w.'’-]*"
# At the start of a paragraph of reporting.
_PREFIXES: tuple[tuple[MarkKind, "re.Pattern[str]"], ...] = (
    (
        "heading",
        re.compile(
            r"(?:BREAKING(?: NEWS)?|UPDATED?(?: \d)?|EXCLUSIVE|LIVE|WATCH|VIDEO|ANALYSIS|EXPLAINER|"
            r"OPINION|JUST IN|FACTBOX|DEVELOPING)\s*(?::|\||[—–]|-(?=\s))\s*"
        ),
    ),
    (
        "byline",
        re.compile(
            rf"(?:By\s*\.\s*{_NAMED}(?: {_NAMED}){{0,4}}\s*\.\s*)?"
            r"(?:(?:PUBLISHED|UPDATED|Last updated)[:.|"
            r"\s]{1,9}(?:at )?\d[\w:]* ?[\w ,]{3,40}?\d{4}\s?\.?[|.\s]{0,9}){1,3}"
        ),
    ),
    ("byline", re.compile(rf"By\s*\.\s*{_NAMED}(?: {_NAMED}){{1,4}}\s?\.\s")),
    (
        "link",
        re.compile(r"Media playback is (?:not supported|unsupported) on (?:this|your) device\s*"),
    ),
    ("link", re.compile(r"\((?:Also )?[Rr]ead(?: more| also)?\s*[|:][^()]{3,200}\)\s*")),
)
# A sentence is often glued to the linked headline before it: "Read: … the World CupThe minister".
_GLUED_LINK = re.compile(
    r"(?:(?:ALSO )?READ(?: MORE| ALSO)?\s*[|:?'‘’]{1,3}|"
    r"(?:Also )?[Rr]ead(?: more| also)?\s*[|:])\s*"
    r"[^\n.!?]{10,200}[a-z]{3}(?=[A-Z][a-z]+ )"
)
# Anywhere between or inside sentences of reporting.
_INNER = re.compile(
    r"(?P<credit>[(\[](?:Additional |Further |With )?(?:[Rr]eporting|[Ww]riting|[Ee]diting|"
    r"[Cc]ompiled|[Ww]ith inputs?|[Ii]nputs)\b[^()\[\]]{3,300}[)\]]|"
    r"(?<=[.!?\"”’] )(?:[(\[](?:Reuters|AP|AFP|PTI|ANI|IANS|UNI|Xinhua|dpa|DPA|UPI|TNN|"
    r"Agencies)[)\]]|"
    r"(?:--|[—–-])\s?(?:Reuters|AP|AFP|PTI|ANI|IANS|UNI|Xinhua|dpa|DPA|UPI|TNN|Agencies))\s*\Z)|"
    r"(?P<caption>[(\[](?:Photo|Photograph|Image|Picture|AP Photo|"
    r"File [Pp]hoto)s?\b[^()\[\]]{0,80}[)\]]|(?<=[.!?\"”’] )\[[^\[\]]{2,60}/[^\[\]]{2,40}\])|"
    r"(?P<link>\((?:Also )?[Rr]ead(?: more| also)?\s*[|:][^()]{3,200}\)|"
    # What a picture that was set into the page leaves.
    r"\bA (?:post|photo|video) (?:shared|posted) by [^\n()]{2,60}\(@[\w.]{2,40}\) on "
    r"[A-Z][a-z]{2,8} \d{1,2}, \d{4}(?: at \d{1,2}:\d\d ?[ap]m(?: [A-Z]{3})?)?)|"
    r"(?P<order><!--[^\n]{0,2000}?-->)"
)
# A paragraph that begins so is furniture to its end.
_WHOLE = re.compile(
    r"(?:correction|clarification|disclaimer)s?(?: and clarifications)?\s*[:(,—-]|"
    r"editor['’]?s note\b|an earlier version of this\b|copyright (?:©|\d)|©",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Noise:
    """`start` to `end` of the view."""

    start: int
    end: int
    kind: MarkKind


@dataclass(frozen=True, slots=True)
class Reported:
    """A sentence, `start` to `end` of the view, in the `paragraph`-th paragraph of reporting."""

    start: int
    end: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Sifted:
    """Both ordered and disjoint; `title` is the sender's or, without one, the first headline."""

    sentences: tuple[Reported, ...]
    noise: tuple[Noise, ...]
    title: str | None


def sift(paragraphs: Sequence[Paragraph], title: str | None) -> Sifted:
    """Every paragraph's sentences and noise. Linear in the length of the text."""
    sentences: list[Reported] = []
    noise: list[Noise] = []
    headlines: list[str] = []
    number = 0
    for paragraph in paragraphs:
        if not any(map(str.isalnum, paragraph.text)):
            continue
        opens = not sentences
        kind = _whole(paragraph, title, opens=opens)
        if kind:
            noise.append(Noise(paragraph.start, paragraph.start + len(paragraph.text), kind))
            if opens and kind == "heading":
                headlines.append(paragraph.text)
            continue
        pieces = list(_pieces(paragraph, begins_story=opens))
        noise.extend(piece for piece in pieces if isinstance(piece, Noise))
        found = [piece for piece in pieces if not isinstance(piece, Noise)]
        sentences.extend(Reported(start, end, number) for start, end in found)
        number += bool(found)
    return Sifted(tuple(sentences), tuple(noise), title or _headline(headlines))


def _whole(paragraph: Paragraph, title: str | None, *, opens: bool) -> MarkKind | None:
    """The kind of a paragraph that holds no reporting at all."""
    text = paragraph.text
    if title and opens and _same(text, title):
        return "heading"
    if _WHOLE.match(text):
        return "credit"
    if len(text) > LONGEST:
        return None
    kind = furniture(text)
    parts = split(text)
    if kind and (kind == "caption" or len(parts) == 1):
        return kind
    if len(parts) > 1 and all(furniture(text[start:end]) for start, end in parts):
        return kind or furniture(text[slice(*parts[0])])
    if is_dateline(text):
        return "dateline"
    if not paragraph.bullet and (kind := table(text)):
        return kind
    return "heading" if is_heading(text, opens=opens, bullet=paragraph.bullet) else None


def _pieces(paragraph: Paragraph, *, begins_story: bool) -> Iterator[Noise | tuple[int, int]]:
    """Noise and sentences of a paragraph of reporting, in order."""
    text, base, position = paragraph.text, paragraph.start, 0
    while prefix := _prefix(text, position, begins_story=begins_story):
        kind, end = prefix
        yield Noise(base + position, base + len(text[:end].rstrip()), kind)
        position = end
    for inner in _INNER.finditer(text, position):
        yield from _sentences(text, position, inner.start(), base)
        yield Noise(base + inner.start(), base + inner.end(), _kind(inner))
        position = inner.end()
    yield from _sentences(text, position, len(text), base)


def _prefix(text: str, position: int, *, begins_story: bool) -> tuple[MarkKind, int] | None:
    for kind, pattern in _PREFIXES:
        found = pattern.match(text, position)
        if found and found.end() < len(text):
            return kind, found.end()
    head = text[position : position + LONGEST]
    end = dateline(head, begins_story=begins_story)
    if not end:
        return None
    return "dateline", position + end + len(head[end:]) - len(head[end:].lstrip())


def _sentences(text: str, start: int, end: int, base: int) -> Iterator[Noise | tuple[int, int]]:
    for first, last in split(text[start:end]):
        sentence = text[start + first : start + last]
        kind = furniture(sentence)
        glued = _GLUED_LINK.match(sentence)
        if glued:
            middle = start + first + glued.end()
            yield Noise(base + start + first, base + middle, "link")
            yield base + middle, base + start + last
        elif kind:
            yield Noise(base + start + first, base + start + last, kind)
        elif is_order(sentence):
            yield Noise(base + start + first, base + start + last, "order")
        elif any(map(str.isalnum, sentence)):
            yield base + start + first, base + start + last


def _kind(found: "re.Match[str]") -> MarkKind:
    if found["credit"]:
        return "credit"
    if found["order"]:
        return "order"
    return "caption" if found["caption"] else "link"


def _headline(headlines: Sequence[str]) -> str | None:
    """The first of the opening headings that says something; kickers and paths do not."""
    telling = (
        line for line in headlines if len(line.split()) >= 3 and not re.search("[>|»]", line)
    )
    return next(telling, None)


def _same(line: str, title: str) -> bool:
    """Whether a line is the title, perhaps with the site's name after it or cut short."""
    if len(line) > len(title) * 2 + 40:
        return False
    a, b = _letters(line), _letters(title)
    return a == b or (min(len(a), len(b)) > 20 and (a.startswith(b) or b.startswith(a)))


def _letters(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())
