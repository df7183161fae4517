"""Who "he", "she" or "it" is, where the article leaves no doubt; a refusal where it does."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from service.document import Document, Entity
from service.writing.embedded.grammar.tree import Tree
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
        self._meant = Meant(document, trees, self.names)
        self._resolved: dict[tuple[int, frozenset[int]], Resolution | None] = {}
        self._called: dict[tuple[int, int], tuple[str, tuple[int, ...]] | None] = {}

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

    def called(self, sentence: int, noun: int) -> tuple[str, tuple[int, ...]] | None:
        """The name of whom or what "the striker" or "the company" surely is, and the sentences
        that tell it."""
        if (sentence, noun) not in self._called:
            self._called[sentence, noun] = self._meant.called(sentence, noun)
        return self._called[sentence, noun]

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
            found = self._named(sentence, tree, index)
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

    def _named(self, sentence: int, tree: Tree, index: int) -> tuple[str, tuple[int, ...]] | None:
        """By rule, where the network does not think otherwise; else what it is sure of."""
        is_thing = GENDER.get(tree.tokens[index].text.lower()) == "n"
        found = self._body(sentence) if is_thing and leads(tree, index) else None
        if found is not None and self._meant.allows(sentence, index, found[0]):
            return found
        return self._meant.named(sentence, index)

    def _stays(self, sentence: int, tree: Tree, index: int, kept: Collection[int]) -> bool:
        """Whether the pronoun means what is among the kept words of its own sentence: by rule,
        where the network finds it likely too; by the network where no rule tells."""
        by_rule = self._own.has_antecedent(sentence, tree, index, kept)
        if not by_rule and self._own.is_only_noun(tree, index, kept):
            return self._meant.sure(sentence, index) is None
        return self._meant.stays(sentence, index, kept, by_rule)

    @staticmethod
    def _has_room(tree: Tree, index: int, kept: Collection[int]) -> bool:
        """Whether a word that is no name was kept just before a pronoun."""
        before = [i for i in kept if i < index and not tree.is_punctuation(i)]
        return not before or tree.tokens[max(before)].pos != "PROPN"

    def _body(self, sentence: int) -> tuple[str, tuple[int, ...]] | None:
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
