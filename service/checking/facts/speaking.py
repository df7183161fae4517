"""Who speaks in a sentence of the article, by name or behind a pronoun."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from service.checking.facts.items import Item, items
from service.checking.facts.names import is_ordinary
from service.checking.source import Place, Source
from service.checking.text.statement import Statement
from service.checking.text.words import Word, is_content

SAYING = frozenset(
    """said says told tells claimed claims warned warns insisted insists argued argues called calls
    described describes announced denied denies confirmed confirms predicted predicts stressed
    stresses accused accuses added adds suggested suggests urged urges criticised criticized
    praised wrote writes explained explains recalled recalls""".split()
)
_VERBS = "|".join(sorted(SAYING))
# The end of a name, at which its owner speaks: "Keller said", "Keller, the mayor, said".
_SPEAKS = re.compile(rf"'?(?: |, [^,;]{{1,120}}, )(?:{_VERBS})\b")
# "according to Keller", "said Mr Keller,", "added union leader Dana Keller."; not "said Keller is".
_ACCORDING_TO = re.compile(r"\b[Aa]ccording to (?:the )?$")
_INVERTED = re.compile(
    r"\b(?:said|says|added|adds|wrote|writes|explained|recalled) "
    r"(?:(?!in |on |at |to |that |the )[\w.-]+ ){0,3}$"
)
_ENDS = re.compile(r"[,.;:!?\")]|$")
# "she said", "added he": somebody whom a sentence before has named.
_SHE_SAID = re.compile(
    rf"\b[Ss]?[Hh]e (?:has |had |also |later |then )?(?:{_VERBS})\b"
    rf"|\b(?:{_VERBS}) s?he\b"
)
# Sentences before a "he" in which he has his name.
_BACK = 6
# The same for a quotation beside which nobody is said to speak.
_QUOTE_BACK = 3
# Words of a title before a name.
_LONGEST_TITLE = 4


@dataclass(frozen=True, slots=True)
class Named:
    """A name of the article, and where it stands."""

    words: tuple[Word, ...]
    place: Place


def speaks(item: Item, said: Statement) -> bool:
    """Whether the owner of a name is said to speak."""
    before, end = said.text[: item.span.start], item.span.end
    if _SPEAKS.match(said.text, end) or _ACCORDING_TO.search(before):
        return True
    return bool(_INVERTED.search(before) and _ENDS.match(said.text, end))


def is_pronoun_speaking(said: Statement) -> bool:
    """Whether "he" or "she" is said to speak there."""
    return bool(_SHE_SAID.search(said.text))


def speakers(i: int, source: Source) -> list[Named]:
    """The names in passage i whose owners speak."""
    said = source.passages[i].said
    return [_named(i, item, said) for item in _names(i, source) if speaks(item, said)]


def behind_pronoun(i: int, source: Source) -> list[Named]:
    """Whom "she" of passage i may be, the likeliest first: those named in its paragraph where one
    of them is its subject, else all who are named a little before; and right after."""
    own = source.passages[i].sentence.paragraph
    before = [
        (j, source.passages[j].sentence.paragraph == own)
        for j in range(i - 1, max(i - 1 - _BACK, -1), -1)
    ]
    has_subject = any(_has_subject(j, source) for j, same in before if same)
    found = [one for j, same in before if same or not has_subject for one in named(j, source)]
    return [*found, *named(i, source), *_right_after(i, source)]


def of_quotation(i: int, source: Source) -> list[Named]:
    """Who may have said what is quoted in passage i, the likeliest first: who speaks there or is
    named beside, else who is named from the sentence before in which somebody speaks; [] where
    nobody does or is known by an office alone."""
    if here := speakers(i, source):
        return [] if _by_office(here) else [*here, *named(i, source)]
    found: list[Named] = []
    for j in range(i - 1, max(i - 1 - _QUOTE_BACK, -1), -1):
        speaking = speakers(j, source)
        found = [*speaking, *found, *named(j, source)]
        if _by_office(speaking):
            return []
        if speaking:
            return [*found, *named(i, source)]
    return []


def named(i: int, source: Source) -> list[Named]:
    """Every name of passage i."""
    said = source.passages[i].said
    return [_named(i, item, said) for item in _names(i, source)]


def _right_after(i: int, source: Source) -> list[Named]:
    """The names of the next sentence, where its paragraph is the same."""
    following = source.passages[i + 1 : i + 2]
    goes_on = following and (
        following[0].sentence.paragraph == source.passages[i].sentence.paragraph
    )
    return named(i + 1, source) if goes_on else []


def _by_office(speaking: list[Named]) -> bool:
    """Whether one of them is "the Prime Minister", who has another name."""
    return any(all(is_ordinary(word.text) for word in one.words) for one in speaking)


def _has_subject(i: int, source: Source) -> bool:
    """Whether passage i begins with a name of several words, as of a person, and its title:
    "Belgian Prime Minister Bart De Wever"."""
    said = source.passages[i].said
    return any(
        item.last > item.first
        and item.first <= _LONGEST_TITLE
        and all(is_content(word) for word in said.words[: item.first])
        for item in _names(i, source)
    )


def _names(i: int, source: Source) -> Iterator[Item]:
    return (item for item in items(source.passages[i].said, source) if item.kind == "name")


def _named(i: int, item: Item, said: Statement) -> Named:
    return Named(tuple(said.words[k] for k in item.words), Place(i, item.span))
