"""Every question that an article can be asked: its best-liked sentences turned round."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import islice

import numpy as np

from service.writing.embedded.asking.ask import questions
from service.writing.embedded.asking.ask_why import is_changed, is_decided
from service.writing.embedded.asking.cuts import LOOSE, NEED, TRUNK, WHOLE, Cuts
from service.writing.embedded.asking.question_form import QUESTION_WORDS, Question
from service.writing.embedded.asking.reasons import CHANGES
from service.writing.embedded.asking.reasons_told import (
    Reasons,
    gives_away,
    reason_for,
    reasons_told,
)
from service.writing.embedded.grammar.tree import Tree
from service.writing.embedded.reading import Reading
from service.writing.embedded.shortening.edges_likely import may_go_if_likely
from service.writing.embedded.shortening.likely import likely
from service.writing.embedded.shortening.shorten import Deletion

ASKED_SENTENCES = 8
# Where those can be asked nothing, the first of these that can.
ASKED_AT_LAST = 30
# The first sentences, whatever the model thinks of them: the index of their last.
OPENING = 1
# Short ways of the wording model that are asked about as they stand.
LIKELY_WORDS, LIKELY_WAYS, SURE = range(4, 15), 4, 6.0
# Whether it is so, which the article has just said.
BARE_KINDS = frozenset({"polar", "claimed", "modal"})
WEAK_KINDS = BARE_KINDS | {"said", "whoever", "supposed", "went"}


@dataclass(frozen=True, slots=True)
class Asked:
    """A question about one sentence; `sources` are all the sentences it rests on."""

    sentence: int
    tree: Tree
    question: Question
    sources: tuple[int, ...]


def asked(reading: Reading) -> Iterator[Asked]:
    """Every question that the sentences best fit for one can be asked."""
    best, reasons = askable(reading), reasons_told(reading)
    found = [one for sentence in best for one in _asked_most(reading, sentence, reasons)]
    if not found:
        rest = (i for i in range(min(len(reading.trees), ASKED_AT_LAST)) if i not in best)
        found = next(filter(None, (list(_asked_most(reading, i, reasons)) for i in rest)), [])
    yield from found


def _asked_most(reading: Reading, sentence: int, reasons: Reasons) -> Iterator[Asked]:
    tree = reading.trees[sentence]
    if tree is None:
        return
    asked_of = partial(_asked_of, reading, sentence, tree, reason_for(reading, sentence, reasons))
    found = list(asked_of(WHOLE))
    if not found and sentence <= OPENING:
        found = list(asked_of(LOOSE))
    for cuts in (TRUNK, NEED):
        if sentence <= OPENING and all(one.question.kind in WEAK_KINDS for one in found):
            found += asked_of(cuts)
    yield from found


def _asked_of(
    reading: Reading, sentence: int, tree: Tree, reason: int | None, cuts: Cuts
) -> Iterator[Asked]:
    """`reason`: the sentence that gives one."""
    resolution = reading.referents.resolve(sentence, range(len(tree.tokens)))
    said_as = resolution.said_as if resolution else {}
    sources = (sentence, *(resolution.sentences if resolution else ()))
    has_reason = reason is not None or is_decided(tree) or is_changed(tree)
    has_reason = has_reason or (sentence == 0 and tree.lemma(tree.root) in CHANGES)
    for question in _questions(
        tree,
        _deletions(reading, sentence, tree, cuts),
        said_as,
        is_explained=has_reason,
        is_lead=sentence == 0,
    ):
        kept = [i for i in question.asked if tree.tokens[i].pos != "PUNCT"]
        named = reading.referents.resolve(sentence, kept)
        is_explained = question.kind in {"explained", "presumed"}
        if is_explained and gives_away(question.text):
            continue
        if "According" in question.text or "Although" in question.text:
            continue
        if question.kind == "befallen" and not _names_a_person_after(reading, sentence):
            continue
        is_who = question.kind in {"who", "whoever"}
        # Readers would print 69 of 100 of the first sentence, of others 18.
        if is_who and (sentence > 0 or not _is_person(reading, sentence, question)):
            continue
        if named is not None and named.said_as.keys() <= said_as.keys():
            told = (reason,) if is_explained and reason is not None else ()
            yield Asked(sentence, tree, question, (*sources, *told))


def _names_a_person_after(reading: Reading, sentence: int) -> bool:
    """Whether the next sentence says who somebody without a name in this one is."""
    return any(
        entity.kind == "person" and entity.sentence == sentence + 1
        for entity in reading.document.entities
    )


def _is_person(reading: Reading, sentence: int, question: Question) -> bool:
    """Whether a person is what answers the question, or a body for a deed that bodies do."""
    tokens = reading.document.sentences[sentence].tokens
    answering = {"person"} if question.kind == "whoever" else {"person", "organization"}
    answer = [tokens[i].span for i in question.kept if i not in question.asked]
    return any(
        entity.kind in answering and any(span.overlaps(entity.span) for span in answer)
        for entity in reading.document.entities
        if entity.sentence == sentence
    )


def _questions(
    tree: Tree,
    deletions: Iterable[Deletion],
    said_as: Mapping[int, str],
    *,
    is_explained: bool,
    is_lead: bool,
) -> Iterator[Question]:
    """Each question once, about what is left of the sentence by each kind of deletion."""
    seen: set[str] = set()
    for deletion in deletions:
        found = questions(tree, deletion, said_as, is_explained=is_explained, is_lead=is_lead)
        for question in found:
            if question.text not in seen and len(question.text.split()) in QUESTION_WORDS:
                seen.add(question.text)
                yield question


def askable(reading: Reading) -> list[int]:
    """The sentences an editor would ask about, likeliest first."""
    odds = reading.salience.chosen("question")
    ranked = np.argsort(-odds, kind="stable").tolist()
    best = [i for i in ranked if reading.trees[i] is not None]
    return list(dict.fromkeys([*best[:ASKED_SENTENCES], *(i for i in best if i <= OPENING)]))


def _deletions(reading: Reading, sentence: int, tree: Tree, cuts: Cuts) -> Iterator[Deletion]:
    """What may be left out of a sentence to ask about it: what the salience model likes least, and
    what the wording model says it without."""
    odds = reading.salience.kept(sentence, "question")
    yield Deletion(odds.__getitem__, cuts.always, cuts.if_unwanted)
    wording = reading.wordings.get(sentence)
    if wording is None:
        return
    ways = likely(tree, LIKELY_WORDS, reading.deletion(sentence), wording, [may_go_if_likely])
    for short in islice(ways, LIKELY_WAYS):
        yield Deletion(partial(_odds, frozenset(short.kept)), cuts.if_likely)


def _odds(kept: frozenset[int], index: int) -> float:
    return SURE if index in kept else -SURE
