"""Who does it and to whom: a line must not give the one the other's part."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from lemminflect import getAllLemmas

from service.checking.facts.beside import Beside, Fault, parted
from service.checking.text.statement import Statement
from service.checking.text.words import fold, is_content

# Fitted to the train split's briefs: of what stands between the two, this share is the same; more
# where nothing but small words does, or a clause in passing ("Kemp, 28, was …").
_SAME, _MUCH_THE_SAME = 0.34, 0.6
# Others between the two at most.
_MIDDLE = 3
# Words from one of a unit to its next.
_APART = 2
_BE = frozenset("is are was were be been being get got gets".split())
_ARTICLES = frozenset("a an the".split())
_BEFORE_NOUN = _ARTICLES | frozenset("his her its their mr mrs ms dr sir".split())
# Between a subject and its verb.
_HELPING = frozenset(
    """has have had will would may might could should can also then later now still already to do
    does did once again never""".split()
)
_PREPOSITIONS = frozenset("of in for from with at by to on and or".split())
# Whoever does it to another has it done by him.
_MUTUAL = frozenset("met meets meet meeting married marries marry".split())
_SENTENCE_END = frozenset(";.!?")
_JOINING = frozenset(("and", "or"))
_OBJECT = _BEFORE_NOUN | frozenset("this that these those him them it some any all".split())
# They come before who speaks as well as after.
_INVERTED = frozenset("said says say added adds wrote explained recalled told".split())
_REACH = 3


@dataclass(frozen=True, slots=True)
class _Unit:
    """Words side by side on both sides: `first` to `last` of the line, `at` to `end` of the
    sentence."""

    first: int
    last: int
    at: int
    end: int


def roles(beside: Beside) -> Iterator[Fault]:
    """Two of the line are exchanged, or its subject is the article's object."""
    once = beside.once
    yield from _exchanged(beside, _units(once))
    yield from _flipped(beside, once)


def _exchanged(beside: Beside, units: Sequence[_Unit]) -> Iterator[Fault]:
    """Two of the line that each stand in the other's place, about the same words."""
    for a, one in enumerate(units):
        for b in range(a + 1, min(a + 2 + _MIDDLE, len(units))):
            other, middle = units[b], units[a + 1 : b]
            if not _is_turned((other, *middle, one)) or not _may_trade(beside, one, other):
                continue
            between = _Between.of(beside, one, other)
            if between.is_alike(beside, middle, held=_is_held(units, a, b)):
                there = beside.words_of(range(other.at, one.end + 1))
                yield Fault("name", one.first, other.last, there)


def _units(once: Mapping[int, int]) -> list[_Unit]:
    units: list[_Unit] = []
    for i, j in once.items():
        last = units[-1] if units else None
        if last and i - last.last <= _APART and 0 < j - last.end <= _APART:
            units[-1] = _Unit(last.first, i, last.at, j)
        else:
            units.append(_Unit(i, i, j, j))
    return units


def _is_turned(order: Sequence[_Unit]) -> bool:
    """Whether the sentence has them in this order."""
    return all(one.end < other.at for one, other in pairwise(order))


def _is_held(units: Sequence[_Unit], a: int, b: int) -> bool:
    """Whether what stands before or behind the two is in the sentence's order, or nothing does."""
    left = a > 0 and units[a - 1].end < units[b].at
    right = b < len(units) - 1 and units[b + 1].at > units[a].end
    return left or right or (a == 0 and b == len(units) - 1)


def _may_trade(beside: Beside, one: _Unit, other: _Unit) -> bool:
    return _names_one(beside, one.last) and _names_one(beside, other.last)


@dataclass(frozen=True, slots=True)
class _Between:
    """What stands between the two: folded words and text of the line, and of the sentence."""

    mine: Sequence[str]
    theirs: Sequence[str]
    ours: str
    there: str

    @classmethod
    def of(cls, beside: Beside, one: _Unit, other: _Unit) -> "_Between":
        words, said = beside.line.words, beside.said
        return cls(
            beside.forms[one.last + 1 : other.first],
            beside.said_forms[other.end + 1 : one.at],
            beside.line.text[words[one.last].end : words[other.first].start],
            said.text[said.words[other.end].end : said.words[one.at].start],
        )

    def is_alike(self, beside: Beside, middle: Sequence[_Unit], *, held: bool) -> bool:
        """Whether it is much the same, and the two say another thing the other way round."""
        if self._says_the_same or not _SENTENCE_END.isdisjoint(self.there):
            return False
        # "Tax increase plans", "plans to increase tax".
        met = [beside.forms[i] for unit in middle for i in range(unit.first, unit.last + 1)]
        if _ARTICLES.issuperset(set(self.mine) - set(met)) and not any(map(_is_verb, met)):
            return False
        in_passing = self.ours.count(",") != self.there.count(",")
        listed = not _JOINING.isdisjoint(self.mine) and "respectively" not in beside.forms
        if listed and (in_passing or not middle):
            return False
        surely = held and middle and not in_passing
        return _share(self.mine, self.theirs) >= (_SAME if surely else _MUCH_THE_SAME)

    @property
    def _says_the_same(self) -> bool:
        """Whether it may say the same the other way round: of "was beaten by", and of ", said"."""
        return (
            ("by" in self.mine) != ("by" in self.theirs)
            or _BE.isdisjoint(self.mine) != _BE.isdisjoint(self.theirs)
            or not _MUTUAL.isdisjoint(self.mine)
            or self.ours.count('"') % 2 != self.there.count('"') % 2
            or self.there.startswith((",", '"')) > self.ours.startswith((",", '"'))
        )


def _share(mine: Sequence[str], theirs: Sequence[str]) -> float:
    """What part of the words the two have in common, but for articles."""
    ours = Counter(form for form in mine if form not in _ARTICLES)
    others = Counter(form for form in theirs if form not in _ARTICLES)
    return (ours & others).total() / max(ours.total(), others.total(), 1)


def _names_one(beside: Beside, i: int) -> bool:
    """Whether the word may be somebody or something that has a part."""
    word, line = beside.line.words[i], beside.line
    counted = [*(q.span for q in line.quantities), *(date.span for date in line.dates)]
    if any(span.start <= word.start < span.end for span in counted):
        return False
    return word.capitalised or _is_noun(beside.forms[i])


def _flipped(beside: Beside, once: Mapping[int, int]) -> Iterator[Fault]:
    """The subject of a verb that is its object there, or the other way round."""
    for v, w in once.items():
        if beside.line.words[v].capitalised or not _is_deed(beside.forms[v], beside.said_forms[w]):
            continue
        for i, j in once.items():
            if not _names_one(beside, i):
                continue
            line, said = (beside.line, beside.forms), (beside.said, beside.said_forms)
            if i < v and w < j and _does(*line, i, v) and _undergoes(*said, j, w):
                yield Fault("name", i, v, beside.words_of(range(w, j + 1)))
            elif v < i and j < w and _undergoes(*line, i, v) and _does(*said, j, w):
                yield Fault("name", v, i, beside.words_of(range(j, w + 1)))


def _is_deed(mine: str, theirs: str) -> bool:
    return mine not in _INVERTED | _MUTUAL and _is_verb(mine) and _is_verb(theirs)


def _does(said: Statement, forms: Sequence[str], i: int, v: int) -> bool:
    """Whether word i is right before the verb, which has an object behind it."""
    if v - i > _REACH or not all(forms[k] in _HELPING for k in range(i + 1, v)):
        return False
    behind = v + 1
    if behind >= len(forms) or any(parted(said, k, k + 1) for k in range(i, behind)):
        return False
    if _is_governed(said, forms, i) or any(
        d.span.start == said.words[behind].start for d in said.dates
    ):
        return False
    if forms[behind].endswith("ing"):
        return False
    return forms[behind] in _OBJECT or is_content(said.words[behind])


def _is_governed(said: Statement, forms: Sequence[str], i: int) -> bool:
    """Whether a preposition or an "and" stands before the word and its own."""
    first = i
    while first and (is_content(said.words[first - 1]) or forms[first - 1] in _BEFORE_NOUN):
        if said.text[said.words[first - 1].end : said.words[first].start] != " ":
            break
        first -= 1
    return first > 0 and not parted(said, first - 1, first) and forms[first - 1] in _PREPOSITIONS


def _undergoes(said: Statement, forms: Sequence[str], i: int, v: int) -> bool:
    """Whether word i is right behind the verb, as its object."""
    between = range(v + 1, i)
    if i - v > _REACH or not all(
        forms[k] in _BEFORE_NOUN or said.words[k].capitalised for k in between
    ):
        return False
    if any(parted(said, k, k + 1) for k in range(v, i)):
        return False
    before = said.text[said.words[v - 1].end : said.words[v].start] if v else ""
    if not set(before).isdisjoint(',"'):
        return False  # ", tweeted Keller"
    return _BE.isdisjoint(forms[max(v - 2, 0) : v]) and not _describes(said, i)


def _describes(said: Statement, i: int) -> bool:
    """Whether the word only tells what the next is: "renewed Leeds interest"."""
    if i + 1 >= len(said.words):
        return False
    word, after = said.words[i], said.words[i + 1]
    return (
        is_content(after)
        and not after.capitalised
        and said.text[word.start + len(word.text) : after.start] == " "
        and _is_noun(fold(after.text))
    )


@lru_cache(maxsize=16384)
def _is_verb(form: str) -> bool:
    """Whether the word is hardly anything but a finite verb or a participle."""
    kinds = getAllLemmas(form)
    return (
        "VERB" in kinds
        and not form.endswith("ing")
        and ("NOUN" not in kinds or form.endswith("ed"))
    )


@lru_cache(maxsize=16384)
def _is_noun(form: str) -> bool:
    """Whether the word is hardly anything but a noun, or none that is known."""
    kinds = getAllLemmas(form)
    return not kinds or ("NOUN" in kinds and "ADJ" not in kinds and "ADV" not in kinds)
