"""Who said it: a line's speaker must be the one whom its own passages name."""

import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from service.checking.facts.claim import Claim, false_claim
from service.checking.facts.items import Item, items, may_describe
from service.checking.facts.names import same_name
from service.checking.facts.own import Own
from service.checking.facts.quotes import claims as quotations
from service.checking.facts.quotes import quoted
from service.checking.facts.speaking import (
    SAYING,
    Named,
    behind_pronoun,
    is_pronoun_speaking,
    of_quotation,
    speakers,
    speaks,
)
from service.checking.source import Place, Source
from service.checking.text.statement import Statement
from service.checking.text.words import Word, fold

# difflib's measure of likeness from which on two surnames are one.
_MISSPELT = 0.85
_PRONOUN = re.compile(r"\b(?:I|he|she|they|we|(?:it|who)(?! is| was| are| were))\b", re.IGNORECASE)


def claims(line: Statement, source: Source, own: Own) -> Iterator[Claim]:
    """False claims only: a speaker whom none of the line's own passages lets speak, and one in
    whose mouth the line puts what it quotes of another."""
    if line.title_case:
        return
    wrong = _of_quotation(line, source) or _of_passages(line, source, own)
    if wrong:
        yield wrong


def _of_passages(line: Statement, source: Source, own: Own) -> Claim | None:
    """The claim where each of the line's own passages names another speaker; none where one of
    them has a pronoun that may be the line's."""
    speaker = _speaker(line, source)
    if speaker is None or not own.passages:
        return None
    name = [line.words[i] for i in speaker.words]
    nearest: Place | None = None
    for i in own.passages:
        said = source.passages[i].said
        speaking = speakers(i, source)
        if not speaking and is_pronoun_speaking(said):
            near = behind_pronoun(i, source)
            if _is_among(name, near, source):
                return None
            nearest = nearest or (near[0].place if near else None)
            continue
        if not speaking or _PRONOUN.search(said.text):
            return None
        names = [item for item in items(said, source) if item.kind == "name"]
        if any(may_describe(said, item) for item in names):
            return None
        if any(same_name(name, [said.words[j] for j in item.words], source) for item in names):
            return None
        nearest = nearest or speaking[0].place
    found = false_claim("attribution", line, speaker.span)
    return found.with_nearest(nearest, source) if nearest else found


def _of_quotation(line: Statement, source: Source) -> Claim | None:
    """The claim where every passage that has what the line quotes lets others say it."""
    spans = list(quoted(line.text))
    speaking = [
        item
        for item in items(line, source)
        if item.kind == "name"
        and speaks(item, line)
        and not any(span.overlaps(item.span) for span in spans)
    ]
    if len(speaking) != 1:
        return None
    name = [line.words[i] for i in speaking[0].words]
    for quotation in quotations(line, source):
        said_by = [of_quotation(i, source) for i in sorted(quotation.passages)]
        if said_by and all(said_by) and not any(_is_among(name, by, source) for by in said_by):
            found = false_claim("attribution", line, speaking[0].span)
            return found.with_nearest(said_by[0][0].place, source)
    return None


def _is_among(name: list[Word], others: list[Named], source: Source) -> bool:
    """Whether the name is one of them, which the article may have misspelt or shortened."""
    theirs = {fold(word.text) for other in others for word in other.words}
    return (
        any(same_name(name, other.words, source) for other in others)
        or any(get_close_matches(fold(word.text), theirs, n=1, cutoff=_MISSPELT) for word in name)
        or any(_shortens(word.text, name) for other in others for word in other.words)
    )


def _shortens(short: str, name: Sequence[Word]) -> bool:
    """Whether a word with capitals inside has the first letters of a name: "DrKW"."""
    letters = iter(fold(short))
    firsts = [fold(word.text)[0] for word in name]
    return len(name) > 1 and not short[1:].islower() and all(first in letters for first in firsts)


def _speaker(line: Statement, source: Source) -> Item | None:
    """The name right before the line's first verb of saying."""
    for v, word in enumerate(line.words):
        if fold(word.text) in SAYING:
            for item in items(line, source):
                if item.kind == "name" and item.last == v - 1:
                    return item
            return None
    return None
