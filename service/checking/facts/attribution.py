"""What somebody claims, denies or believes, as what is so."""

from collections.abc import Collection, Iterator

from service.checking.facts.beside import SLIGHT, Beside, Fault, parted
from service.checking.facts.certainty_words import (
    ATTRIBUTES,
    CLAIMED,
    COMMENTATORS,
    CONTESTED,
    HEARSAY,
    OPINIONS,
    OWNED,
    SAYS,
)
from service.checking.text.statement import Statement
from service.checking.text.words import stems

# Words between "he claimed" and the first word of what he claimed.
_CLAIM_REACH = 4
# The same where "that" follows the verb.
_THAT_REACH = 12
# Words behind the verb among which "that" follows it: "tells the Gazette that".
_THAT_WITHIN = 3
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

# With one of these before it the verb is a noun, or nobody's: "her claims", "to insist".
_NOUN_AFTER = frozenset("the a an to his her its their our of this that these those no".split())
# A clause has one of these: "claiming the goal was offside", not "claiming the title".
_TELLS = frozenset(
    """that is are was were be been being have has had will would may might for did does do
    growth""".split()
)
# Words of the clause that the line must have, and what share of them. Chosen on half of the train
# split's briefs.
_FEWEST, _MOST = 2, 0.6


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


def contested(beside: Beside) -> Iterator[Fault]:
    """The line has a clause that stands behind such a verb anywhere in the sentence, in whatever
    order it says it, and nobody whose it is."""
    if beside.has(OWNED):
        return
    ours = frozenset[str]().union(*(stems(word.text) for word in beside.line.words))
    for j, form in enumerate(beside.said_forms[:-1]):
        if form not in HEARSAY or j in beside.back or beside.said_forms[j - 1] in _NOUN_AFTER:
            continue
        clause = _clause(beside.said, j)
        content = [k for k in clause if beside.is_content(k)]
        met = [k for k in content if stems(beside.said.words[k].text) & ours]
        tells = not _TELLS.isdisjoint(beside.said_forms[k] for k in clause)
        if tells and met[:1] == content[:1] and len(met) >= max(_FEWEST, _MOST * len(content)):
            yield _told(beside, range(_clause_start(beside, j), j + 1))


def _clause(said: Statement, verb: int) -> range:
    """The words behind the verb up to the next stop or dash."""
    words = said.words
    for k in range(verb + 2, len(words)):
        if parted(said, k - 1, k) or " - " in said.text[words[k - 1].end : words[k].start]:
            return range(verb + 1, k)
    return range(verb + 1, len(words))


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
    forms = beside.said_forms
    first = min(filter(beside.is_content, beside.back), default=0)
    for j in range(max(first - _THAT_REACH, 0), first):
        if forms[j] not in verbs or forms[j - 1 : j] in _NO_CLAIM:
            continue
        near = range(j + 1, min(j + 1 + _THAT_WITHIN, first))
        that = next((k for k in near if forms[k] == "that"), j)
        reach = _THAT_REACH if that > j else _CLAIM_REACH
        if first - j <= reach and not parted(beside.said, that, first):
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
