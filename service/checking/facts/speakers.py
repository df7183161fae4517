"""Who said it: a line's speaker must be the one whom its own passages name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from service.checking.facts.claim import Claim, false_claim
from service.checking.facts.items import Item, items, may_describe
from service.checking.facts.names import same_name
from service.checking.facts.own import Own
from service.checking.source import Place, Source
from service.checking.text.statement import Statement
from service.checking.text.words import Word, fold

_SAYING = frozenset(
    """said says told tells claimed claims warned warns insisted insists argued argues called calls
    described describes announced denied denies confirmed confirms predicted predicts stressed
    stresses accused accuses added adds suggested suggests urged urges criticised criticized
    praised""".split()
)
# The end of a name, at which its owner speaks: "Keller said", "Keller, the mayor, said".
_SPEAKS = re.compile(rf"'?(?: |, [^,;]{{1,120}}, )(?:{'|'.join(_SAYING)})\b")
_ACCORDING_TO = re.compile(r"\b[Aa]ccording to (?:the )?$")
# "she said", "added he": somebody whom a sentence before has named.
_SHE_SAID = re.compile(
    rf"\b[Ss]?[Hh]e (?:has |had |also |later |then )?(?:{'|'.join(_SAYING)})\b"
    rf"|\b(?:{'|'.join(_SAYING)}) s?he\b"
)
# Sentences before a "he" in which he has his name, and after it.
_BACK, _ON = 6, 1
_PRONOUN = re.compile(r"\b(?:I|he|she|they|we|(?:it|who)(?! is| was| are| were))\b", re.IGNORECASE)


def claims(line: Statement, source: Source, own: Own) -> Iterator[Claim]:
    """A false claim for a speaker whom none of the line's own passages names, where each of
    them lets another speak; nothing where one of them has a pronoun."""
    speaker = None if line.title_case else _speaker(line, source)
    if speaker is None or not own.passages:
        return
    name = [line.words[i] for i in speaker.words]
    nearest: Place | None = None
    for i in own.passages:
        said = source.passages[i].said
        named = [item for item in items(said, source) if item.kind == "name"]
        speaking = [item for item in named if _speaks(item, said)]
        if not speaking and _SHE_SAID.search(said.text):
            near = _named_near(i, source)
            if any(same_name(name, other.words, source) for other in near):
                return
            nearest = nearest or (near[-1].place if near else None)
            continue
        if not speaking or _PRONOUN.search(said.text):
            return
        if any(may_describe(said, item) for item in named):
            return
        if any(same_name(name, [said.words[j] for j in item.words], source) for item in named):
            return
        nearest = nearest or Place(i, speaking[0].span)
    found = false_claim("name", line, speaker.span)
    yield found.beside(nearest, source) if nearest else found


def _speaks(item: Item, said: Statement) -> bool:
    before = said.text[: item.span.start]
    return bool(_SPEAKS.match(said.text, item.span.end) or _ACCORDING_TO.search(before))


def _speaker(line: Statement, source: Source) -> Item | None:
    """The name right before the line's first verb of saying."""
    for v, word in enumerate(line.words):
        if fold(word.text) in _SAYING:
            for item in items(line, source):
                if item.kind == "name" and item.last == v - 1:
                    return item
            return None
    return None


@dataclass(frozen=True, slots=True)
class _Named:
    """A name of the article, and where it stands."""

    words: tuple[Word, ...]
    place: Place


def _named_near(i: int, source: Source) -> list[_Named]:
    """The names of the sentences among which a "he" of sentence i is named."""
    near = range(max(i - _BACK, 0), min(i + 1 + _ON, len(source.passages)))
    said = [(j, source.passages[j].said) for j in near]
    return [
        _Named(tuple(one.words[k] for k in item.words), Place(j, item.span))
        for j, one in said
        for item in items(one, source)
        if item.kind == "name"
    ]
