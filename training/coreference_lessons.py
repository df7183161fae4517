"""Pronouns whose meaning is known: by a treebank, by readers, by an editor, or because a name was
there.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from service.document import Document
from service.reading.syntax import Syntax
from service.writing.embedded.grammar.tree import Tree
from service.writing.embedded.naming.coreference_model import Lesson, lesson
from service.writing.embedded.naming.coreference_pairs import Pairs
from service.writing.embedded.naming.mentions import NOUN, mentions
from service.writing.embedded.naming.names import Names
from service.writing.embedded.naming.pronoun_words import leads
from service.writing.embedded.reading import LONGEST_SENTENCE_TOKENS
from training.briefs import BriefedArticle
from training.coreference_silver import masked
from training.gum_coreference import ToldDocument
from training.pronoun_marks import MarkedPronoun

# An editor puts the name where the pronoun was: among the first words of the line.
FIRST_WORDS = 7
Answers = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Answered:
    """A lesson with its answers: `right` [1 + others] for none of them and for each; `known` is
    False where that cannot be told; `sort` is he, she, it, they or noun."""

    lesson: Lesson
    right: Answers
    known: Answers
    sort: str


def pairs_of(document: Document) -> Pairs:
    trees = tuple(
        Tree(s) if 0 < len(s.tokens) <= LONGEST_SENTENCE_TOKENS else None
        for s in document.sentences
    )
    return Pairs(document, trees, mentions(document, trees, Names(document)))


class Gold:
    """What the mentions of a document of the treebank are of."""

    def __init__(self, one: ToldDocument, pairs: Pairs) -> None:
        self._sentences, self._pairs = one.document.sentences, pairs
        self._told: dict[tuple[int, int, bool], set[str]] = {}
        for told in one.told:
            place = (told.sentence, told.start, told.is_group)
            self._told.setdefault(place, set()).add(told.identity)

    def tells(self, index: int) -> bool:
        """Whether the treebank says what the pronoun means: some it passes over, and an "it" that
        it passes over means nothing."""
        mention = self._pairs.mentions[index]
        word = self._pairs.tree(index).tokens[mention.token].text.lower()
        return word == "it" or bool(self.of(index))

    def of(self, index: int) -> set[str]:
        mention = self._pairs.mentions[index]
        sentence = self._sentences[mention.sentence]
        start = sentence.tokens[mention.token].span.start - sentence.span.start
        return self._told.get((mention.sentence, start, mention.is_group), set())


def from_treebank(one: ToldDocument, width: int) -> Iterator[Answered]:
    """Every pronoun of a parsed document."""
    pairs = pairs_of(one.document)
    gold = Gold(one, pairs)
    for index in range(len(pairs.mentions)):
        sort = pairs.of_class(index)
        shown = lesson(one.document, pairs, index, width) if sort else None
        if shown is None or not gold.tells(index):
            continue
        own = gold.of(index)
        right = np.array([False, *(bool(own & gold.of(i)) for i in shown.asked.others)])
        right[0] = not right.any()
        yield Answered(shown, right, np.ones(len(right), bool), sort)


class Marked:
    """What readers took the pronouns of one document for: the keys of what is meant."""

    def __init__(self, pairs: Pairs, marks: Sequence[MarkedPronoun]) -> None:
        self._pairs = pairs
        places = {(m.sentence, m.token, m.is_group): m.key for m in pairs.mentions}
        self._keys = {
            (one.sentence, one.token): frozenset(places.get(place, "") for place in one.means)
            for one in marks
        }

    def of(self, index: int) -> frozenset[str] | None:
        """None where no reader told, or of something that is no mention today."""
        mention = self._pairs.mentions[index]
        keys = self._keys.get((mention.sentence, mention.token))
        return None if keys is None or "" in keys else keys

    def is_meant(self, index: int, keys: frozenset[str]) -> bool:
        mention = self._pairs.mentions[index]
        own = self.of(index) if mention.kind == "pronoun" else {mention.key}
        return bool(own and keys & own)


def from_readers(
    document: Document, marks: Sequence[MarkedPronoun], width: int
) -> Iterator[Answered]:
    """Every pronoun and pointing noun that a reader told of; a pronoun that means nothing named may
    be meant by the next that does."""
    pairs = pairs_of(document)
    told = Marked(pairs, marks)
    for index in range(len(pairs.mentions)):
        sort = sort_of(pairs, index)
        keys = told.of(index) if sort else None
        shown = lesson(document, pairs, index, width) if keys is not None else None
        if shown is None or keys is None:
            continue
        others = shown.asked.others
        right = np.array([False, *(told.is_meant(i, keys) for i in others)])
        right[0] = not right.any()
        known = [pairs.mentions[i].kind != "pronoun" or bool(told.of(i)) for i in others]
        yield Answered(shown, right, np.array([True, *known]), sort)


def sort_of(pairs: Pairs, index: int) -> str:
    """A pronoun's class, NOUN of a noun that points at a name, "" of anything else."""
    return pairs.of_class(index) or (NOUN if pairs.points(index) else "")


def from_editors(article: BriefedArticle, width: int) -> Iterator[Answered]:
    """Each pronoun that leads a sentence which an editor retold with one thing named instead."""
    pairs = pairs_of(article.document)
    for takeaway in article.takeaways:
        index = _leading(pairs, takeaway.sources[0]) if takeaway.sources else None
        shown = lesson(article.document, pairs, index, width) if index is not None else None
        if shown is None or index is None:
            continue
        told = {_bare(word) for word in takeaway.text.split()[:FIRST_WORDS]}
        told -= {token.text.lower() for token in pairs.tree(index).tokens}
        right = [bool(told & _called(pairs, i)) for i in shown.asked.others]
        meant = zip(shown.asked.others, right, strict=True)
        if len({pairs.mentions[i].key for i, is_meant in meant if is_meant}) == 1:
            yield _partly(shown, pairs, right, pairs.of_class(index))


def from_names(article: BriefedArticle, width: int, syntax: Syntax) -> Iterator[Answered]:
    """Pronouns put where a name or a noun of the article was told again."""
    for one in masked(article.document, pairs_of(article.document), syntax):
        pairs = pairs_of(one.document)
        index = pairs.at(one.sentence, one.start)
        shown = lesson(one.document, pairs, index, width) if index is not None else None
        if shown is None or index is None:
            continue
        others = [pairs.mentions[i] for i in shown.asked.others]
        right = [m.key == one.key and not m.is_group for m in others]
        if any(right):
            yield _partly(shown, pairs, right, pairs.of_class(index))


def _partly(shown: Lesson, pairs: Pairs, right: Iterable[bool], sort: str) -> Answered:
    """Of the pronouns among what it could mean nothing is known."""
    known = [pairs.mentions[i].kind != "pronoun" for i in shown.asked.others]
    return Answered(shown, np.array([False, *right]), np.array([True, *known]), sort)


def _leading(pairs: Pairs, sentence: int) -> int | None:
    for index, mention in enumerate(pairs.mentions):
        if mention.sentence == sentence and pairs.of_class(index):
            return index if leads(pairs.tree(index), mention.token) else None
    return None


def _called(pairs: Pairs, index: int) -> set[str]:
    mention = pairs.mentions[index]
    if mention.kind == "pronoun" or mention.is_group:
        return set()
    word = pairs.tree(index).tokens[mention.token].text.lower()
    return {word, mention.key} if mention.kind == "person" else {word}


def _bare(word: str) -> str:
    bare = word.strip("\"'“”‘’,.;:()").lower()
    return bare.removesuffix("'s").removesuffix("’s")
