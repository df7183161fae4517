"""What a line denies, asserts or turns round against the article's own words for it."""

from collections.abc import Iterator
from dataclasses import dataclass

from service.brief import FindingKind
from service.checking.alignment import align
from service.checking.facts.claim import Claim
from service.checking.facts.own import Own
from service.checking.facts.polarity_words import (
    DOUBTS,
    HEDGES,
    NEGATORS,
    OPPOSITES,
    is_negative,
    past_forms,
)
from service.checking.source import Source
from service.checking.text.statement import Statement
from service.checking.text.words import fold, is_content
from service.document import Span

_DONE = frozenset("has have had is are was were".split())
_MAYBE = frozenset("may might could".split())
# Before "to" and a verb: what is to be, and is not yet.
_TO_BE = frozenset(
    """expected due set likely planning plans plan hopes hoping aims aiming wants intends
    intending poised scheduled preparing trying threatening proposes proposing seeks
    seeking""".split()
)
# Who says so is what a reader must know.
_CONTESTED = frozenset(
    """claims claimed alleges alleged insists insisted denies denied believes believed blamed
    blames accused accuses argues argued suspects suspected fears feared""".split()
)
# Words between which a "not" of the article may stand for the line to be its opposite.
_NEAR = 2
# Share of the line's content words that must have their place in the sentence.
_ALIKE = 0.6
# Words around a denied one among which its sentence may deny it in another way.
_REACH = 6
# Words between "he claimed" and the first word of what he claimed.
_CLAIM_REACH = 3


@dataclass(frozen=True, slots=True)
class _Beside:
    """A line beside one of the article's own sentences for it; `chain` leads from the words of
    the one to those of the other."""

    line: Statement
    said: Statement
    chain: dict[int, int]
    forms: tuple[str, ...]
    said_forms: tuple[str, ...]

    @classmethod
    def of(cls, line: Statement, said: Statement) -> "_Beside":
        forms = tuple(fold(word.text) for word in line.words)
        said_forms = tuple(fold(word.text) for word in said.words)
        return cls(line, said, align(line.words, said.words), forms, said_forms)

    @property
    def is_hedged(self) -> bool:
        """Whether the line keeps its claim from being a fact; "May" is a month."""
        pairs = zip(self.forms, self.line.words, strict=True)
        return any(form in HEDGES for form, word in pairs if word.text != "May")

    @property
    def is_close(self) -> bool:
        """Whether the line is made of this sentence, and not of words that it happens to have."""
        content = [i for i, word in enumerate(self.line.words) if is_content(word)]
        return sum(i in self.chain for i in content) >= _ALIKE * len(content)


@dataclass(frozen=True, slots=True)
class _Fault:
    """Words `first` to `last` of the line, and `nearest`, what the article says instead."""

    kind: FindingKind
    first: int
    last: int
    nearest: str


def claims(line: Statement, source: Source, own: Own) -> Iterator[Claim]:
    """False claims only: what every one of the article's own passages for this line contradicts.

    Nothing for lines in Title Case, which are too short to tell.
    """
    if line.title_case or not own.passages:
        return
    besides = [_Beside.of(line, source.passages[i].said) for i in own.passages]
    if not all(beside.is_close for beside in besides):
        return
    for rule in (_denied, _undenied, _opposite, _certain, _unproven, _unattributed):
        faults = [next(rule(beside), None) for beside in besides]
        first = faults[0]
        if first is not None and all(faults):
            words = line.words[first.first], line.words[first.last]
            span = Span(words[0].start, words[1].end)
            surface = line.text[span.start : span.end]
            yield Claim(first.kind, span, surface, frozenset(), nearest=first.nearest)
            return


def _denied(beside: _Beside) -> Iterator[_Fault]:
    """A "not" of the line's own, where the sentence has nothing negative near."""
    for i, (form, word) in enumerate(zip(beside.forms, beside.line.words, strict=True)):
        if form not in NEGATORS or "-" in beside.line.text[max(word.start - 1, 0) : word.end + 1]:
            continue
        # "…, not that": what the line sets apart, its sentence may set apart in other words.
        if not i or beside.forms[i - 1] == "but" or _parted(beside.line, i - 1, i):
            continue
        there = _around(beside, i)
        near = range(max(there.start - _REACH, 0), there.stop + _REACH)
        others = (other for j, other in enumerate(beside.forms) if j != i)
        if there and not (
            any(is_negative(form) for form in beside.said_forms[near.start : near.stop])
            or any(map(is_negative, others))
        ):
            yield _Fault("negation", max(i - 1, 0), i, _said(beside, there))


def _undenied(beside: _Beside) -> Iterator[_Fault]:
    """The sentence's "not" is left out between words that the line keeps."""
    if any(map(is_negative, beside.forms)):
        return
    back = {j: i for i, j in beside.chain.items()}
    for j, form in enumerate(beside.said_forms):
        if form not in NEGATORS:
            continue
        # "not only", "not just": what follows is so.
        if beside.said_forms[j + 1 : j + 2] in (("only",), ("just",), ("merely",)):
            continue
        left = next((k for k in range(j - 1, max(j - 1 - _NEAR, -1), -1) if k in back), None)
        after = range(j + 1, j + 1 + _NEAR)
        right = next((k for k in after if k in back and _is_content(beside, k)), None)
        if left is None or right is None or _parted(beside.said, left, right):
            continue
        first, last = back[left], back[right]
        if 0 < last - first <= _NEAR + 1:
            yield _Fault("negation", first, last, _said(beside, range(left, right + 1)))


def _opposite(beside: _Beside) -> Iterator[_Fault]:
    """A word of the line stands where the sentence has its opposite."""
    met = set(beside.chain.values())
    for i, form in enumerate(beside.forms):
        if i in beside.chain or not (others := OPPOSITES.get(form)):
            continue
        if others & set(beside.forms) or not {i - 1, i + 1} <= beside.chain.keys():
            continue
        j = beside.chain[i - 1] + 1
        there = beside.chain[i + 1] == j + 1 and j not in met
        if there and beside.said_forms[j] in others and form not in beside.said_forms:
            yield _Fault("negation", i, i, beside.said.words[j].text)


def _certain(beside: _Beside) -> Iterator[_Fault]:
    """What only may be, or was planned, as what is."""
    if beside.is_hedged:
        return
    back = {j: i for i, j in beside.chain.items()}
    for j, form in enumerate(beside.said_forms[:-1]):
        planned = form == "to" and j and beside.said_forms[j - 1] in _TO_BE
        if not planned and (form not in _MAYBE or beside.said.words[j].capitalised):
            continue
        verb = next((k for k in (j + 1, j + 2) if k in back and _is_content(beside, k)), None)
        if verb is None:
            continue
        i = back[verb]
        done = _DONE | {"been"} if planned else _DONE | {"will"}
        if (i and beside.forms[i - 1] in done) or _is_past(beside, i, verb):
            yield _Fault("modality", i - 1, i, _said(beside, range(j - bool(planned), verb + 1)))


def _is_past(beside: _Beside, i: int, verb: int) -> bool:
    """Whether the line has in the past what the sentence has as a bare verb: "bought", "buy"."""
    mine, theirs = beside.forms[i], beside.said_forms[verb]
    if mine == theirs or beside.forms[max(i - 1, 0)] in ("to", "be", "not") or not i:
        return False
    return mine in past_forms(theirs)


def _unattributed(beside: _Beside) -> Iterator[_Fault]:
    """What somebody claims, denies or believes, as what is so."""
    if beside.is_hedged or '"' in beside.line.text:
        return
    first = min(beside.chain.values(), default=0)
    for j in range(max(first - _CLAIM_REACH, 0), first):
        if beside.said_forms[j] in _CONTESTED and not _parted(beside.said, j, first):
            i = min(beside.chain)
            yield _Fault("attribution", i, i, beside.said.words[j].text)


def _unproven(beside: _Beside) -> Iterator[_Fault]:
    """What is alleged or suspected, as what is so."""
    if beside.is_hedged:
        return
    back = {j: i for i, j in beside.chain.items()}
    for found in DOUBTS.finditer(beside.said.text.lower()):
        after = [k for k, word in enumerate(beside.said.words) if word.start >= found.end()]
        for k in after[:1]:
            if k in back and is_content(beside.said.words[k]):
                yield _Fault(
                    "attribution", back[k], back[k], beside.said.text[found.start() : found.end()]
                )


def _parted(said: Statement, left: int, right: int) -> bool:
    """Whether a comma or the like stands between two words."""
    between = said.text[said.words[left].end : said.words[right].start]
    return not set(between).isdisjoint(",;:().!?")


def _is_content(beside: _Beside, k: int) -> bool:
    return is_content(beside.said.words[k])


def _around(beside: _Beside, i: int) -> range:
    """The sentence's words for the line's words beside `i`; none where neither is there."""
    places = [beside.chain[k] for k in (i - 1, i + 1) if k in beside.chain]
    content = [k for k in (i - 2, i - 1, i + 1, i + 2) if k in beside.chain]
    if not places or not any(is_content(beside.line.words[k]) for k in content):
        return range(0)
    return range(min(places), min(max(places), min(places) + 4) + 1)


def _said(beside: _Beside, words: range) -> str:
    if not words:
        return ""
    first, last = beside.said.words[words[0]], beside.said.words[words[-1]]
    return beside.said.text[first.start : last.end]
