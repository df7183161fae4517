"""A name, number or date that stands where the article, in the same words, has another."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations

from service.checking.alignment import align
from service.checking.facts.claim import Claim
from service.checking.facts.dates import agrees
from service.checking.facts.items import Item, items
from service.checking.facts.names import describes, same_name
from service.checking.facts.numbers import bears_out, comparable, equal
from service.checking.source import Passage, Source
from service.checking.text.dates import same_sort
from service.checking.text.statement import Statement
from service.checking.text.words import fold, is_content, stems
from service.document import Span

# Tuned on the dev split of the project's briefs (eval/checking_lines.py). A sentence is the
# line's own where it has this share of the line's other content words …
_OWN = 0.6
# … and others that have nearly as many may be it too: then none may bear the line out.
_NEARLY = 0.85
_MOST_PASSAGES = 3
# Words by which the two gaps beside a name may differ at the nearer and the farther side.
_NEAR, _FAR = 1, 8
# The same at either side of a number or date, which names the same thing more surely.
_FAR_NUMBER = 12


def claims(line: Statement, source: Source, own: Sequence[int]) -> tuple[Claim, ...]:
    """False claims only: what the article's own passages for this line say otherwise.

    Nothing for lines in Title Case, whose capitals name nothing.
    """
    if line.title_case:
        return ()
    swaps: list[Claim] = []
    mine = list(items(line, source))
    for i in own:
        here = list(_swaps(line, mine, source.passages[i], source))
        if not here:
            return ()
        swaps = swaps or here
    return tuple(swaps)


def own_passages(line: Statement, source: Source, found: Sequence[Claim]) -> list[int]:
    """The passages that say what the line says, best first; [] where none does clearly.

    `found` are the line's claims: their words do not count, or a false one would find itself.
    """
    taken = [claim.span for claim in found if claim.kind != "quote"]
    others = [
        word
        for word in line.words
        if is_content(word) and not any(s.start <= word.start < s.end for s in taken)
    ]
    shared = Counter(i for word in others for i in source.with_word(word.text))
    best = max(shared.values(), default=0)
    if not best or best < _OWN * len(others):
        return []
    borne = Counter(i for claim in found for i in claim.passages)
    ranked = sorted(shared, key=lambda i: (-shared[i], -borne[i], i))[:_MOST_PASSAGES]
    return [i for i in ranked if shared[i] >= _NEARLY * best]


def _swaps(
    line: Statement, mine: Sequence[Item], passage: Passage, source: Source
) -> Iterator[Claim]:
    chain = align(line.words, passage.said.words)
    theirs = list(items(passage.said, source))
    met = set(chain.values())
    unmet = [item for item in theirs if met.isdisjoint(item.words)]
    for item in mine:
        in_place = _stands_in_place if chain.keys().isdisjoint(item.words) else _is_passed_over
        for other in unmet:
            if (
                other.kind == item.kind
                and in_place(item, other, chain)
                and _differs(item, other, line, passage.said, source)
            ):
                yield _claim(item, line, passage.said.text[other.span.start : other.span.end])
                break
        if item.kind == "name":
            yield from _within_name(line, item, passage.said, theirs, chain)
    yield from _traded(line, mine, passage.said, unmet, chain)


def _claim(item: Item, line: Statement, nearest: str) -> Claim:
    surface = line.text[item.span.start : item.span.end]
    return Claim(item.kind, item.span, surface, frozenset(), nearest=nearest)


def _stands_in_place(mine: Item, other: Item, chain: dict[int, int]) -> bool:
    """Whether the same words stand before and after the two, about as far away."""
    left = max((i for i in chain if i < mine.first), default=None)
    right = min((i for i in chain if i > mine.last), default=None)
    gaps = []
    if left is not None:
        gaps.append((other.first - chain[left], mine.first - left))
    if right is not None:
        gaps.append((chain[right] - other.last, right - mine.last))
    if not gaps or any(theirs < 1 for theirs, _ in gaps):
        return False
    off = [abs(theirs - ours) for theirs, ours in gaps]
    if mine.kind != "name":
        return max(off) <= _FAR_NUMBER
    return min(off) <= _NEAR and max(off) <= _FAR


def _is_passed_over(mine: Item, other: Item, chain: dict[int, int]) -> bool:
    """Whether the word before the line's name stands right before the other name there, and the
    line's own name only further on: "through London Bridge, then at Victoria"."""
    before, own = chain.get(mine.first - 1), chain.get(mine.first)
    if mine.kind != "name" or before is None or own is None:
        return False
    return other.first == before + 1 and other.last + 1 < own


def _traded(
    line: Statement,
    mine: Sequence[Item],
    said: Statement,
    theirs: Sequence[Item],
    chain: dict[int, int],
) -> Iterator[Claim]:
    """Two facts of the line that stand in each other's place there."""
    for one, two in combinations([i for i in mine if chain.keys().isdisjoint(i.words)], 2):
        if one.kind != two.kind or _passive(line, one, two):
            continue
        for other, another in combinations([o for o in theirs if o.kind == one.kind], 2):
            if (
                _stands_in_place(one, other, chain)
                and _stands_in_place(two, another, chain)
                and _same(one, another, line, said)
                and _same(two, other, line, said)
                and not _passive(said, other, another)
            ):
                yield _claim(one, line, said.text[other.span.start : other.span.end])
                return


def _passive(said: Statement, one: Item, two: Item) -> bool:
    """Whether "by" comes before one of the two: the other way round may say the same."""
    return any(item.first and said.words[item.first - 1].text == "by" for item in (one, two))


def _same(mine: Item, other: Item, line: Statement, said: Statement) -> bool:
    if mine.quantity and other.quantity:
        return equal(mine.quantity, other.quantity)
    ours = {fold(line.words[i].text) for i in mine.words}
    return not ours.isdisjoint(fold(said.words[j].text) for j in other.words)


def _differs(mine: Item, other: Item, line: Statement, said: Statement, source: Source) -> bool:
    """Whether the line cannot mean the other fact, nor has it in another place."""
    if mine.quantity and other.quantity:
        return comparable(mine.quantity, other.quantity) and not any(
            bears_out(line, quantity, other.quantity) for quantity in line.quantities
        )
    if mine.date and other.date:
        return same_sort(mine.date, other.date) and not any(
            agrees(date, other.date, source) for date in line.dates
        )
    if _possessive(line.text, mine.span) != _possessive(said.text, other.span):
        return False
    their_words = said.words[other.first : other.last + 1]
    present = set().union(*(stems(word.text) for word in line.words))
    if any(stems(word.text) & present for word in their_words if word.capitalised):
        return False
    if _describes(other, said):
        return False
    return not same_name(line.words[mine.first : mine.last + 1], their_words, source)


def _describes(item: Item, said: Statement) -> bool:
    """Whether the name may be a way to speak of another: "the Swiss", "the Blues"."""
    before = fold(said.words[item.first - 1].text) if item.first else ""
    if before not in ("the", "a", "an") or item.first != item.last:
        return False
    return describes(said.words[item.first].text)


def _possessive(text: str, span: Span) -> bool:
    return "'" in text[span.end - 2 : span.end + 1]


def _within_name(
    line: Statement, mine: Item, said: Statement, theirs: Sequence[Item], chain: dict[int, int]
) -> Iterator[Claim]:
    """One word of a longer name that is another there: "Ulster Museum", "British Museum"."""
    met = set(chain.values())
    for i in mine.words:
        for beside, step in ((i + 1, -1), (i - 1, 1)):
            if i in chain or beside not in mine.words or beside not in chain:
                continue
            j = chain[beside] + step
            if j in met or not any(j in o.words and chain[beside] in o.words for o in theirs):
                continue
            other = said.words[j]
            present = set().union(*(stems(word.text) for word in line.words))
            if other.capitalised and not stems(other.text) & present:
                yield _claim(mine, line, other.text)
