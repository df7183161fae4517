"""What the article hedges, plans or suspects, as what is so."""

from collections.abc import Iterator

from service.checking.facts.beside import Beside, Fault, parted
from service.checking.facts.certainty_words import (
    DOUBTS,
    HEDGES,
    KEEPS_OPEN,
    MAYBE,
    OPEN,
    PLANS,
    SURE,
    UNSURE,
    WEAKER,
)
from service.checking.facts.polarity_words import past_forms
from service.checking.text.words import stems
from service.document import Span

_DONE = frozenset("has have had is are was were been already".split())
_YET_TO_BE = frozenset("will would shall".split())
# What somebody claims or is said to have done: "which critics claimed were", "are reported to".
_CLAIMED = frozenset(
    """claims claimed claim reported alleges believe believes suspect suspects said accused
    blamed""".split()
)
_OPENS = {(form,) for form in "to is are was were had has have for".split()}
# Words between a hedge and the verb that it hedges ("may well have been built").
_REACH = 4
# The same for a verb with "had" or "been" before it, or what is done ("had an affair").
_VERB_REACH = 3
# Words of the line between the two neighbours of a hedge that it leaves out.
_NEAR = 4


def certain(beside: Beside) -> Iterator[Fault]:
    """What only may be ("could face"), as what is or will be."""
    if beside.has(KEEPS_OPEN):
        return
    for j, form in enumerate(beside.said_forms[:-1]):
        if form not in MAYBE or beside.said.words[j].capitalised:
            continue
        verb = beside.met_content(range(j + 1, j + 1 + _REACH))
        if verb is not None:
            i = beside.back[verb]
            yield Fault("modality", max(i - 1, 0), i, beside.words_of(range(j, verb + 1)))


def done(beside: Beside) -> Iterator[Fault]:
    """What was planned or is to come ("plans to buy", "will buy"), as what has been done."""
    if beside.has(OPEN):
        return
    for j, form in enumerate(beside.said_forms[:-1]):
        planned = form == "to" and j and beside.said_forms[j - 1] in PLANS
        if not planned and form not in _YET_TO_BE:
            continue
        verb = beside.met_content(range(j + 1, j + 1 + _REACH))
        if verb is None or parted(beside.said, j, verb) or beside.said.words[verb].capitalised:
            continue
        i = beside.back[verb]
        before = beside.forms[max(i - 2, 0) : i]
        if not _DONE.isdisjoint(before) or _is_past(beside, i, verb):
            start = j - bool(planned)
            yield Fault("modality", max(i - 1, 0), i, beside.words_of(range(start, verb + 1)))


def _is_past(beside: Beside, i: int, verb: int) -> bool:
    """Whether the line has in the past what the sentence has as a bare verb: "bought", "buy"."""
    mine, theirs = beside.forms[i], beside.said_forms[verb]
    if mine == theirs or beside.forms[max(i - 1, 0)] in ("to", "be", "not") or not i:
        return False
    return mine in past_forms(theirs)


def unhedged(beside: Beside) -> Iterator[Fault]:
    """A hedge of a word or two ("allegedly", "possible") left out between words that stay."""
    if beside.has(HEDGES):
        return
    for j, form in enumerate(beside.said_forms):
        claimed = form in _CLAIMED and beside.said_forms[j + 1 : j + 2] in _OPENS
        if not (form in UNSURE or claimed) or j in beside.back:
            continue
        # "To appear in court" doubts nothing.
        if form.startswith("appear") and beside.said_forms[j + 1 : j + 2] != ("to",):
            continue
        left = next((k for k in range(j - 1, max(j - _NEAR, -1), -1) if k in beside.back), None)
        right = beside.met_content(range(j + 1, j + 1 + _REACH))
        if left is None or right is None or parted(beside.said, left, right):
            continue
        first, last = beside.back[left], beside.back[right]
        if 0 < last - first <= _NEAR:
            yield Fault("modality", first, last, beside.words_of(range(left, right + 1)))


def surer(beside: Beside) -> Iterator[Fault]:
    """A word that settles what the article leaves open: "convicted" for "charged"."""
    theirs = frozenset[str]().union(*(stems(word.text) for word in beside.said.words))
    for i, form in enumerate(beside.forms):
        if form not in SURE or i in beside.chain or stems(beside.line.words[i].text) & theirs:
            continue
        weaker = WEAKER[form] - set(beside.forms)
        at = next((j for j, other in enumerate(beside.said_forms) if other in weaker), None)
        if at is not None:
            yield Fault("modality", i, i, beside.word(at))


def unproven(beside: Beside) -> Iterator[Fault]:
    """What is alleged or suspected, as what is so."""
    if beside.keeps(HEDGES):
        return
    for found in DOUBTS.finditer(beside.said.text.lower()):
        words = beside.said.words
        after = next((k for k, word in enumerate(words) if word.start >= found.end()), len(words))
        verb = beside.met_content(range(after, after + _VERB_REACH))
        if verb is None or words[verb].capitalised:
            continue
        if beside.said_forms[after] in beside.forms:
            i = beside.back[verb]
            yield Fault("attribution", i, i, Span(found.start(), found.end()))
