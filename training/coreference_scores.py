"""How often the coreference network is right about what a pronoun means, by how sure it is."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from service.document import Document
from service.writing.embedded.naming.coreference import Meanings
from service.writing.embedded.naming.coreference_model import TrainedCoreference
from service.writing.embedded.naming.coreference_pairs import Pairs
from service.writing.embedded.naming.definite import heads
from service.writing.embedded.naming.mentions import CLASSES, NOUN
from training.briefs import BriefedArticle
from training.coreference_lessons import Gold, Marked, from_editors, pairs_of, sort_of
from training.gum_coreference import ToldDocument
from training.pronoun_marks import MarkedPronoun

# A wrong name prints a falsehood.
PRECISION = 0.97
# Written English; talk among those present is another thing.
WRITTEN = (
    "academic",
    "bio",
    "essay",
    "interview",
    "letter",
    "news",
    "speech",
    "textbook",
    "voyage",
)
# Floors: those that are just so sure are right less often than all that are surer.
LEAST_SURE = {"he": 0.75, "she": 0.75, "it": 0.88, "they": 0.88, NOUN: 0.8}
MOST_SURE = 0.97
# Of fewer sure guesses all have to be right, and that may be chance.
FEWEST_SURE = round(1 / (1 - PRECISION))
# "he" and "she" mean people, and alike: one threshold for both has more to rest on.
ALIKE = {"he": ("he", "she"), "she": ("he", "she"), "it": ("it",), "they": ("they",), NOUN: (NOUN,)}
SORTS = (*CLASSES, NOUN)


@dataclass(frozen=True, slots=True)
class Guess:
    """The likeliest meaning of one pronoun: how probable, and whether it is right."""

    sort: str
    share: float
    is_right: bool


def treebank_guesses(model: TrainedCoreference, found: Iterable[ToldDocument]) -> Iterator[Guess]:
    """Of every pronoun in GUM's written documents that is not for a mere sign."""
    for one in found:
        if not one.document.id.removeprefix("GUM_").startswith(WRITTEN):
            continue
        pairs = pairs_of(one.document)
        gold, meanings = Gold(one, pairs), Meanings(one.document, pairs, model)
        for index in range(len(pairs.mentions)):
            if pairs.of_class(index) and gold.tells(index):
                guess = meanings.likeliest(index)
                is_right = guess is not None and bool(gold.of(index) & gold.of(guess.mention))
                yield Guess(pairs.of_class(index), guess.share if guess else 0.0, is_right)


def editors_guesses(model: TrainedCoreference, found: Iterable[BriefedArticle]) -> Iterator[Guess]:
    """Of every pronoun for which an editor said a name."""
    for article in found:
        meanings: Meanings | None = None
        for one in from_editors(article, model.sizes.encoder):
            meanings = meanings or _meanings(article.document, model)
            pairs = meanings.pairs
            others = zip(one.lesson.asked.others, one.right[1:], strict=True)
            keys = {pairs.mentions[i].key for i, is_right in others if is_right}
            guess = meanings.likeliest(one.lesson.asked.pronoun)
            is_right = guess is not None and guess.key in keys
            yield Guess(one.sort, guess.share if guess else 0.0, is_right)


def readers_guesses(
    model: TrainedCoreference, found: Iterable[tuple[Document, Sequence[MarkedPronoun]]]
) -> Iterator[Guess]:
    """Of every pronoun that a reader told of, and every pointing noun that heads its sentence: no
    other is called by name."""
    for document, marks in found:
        meanings = _meanings(document, model)
        pairs = meanings.pairs
        told = Marked(pairs, marks)
        for index, mention in enumerate(pairs.mentions):
            sort = sort_of(pairs, index)
            is_asked = bool(sort) and (sort != NOUN or heads(pairs.tree(index), mention.token))
            keys = told.of(index) if is_asked else None
            if keys is not None:
                guess = meanings.likeliest(index)
                is_right = guess is not None and guess.key in keys
                yield Guess(sort, guess.share if guess else 0.0, is_right)


def _meanings(document: Document, model: TrainedCoreference) -> Meanings:
    pairs: Pairs = pairs_of(document)
    return Meanings(document, pairs, model)


def precision(guesses: Sequence[Guess], least: float) -> tuple[float, int]:
    """(share of right ones, number) of the guesses that are so sure."""
    taken = [guess.is_right for guess in guesses if guess.share >= least]
    return (float(np.mean(taken)) if taken else 1.0, len(taken))


def thresholds(guesses: Sequence[Guess], shipped: Mapping[str, float]) -> dict[str, float]:
    """For each class of pronoun the lowest probability from which PRECISION holds of FEWEST_SURE
    guesses or more; what is `shipped` where no floor has so many."""
    found = dict(shipped)
    for sort in SORTS:
        own = [guess for guess in guesses if guess.sort in ALIKE[sort]]
        if precision(own, LEAST_SURE[sort])[1] < FEWEST_SURE:
            continue
        levels = [float(level) for level in np.arange(LEAST_SURE[sort], MOST_SURE, 0.01)]
        told = [(level, *precision(own, level)) for level in levels]
        good = [at for at, share, n in told if share >= PRECISION and n >= FEWEST_SURE]
        found[sort] = round(min(good, default=MOST_SURE), 2)
    return found
