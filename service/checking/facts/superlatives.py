"""One of the greatest, told as the greatest: "one of the largest mills" is not "the largest"."""

from collections.abc import Iterator, Sequence

from service.checking.facts.beside import Beside, Fault, parted
from service.checking.text.words import stems

_AMONG = (("one", "of"), ("some", "of"), ("two", "of"))
_TOP = frozenset("most top leading best worst least".split())
# Words that end as superlatives do.
_NO_SUPERLATIVE = frozenset(
    """west east northwest southwest northeast southeast test tests rest guest forest interest
    request arrest protest contest invest harvest honest modest suggest digest chest quest priest
    manifest breast latest nest pest jest vest conquest bequest behest infest molest detest attest
    zest est midwest wrest""".split()
)
# Words from "one of" to the superlative: "one of the world's most …".
_WITHIN = 4
# A line with one of these before the superlative does not say that it stands alone.
_OTHER = frozenset("one among some of amongst a an second third fourth fifth".split())
_BEFORE = 5
# Words from a superlative to what it is of.
_NOUN_WITHIN = 3


def superlative(beside: Beside) -> Iterator[Fault]:
    """The line calls somebody "the largest" whom the sentence calls "one of the largest"."""
    for j, k in _among(beside):
        for i, form in enumerate(beside.forms):
            if form != beside.said_forms[k] or not _is_single(beside, i):
                continue
            theirs = _stems_after(beside, k)
            if theirs & _stems_of(beside, i) and _OTHER.isdisjoint(
                beside.forms[max(i - _BEFORE, 0) : i]
            ):
                yield Fault("number", i, i, beside.words_of(range(j, k + 1)))


def _among(beside: Beside) -> Iterator[tuple[int, int]]:
    """Where the sentence says "one of", and the superlative behind it; nothing where it has the
    same superlative elsewhere too."""
    forms = beside.said_forms
    for j, form in enumerate(forms):
        if form not in ("among", "amongst") and forms[j : j + 2] not in _AMONG:
            continue
        for k in range(j + 1, min(j + 2 + _WITHIN, len(forms))):
            if parted(beside.said, k - 1, k):
                break
            if _is_superlative(forms[k]):
                if forms.count(forms[k]) == 1:
                    yield j, k
                break


def _is_superlative(form: str) -> bool:
    return form in _TOP or (form.endswith("est") and form not in _NO_SUPERLATIVE)


def _is_single(beside: Beside, i: int) -> bool:
    """Whether "the" or an owner stands before a superlative of the line."""
    before = beside.forms[max(i - 2, 0) : i]
    owner = beside.line.words[i - 1] if i else None
    owned = owner is not None and owner.end - owner.start > len(owner.text)
    return "the" in before or owned


def _stems_after(beside: Beside, k: int) -> frozenset[str]:
    words: Sequence[str] = [w.text for w in beside.said.words[k + 1 : k + 1 + _NOUN_WITHIN]]
    return frozenset[str]().union(*map(stems, words))


def _stems_of(beside: Beside, i: int) -> frozenset[str]:
    words = [w.text for w in beside.line.words[i + 1 : i + 1 + _NOUN_WITHIN]]
    return frozenset[str]().union(*map(stems, words))
