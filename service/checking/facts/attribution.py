"""What somebody claims, denies or believes, as what is so."""

from collections.abc import Collection, Iterator

from service.checking.facts.beside import SLIGHT, Beside, Fault, parted
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
# The same where "that" follows the verb.
_THAT_REACH = 12
# With one of these before it the verb claims nothing: "the alleged attack", "reason to believe".
_NO_CLAIM = (("the",), ("a",), ("an",), ("to",))
# Words from the end of a claim to the verb behind it (", say the Tories", ", the firm claims").
_BEHIND = 6
# Words of a subject: "Union leader Paul Okafor".
_LONGEST_SUBJECT = 8
# Words before a verb of saying that tell whether an outsider says so: "experts have warned".
_NAMED_WITHIN = 3
# What a claim may keep open itself does not tell who makes it.
_OPEN_IN_ITSELF = SLIGHT | frozenset("may might could would should".split())
_SAID_BEHIND = SAYS | {"according"}
# With one of these the words behind the claim speak of something else.
_OTHER = frozenset("which who that though although while but and to".split())


def unattributed(beside: Beside) -> Iterator[Fault]:
    """The line has the claim and nobody who makes it."""
    if not beside.chain or '"' in beside.line.text:
        return
    if not beside.keeps(ATTRIBUTES, _OPEN_IN_ITSELF):
        yield from _before(beside, CONTESTED)
    if not beside.keeps(ATTRIBUTES):
        yield from _behind(beside, CLAIMED)


def opined(beside: Beside) -> Iterator[Fault]:
    """The line has somebody's opinion, or what only outsiders say, and nobody who says so."""
    if beside.has(ATTRIBUTES) or '"' in beside.line.text or not beside.chain:
        return
    judges = any(beside.forms[i] in OPINIONS for i in beside.chain)
    for fault, speaking in _said(beside):
        if judges or not COMMENTATORS.isdisjoint(speaking):
            yield fault


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
    for _ in (*_verbs_behind(beside, verbs), *_ends(beside, verbs)):
        yield _told(beside, range(max(beside.back) + 1, len(beside.said.words)))


def _verbs_before(beside: Beside, verbs: Collection[str]) -> Iterator[int]:
    """Where one of the verbs stands right before all that the line takes over."""
    first, forms = min(beside.back), beside.said_forms
    for j in range(max(first - _THAT_REACH, 0), first):
        reach = _THAT_REACH if forms[j + 1] == "that" else _CLAIM_REACH
        if forms[j - 1 : j] in _NO_CLAIM:
            continue
        if forms[j] in verbs and first - j <= reach and not parted(beside.said, j, first):
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


def _ends(beside: Beside, verbs: Collection[str]) -> Iterator[int]:
    """Where such a verb is the sentence's last word, however much of the claim the line leaves
    out: "…, on the day it was made, the Tories have claimed."."""
    last, j = max(beside.back), len(beside.said.words) - 1
    if j - last > _BEHIND and beside.said_forms[j] in verbs:
        start = next((k for k in range(j, last, -1) if parted(beside.said, k - 1, k)), j)
        if start < j <= start + _BEHIND:
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
