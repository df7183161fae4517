"""A name, number or date that stands where the article, in the same words, has another."""

from collections.abc import Iterator, Sequence, Set
from itertools import combinations

from service.checking.alignment import align
from service.checking.facts.arithmetic import worked_out
from service.checking.facts.claim import Claim
from service.checking.facts.dates import agrees
from service.checking.facts.items import Item, items, may_describe
from service.checking.facts.names import same_name
from service.checking.facts.numbers import alike, bears_out, comparable, equal
from service.checking.facts.own import Own
from service.checking.facts.sides import Sides, is_passed_over, stands_in_place
from service.checking.facts.titles import is_same_office
from service.checking.source import Source, initials
from service.checking.text.calendar_days import bears_out as bears_out_day
from service.checking.text.calendar_days import differ
from service.checking.text.dates import Date, same_sort
from service.checking.text.places import place_group, same_place
from service.checking.text.statement import Statement, neighbours
from service.checking.text.words import Word, fold, is_acronym, is_content, stems
from service.document import Span

# A sentence that has less than this share of what another has of the line's words bears no name
# of it out. Chosen on the train split of the project's briefs.
_ENOUGH = 0.7


def claims(line: Statement, source: Source, own: Own) -> tuple[Claim, ...]:
    """False claims only: what every one of the article's own passages for this line says
    otherwise, unless another passage that is near it bears the line out.

    Nothing for lines in Title Case, whose capitals name nothing.
    """
    if line.title_case:
        return ()
    mine = list(items(line, source))
    present = frozenset[str]().union(*(stems(word.text) for word in line.words))
    beside = [
        Sides(line, i, align(line.words, source.passages[i].said.words), present, source)
        for i in own.passages
    ]
    enough = _ENOUGH * max((sides.met_words for sides in beside), default=0)
    found = [[c for c in _swaps(sides, mine) if not _is_backed(c, sides, own)] for sides in beside]
    if any(
        not here and sides.met_words >= enough for sides, here in zip(beside, found, strict=True)
    ):
        return ()
    first = next(filter(None, found), [])
    return tuple(claim for claim in first if claim.kind == "name" or all(found))


def _is_backed(claim: Claim, sides: Sides, own: Own) -> bool:
    """Whether another passage that says much of the line has the claim: a name beside the same
    words, for whoever else the article is about is near as well."""
    there = own.backing(claim.span)
    name = [word for word in sides.line.words if claim.span.start <= word.start < claim.span.end]
    if claim.kind != "name" or not there or _is_called_there(name[-1], claim, sides):
        return bool(there)
    mine = neighbours(sides.line, claim.span)
    said = [sides.source.passages[i].said for i in there]
    beside = [words for one in said for word in name for words in _beside(word, one)]
    return not beside or any(not mine.isdisjoint(words) for words in beside)


def _is_called_there(surname: Word, claim: Claim, sides: Sides) -> bool:
    """Whether the sentence names him as well, beside the other."""
    form = fold(surname.text)
    there = any(fold(word.text) == form for word in sides.said.words)
    return there and surname.text.lower() not in claim.nearest.lower()


def _beside(name: Word, said: Statement) -> Iterator[frozenset[str]]:
    """What stands beside the word wherever it is, and beside the whole of the name it is in."""
    for word in said.words:
        if fold(word.text) == fold(name.text):
            run = next((run for run in said.runs if word in run), (word,))
            yield neighbours(said, Span(word.start, word.end))
            yield neighbours(said, Span(run[0].start, run[-1].end))


def _swaps(sides: Sides, mine: Sequence[Item]) -> Iterator[Claim]:
    theirs = list(items(sides.said, sides.source))
    met = set(sides.chain.values())
    unmet = [item for item in theirs if met.isdisjoint(item.words)]
    for item in mine:
        in_place = is_passed_over if _is_there(sides, item, theirs) else stands_in_place
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


def _is_there(sides: Sides, item: Item, theirs: Sequence[Item]) -> bool:
    """Whether the sentence has the line's item in its place, or in a form that no word of the
    line could meet: "£340m", "340 million pounds", "July 8", "Wednesday"."""
    return sides.is_met(item) or any(
        (item.quantity and other.quantity and alike(item.quantity, other.quantity))
        or (item.date and other.date and _is_its_day(sides, item.date, other, theirs))
        for other in theirs
        if not _share_a_word(sides, item, other)
    )


def _is_its_day(sides: Sides, mine: Date, other: Item, theirs: Sequence[Item]) -> bool:
    """Whether the day of a date may be the line's, and that of the date right beside it too:
    "Thursday 22 May"."""
    near = [
        item
        for item in theirs
        if item.date and max(item.first - other.last, other.first - item.last) <= 1
    ]
    return all(item.date and bears_out_day(mine, item.date, sides.source.written) for item in near)


def _traded(sides: Sides, mine: Sequence[Item], theirs: Sequence[Item]) -> Iterator[Claim]:
    """Two facts of the line that stand in each other's place there."""
    for one, two in combinations(mine, 2):
        if one.kind != two.kind or _passive(sides.line, one, two):
            continue
        for other, another in combinations([o for o in theirs if o.kind == one.kind], 2):
            if (
                stands_in_place(sides, one, other)
                and stands_in_place(sides, two, another)
                and _same(sides, one, another)
                and _same(sides, two, other)
                and not _passive(sides.said, other, another)
            ):
                yield sides.claim(one, other)
                return


def _passive(said: Statement, one: Item, two: Item) -> bool:
    """Whether "by" comes before one of the two: the other way round may say the same."""
    return any(item.first and said.words[item.first - 1].text == "by" for item in (one, two))


def _same(sides: Sides, mine: Item, other: Item) -> bool:
    if mine.quantity and other.quantity:
        return equal(mine.quantity, other.quantity)
    return _share_a_word(sides, mine, other)


def _share_a_word(sides: Sides, mine: Item, other: Item) -> bool:
    ours = {fold(sides.line.words[i].text) for i in mine.words}
    return not ours.isdisjoint(fold(sides.said.words[j].text) for j in other.words)


def _differs(sides: Sides, mine: Item, other: Item) -> bool:
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
        and not (may_describe(sides.said, other) and not _has_article(line, mine))
        and not _modifies(line, mine, set(sides.chain))
        and not _modifies(sides.said, other, set(sides.chain.values()))
        and not (_are_places(their_words) and not _are_places(our_words))
        and not _spelt_out(our_words, sides.said, other)
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


def _has_article(line: Statement, mine: Item) -> bool:
    """Whether the line's name has its "the" as well: "the Lords", where the other is "the Commons"
    and no way to speak of somebody."""
    return mine.first > 0 and fold(line.words[mine.first - 1].text) == "the"


def _spelt_out(name: Sequence[Word], said: Statement, other: Item) -> bool:
    """Whether the other name is part of what the name is short for: "Oil and Natural Gas"."""
    short = {fold(word.text) for word in name if is_acronym(word)}
    whole = (run for run in said.runs if said.words[other.first] in run)
    return any(not short.isdisjoint(initials(run)) for run in whole)


def _possessive(text: str, span: Span) -> bool:
    return "'" in text[span.end - 2 : span.end + 1]


def _within_name(sides: Sides, mine: Item, theirs: Sequence[Item]) -> Iterator[Claim]:
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
                and not is_same_office(fold(ours.text), fold(other.text))
            ):
                yield sides.claim(mine, whole[0])
