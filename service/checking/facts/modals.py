"""What will, may or would be, what is asked and what depends on something, told otherwise."""

from collections.abc import Iterator

from service.brief import FindingKind
from service.checking.facts.beside import Beside, Fault, parted
from service.checking.facts.certainty_words import (
    ASKED,
    CLAIM_NOUNS,
    CONTESTED,
    HEDGES,
    KEEPS_OPEN,
    MAYBE,
)
from service.checking.facts.polarity_words import NEGATORS, REFUSALS
from service.checking.text.words import Word, starts_sentence

_WILL = frozenset("will would shall wont".split())
# Not "could", which is also the past of "can".
_PERHAPS = frozenset("may might".split())
# Between a modal and its verb.
_BETWEEN = frozenset("be have been also still only soon now well".split()) | NEGATORS
_ASKED_OR_DENIED = ASKED | CLAIM_NOUNS | CONTESTED | REFUSALS
# Words between a modal and its verb at most; and from "whether" to the first that the line has.
_REACH = 4
# Share of the line's words with a place in the sentence that must be of the clause.
_MOSTLY = 0.6
_CONDITION = frozenset("if unless".split())
# After these "if" asks or compares.
_NO_CONDITION = frozenset("see as even what know ask asked tell wonder or".split())


def other_modal(beside: Beside) -> Iterator[Fault]:
    """ "will not" as "may not", "might be" as "would be": another modal before the same verb."""
    for k, j in beside.chain.items():
        if not beside.is_content(j):
            continue
        mine, theirs = _modal(beside.forms, k), _modal(beside.said_forms, j)
        if mine is None or theirs is None:
            continue
        ours, other = beside.forms[mine], beside.said_forms[theirs]
        stronger = ours in _WILL and other in MAYBE
        weaker = ours in _PERHAPS and other in _WILL
        if (
            (stronger or weaker)
            and ours not in beside.said_forms
            and not beside.line.words[mine].capitalised
            and not _is_name(beside.said.words[theirs], beside.said.text)
        ):
            yield Fault("modality", mine, k, beside.words_of(range(theirs, j + 1)))


def _is_name(word: Word, text: str) -> bool:
    """Whether the word is "Will" or "May" of somebody's name."""
    return word.capitalised and not starts_sentence(word, text)


def _modal(forms: tuple[str, ...], verb: int) -> int | None:
    """Where the modal of a verb stands; None where it has none."""
    for i in range(verb - 1, max(verb - 1 - _REACH, -1), -1):
        if forms[i] in _WILL or forms[i] in MAYBE:
            return i
        if forms[i] not in _BETWEEN:
            return None
    return None


def asked(beside: Beside) -> Iterator[Fault]:
    """What is being asked ("is investigating whether"), as what is so."""
    openers = [j for j, form in enumerate(beside.said_forms) if form == "whether"]
    yield from _clause(beside, openers, _ASKED_OR_DENIED, "modality")


def claimed(beside: Beside) -> Iterator[Fault]:
    """What is only a claim ("rejected the claim that"), as what is so."""
    forms = beside.said_forms
    that = [
        j for j, form in enumerate(forms[:-1]) if form in CLAIM_NOUNS and forms[j + 1] == "that"
    ]
    yield from _clause(beside, that, HEDGES | REFUSALS, "attribution")


def _clause(
    beside: Beside, openers: list[int], kept_by: frozenset[str], kind: FindingKind
) -> Iterator[Fault]:
    """Faults for clauses after these words of which the line is made; none where a word of the
    line's own, not of the clause, keeps open what it says."""
    content = [j for j in beside.back if beside.is_content(j)]
    for j in openers:
        first = beside.met_content(range(j + 1, j + 1 + _REACH))
        after = [k for k in content if j < k < _end(beside, j)]
        if first is None or len(after) < _MOSTLY * len(content) or len(after) < 2:
            continue
        if j in beside.back:
            continue
        own = (f for i, f in enumerate(beside.forms) if beside.chain.get(i, j) <= j)
        if not kept_by.isdisjoint(own):
            continue
        told = [beside.back[k] for k in after]
        there = beside.words_of(range(max(j - 1, 0), max(after) + 1))
        yield Fault(kind, min(told), max(told), there)


def _end(beside: Beside, opener: int) -> int:
    """Where the clause ends that a word begins: at the next comma."""
    count = len(beside.said.words)
    ends = (k for k in range(opener + 1, count) if parted(beside.said, k - 1, k))
    return next(ends, count)


def unconditional(beside: Beside) -> Iterator[Fault]:
    """What will be on a condition, as what will be: its "if" is left out."""
    if _WILL.isdisjoint(beside.forms) or beside.has(
        (KEEPS_OPEN | HEDGES) - {"will", "to", "said", "say", "says"}
    ):
        return
    for j, form in enumerate(beside.said_forms):
        if form not in _CONDITION or beside.said_forms[j - 1] in _NO_CONDITION:
            continue
        if any(k in beside.back for k in range(j, len(beside.said_forms))):
            continue
        verbs = [k for k in beside.back if k < j and beside.is_content(k)]
        if not verbs or parted(beside.said, max(verbs), j):
            continue
        if any(beside.said_forms[k] in _WILL for k in range(max(verbs))):
            i = beside.back[max(verbs)]
            end = min(j + _REACH, len(beside.said_forms))
            yield Fault("modality", i, i, beside.words_of(range(j, end)))
