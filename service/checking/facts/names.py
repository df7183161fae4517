"""Every name of a line must be one of the article's, in full, in part, or by an alias."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from service.checking.facts.claim import Claim
from service.checking.source import START, Source, initials
from service.checking.text.places import place_group, same_place
from service.checking.text.statement import Statement
from service.checking.text.words import (
    FUNCTION_WORDS,
    Word,
    fold,
    is_acronym,
    is_content,
    is_dictionary_word,
    is_english,
    starts_sentence,
)
from service.document import Span

# Letters to which a name is cut: "Fed".
_CUT = 3
_NONE: frozenset[int] = frozenset()
# Acronyms of ordinary words, which no run of capitals spells out.
_SHORT = {
    "pm": ("prime",),
    "mp": ("parliament", "lawmaker"),
    "mps": ("parliament", "lawmakers", "mp"),
    "ceo": ("chief",),
}
_TITLES = frozenset(
    """tv mr mrs ms miss dr sir dame lord lady prof professor president minister prime chief
    king queen prince princess pope rev reverend gen general col colonel capt captain sgt
    senator sen judge justice chancellor secretary director chairman governor mayor ambassador
    st saint""".split()
)


def claims(line: Statement, source: Source) -> tuple[Claim, ...]:
    """One claim for each word that names, and one for each first name that is given to the
    wrong surname."""
    found: list[Claim] = []
    for run in line.runs:
        for word in run:
            if _names_something(word, line, source):
                where = _holding(word, run, source)
                given = fold(word.text) in source.margin_forms
                found.append(Claim("name", Span(word.start, word.end), word.text, where, given))
        found.extend(_mispaired(line, run, source))
    return tuple(found)


def _names_something(word: Word, line: Statement, source: Source) -> bool:
    form = fold(word.text)
    if not word.capitalised or not is_content(word) or form in _TITLES:
        return False
    if any(date.span.start <= word.start < date.span.end for date in line.dates):
        return False
    if any(q.span.start <= word.start < q.span.end for q in line.quantities):
        return False
    if place_group(form) or (is_acronym(word) and not line.title_case):
        return True
    if form in source.by_form and is_dictionary_word(form):
        return False
    if line.title_case and line.text[word.end : word.end + 1] == "-":
        return False  # "Re-Signed", "Tongue-Out"
    if line.title_case or starts_sentence(word, line.text):
        return not is_english(form)
    return form not in source.names.lower_case


def is_ordinary(word: str) -> bool:
    """Whether the word is in the dictionary or a title, and need name nobody."""
    return is_dictionary_word(word) or fold(word) in _TITLES


def describes(word: str) -> bool:
    """Whether "the" and the word may speak of somebody named elsewhere: "the Swiss"."""
    form = fold(word)
    group = place_group(form)
    return is_ordinary(word) or (bool(group) and form not in (group, "us", "usa", "uk"))


def same_name(one: Sequence[Word], other: Sequence[Word], source: Source) -> bool:
    """Whether two names may be one: a shared word or beginning, a place and its people, an
    acronym, or two words that the article sets side by side ("Brenton", "Tarrant")."""
    mine, theirs = [fold(word.text) for word in one], [fold(word.text) for word in other]
    for a in mine:
        for b in theirs:
            if a == b or same_place(a, b) or (len(a) >= START and a[:START] == b[:START]):
                return True
            if _is_cut(a, theirs) or _is_cut(b, mine):
                return True
            if (a, b) in source.names.pairs or (b, a) in source.names.pairs:
                return True
    return _spells(one, other) or _spells(other, one)


def _is_cut(short: str, name: Sequence[str]) -> bool:
    """Whether a word is how a name of several words begins."""
    return len(short) == _CUT and len(name) > 1 and name[0].startswith(short)


def _spells(one: Sequence[Word], other: Sequence[Word]) -> bool:
    """Whether a word in capitals is what the other name is shortened to: "USC"."""
    capitals = [fold(word.text) for word in other if is_acronym(word)]
    short = {*capitals, *(form.rstrip("s") for form in capitals)}
    return len(one) > 1 and not short.isdisjoint(initials(one))


def _holding(word: Word, run: tuple[Word, ...], source: Source) -> frozenset[int]:
    """Passages that have the name, its country, its acronym or what its acronym stands for."""
    form, names = fold(word.text), source.names
    where = source.by_form.get(form, _NONE) | source.with_word(word.text)
    if form in FUNCTION_WORDS and form not in names.acronyms:
        where = _NONE  # "WHO" is no "who"
    for other in _number_forms(form):
        where |= source.by_form.get(other, _NONE)
    group = place_group(form)
    if group:
        where |= names.by_place.get(group, _NONE)
    for other in names.by_start.get(form[:START], ()):
        if same_place(form, other):
            where |= source.by_form.get(other, _NONE)
    if len(form) == _CUT and form not in FUNCTION_WORDS:
        for whole in _shortened(form, source):
            where |= source.by_form.get(whole, _NONE)
    if is_acronym(word):
        where |= names.by_initials.get(form.rstrip("s"), _NONE)
    for ordinary in _SHORT.get(form, ()):
        where |= source.by_form.get(ordinary, _NONE)
    for letters in initials(run) & names.acronyms:
        where |= source.by_form.get(letters, _NONE)
    if group == "us" or form in ("united", "states", "kingdom"):
        where |= names.by_initials.get("us", _NONE) | names.by_place.get("us", _NONE)
    return where


def _shortened(form: str, source: Source) -> set[str]:
    """The first words of longer names that begin with a shorter one: "Federal Reserve", "Fed"."""
    return {one for one, _ in source.names.pairs if one.startswith(form) and one != form}


def _number_forms(form: str) -> tuple[str, ...]:
    return (form[:-1], form + "s") if form.endswith("s") else (form + "s",)


def _mispaired(line: Statement, run: tuple[Word, ...], source: Source) -> Iterator[Claim]:
    """Two names side by side that the article only has in other company."""
    pairs = source.names.pairs
    if line.title_case:
        return
    for first, last in pairwise(run):
        one, two = fold(first.text), fold(last.text)
        if (one, two) in pairs or not (_personal(one, source) and _personal(two, source)):
            continue
        goes_with = [a for a, b in pairs if b == two and a != one and _personal(a, source)]
        if goes_with and any(a == one and _personal(b, source) for a, b in pairs):
            span = Span(first.start, last.end)
            yield Claim("name", span, line.text[span.start : span.end], _NONE)


def _personal(form: str, source: Source) -> bool:
    return (
        form in source.by_form
        and form not in source.names.acronyms
        and form not in source.names.lower_case
        and form not in _TITLES
        and form not in FUNCTION_WORDS
        and not place_group(form)
    )
