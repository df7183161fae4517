"""What a line denies, asserts or turns round against the article's own words for it."""

from collections.abc import Callable, Iterator, Mapping

from service.checking.facts.alone import not_alone
from service.checking.facts.attribution import contested, opined, unattributed
from service.checking.facts.beside import Beside, Fault
from service.checking.facts.certainty import certain, done, surer, unhedged, unproven
from service.checking.facts.claim import Claim, false_claim
from service.checking.facts.denials import denied, opposite, refused, undenied
from service.checking.facts.denied_clauses import denied_clause
from service.checking.facts.denied_words import one_sided, prefixed
from service.checking.facts.kinds import another_of_a_kind
from service.checking.facts.modals import asked, claimed, other_modal, unconditional
from service.checking.facts.own import Own
from service.checking.facts.polarity_words import NEGATORS
from service.checking.facts.roles import roles
from service.checking.facts.sayers import another_sayer, called
from service.checking.facts.superlatives import superlative
from service.checking.facts.turned import turned
from service.checking.source import Place, Source
from service.checking.text.statement import Statement
from service.checking.text.words import Word, fold, is_content, stems
from service.document import Span

# Words between a "not" and what it denies.
_DENIED_WITHIN = 3
# A passage with a smaller part of the words that the best one has in place bears nothing out.
# Chosen on the train split of the project's briefs.
_ENOUGH = 0.75
# Rules for passages that say the line in its own order, for those that have most of its words in
# whatever order, and for all of its own; in each, the first that finds something is told.
_Rule = Callable[[Beside], Iterator[Fault]]
_SAID_ALIKE: tuple[_Rule, ...] = (denied, undenied, refused, opposite)
_CLOSE: tuple[_Rule, ...] = (
    surer,
    certain,
    done,
    unproven,
    unattributed,
    opined,
    contested,
    unhedged,
    other_modal,
    asked,
    claimed,
    unconditional,
    not_alone,
    superlative,
    called,
    another_sayer,
    another_of_a_kind,
)
_LAST_ALIKE: tuple[_Rule, ...] = (denied_clause, turned)
_ALL: tuple[_Rule, ...] = (one_sided, prefixed, roles)


def claims(line: Statement, source: Source, own: Own) -> Iterator[Claim]:
    """False claims only: what every one of the article's own passages for this line contradicts.

    Nothing for lines in Title Case, which are too short to tell.
    """
    if line.title_case:
        return
    every = {i: Beside.of(line, source.passages[i].said) for i in own.passages}
    alike = _closest({i: beside for i, beside in every.items() if beside.is_alike})
    close = _closest({i: beside for i, beside in every.items() if beside.is_close})
    for rules, besides in (
        (_SAID_ALIKE, alike),
        (_CLOSE, close),
        (_LAST_ALIKE, alike),
        (_ALL, every),
    ):
        for rule in rules if besides else ():
            if found := _found(rule, besides, source):
                yield found
                return


def _found(rule: _Rule, besides: Mapping[int, Beside], source: Source) -> Claim | None:
    """What the rule finds in every one of the passages, told by the first."""
    faults = [next(rule(beside), None) for beside in besides.values()]
    first = faults[0]
    if first is None or not all(faults):
        return None
    place, beside = next(iter(besides.items()))
    line = beside.line
    denial = next((k for k in (first.first, first.last) if beside.forms[k] in NEGATORS), None)
    if denial is not None and _is_denied_elsewhere(line, denial, source):
        return None
    span = Span(line.words[first.first].start, line.words[first.last].end)
    return false_claim(first.kind, line, span).with_nearest(Place(place, first.nearest), source)


def _closest(besides: Mapping[int, Beside]) -> dict[int, Beside]:
    """Those that have nearly as many words of the line in their place as the best."""
    met = {i: beside.met_words for i, beside in besides.items()}
    most = max(met.values(), default=0)
    return {i: beside for i, beside in besides.items() if met[i] >= _ENOUGH * most}


def _is_denied_elsewhere(line: Statement, denial: int, source: Source) -> bool:
    """Whether another sentence denies the word that the line's denial is about: "no speeches"."""
    about = next((word for word in line.words[denial + 1 :] if is_content(word)), None)
    return about is not None and any(
        fold(source.passages[i].said.words[k].text) in NEGATORS
        for i in source.with_word(about.text)
        for k in _before(about, source.passages[i].said)
    )


def _before(about: Word, said: Statement) -> range:
    """The few words before the word's first place in a sentence."""
    wanted = stems(about.text)
    at = next((k for k, word in enumerate(said.words) if wanted & stems(word.text)), 0)
    return range(max(at - _DENIED_WITHIN, 0), at)
