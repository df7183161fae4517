"""Which of the people named so far "he" or "she" is, with the probability of being right."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from service.document import Entity, Sentence
from service.writing.embedded.grammar.people import is_human
from service.writing.embedded.grammar.tree import Tree
from service.writing.embedded.linear import LinearModel, load_linear
from service.writing.embedded.naming.pronoun_words import GENDER

FEATURES = (
    "distance", "just_before", "same_sentence", "subject", "just_before_subject", "share",
    "mentions", "opened", "alone", "fits", "clashes", "gender_told", "followed", "strangers",
    "paragraph", "rivals_just_before", "possessive", "opens",
)  # fmt: skip
WEIGHTS = "antecedent.json"
TOLD_BY = {
    "mr": "m", "sir": "m", "lord": "m", "king": "m", "prince": "m", "mrs": "f", "ms": "f",
    "miss": "f", "lady": "f", "dame": "f", "queen": "f", "princess": "f",
}  # fmt: skip
# Sentences back, and sentences between which a pronoun may go on.
FARTHEST = 5


@dataclass(frozen=True, slots=True)
class Mention:
    """A person named: `key` is what he or she goes by, `token` the head of the name."""

    key: str
    sentence: int
    token: int
    is_subject: bool
    gender: str


@dataclass(frozen=True, slots=True)
class Cast:
    """The people of one document in order of mention, its trees, and in which of its paragraphs
    each sentence stands."""

    mentions: tuple[Mention, ...]
    trees: Sequence[Tree | None]
    paragraphs: Sequence[int]

    @classmethod
    def of(
        cls, people: Sequence[tuple[str, Entity]], trees: Sequence[Tree | None],
        sentences: Sequence[Sentence],
    ) -> "Cast":  # fmt: skip
        """`people`: every person's name in the document, with what he or she goes by."""
        found = (_mention(key, e, trees[e.sentence]) for key, e in people)
        mentions = sorted((m for m in found if m is not None), key=lambda m: (m.sentence, m.token))
        return cls(tuple(mentions), trees, [s.paragraph for s in sentences])

    def rows(self, sentence: int, pronoun: int) -> dict[str, tuple[float, ...]]:
        """A FEATURES row for each person whom the pronoun could mean."""
        known = [m for m in self.mentions if (m.sentence, m.token) < (sentence, pronoun)]
        near = [m for m in known if sentence - m.sentence <= FARTHEST]
        return {
            key: self._row(key, known, sentence, pronoun) for key in {m.key: None for m in near}
        }

    def _row(
        self, key: str, known: Sequence[Mention], sentence: int, pronoun: int
    ) -> tuple[float, ...]:
        own = [m for m in known if m.key == key]
        last, tree = own[-1], self.trees[sentence]
        before = [m for m in known if m.sentence == sentence - 1]
        word = tree.tokens[pronoun].text.lower() if tree is not None else ""
        gender, wanted = self._gender(key), GENDER.get(word, "")
        distance = sentence - last.sentence
        subjects = [m for m in own if m.sentence == last.sentence and m.is_subject]
        return (
            distance, distance == 1, distance == 0, bool(subjects),
            any(m.is_subject and m.key == key for m in before), len(own) / len(known),
            min(len(own), 6), own[0] == known[0], len({m.key for m in known}) == 1,
            gender == wanted, bool(gender) and gender != wanted, bool(gender),
            self._followed(last.sentence, sentence, wanted),
            self._strangers(last.sentence, sentence),
            self.paragraphs[last.sentence] == self.paragraphs[sentence],
            len({m.key for m in before} - {key}), word in {"his", "her"}, pronoun == 0,
        )  # fmt: skip

    def _gender(self, key: str) -> str:
        return next((m.gender for m in self.mentions if m.key == key and m.gender), "")

    def _followed(self, first: int, last: int, gender: str) -> float:
        """The share of the sentences between that have the pronoun for a subject."""
        between = range(first + 1, last)
        told = [
            any(
                token.relation.startswith("nsubj") and GENDER.get(token.text.lower()) == gender
                for token in tree.tokens
            )
            for i in between
            if (tree := self.trees[i]) is not None
        ]
        return sum(told) / len(told) if told else 0.0

    def _strangers(self, first: int, last: int) -> int:
        """Human beings without a name who are somebody's subject in between."""
        return sum(
            token.relation.startswith("nsubj") and token.tag == "NN" and is_human(token.lemma)
            for i in range(first, last)
            if (tree := self.trees[i]) is not None
            for token in tree.tokens
        )


def _mention(key: str, entity: Entity, tree: Tree | None) -> Mention | None:
    if tree is None:
        return None
    inside = [i for i, t in enumerate(tree.tokens) if t.span.overlaps(entity.span)]
    head = next((i for i in inside if tree.tokens[i].head not in inside), None)
    if head is None:
        return None
    # "Mrs Osei", told before the name or with it; the "King" of "Carole King" is no title.
    before = [inside[0] - 1, *inside[: len(inside) > 1]]
    titles = (tree.tokens[i].text.lower().rstrip(".") for i in before if i >= 0)
    gender = next((TOLD_BY[title] for title in titles if title in TOLD_BY), "")
    return Mention(key, entity.sentence, head, _is_subject(tree, head), gender)


def _is_subject(tree: Tree, token: int) -> bool:
    while tree.tokens[token].relation in {"flat", "appos", "nmod:desc", "compound"}:
        token = tree.tokens[token].head
    return tree.tokens[token].relation.startswith("nsubj")


@dataclass(frozen=True, slots=True)
class AntecedentModel:
    """Logistic in FEATURES."""

    odds: LinearModel

    def ranked(self, cast: Cast, sentence: int, pronoun: int) -> Iterator[tuple[float, str]]:
        """(probability, key) of each person, likeliest first."""
        rows = cast.rows(sentence, pronoun)
        odds = ((self.odds.score(row), key) for key, row in rows.items())
        return iter(sorted(((1 / (1 + math.exp(-o)), key) for o, key in odds), reverse=True))


@cache
def load_antecedent_model() -> AntecedentModel:
    """The model in service/weights/antecedent.json, made by training/antecedent.py.

    Raises: WriterUnavailable if it cannot be read.
    """
    return AntecedentModel(load_linear(WEIGHTS, FEATURES))
