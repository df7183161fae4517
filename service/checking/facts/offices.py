"""Whose office and whose country it is: a line must not give one person what is another's."""

from collections.abc import Iterator, Sequence

from service.checking.facts.claim import Claim, false_claim
from service.checking.facts.holders import FORMER, Held, held_in
from service.checking.facts.titles import Office, offices
from service.checking.source import Source
from service.checking.text.statement import Statement
from service.checking.text.words import Word, fold, words

# By one of these a line tells that somebody holds an office no more.
_PAST = FORMER | frozenset(
    """then late retired resigned left quit outgoing previous previously once was were served before
    after becoming became""".split()
)


def claims(line: Statement, source: Source) -> Iterator[Claim]:
    """False claims only: an office or a country before or behind a name that the article gives
    to others, and to this name another one, or, of countries, none."""
    if line.title_case:
        return
    mine = [held for held in held_in(line, 0, source) if held.offices or held.countries]
    if not mine:
        return
    theirs = [
        held
        for i, passage in enumerate(source.passages)
        for held in held_in(passage.said, i, source)
    ]
    for one in mine:
        own = [held for held in theirs if held.surname == one.surname]
        others = [held for held in theirs if held.surname != one.surname]
        other = _another_country(one, own, others, source)
        if not other and not _shares_sentence(one.offices, one.surname, source):
            other = _another_office(one, own, others)
        other = other or _not_his(one, own, theirs, source) or _no_longer_his(one, own, line)
        if other:
            yield false_claim("name", line, one.place.span).with_nearest(other.place, source)


def _shares_sentence(offices: frozenset[str], surname: str, source: Source) -> bool:
    """Whether a sentence that has the name has the office too, whosever it is there."""
    named = source.by_form.get(surname, frozenset())
    return any(not named.isdisjoint(source.by_form.get(office, ())) for office in offices)


def _another_country(
    one: Held, own: Sequence[Held], others: Sequence[Held], source: Source
) -> Held | None:
    """Where the article has the name with another country, or the country with other names."""
    if not one.countries or any(one.countries & held.countries for held in own):
        return None
    for held in own:
        if held.countries:
            return held
    named = source.by_form.get(one.surname, frozenset())
    spoken_of = {
        i + step
        for group in one.countries
        for i in source.names.by_place.get(group, ())
        for step in (-1, 0, 1)
    }
    elsewhere = [held for held in others if one.countries & held.countries]
    return elsewhere[0] if own and elsewhere and named.isdisjoint(spoken_of) else None


def _another_office(one: Held, own: Sequence[Held], others: Sequence[Held]) -> Held | None:
    """Where the article has the name with another office, and the office with another name."""
    holders = [held for held in others if one.offices and one.offices <= held.offices]
    known = [held for held in own if held.offices]
    if not holders or not known or any(one.offices & held.offices for held in known):
        return None
    return None if _are_one(one, known) else known[0]


def _are_one(one: Held, others: Sequence[Held]) -> bool:
    """Whether one of the others has the office in other words: "CEO"."""
    return any(a.may_be(b) for a in one.called for held in others for b in held.called)


def _not_his(one: Held, own: Sequence[Held], theirs: Sequence[Held], source: Source) -> Held | None:
    """Where the article has the name with an office that the line's cannot be, and the line's only
    beside other names or nowhere."""
    known = [held for held in own if held.called]
    for office in one.called:
        if not known or any(office.may_be(other) for held in known for other in held.called):
            continue
        if not _is_open(office, [held for held in theirs if held.surname != one.surname], source):
            return known[0]
    return None


def _no_longer_his(one: Held, own: Sequence[Held], line: Statement) -> Held | None:
    """Where the article says "former" wherever it gives the name the office, and the line has no
    word of it."""
    if any(fold(word.text) in _PAST for word in line.words):
        return None
    for office in one.called:
        held = [
            h
            for h in own
            if any(office.may_be(other) for other in h.called)
            and not (one.bodies and h.bodies and one.bodies.isdisjoint(h.bodies))
        ]
        if held and all(h.is_past for h in held):
            return held[0]
    return None


def _is_open(office: Office, others: Sequence[Held], source: Source) -> bool:
    """Whether the article has the office where it gives it to nobody of these, so that it may be
    anybody's."""
    margin = [fold(word.text) for word in words(source.margin)]
    if any(office.may_be(other) for _, other in offices(margin)):
        return True
    return any(
        office.may_be(other) and not _is_within(said.words[k], i, others)
        for i, passage in enumerate(source.passages)
        for said in (passage.said,)
        for k, other in offices([fold(word.text) for word in said.words])
    )


def _is_within(word: Word, passage: int, others: Sequence[Held]) -> bool:
    places = (held.place for held in others)
    return any(p.passage == passage and p.span.start <= word.start < p.span.end for p in places)
