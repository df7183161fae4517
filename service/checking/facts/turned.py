"""A denial on one side alone, between words that a line and its sentence share."""

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from service.checking.facts.beside import Beside, Fault, parted
from service.checking.facts.polarity_words import NEGATORS, REFUSALS, is_negative
from service.checking.facts.speaking import SAYING
from service.checking.text.statement import Statement

# Words between the two shared ones at most. Chosen on the train split of the project's briefs.
_GAP = 4
# Words of the sentence around its denial that may deny it in turn.
_AROUND = 6
_DENYING = (
    NEGATORS
    | REFUSALS
    | frozenset(
        """none nobody nothing neither nor without unable missed misses miss lacks lacked lack
        excludes excluded exclude refusing failing rejecting denying""".split()
    )
)
# "Not only", "one or no", "the first but not the last", "no more than" deny nothing of the rest.
_NO_DENIAL = frozenset("only just merely solely simply but or than".split())


def turned(beside: Beside) -> Iterator[Fault]:
    """The one denies where the other, between the same two words, has others, and nothing beside
    them denies it: "although no group has", "and the group has"."""
    if "?" in beside.said.text:
        return
    for mine, theirs in _gaps(beside):
        if not 0 < len(mine) <= _GAP or not 0 < len(theirs) <= _GAP:
            continue
        ours = [beside.forms[i] for i in mine]
        others = [beside.said_forms[j] for j in theirs]
        if not _NO_DENIAL.isdisjoint((*ours, *others)) or not SAYING.isdisjoint(ours):
            continue
        if _is_parted(beside.line, mine) or _is_parted(beside.said, theirs):
            continue
        left_out = not _DENYING.isdisjoint(others) and not _is_doubled(beside, theirs)
        put_in = not _DENYING.isdisjoint(ours) and not _denies(beside.said_forms, beside.back)
        if (left_out and not _denies(beside.forms, beside.chain)) or put_in:
            yield Fault("negation", mine[0], mine[-1], beside.words_of(theirs))


def _gaps(beside: Beside) -> Iterator[tuple[range, range]]:
    """What stands between two neighbours of the chain, and before the first, on both sides."""
    chain = sorted(beside.chain.items())
    if chain:
        yield range(chain[0][0]), range(chain[0][1])
    for (a, b), (c, d) in pairwise(chain):
        yield range(a + 1, c), range(b + 1, d)


def _denies(forms: Sequence[str], met: Collection[int]) -> bool:
    """Whether one of the words that the other side has not in place may deny."""
    return any(is_negative(form) for i, form in enumerate(forms) if i not in met)


def _is_doubled(beside: Beside, theirs: range) -> bool:
    """Whether the sentence denies its denial: two near each other may deny nothing."""
    near = range(max(theirs[0] - _AROUND, 0), theirs[-1] + _AROUND + 1)
    return any(
        is_negative(form)
        for j, form in enumerate(beside.said_forms)
        if j in near and j not in theirs and j not in beside.back
    )


def _is_parted(said: Statement, places: range) -> bool:
    inside = range(max(places[0] - 1, 0), min(places[-1] + 1, len(said.words) - 1))
    return any(parted(said, k, k + 1) for k in inside)
