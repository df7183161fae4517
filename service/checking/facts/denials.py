"""What a line denies or asserts, or turns into its opposite, against its sentence's words."""

from collections.abc import Iterator

from service.checking.facts.beside import Beside, Fault, parted
from service.checking.facts.denied_clauses import denied_places
from service.checking.facts.polarity_words import NEGATORS, OPPOSITES, REFUSALS, is_negative
from service.checking.text.words import is_content

# Words between which a "not" of the article may stand for the line to be its opposite.
_NEAR = 3
# Words beside one that is no longer denied among which another may deny it.
_CLOSE = 3
_HELPING = frozenset("do does did is are was were be been has have had".split())
# Words around a denied one among which its sentence may deny it in another way.
_REACH = 4
# The sentence's words for the two sides of a "not" stand no farther apart.
_TOGETHER = 8


def denied(beside: Beside) -> Iterator[Fault]:
    """A "not" of the line's own, where the sentence has nothing negative near."""
    if _denials(beside.forms) <= _denials(beside.said_forms):
        return
    # Who "dismissed reports that he would leave" may have said that he would not.
    denied_too = denied_places(beside)
    for i, (form, word) in enumerate(zip(beside.forms, beside.line.words, strict=True)):
        if form not in NEGATORS or "-" in beside.line.text[max(word.start - 1, 0) : word.end + 1]:
            continue
        # "…, not that": what the line sets apart, its sentence may set apart in other words.
        if not i or beside.forms[i - 1] == "but" or parted(beside.line, i - 1, i):
            continue
        # "Keller, who was not armed, was": what is said in passing may stand elsewhere.
        if "," in beside.line.text[: word.start] and "," in beside.line.text[word.end :]:
            continue
        there = _around(beside, i)
        others = (f for j, f in enumerate(beside.forms) if j != i and j not in beside.chain)
        around = range(max(there.start - _REACH, 0), there.stop + _REACH)
        near = [f for j, f in enumerate(beside.said_forms) if j in around and j not in beside.back]
        if there and not any(map(is_negative, [*near, *others])) and denied_too.isdisjoint(there):
            yield Fault("negation", max(i - 1, 0), i, beside.words_of(there))


def _denials(forms: tuple[str, ...]) -> int:
    return sum(form in NEGATORS for form in forms)


def _around(beside: Beside, i: int) -> range:
    """The sentence's words for the line's nearest words on both sides of `i`; none where neither
    is there, where they stand far apart, or where they say nothing."""
    left = next((k for k in range(i - 1, max(i - 1 - _NEAR, -1), -1) if k in beside.chain), None)
    right = next(
        (k for k in range(i + 1, min(i + 1 + _NEAR, len(beside.forms))) if k in beside.chain), None
    )
    sides = [k for k in (left, right) if k is not None]
    beside_it = range(max(i - _NEAR, 0), min(i + 1 + _NEAR, len(beside.forms)))
    if not sides or not any(_said_too(beside, k) for k in beside_it if k != i):
        return range(0)
    places = [beside.chain[k] for k in sides]
    if max(places) - min(places) > _TOGETHER:
        return range(0)
    return range(min(places), min(max(places), min(places) + _REACH) + 1)


def undenied(beside: Beside) -> Iterator[Fault]:
    """The sentence's "not", or its "refused to", is left out between words that the line keeps."""
    if not NEGATORS.isdisjoint(beside.forms):
        return
    denied_too = denied_places(beside)
    for j, form in enumerate(beside.said_forms):
        denies = form in NEGATORS
        if j in beside.back or j in denied_too or not (denies or form in REFUSALS):
            continue
        # "not expected until May" is expected in May.
        if "until" in beside.said_forms[j:]:
            continue
        # "not only", "not just": what follows is so; "whether or not".
        after = beside.said_forms[j + 1 : j + 2]
        if after in (("only",), ("just",), ("merely",)) or beside.said_forms[j - 1 : j] == ("or",):
            continue
        left = _before(beside, j)
        right = beside.met_content(range(j + 1, j + _NEAR))
        if left is None or right is None or parted(beside.said, left, right):
            continue
        first, last = beside.back[left], beside.back[right]
        around = range(max(first - _CLOSE, 0), last + 1 + _CLOSE)
        near = [f for i, f in enumerate(beside.forms) if i in around and i not in beside.chain]
        if any(map(is_negative, near)):
            continue
        # Two denials near each other may deny nothing.
        if any(is_negative(beside.said_forms[k]) for k in range(left, right + 1) if k != j):
            continue
        if 0 < last - first <= _NEAR:
            yield Fault("negation", first, last, beside.words_of(range(left, right + 1)))


def _before(beside: Beside, denial: int) -> int | None:
    """The nearest of the sentence's words before a denial that the line has, over what only helps a
    verb ("had been unable"); None where it is too far away."""
    helping = 0
    for k in range(denial - 1, -1, -1):
        if k in beside.back:
            return k
        helping += beside.said_forms[k] in _HELPING
        if denial - k - helping >= _NEAR - 1:
            return None
    return None


def opposite(beside: Beside) -> Iterator[Fault]:
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
            yield Fault("negation", i, i, beside.word(j))


def refused(beside: Beside) -> Iterator[Fault]:
    """The line says that somebody refused, denied or failed; nothing in the sentence denies."""
    if any(map(is_negative, beside.said_forms)):
        return
    for i, form in enumerate(beside.forms):
        if form not in REFUSALS or i in beside.chain:
            continue
        if any(is_negative(other) for k, other in enumerate(beside.forms) if k != i):
            continue
        left = next((k for k in range(i - 1, max(i - 4, -1), -1) if _said_too(beside, k)), None)
        right = next((k for k in range(i + 1, i + 4) if _said_too(beside, k)), None)
        if left is not None and right is not None and beside.chain[left] < beside.chain[right]:
            there = range(beside.chain[left], beside.chain[right] + 1)
            yield Fault("negation", i, i, beside.words_of(there[:_TOGETHER]))


def _said_too(beside: Beside, k: int) -> bool:
    return k in beside.chain and is_content(beside.line.words[k])
