"""A number that is worked out of two of the evidence, as those two: "by $4m" as "from $5m to $9m",
"12 people" as "seven soldiers and five civilians", "a quarter of the shops" as "5 of the 20 shops".

Only where they can take its place: what a line puts otherwise stays as it is, and so does how much
more one is than another. Put as "$9m, more than", "by $9m to $5m" or without the number, the model
believed none of 17 such true claims of train and dev, and 5 of 24 that told which is more the wrong
way round.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from service.checking.facts.arithmetic import Way, Working, workings
from service.checking.facts.bounds import bound, with_bound
from service.checking.facts.change_words import (
    FALL_NOUNS,
    FALLS,
    HALVED,
    MULTIPLIED,
    RISE_NOUNS,
    RISES,
)
from service.checking.facts.numbers import equal
from service.checking.text.places import place_group
from service.checking.text.quantities import Quantity
from service.checking.text.statement import Statement, words_at
from service.checking.text.words import fold
from service.document import Span

Restated = tuple[Span, str]
# With these it is the number that is added or lost; nothing goes "from" and "to".
_TAKING = frozenset(
    """add adds added gain gains gained lose loses lost cut cuts reduce reduces reduced lowered
    increase increases""".split()
)
_GOING = "|".join(word for word in (*RISES, *FALLS) if word not in _TAKING)
_NOUN = "|".join((*RISE_NOUNS, *FALL_NOUNS))
_BY = re.compile(r"\bby (?:an? )?$")
_GOES = re.compile(rf"\b(?:{_GOING})(?P<told> (?:an? )?)$")
_TOOK = re.compile(r"(?<!is )(?<!are )(?<!was )(?<!were )(?<!been )\b(?:added|gained|lost) $")
_HAS = re.compile(r"\b(?:has|have|had) [a-z]+ $")
_NOUN_OF = re.compile(rf"\b(?:{_NOUN}) (?P<told>of (?:an? )?)$", re.IGNORECASE)
_NOUN_AFTER = re.compile(rf"[ -](?P<noun>(?:[a-z]+ )?(?:{_NOUN}))\b(?! (?:of|to|from)\b)")
_ARTICLE = re.compile(r"\b(?P<a>a)n? $", re.IGNORECASE)
_LINK = re.compile(r" (?P<link>from|to) ")
_TO = re.compile(r" to\b")
# Characters after "to" within which a number is where something went.
_REACH = 25
# "By $4m a year", "by $4m more": not once from the one to the other.
_OFTEN = re.compile(r" (?:an?|each|every|per|annually|of|more|less|faster|slower)\b")
_ENDS = re.compile(
    r"[.,;:]|$| (?:in|on|at|to|from|over|since|during|within|between|by|last|this|after|as|and"
    r"|but|while|when)\b"
)
_SMALL = "in|at|on|of|and|or|to|from|for|by|with|is|are|was|were|has|have|had|who|that|as|but"
_PLURAL = re.compile(
    rf"(?: (?!(?:{_SMALL})\b)[A-Za-z-]+){{0,2}}?"
    r" (?:(?:wo)?men|people|children|crew(?: members)?|staff|police|[A-Za-z-]+[a-z](?<![us])s)\b"
)
# Of whom "12 people" may be told; of cats and dogs it may not.
_PEOPLE = frozenset(
    """people persons men women children adults boys girls babies infants teenagers parents students
    pupils teachers crew staff members passengers pilots drivers workers employees soldiers troops
    marines sailors officers police policemen guards firefighters civilians militants rebels gunmen
    attackers bombers suspects victims hostages prisoners detainees refugees migrants patients
    doctors nurses residents citizens nationals locals tourists players fans protesters journalists
    politicians lawmakers judges survivors bystanders foreigners relatives""".split()
)
_AND = re.compile(r" (?:and|or)\b")
_SET = r"(?:the|its|his|her|their|these|those|all)"
_OF = re.compile(rf" of(?P<set> {_SET}\b(?! of\b))?(?! (?:them|us|whom|which|it)\b)(?= )")
_OF_ITS = re.compile(r" of (?:[\w'-]+ ){0,3}$")
_OUT_OF = re.compile(r" (?:in|out of) ")
_OWNED = re.compile(rf"\b(?:an?|another|other|{_SET}) $")
_CAPITAL = re.compile(r"[A-Z][a-z]{2}")
_NO_SHARE = re.compile(rf"-| (?:an?|as|more|less|fewer|{_SET})\b")


@dataclass(frozen=True, slots=True)
class _Asked:
    """A number of a line, and how a sentence makes it."""

    line: Statement
    quantity: Quantity
    said: Statement
    working: Working

    @property
    def start(self) -> int:
        """Where the number begins; a rounded one with the words that say so."""
        if self.working.exact:
            return self.quantity.span.start
        return with_bound(self.line, self.quantity).start

    def holds(self) -> bool:
        """Whether a number that is just what the two make is not said to be more or less."""
        mine = bound(self.line, self.quantity)
        theirs = bound(self.said, self.working.pair.first)
        share = self.working.way == "share"
        return not self.working.exact or mine in ("", "about") or (share and mine == theirs)


def spelt_out(line: Statement, quantity: Quantity, said: Statement) -> Restated | None:
    """Words of the line, the number among them, and what the sentence has for them; None where
    the sentence's numbers do not make it or cannot stand there."""
    for working in workings(line, quantity, said):
        asked = _Asked(line, quantity, said, working)
        wording = _WORDINGS.get(working.way)
        if wording and asked.holds() and (found := wording(asked)):
            span, told = found
            return span, _cased(told, span)
    return None


def _cased(told: str, span: Span) -> str:
    """With a capital where the line begins and, on a word, only there."""
    if span.start == 0:
        return told[:1].upper() + told[1:]
    return told[:1].lower() + told[1:] if _CAPITAL.match(told) else told


def _change(asked: _Asked) -> Restated | None:
    """ "From $5m to $9m" for "by $4m", and with what a change is told in other ways."""
    text, own, pair = asked.line.text, asked.quantity.span, asked.working.pair
    end = _through(asked)
    if end is None or _OFTEN.match(text, end):
        return None
    ends = [words_at(asked.said, number.span) for number in (pair.first, pair.second)]
    step = "from {} to {}".format(*ends)
    before = text[: with_bound(asked.line, asked.quantity).start]
    surface = text[own.start : own.end]
    if surface.lower() in (*MULTIPLIED, *HALVED):
        return (Span(own.start, end), f"{surface} {step}") if _ENDS.match(text, end) else None
    if found := _BY.search(before):
        return Span(found.start(), end), step
    if found := _NOUN_OF.search(before):
        return Span(found.start("told"), end), step
    if found := _NOUN_AFTER.match(text, own.end):
        return _with_article(before, found, step)
    if (found := _GOES.search(before)) and _ENDS.match(text, end):
        return Span(found.start("told") + 1, end), step
    if (found := _TOOK.search(before)) and not _TO.match(text, end):
        return Span(found.start(), end), f"{'gone' if _HAS.search(before) else 'went'} {step}"
    return None


def _through(asked: _Asked) -> int | None:
    """Where the number ends, with "from" and "to" after it; None where they go elsewhere."""
    text, end = asked.line.text, asked.quantity.span.end
    for later in asked.line.quantities:
        link = _LINK.fullmatch(text, end, later.span.start) if later.span.start > end else None
        if link:
            pair = asked.working.pair
            if not equal(later, pair.first if link["link"] == "from" else pair.second):
                return None
            end = later.span.end
    to = _TO.match(text, end)
    if to and any(0 < later.span.start - to.end() < _REACH for later in asked.line.quantities):
        return None
    return end


def _with_article(before: str, found: re.Match[str], step: str) -> Restated:
    """ "A drop from £5m to £4m" for "a 20% drop"."""
    article = _ARTICLE.search(before)
    told = f"{found['noun']} {step}"
    if not article:
        return Span(len(before), found.end()), told
    an = article["a"] + ("n" if told[0] in "aeiou" else "")
    return Span(article.start(), found.end()), f"{an} {told}"


def _total(asked: _Asked) -> Restated | None:
    """ "Seven soldiers and five civilians" for "12 people"."""
    text, pair = asked.said.text, asked.working.pair
    ours = _PLURAL.match(asked.line.text, asked.quantity.span.end)
    one, other = (_PLURAL.match(text, number.span.end) for number in (pair.first, pair.second))
    if not ours or not one or not other or _AND.match(ours.string, ours.end()):
        return None
    if not all(_may_be(ours.group(), theirs.group()) for theirs in (one, other)):
        return None
    return Span(asked.start, ours.end()), text[pair.first.span.start : other.end()]


def _may_be(ours: str, theirs: str) -> bool:
    """Whether the noun that is given up says no more than the other."""
    noun = theirs.split()[-1]
    if ours in (" people", " persons"):
        return noun in _PEOPLE or bool(place_group(fold(noun)))
    return ours == f" {noun}"


def _share(asked: _Asked) -> Restated | None:
    """ "5 of the 20 shops" for "a quarter of the shops", "5 of its 20 shops" for "a quarter of its
    20 shops"."""
    text, own, said, pair = asked.line.text, _told_in_two(asked), asked.said, asked.working.pair
    start = min(asked.start, own.start)
    if _OWNED.search(text, 0, start) or _NO_SHARE.match(text, own.end):
        return None
    part, whole = words_at(said, pair.first.span), words_at(said, pair.second.span)
    if any(
        equal(later, pair.second) and _OF_ITS.fullmatch(text, own.end, later.span.start)
        for later in asked.line.quantities
        if later.span.start > own.end
    ):
        return Span(start, own.end), part
    of = _OF.match(text, own.end)
    if pair.first.span.start > pair.second.span.start:
        told = f"{part} of the {whole}"
    else:
        told = part + said.text[pair.first.span.end : pair.second.span.start] + whole
    swallows = of and (not of["set"] or not _OUT_OF.search(told))
    return Span(start, of.end() if of and swallows else own.end), told


def _told_in_two(asked: _Asked) -> Span:
    """Where the share stands: "one in five" has two numbers."""
    for one, other in pairwise(asked.line.quantities):
        between = asked.line.text[one.span.end : other.span.start]
        if asked.quantity in (one, other) and _OUT_OF.fullmatch(between):
            return Span(one.span.start, other.span.end)
    return asked.quantity.span


_WORDINGS: dict[Way, Callable[[_Asked], Restated | None]] = {
    "change": _change,
    "share": _share,
    "total": _total,
}
