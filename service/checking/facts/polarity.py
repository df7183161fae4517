"""What a line denies, asserts or turns round against the article's own words for it."""

from collections.abc import Iterator

from service.checking.facts.alone import not_alone
from service.checking.facts.attribution import opined, unattributed
from service.checking.facts.beside import Beside
from service.checking.facts.certainty import certain, done, surer, unhedged, unproven
from service.checking.facts.claim import Claim, false_claim
from service.checking.facts.denials import denied, opposite, refused, undenied
from service.checking.facts.kinds import another_of_a_kind
from service.checking.facts.modals import asked, claimed, other_modal, unconditional
from service.checking.facts.own import Own
from service.checking.facts.polarity_words import NEGATORS
from service.checking.source import Place, Source
from service.checking.text.statement import Statement
from service.checking.text.words import Word, fold, is_content, stems
from service.document import Span

# Words between a "not" and what it denies.
_DENIED_WITHIN = 3
RULES = (
    denied,
    undenied,
    refused,
    opposite,
    surer,
    certain,
    done,
    unproven,
    unattributed,
    opined,
    unhedged,
    other_modal,
    asked,
    claimed,
    unconditional,
    not_alone,
    another_of_a_kind,
)


def claims(line: Statement, source: Source, own: Own) -> Iterator[Claim]:
    """False claims only: what every one of the article's own passages for this line contradicts.

    Nothing for lines in Title Case, which are too short to tell.
    """
    if line.title_case or not own.passages:
        return
    besides = [Beside.of(line, source.passages[i].said) for i in own.passages]
    if not all(beside.is_close for beside in besides):
        return
    for rule in RULES:
        faults = [next(rule(beside), None) for beside in besides]
        first = faults[0]
        if first is not None and all(faults):
            if rule is denied and _is_denied_elsewhere(line, first.last, source):
                continue
            words = line.words[first.first], line.words[first.last]
            span = Span(words[0].start, words[1].end)
            place = Place(own.passages[0], first.nearest)
            yield false_claim(first.kind, line, span).with_nearest(place, source)
            return


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
