"""A word that the line or its sentence denies, and the other does not."""

from collections.abc import Iterator, Mapping, Sequence

from service.checking.facts.beside import Beside, Fault, parted
from service.checking.facts.denied_clauses import denied_places
from service.checking.facts.polarity_words import NEGATORS, is_negative
from service.checking.text.statement import Statement
from service.checking.text.words import is_content, starts_sentence, stems

# The figures here were chosen on the train split of the project's briefs.
_DENYING = NEGATORS | frozenset("without neither nobody".split())
# Words between a "not" and what it denies, beside those in "-ly".
_BETWEEN = frozenset(
    """be been being have has had having to in any in a an the even able going yet do does did is
    was were are allowed clear very so quite""".split()
)
_REACH = 4
# "Not only" denies nothing.
_ONLY = frozenset("only just merely solely simply necessarily".split())
# Words around a word by which it is the same one on both sides; and in the sentence.
_NEAR, _NEAR_THERE = 4, 6
# Words around a denied one among which the other side may deny it in its own way.
_AROUND = 8
_PREFIXES = ("un", "in", "im", "ir", "il", "dis", "non", "mis")
_SHORTEST = 3
_BESIDE = 3
_Places = Mapping[str, Sequence[int]]


def one_sided(beside: Beside) -> Iterator[Fault]:
    """A word stands behind a "not" on one side alone, and nothing else there denies it."""
    if "?" in beside.said.text:
        return
    places, denied_too = _places(beside.said), denied_places(beside)
    for i, word in enumerate(beside.line.words):
        if not is_content(word) or word.capitalised:
            continue
        there = sorted({j for stem in stems(word.text) for j in places.get(stem, ())})
        # Who denies that he would not pay may say that he would, and the other way round.
        if (
            not there
            or not denied_too.isdisjoint(there)
            or not _is_same_place(beside, i, there, places)
        ):
            continue
        mine = _denial(beside.line, beside.forms, i)
        theirs = [_denial(beside.said, beside.said_forms, j) for j in there]
        first = theirs[0]
        if mine is None and first is not None and None not in theirs:
            if not _denies_too(beside, i, there[0]):
                yield Fault(
                    "negation", max(i - 1, 0), i, beside.words_of(range(first, there[0] + 1))
                )
        elif mine and not any(theirs) and not _is_denied_there(beside, mine, there):
            near = range(max(there[0] - 1, 0), there[0] + 1)
            yield Fault("negation", mine, i, beside.words_of(near))


def prefixed(beside: Beside) -> Iterator[Fault]:
    """A word that only its first letters turn round: "unlikely" for "likely"."""
    for i, (form, word) in enumerate(zip(beside.forms, beside.line.words, strict=True)):
        if form in beside.said_forms or not is_content(word) or word.capitalised:
            continue
        for j, other in enumerate(beside.said_forms):
            turns = _turns(form, other) or _turns(other, form)
            if turns and other not in beside.forms and _is_plain(beside, i, j):
                yield Fault("negation", i, i, beside.word(j))


def _places(said: Statement) -> _Places:
    found: dict[str, list[int]] = {}
    for j, word in enumerate(said.words):
        if is_content(word):
            for stem in stems(word.text):
                found.setdefault(stem, []).append(j)
    return found


def _denial(said: Statement, forms: Sequence[str], i: int) -> int | None:
    """Where the "not" before a word stands; None where there is none."""
    for k in range(i - 1, max(i - 1 - _REACH, -1), -1):
        word = said.words[k]
        if said.text[word.end : said.words[k + 1].start] not in (" ", "-"):
            return None
        if forms[k] in _DENYING:
            # "No voters" are those who say so; "whether or not to go".
            a_name = word.text == "No" and not starts_sentence(word, said.text)
            asks = k > 0 and forms[k - 1] == "or"
            return None if a_name or asks or forms[k + 1] in _ONLY else k
        if forms[k] not in _BETWEEN and not forms[k].endswith("ly"):
            return None
    return None


def _is_same_place(beside: Beside, i: int, there: Sequence[int], places: _Places) -> bool:
    """Whether another word of the line near this one stands near it in the sentence; not where
    the sentence has the word in a title."""
    if all(beside.said.words[j].capitalised and j for j in there):
        return False
    for k in range(max(i - _NEAR, 0), min(i + 1 + _NEAR, len(beside.forms))):
        if k == i or not is_content(beside.line.words[k]):
            continue
        others = [m for stem in stems(beside.line.words[k].text) for m in places.get(stem, ())]
        if any(0 < abs(j - m) <= _NEAR_THERE for j in there for m in others):
            return True
    return False


def _denies_too(beside: Beside, i: int, there: int) -> bool:
    """Whether the line denies in words of its own what the sentence denies; "not until" is then."""
    near = beside.forms[max(i - _AROUND, 0) : i + _AROUND]
    own = (form for form in beside.forms if form not in beside.said_forms)
    until = "until" in beside.said_forms[there:]
    return until or any(map(is_negative, own)) or not _DENYING.isdisjoint(near)


def _is_denied_there(beside: Beside, mine: int, there: Sequence[int]) -> bool:
    """Whether the sentence denies the word in another way, or the line only sets it apart: "the
    first, not the last"."""
    if parted(beside.line, mine - 1, mine) or beside.forms[mine] == "without":
        return True
    near = (beside.said_forms[max(j - _AROUND, 0) : j + _AROUND] for j in there)
    return any(is_negative(form) for forms in near for form in forms)


def _turns(short: str, long: str) -> bool:
    return len(short) >= _SHORTEST and any(long == prefix + short for prefix in _PREFIXES)


def _is_plain(beside: Beside, i: int, j: int) -> bool:
    """Whether the two stand beside the same word, and neither is denied."""
    if _denial(beside.line, beside.forms, i) is not None:
        return False
    if _denial(beside.said, beside.said_forms, j) is not None:
        return False
    beside_it = [k for k in (i - 2, i - 1, i + 1, i + 2) if k in beside.chain]
    around = range(max(i - _BESIDE, 0), min(i + 1 + _BESIDE, len(beside.forms)))
    own = (beside.forms[k] for k in around if k != i)
    return any(abs(beside.chain[k] - j) <= _BESIDE for k in beside_it) and not any(
        is_negative(form) for form in own if form not in beside.said_forms
    )
