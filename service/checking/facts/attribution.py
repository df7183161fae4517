"""What somebody claims, denies or believes, as what is so."""

from collections.abc import Iterator

from service.checking.facts.beside import Beside, Fault, parted
from service.checking.facts.certainty_words import ATTRIBUTES, CLAIMED, CONTESTED

# Words between "he claimed" and the first word of what he claimed.
_CLAIM_REACH = 4
# Words from the end of a claim to the verb behind it (", say the Tories", ", the firm claims").
_BEHIND = 6
# Words of a subject: "Union leader Paul Okafor".
_LONGEST_SUBJECT = 8
# With one of these the words behind the claim speak of something else.
_OTHER = frozenset("which who that though although while but and to".split())


def unattributed(beside: Beside) -> Iterator[Fault]:
    """The line has the claim and nobody who makes it."""
    if beside.has(ATTRIBUTES) or '"' in beside.line.text or not beside.chain:
        return
    yield from _before(beside)
    yield from _behind(beside)


def _before(beside: Beside) -> Iterator[Fault]:
    first = min(beside.back)
    for j in range(max(first - _CLAIM_REACH, 0), first):
        if beside.said_forms[j] in CONTESTED and not parted(beside.said, j, first):
            yield _told(beside, range(_clause_start(beside, j), j + 1))


def _behind(beside: Beside) -> Iterator[Fault]:
    last, end = max(beside.back), len(beside.said.words)
    text = beside.said.text
    for j in range(last + 1, min(last + 1 + _BEHIND, end)):
        if beside.said_forms[j] not in CLAIMED:
            continue
        between = text[beside.said.words[last].end : beside.said.words[j].start]
        after = text[beside.said.words[j].end :].strip()
        # Nothing but the claimant follows: ", say the Tories.", ", experts have predicted."
        other = _OTHER.intersection(beside.said_forms[last + 1 :])
        if "," in between and len(after.split()) <= _BEHIND and "," not in after and not other:
            yield _told(beside, range(last + 1, end))


def _told(beside: Beside, speaking: range) -> Fault:
    """All that the line takes over, and the words with which the article says whose it is."""
    return Fault("attribution", min(beside.chain), max(beside.chain), beside.words_of(speaking))


def _clause_start(beside: Beside, verb: int) -> int:
    """The first of the words before a verb that may be of its subject."""
    first = verb
    while first and verb - first < _LONGEST_SUBJECT and not parted(beside.said, first - 1, first):
        first -= 1
    return first
