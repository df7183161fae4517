"""What is known of a pronoun and of each mention that it could mean, as rows of numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from service.document import Document
from service.writing.embedded.grammar.tree import Tree
from service.writing.embedded.naming.agreement import fits, in_gender, may_be_called, may_mean
from service.writing.embedded.naming.coreference_features import (
    FORMS,
    REPORTED,
    ROLES,
    ancestors,
    mention_row,
    pronoun_row,
    role_of,
)
from service.writing.embedded.naming.definite import TELLING_NAMES, pointing_class
from service.writing.embedded.naming.descriptions import Descriptions
from service.writing.embedded.naming.mentions import CLASS, KINDS, Mention

Floats = npt.NDArray[np.float32]
# Sentences back from a pronoun in which what it means is looked for; nouns point farther.
FARTHEST = 5
FARTHEST_OF_NOUN = 9
DISTANCES = 6
_PLACED = (
    "log_between", "log_fitting_between", "paragraph", "quoted", "quoted_alike", "log_count",
    "share", "opened", "just_before_subject", "fits", "gender_told", "clashes", "human",
    "same_verb", "holds", "governs", "announces", "main_subject", "same_role", "is_many",
    "is_group", "same_word", "only_of_kind", "first_of_sentence", "subject_of_reporter", "in_title",
    "told_as", "told_by",
)  # fmt: skip
PAIR_FEATURES = (
    *(f"kind:{kind}" for kind in KINDS), *(f"role:{role}" for role in ROLES),
    *(f"form:{form}" for form in FORMS), *(f"back:{n}" for n in range(DISTANCES)), *_PLACED,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Asked:
    """A pronoun and whom or what it could mean: `pronoun` and each of `others` index the
    document's mentions; `own` is a PRONOUN_FEATURES row, `pairs` [len(others), PAIR_FEATURES]."""

    pronoun: int
    others: tuple[int, ...]
    own: Floats
    pairs: Floats


class Pairs:
    """The mentions of one document, ready to be asked about."""

    def __init__(
        self, document: Document, trees: Sequence[Tree | None], found: Sequence[Mention]
    ) -> None:
        self.mentions = tuple(found)
        self._trees = {i: tree for i, tree in enumerate(trees) if tree is not None}
        self._paragraph = np.array([s.paragraph for s in document.sentences])
        title = set((document.title or "").lower().split())
        sentences = [m.sentence for m in found]
        self._sentence = np.array(sentences, int)
        self._token = np.array([m.token for m in found], int)
        self._start = np.searchsorted(self._sentence, np.arange(len(trees) + 1))
        self._quoted = {i: _quoted(tree) for i, tree in self._trees.items()}
        own = [
            mention_row(self._trees[m.sentence], m, self._quoted[m.sentence], title) for m in found
        ]
        self._own = np.array(own, np.float32).reshape(len(found), len(own[0]) if own else 0)
        self._keys: dict[str, int] = {}
        self._key = np.array([self._number(m.key, i) for i, m in enumerate(found)], int)
        # Of each key whether the first sentence has it.
        self._opens = self._sentence[np.unique(self._key, return_index=True)[1]] == 0
        told = [(self._trees[m.sentence], m) for m in found]
        self._role = np.array([role_of(tree, m.token) for tree, m in told], object)
        self._text = np.array([tree.tokens[m.token].text.lower() for tree, m in told], object)
        kinds = zip(found, self._text, strict=True)
        self._class = [CLASS[text] if m.kind == "pronoun" else "" for m, text in kinds]
        self._points = [pointing_class(tree, m) for tree, m in told]

    @cached_property
    def descriptions(self) -> Descriptions:
        return Descriptions(self.mentions, self._trees)

    def _number(self, key: str, index: int) -> int:
        return self._keys.setdefault(key or f"#{index}", len(self._keys))

    def tree(self, index: int) -> Tree:
        return self._trees[self.mentions[index].sentence]

    def at(self, sentence: int, start: int) -> int | None:
        """The pronoun that begins at character `start` of the sentence."""
        for index, mention in enumerate(self.mentions):
            if mention.sentence == sentence and self._class[index]:
                tree = self.tree(index)
                if tree.tokens[mention.token].span.start - tree.sentence.span.start == start:
                    return index
        return None

    def of_class(self, index: int) -> str:
        """he, she, it or they; "" where the mention is no pronoun."""
        return self._class[index]

    def points(self, index: int) -> bool:
        """Whether the mention is a noun that points at a name: "the company"."""
        return bool(self._points[index])

    def _wanted(self, index: int) -> str:
        """The class of a pronoun, or of the one that would stand for a noun that points."""
        return self._class[index] or self._points[index]

    def asked(self, index: int) -> Asked | None:
        """About the mention at `index`, a pronoun or a noun that points; None where it could mean
        nothing."""
        others = self._others(index)
        if not len(others):
            return None
        pronoun = self.mentions[index]
        own = pronoun_row(
            self.tree(index), pronoun, self._wanted(index), self._quoted[pronoun.sentence]
        )
        rows = self._rows(index, others)
        return Asked(index, tuple(others.tolist()), np.array(own, np.float32), rows)

    def _others(self, index: int) -> npt.NDArray[np.int64]:
        """What stands before the pronoun or governs its clause, and agrees with it."""
        pronoun, tree = self.mentions[index], self.tree(index)
        farthest = FARTHEST_OF_NOUN if self._points[index] else FARTHEST
        first = int(self._start[max(pronoun.sentence - farthest, 0)])
        beyond = int(self._start[pronoun.sentence + 1])
        above = ancestors(tree, pronoun.token)
        found = [
            i
            for i in range(first, beyond)
            if i != index and (i < index or self._announced(i, above)) and self._agrees(index, i)
        ]
        return np.array(found, int)

    def _agrees(self, index: int, other: int) -> bool:
        mention, own = self.mentions[other], self.mentions[index]
        if self._class[index]:
            return may_mean(self._class[index], mention, self._class[other])
        lemma = self.tree(index).lemma(own.token)
        is_told = lemma not in TELLING_NAMES or self.descriptions.tells(mention.key, lemma)
        return is_told and may_be_called(self._points[index], own, mention)

    def _announced(self, other: int, above: frozenset[int]) -> bool:
        mention, tree = self.mentions[other], self.tree(other)
        token = tree.tokens[mention.token]
        is_subject = token.relation.startswith("nsubj")
        is_above = (
            token.head in above and mention.token not in above
        )  # Not "its parents" for "its".
        return is_subject and is_above and mention.kind != "pronoun"

    def _rows(self, index: int, others: npt.NDArray[np.int64]) -> Floats:
        pronoun = self.mentions[index]
        own = self._own[others]
        back = np.clip(pronoun.sentence - self._sentence[others], 0, DISTANCES - 1)
        kinds = own[:, : len(KINDS)]
        head = len(KINDS) + len(ROLES) + len(FORMS)
        is_many, is_group, quoted, main, titled = own[:, head:].T
        between = np.arange(len(others))[::-1]
        fitting = np.array([fits(self._wanted(index), self.mentions[i]) for i in others], float)
        fitting_between = fitting.sum() - fitting.cumsum()
        keys = self._key[others]
        counts = np.bincount(self._key[:index], minlength=len(self._keys))[keys].astype(float)
        placed = np.stack(
            [
                np.log1p(between), np.log1p(fitting_between),
                self._paragraph[self._sentence[others]] == self._paragraph[pronoun.sentence],
                quoted, quoted == (pronoun.token in self._quoted[pronoun.sentence]),
                np.log1p(counts), counts / max(counts.max(), 1),
                self._opens[keys],
                main * (back == 1), fitting,
                *self._gender(index, others), *self._in_tree(index, others), main,
                self._role[others] == self._role[index],
                is_many, is_group,
                self._text[others] == self._text[index],
                self._only(others, kinds), others == self._start[self._sentence[others]],
                self._reporters(index, others), titled, *self._described(index, others),
            ],
            axis=1,
        )  # fmt: skip
        told = np.eye(DISTANCES)[back]
        return np.concatenate([own[:, :head], told, placed], axis=1).astype(np.float32)

    def _gender(self, index: int, others: npt.NDArray[np.int64]) -> list[list[float]]:
        wanted = {"he": "m", "she": "f"}.get(self._class[index], self.mentions[index].gender)
        return in_gender(wanted, [self.mentions[i] for i in others])

    def _described(self, index: int, others: npt.NDArray[np.int64]) -> list[list[float]]:
        if not self._points[index]:
            return [[0.0] * len(others)] * 2
        keys = [self.mentions[i].key for i in others]
        return self.descriptions.told(self.tree(index), self.mentions[index].token, keys)

    def _in_tree(self, index: int, others: npt.NDArray[np.int64]) -> list[list[float]]:
        """Whether, in the pronoun's own sentence, another is an argument of the same verb, holds
        the pronoun in its own phrase, is subject of a clause above, or follows."""
        pronoun, tree = self.mentions[index], self.tree(index)
        above = ancestors(tree, pronoun.token)
        verb = tree.tokens[pronoun.token].head
        rows: list[list[float]] = [[], [], [], []]
        for i in others:
            mention = self.mentions[i]
            here = mention.sentence == pronoun.sentence
            head = tree.tokens[mention.token].head if here else -1
            is_subject = here and tree.tokens[mention.token].relation.startswith("nsubj")
            told = (
                here and head == verb,
                here and mention.token in above,
                is_subject and head in above and head != verb,
                here and i > index,
            )
            for row, value in zip(rows, told, strict=True):
                row.append(float(value))
        return rows

    def _only(self, others: npt.NDArray[np.int64], kinds: Floats) -> list[float]:
        """Whether all near mentions of its kind go by one key."""
        kind = kinds.argmax(1)
        keys = self._key[others]
        return [float(len(set(keys[kind == k].tolist())) == 1) for k in kind]

    def _reporters(self, index: int, others: npt.NDArray[np.int64]) -> list[float]:
        """Whether it says what the pronoun stands in: "Osei said he would go"."""
        pronoun, tree = self.mentions[index], self.tree(index)
        said = {
            tree.tokens[i].head
            for i in ancestors(tree, pronoun.token)
            if tree.tokens[i].relation in REPORTED
        }
        return [
            float(
                self.mentions[i].sentence == pronoun.sentence
                and tree.tokens[self.mentions[i].token].relation.startswith("nsubj")
                and tree.tokens[self.mentions[i].token].head in said
            )
            for i in others
        ]


def _quoted(tree: Tree) -> frozenset[int]:
    return frozenset(i for q in tree.quotations for i in q)
