"""What somebody claims, denies or believes, as what is so."""

from collections.abc import Collection, Iterator

from service.checking.facts.beside import Beside, Fault, parted
from service.checking.facts.certainty_words import (
    ATTRIBUTES,
    CLAIMED,
    COMMENTATORS,
    CONTESTED,
    OPINIONS,
    SAYS,
)

# Words between "he claimed" and the first word of what he claimed.
_CLAIM_REACH = 4
# Words from the end of a claim to the verb behind it (", say the Tories", ", the firm claims").
_BEHIND = 6
# Words of a subject: "Union leader Paul Okafor".
_LONGEST_SUBJECT = 8
# Words before a verb of saying that tell whether an outsider says so: "experts have warned".
_NAMED_WITHIN = 3
_SAID_BEHIND = SAYS | {"according"}
# With one of these the words behind the claim speak of something else.
_OTHER = frozenset("which who that though although while but and to".split())


def unattributed(beside: Beside) -> Iterator[Fault]:
    """The line has the claim and nobody who makes it."""
    if _leaves_it_open(beside):
        return
    yield from _before(beside, CONTESTED)
    yield from _behind(beside, CLAIMED)


def opined(beside: Beside) -> Iterator[Fault]:
    """The line has somebody's opinion, or what only outsiders say, and nobody who says so."""
    if _leaves_it_open(beside):
        return
    judges = any(beside.forms[i] in OPINIONS for i in beside.chain)
    for fault, speaking in _said(beside):
        if judges or not COMMENTATORS.isdisjoint(speaking):
            yield fault


def _leaves_it_open(beside: Beside) -> bool:
    return beside.has(ATTRIBUTES) or '"' in beside.line.text or not beside.chain


def _said(beside: Beside) -> Iterator[tuple[Fault, tuple[str, ...]]]:
    """Where the sentence says who says it, with the last words that name him."""
    first, last = min(beside.back), max(beside.back)
    forms = beside.said_forms
    for j in _verbs_before(beside, SAYS):
        told = _told(beside, range(_clause_start(beside, j), j + 1))
        yield told, forms[max(j - _NAMED_WITHIN, 0) : j]
    for _ in _verbs_behind(beside, _SAID_BEHIND):
        told = _told(beside, range(last + 1, len(forms)))
        yield told, forms[last + 1 :]
    if forms[0] == "according" and first > 0:
        end = next((k for k in range(1, first + 1) if parted(beside.said, k - 1, k)), 0)
        if end:
            yield _told(beside, range(end)), forms[:end]


def _before(beside: Beside, verbs: Collection[str]) -> Iterator[Fault]:
    for j in _verbs_before(beside, verbs):
        yield _told(beside, range(_clause_start(beside, j), j + 1))


def _behind(beside: Beside, verbs: Collection[str]) -> Iterator[Fault]:
    for _ in _verbs_behind(beside, verbs):
        yield _told(beside, range(max(beside.back) + 1, len(beside.said.words)))


def _verbs_before(beside: Beside, verbs: Collection[str]) -> Iterator[int]:
    """Where one of the verbs stands right before all that the line takes over."""
    first = min(beside.back)
    for j in range(max(first - _CLAIM_REACH, 0), first):
        if beside.said_forms[j] in verbs and not parted(beside.said, j, first):
            yield j


def _verbs_behind(beside: Beside, verbs: Collection[str]) -> Iterator[int]:
    """Where one of the verbs stands right behind it, and nothing but the claimant follows:
    ", say the Tories.", ", experts have predicted."."""
    last, end = max(beside.back), len(beside.said.words)
    text = beside.said.text
    for j in range(last + 1, min(last + 1 + _BEHIND, end)):
        if beside.said_forms[j] not in verbs:
            continue
        between = text[beside.said.words[last].end : beside.said.words[j].start]
        after = text[beside.said.words[j].end :].strip()
        others = _OTHER - {"to"} if beside.said_forms[j] == "according" else _OTHER
        other = others.intersection(beside.said_forms[last + 1 :])
        if "," in between and len(after.split()) <= _BEHIND and "," not in after and not other:
            yield j


def _told(beside: Beside, speaking: range) -> Fault:
    """All that the line takes over, and the words with which the article says whose it is."""
    return Fault("attribution", min(beside.chain), max(beside.chain), beside.words_of(speaking))


def _clause_start(beside: Beside, verb: int) -> int:
    """The first of the words before a verb that may be of its subject."""
    first = verb
    while first and verb - first < _LONGEST_SUBJECT and not parted(beside.said, first - 1, first):
        first -= 1
    return first
