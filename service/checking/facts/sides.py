"""A line and the article's own sentence for it, side by side: which of their facts stand in one
place."""

import re
from collections.abc import Set
from dataclasses import dataclass

from service.checking.facts.claim import Claim, false_claim
from service.checking.facts.items import Item
from service.checking.source import Place, Source
from service.checking.text.statement import Statement
from service.checking.text.words import Word, is_content

# Words by which the two gaps beside a name may differ at the nearer and the farther side; and at
# the farther, where the nearer is the same ordinary word. Chosen on the train and dev splits of the
# project's briefs (eval/checking_lines.py).
_NEAR, _FAR, _FAR_BESIDE = 1, 8, 40
_CLAUSE_START = re.compile(r"[,;:(]|\b(?:who|whose|which|that)\b")
_CLAUSE_END = re.compile(r"[,;:)]")
# What is said of somebody in passing: ", who chairs the committee, ".
_IN_PASSING = re.compile(r", [^,;:()]{3,120}, ?| \([^()]{3,120}\),? ")
# The same at either side of a number or date, which names the same thing more surely.
_FAR_NUMBER = 12
# Words before a name that tell who it is: "technology firm Sydus".
_MOST_TITLES = 4


@dataclass(frozen=True, slots=True)
class Sides:
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

    @property
    def met_words(self) -> int:
        """How many of the line's words that say something have their place in the sentence."""
        return sum(is_content(self.line.words[i]) for i in self.chain)

    def claim(self, mine: Item, other: Item) -> Claim:
        place = Place(self.passage, other.span)
        return false_claim(mine.kind, self.line, mine.span).with_nearest(place, self.source)

    def is_met(self, item: Item) -> bool:
        """Whether a word of the line's item is where it should be."""
        return not self.chain.keys().isdisjoint(item.words)


def stands_in_place(sides: Sides, mine: Item, other: Item) -> bool:
    """Whether the same words stand before and after the two, about as far away."""
    left = max((i for i in sides.chain if i < mine.first), default=None)
    right = min((i for i in sides.chain if i > mine.last), default=None)
    off: dict[int, int] = {}
    if left is not None:
        off[left] = _change_before(sides, left, mine, other)
    if right is not None:
        theirs = (other.last, sides.chain[right])
        off[right] = _gap_change(sides, theirs, right - mine.last)
    if not off or min(off.values()) < 0:
        return False
    if mine.kind != "name":
        return max(off.values()) <= _FAR_NUMBER
    nearest = min(off, key=off.__getitem__)
    word = sides.said.words[sides.chain[nearest]]
    beside = off[nearest] == 0 and is_content(word) and not word.capitalised
    return off[nearest] <= _NEAR and max(off.values()) <= (_FAR_BESIDE if beside else _FAR)


def _change_before(sides: Sides, left: int, mine: Item, other: Item) -> int:
    """By how many words the gaps before the two differ; of names with what they are called."""
    met = sides.chain[left]
    change = _gap_change(sides, (met, other.first), mine.first - left)
    if mine.kind != "name" or change < 0:
        return change
    ours = _title_start(sides.line, mine, sides.chain.keys())
    theirs = _title_start(sides.said, other, set(sides.chain.values()))
    return min(change, abs(theirs - met - (ours - left)))


def _title_start(said: Statement, item: Item, met: Set[int]) -> int:
    """The first of the few words right before a name that may tell who or what it is; none that
    the other side has (`met`)."""
    first = item.first
    while item.first - first < _MOST_TITLES and first and first - 1 not in met:
        word = said.words[first - 1]
        if not _tells(word) or said.text[word.start + len(word.text)] not in " -":
            break
        first -= 1
    return first


def _tells(word: Word) -> bool:
    return is_content(word) and word.text[0].isalpha()


def _gap_change(sides: Sides, theirs: tuple[int, int], ours: int) -> int:
    """By how many words a gap there differs from the line's; -1 where the two stand in another
    order. A clause that ends in it sets them far apart ("…, who won the Porto Marathon, was"),
    but for one that fills it."""
    first, last = theirs
    if last <= first:
        return -1
    text, words = sides.said.text, sides.said.words
    between, before = text[words[first].end : words[last].start], text[: words[first].start]
    if _IN_PASSING.fullmatch(between):
        return ours - 1
    ends_clause = _CLAUSE_END.search(between) and _CLAUSE_START.search(before)
    return abs(last - first - ours) + (_NEAR + 1 if ends_clause else 0)


def is_passed_over(sides: Sides, mine: Item, other: Item) -> bool:
    """Whether the word before the line's name or date stands right before the other there, and
    the line's own only further on: "through London Bridge, then at Victoria"."""
    if mine.kind == "date":
        return _is_date_passed_over(sides, mine, other)
    before, own = sides.chain.get(mine.first - 1), sides.chain.get(mine.first)
    if mine.kind != "name" or before is None or own is None:
        return False
    return other.first == before + 1 and other.last + 1 < own


def _is_date_passed_over(sides: Sides, mine: Item, other: Item) -> bool:
    """The same over small words: "rose last year, up on 2003" for "rose in 2003"."""
    left = max((i for i in sides.chain if i < mine.first), default=None)
    own = min((sides.chain[i] for i in mine.words if i in sides.chain), default=None)
    if left is None or own is None:
        return False
    words, before = sides.said.words, sides.chain[left]
    if not before < other.first <= other.last < own:
        return False
    between = (*words[before + 1 : other.first], *sides.line.words[left + 1 : mine.first])
    further = words[other.last + 1 : own]
    apart = "," in sides.said.text[words[other.last].end : words[own].start]
    return not any(map(is_content, between)) and (apart or any(map(is_content, further)))
