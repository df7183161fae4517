"""Who "he", "she" or "it" is, where the article leaves no doubt; a refusal where it does."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from service.document import Document, Entity
from service.writing.embedded.grammar.people import is_human
from service.writing.embedded.grammar.tree import Tree
from service.writing.embedded.naming.antecedents import FEATURES as ANTECEDENT_FEATURES
from service.writing.embedded.naming.antecedents import Cast, load_antecedent_model
from service.writing.embedded.naming.first_mentions import FullNames
from service.writing.embedded.naming.meant import Meant
from service.writing.embedded.naming.mentions import CLASS
from service.writing.embedded.naming.names import Names
from service.writing.embedded.naming.own_sentence import OwnSentence
from service.writing.embedded.naming.pronoun_words import (
    DEMONSTRATIVE,
    GENDER,
    PERSONAL,
    POSSESSIVE,
    REFLEXIVE,
    leads,
    points_away,
    points_back,
    possessive,
    quoted,
)

# Sentences between a pronoun and the name it stands for, at most.
FARTHEST = 4
# How probable it has to be that a person is meant: so are 18 of 30 lines of dev, all rightly
# (training/antecedent.py).
SURE = 0.95


@dataclass(frozen=True, slots=True)
class Resolution:
    """Token index → words to say instead; `sentences` are the ones that tell who it is."""

    said_as: Mapping[int, str]
    sentences: tuple[int, ...]


class Referents:
    """The people and bodies of one document, ready to be asked for."""

    def __init__(self, document: Document, trees: Sequence[Tree | None]) -> None:
        self.names = Names(document)
        self._trees = trees
        self._by_sentence: dict[int, list[Entity]] = {}
        for entity in document.entities:
            self._by_sentence.setdefault(entity.sentence, []).append(entity)
        people = [(self.names.key(e), e) for e in document.entities if e.kind == "person"]
        self.cast = Cast.of(people, trees, document.sentences)
        self._model = load_antecedent_model()
        self._meant = Meant(document, trees, self.names)
        words = {t.text.lower() for tree in trees if tree is not None for t in tree.tokens}
        self._resolved: dict[tuple[int, frozenset[int]], Resolution | None] = {}
        self._genders = {GENDER[word] for word in words & GENDER.keys()}

    @cached_property
    def full_names(self) -> FullNames:
        return FullNames(self.names)

    @cached_property
    def _own(self) -> OwnSentence:
        return OwnSentence(self._by_sentence)

    def loses_antecedent(self, sentence: int, kept: Collection[int]) -> bool:
        """Whether a kept pronoun means what its own sentence told and has lost."""
        tree = self._trees[sentence]
        return tree is not None and self._own.loses_antecedent(sentence, tree, kept)

    def resolve(self, sentence: int, kept: Collection[int]) -> Resolution | None:
        """How to say the kept words so that no pronoun dangles; None if that cannot be done
        without guessing."""
        tree, cut = self._trees[sentence], (sentence, frozenset(kept))
        if tree is None:
            return None
        if cut not in self._resolved:
            self._resolved[cut] = self._resolve(sentence, tree, kept)
        return self._resolved[cut]

    def _resolve(self, sentence: int, tree: Tree, kept: Collection[int]) -> Resolution | None:
        said_as: dict[int, str] = {}
        sources: set[int] = set()
        named: dict[str, int] = {}
        for index in sorted(set(kept) - quoted(tree, kept)):
            token = tree.tokens[index]
            word = token.text.lower()
            if word in DEMONSTRATIVE and index == min(kept) and points_back(tree, index):
                said_as[index] = "the"  # Capital or not is the surface's business.
                continue
            if points_away(tree, index):
                return None
            kind = PERSONAL.get(word) or POSSESSIVE.get(word)
            if kind is None or token.pos not in {"PRON", "DET"} or token.relation == "expl":
                continue
            first = named.get(CLASS.get(word, ""))
            if word in REFLEXIVE:
                continue
            if first is not None and self._meant.is_same(sentence, first, index):
                continue
            if self._stays(sentence, tree, index, kept):
                continue
            found = self._named(sentence, tree, index, kind)
            if found is None:
                return None
            name, where = found
            before = {tree.tokens[i].text.lower() for i in kept if i < index}
            if name.split()[-1].lower() in before:
                if tree.tokens[index].relation == "nsubj" and not self._has_room(tree, index, kept):
                    return None  # "Ida Roos she left"
                continue  # "Terreblanche was killed at his home": said already.
            said_as[index] = possessive(name) if token.tag == "PRP$" else name
            sources.update(where)
            named.setdefault(CLASS[word], index)
        return Resolution(said_as, tuple(sorted(sources)))

    def _named(
        self, sentence: int, tree: Tree, index: int, kind: str
    ) -> tuple[str, tuple[int, ...]] | None:
        """By rule; where no rule tells, what the network is sure of."""
        if not leads(tree, index):
            found = self._only_person(sentence) if kind == "person" else None
        elif kind == "person":
            found = self._likeliest(sentence, index)
        else:
            found = self._antecedent(sentence) if kind == "thing" else None
        if found is not None and self._meant.allows(sentence, index, found[0]):
            return found
        if kind == "person" and self._may_be_stranger(sentence, index):
            return None
        return self._meant.named(sentence, index)

    def _may_be_stranger(self, sentence: int, index: int) -> bool:
        """Whether somebody without a name was a subject since the one who seems to be meant was
        last named ("A spokesman said …", and then "he"), or the article has both "he" and "she"
        for the one person it names."""
        found = self._meant.sure(sentence, index)
        key = found.key if found is not None else ""
        people = [(i, self.names.key(e)) for i in range(sentence + 1) for e in self._people(i)]
        named = [i for i, own in people if own == key and i < sentence]
        is_alone = len({own for _, own in people}) == 1 and {"m", "f"} <= self._genders
        is_told = bool(self._meant.gender(sentence, index)) or named[-1:] == [sentence - 1]
        if is_alone and not is_told:
            return True
        return bool(named) and self._tells_of_others(named[-1], sentence)

    def _stays(self, sentence: int, tree: Tree, index: int, kept: Collection[int]) -> bool:
        """Whether the pronoun means what is among the kept words of its own sentence: by rule,
        unless the network is sure of something else; or by the network where no rule tells."""
        if self._own.has_antecedent(sentence, tree, index, kept):
            return not self._meant.is_elsewhere(sentence, index, kept)
        if self._own.is_only_noun(tree, index, kept):
            return self._meant.sure(sentence, index) is None
        return self._meant.stays(sentence, index, kept)

    @staticmethod
    def _has_room(tree: Tree, index: int, kept: Collection[int]) -> bool:
        """Whether a word that is no name was kept just before a pronoun."""
        before = [i for i in kept if i < index and not tree.is_punctuation(i)]
        return not before or tree.tokens[max(before)].pos != "PROPN"

    def _only_person(self, sentence: int) -> tuple[str, tuple[int, ...]] | None:
        """The one person named so far, where there is but one and somebody like him or her is
        not told of without a name, nor by a pronoun of another gender."""
        people = [e for i in range(sentence + 1) for e in self._people(i)]
        if len({self.names.key(e) for e in people}) != 1 or people[-1].sentence == sentence:
            return None
        if {"m", "f"} <= self._genders:
            return None
        if sentence - people[-1].sentence > FARTHEST or self._tells_of_others(
            people[0].sentence, sentence
        ):
            return None
        name = self.names.called(people[-1])
        return (name[0], tuple({people[-1].sentence, name[1]})) if name else None

    def _people(self, sentence: int) -> list[Entity]:
        return [e for e in self._by_sentence.get(sentence, []) if e.kind == "person"]

    def _tells_of_others(self, first: int, last: int) -> bool:
        """Whether a human being without a name is somebody's subject between two sentences."""
        for index in range(first, last):
            tree = self._trees[index]
            if tree is None:
                return True
            for at, token in enumerate(tree.tokens):
                is_subject = token.relation.startswith("nsubj") and token.tag == "NN"
                if (
                    is_subject
                    and is_human(tree.lemma(at))
                    and tree.child(at, "flat", "appos") is None
                ):
                    return True
        return False

    def _likeliest(self, sentence: int, pronoun: int) -> tuple[str, tuple[int, ...]] | None:
        """Whom the antecedent model is sure of."""
        share, key = next(self._model.ranked(self.cast, sentence, pronoun), (0.0, ""))
        if share < SURE or self._may_be_unnamed(key, sentence, pronoun):
            return None
        known = (e for i in range(sentence, -1, -1) for e in reversed(self._people(i)))
        entity = next(e for e in known if self.names.key(e) == key)
        name = self.names.called(entity)
        if name is None or not name[0][:1].isupper():
            return None
        return name[0], tuple({entity.sentence, name[1]})

    def _may_be_unnamed(self, key: str, sentence: int, pronoun: int) -> bool:
        """Whether somebody without a name may be meant: the person's own pronoun is another, or
        the article has both "he" and "she" for one person named, or somebody else came between."""
        told = dict(zip(ANTECEDENT_FEATURES, self.cast.rows(sentence, pronoun)[key], strict=True))
        is_only_one = bool(told["alone"])
        is_followed = told["just_before"] and not told["strangers"]
        both = {"m", "f"} <= self._genders
        is_after_stranger = told["strangers"] > 0 and not (told["just_before"] and told["subject"])
        return (
            bool(told["clashes"]) or is_after_stranger or (is_only_one and both and not is_followed)
        )

    def _antecedent(self, sentence: int) -> tuple[str, tuple[int, ...]] | None:
        """What "it" is: the body that is the subject of the sentence before, if that sentence
        names no other; where that subject is "it" too, what that one is."""
        for earlier in range(sentence - 1, max(sentence - 1 - FARTHEST, -1), -1):
            tree = self._trees[earlier]
            if tree is None:
                return None
            subject = tree.child(tree.root, "nsubj", "nsubj:pass")
            named = [e for e in self._by_sentence.get(earlier, []) if e.kind == "organization"]
            if subject is None:
                return None
            if GENDER.get(tree.tokens[subject].text.lower()) == "n" and not named:
                continue
            if len({self.names.key(e) for e in named}) != 1:
                return None
            at = tree.tokens[subject].span
            entity = next((e for e in named if e.span.overlaps(at)), None)
            if entity is None or tree.dependents(subject, "conj"):
                return None
            name = self.names.called(entity)
            return (name[0], tuple({earlier, name[1]})) if name else None
        return None
