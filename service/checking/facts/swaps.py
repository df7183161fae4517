"""A name, number or date that stands where the article, in the same words, has another."""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import combinations

from service.checking.alignment import align
from service.checking.facts.arithmetic import worked_out
from service.checking.facts.claim import Claim, false_claim
from service.checking.facts.dates import agrees
from service.checking.facts.items import Item, items, may_describe
from service.checking.facts.names import same_name
from service.checking.facts.numbers import alike, bears_out, comparable, equal
from service.checking.facts.own import Own
from service.checking.source import Place, Source
from service.checking.text.calendar_days import bears_out as bears_out_day
from service.checking.text.calendar_days import differ
from service.checking.text.dates import same_sort
from service.checking.text.places import place_group, same_place
from service.checking.text.statement import Statement
from service.checking.text.words import Word, fold, is_content, stems
from service.document import Span

# Words by which the two gaps beside a name may differ at the nearer and the farther side. Chosen
# on the train and dev splits of the project's briefs (eval/checking_lines.py).
_NEAR, _FAR = 1, 8
_CLAUSE_START = re.compile(r"[,;:(]|\b(?:who|whose|which|that)\b")
_CLAUSE_END = re.compile(r"[,;:)]")
# The same at either side of a number or date, which names the same thing more surely.
_FAR_NUMBER = 12


@dataclass(frozen=True, slots=True)
class _Sides:
    """A line beside the article's own sentence for it; `chain` leads from the words of the one
    to those of the other, `present` are all stems of the line."""

    line: Statement
    passage: int
    chain: dict[int, int]
    present: frozenset[str]
    source: Source

    @property
    def said(self) -> Statement:
        return self.source.passages[self.passage].said

    def claim(self, mine: Item, other: Item) -> Claim:
        place = Place(self.passage, other.span)
        return false_claim(mine.kind, self.line, mine.span).with_nearest(place, self.source)

    def is_met(self, item: Item) -> bool:
        """Whether a word of the line's item is where it should be."""
        return not self.chain.keys().isdisjoint(item.words)


def claims(line: Statement, source: Source, own: Own) -> tuple[Claim, ...]:
    """False claims only: what every one of the article's own passages for this line says
    otherwise, unless another passage that is near it bears the line out.

    Nothing for lines in Title Case, whose capitals name nothing.
    """
    if line.title_case:
        return ()
    swaps: list[Claim] = []
    mine = list(items(line, source))
    present = frozenset[str]().union(*(stems(word.text) for word in line.words))
    for i in own.passages:
        chain = align(line.words, source.passages[i].said.words)
        sides = _Sides(line, i, chain, present, source)
        here = [claim for claim in _swaps(sides, mine) if not own.is_backed(claim.span)]
        if not here:
            return ()
        swaps = swaps or here
    return tuple(swaps)


def _swaps(sides: _Sides, mine: Sequence[Item]) -> Iterator[Claim]:
    theirs = list(items(sides.said, sides.source))
    met = set(sides.chain.values())
    unmet = [item for item in theirs if met.isdisjoint(item.words)]
    for item in mine:
        in_place = _is_passed_over if _is_there(sides, item, theirs) else _stands_in_place
        for other in unmet:
            if (
                other.kind == item.kind
                and in_place(sides, item, other)
                and _differs(sides, item, other)
            ):
                yield sides.claim(item, other)
                break
        if item.kind == "name":
            yield from _within_name(sides, item, theirs)
    yield from _traded(sides, [item for item in mine if not sides.is_met(item)], unmet)


def _is_there(sides: _Sides, item: Item, theirs: Sequence[Item]) -> bool:
    """Whether the sentence has the line's item in its place, or in a form that no word of the
    line could meet: "£340m", "340 million pounds"."""
    return sides.is_met(item) or any(
        alike(item.quantity, other.quantity) and not _share_a_word(sides, item, other)
        for other in theirs
        if item.quantity and other.quantity
    )


def _stands_in_place(sides: _Sides, mine: Item, other: Item) -> bool:
    """Whether the same words stand before and after the two, about as far away."""
    left = max((i for i in sides.chain if i < mine.first), default=None)
    right = min((i for i in sides.chain if i > mine.last), default=None)
    off: list[int] = []
    if left is not None:
        off.append(_gap_change(sides, (sides.chain[left], other.first), mine.first - left))
    if right is not None:
        off.append(_gap_change(sides, (other.last, sides.chain[right]), right - mine.last))
    if not off or min(off) < 0:
        return False
    if mine.kind != "name":
        return max(off) <= _FAR_NUMBER
    return min(off) <= _NEAR and max(off) <= _FAR


def _gap_change(sides: _Sides, theirs: tuple[int, int], ours: int) -> int:
    """By how many words a gap there differs from the line's; -1 where the two stand in another
    order. A clause that ends in it sets them far apart ("…, who won the Porto Marathon, was")."""
    first, last = theirs
    if last <= first:
        return -1
    text, words = sides.said.text, sides.said.words
    between, before = text[words[first].end : words[last].start], text[: words[first].start]
    ends_clause = _CLAUSE_END.search(between) and _CLAUSE_START.search(before)
    return abs(last - first - ours) + (_NEAR + 1 if ends_clause else 0)


def _is_passed_over(sides: _Sides, mine: Item, other: Item) -> bool:
    """Whether the word before the line's name stands right before the other name there, and the
    line's own name only further on: "through London Bridge, then at Victoria"."""
    before, own = sides.chain.get(mine.first - 1), sides.chain.get(mine.first)
    if mine.kind != "name" or before is None or own is None:
        return False
    return other.first == before + 1 and other.last + 1 < own


def _traded(sides: _Sides, mine: Sequence[Item], theirs: Sequence[Item]) -> Iterator[Claim]:
    """Two facts of the line that stand in each other's place there."""
    for one, two in combinations(mine, 2):
        if one.kind != two.kind or _passive(sides.line, one, two):
            continue
        for other, another in combinations([o for o in theirs if o.kind == one.kind], 2):
            if (
                _stands_in_place(sides, one, other)
                and _stands_in_place(sides, two, another)
                and _same(sides, one, another)
                and _same(sides, two, other)
                and not _passive(sides.said, other, another)
            ):
                yield sides.claim(one, other)
                return


def _passive(said: Statement, one: Item, two: Item) -> bool:
    """Whether "by" comes before one of the two: the other way round may say the same."""
    return any(item.first and said.words[item.first - 1].text == "by" for item in (one, two))


def _same(sides: _Sides, mine: Item, other: Item) -> bool:
    if mine.quantity and other.quantity:
        return equal(mine.quantity, other.quantity)
    return _share_a_word(sides, mine, other)


def _share_a_word(sides: _Sides, mine: Item, other: Item) -> bool:
    ours = {fold(sides.line.words[i].text) for i in mine.words}
    return not ours.isdisjoint(fold(sides.said.words[j].text) for j in other.words)


def _differs(sides: _Sides, mine: Item, other: Item) -> bool:
    """Whether the line cannot mean the other fact, nor has it in another place."""
    line = sides.line
    if mine.quantity and other.quantity:
        return (
            comparable(mine.quantity, other.quantity)
            and not any(bears_out(line, q, other.quantity) for q in line.quantities)
            and not worked_out(line, mine.quantity, [sides.said])
        )
    if mine.date and other.date:
        written = sides.source.written
        other_sort = differ(mine.date, other.date, written)
        return (same_sort(mine.date, other.date) or other_sort) and not any(
            agrees(date, other.date, sides.source) or bears_out_day(date, other.date, written)
            for date in line.dates
        )
    our_words = [line.words[i] for i in mine.words]
    their_words = [sides.said.words[j] for j in other.words]
    return (
        _possessive(line.text, mine.span) == _possessive(sides.said.text, other.span)
        and not any(stems(w.text) & sides.present for w in their_words if w.capitalised)
        and not may_describe(sides.said, other)
        and not _modifies(line, mine, set(sides.chain))
        and not _modifies(sides.said, other, set(sides.chain.values()))
        and not (_are_places(their_words) and not _are_places(our_words))
        and not same_name(our_words, their_words, sides.source)
    )


def _modifies(said: Statement, item: Item, met: Set[int]) -> bool:
    """Whether the name only tells of what kind somebody is whom the other side may name: "the
    Detroit company", "Czech poet". Not where both have the noun (`met`): "Russian judge"."""
    after = item.last + 1
    if after >= len(said.words) or after in met or not said.words[after].text.islower():
        return False
    between = said.text[said.words[item.last].end : said.words[after].start]
    if between == "-":
        return True  # "Brussels-based", "Moscow-led"
    return (
        between == " "
        and is_content(said.words[after])
        and not said.words[after].text.endswith("ed")
    )


def _are_places(name: Sequence[Word]) -> bool:
    """Whether the words are of countries and their peoples."""
    return all(place_group(fold(word.text)) for word in name)


def _possessive(text: str, span: Span) -> bool:
    return "'" in text[span.end - 2 : span.end + 1]


def _within_name(sides: _Sides, mine: Item, theirs: Sequence[Item]) -> Iterator[Claim]:
    """One word of a longer name that is another there: "Ulster Museum", "British Museum"."""
    chain, met = sides.chain, set(sides.chain.values())
    for i in mine.words:
        for neighbour, step in ((i + 1, -1), (i - 1, 1)):
            if i in chain or neighbour not in mine.words or neighbour not in chain:
                continue
            j = chain[neighbour] + step
            whole = [o for o in theirs if j in o.words and chain[neighbour] in o.words]
            if j in met or not whole:
                continue
            ours, other = sides.line.words[i], sides.said.words[j]
            if (
                other.capitalised
                and not stems(other.text) & sides.present
                and not same_place(ours.text, other.text)
            ):
                yield sides.claim(mine, whole[0])
