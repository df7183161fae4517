"""Sentences made short by leaving out whole branches of their tree.

Which branches may go is edges.py's business; this room weighs which should. The salience model
gives every word the odds that an editor would keep it, and a knapsack over the tree finds, for
every length, the likeliest set of branches to keep.
"""

import math
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from service.writing.embedded.grammar.clauses import Clause, ClauseKind
from service.writing.embedded.grammar.fewer_words import Saving
from service.writing.embedded.grammar.tellings import tellings
from service.writing.embedded.grammar.tree import Tree
from service.writing.embedded.shortening.edges import is_optional

# Beyond this a word is as good as certain; one mistaken word must not decide a sentence.
MOST_ODDS = 6.0


@dataclass(frozen=True, slots=True)
class Shortened:
    """Kept token indices of one clause, in reading order. `score`: mean log-probability of what
    was kept and left out of the whole sentence, 0 at best; `words` counts white-space separated
    words; `dropped` the branches left out, `bold` those of them only the model warrants; `instead`
    what is said for a token, as in Clause; `unsaid` the kept ones for which another speaks."""

    kind: ClauseKind
    root: int
    kept: tuple[int, ...]
    words: int
    score: float
    dropped: int
    bold: int
    instead: tuple[tuple[int, str], ...] = ()
    unsaid: frozenset[int] = frozenset()

    @property
    def said(self) -> tuple[int, ...]:
        """The tokens to be written."""
        return tuple(i for i in self.kept if i not in self.unsaid)


MayGo = Callable[[Tree, int], bool]


@dataclass(frozen=True, slots=True)
class Option:
    """Part of a clause: summed log-probability, tokens kept, branches left out."""

    score: float
    kept: frozenset[int]
    dropped: int = 0
    bold: int = 0

    def __add__(self, other: "Option") -> "Option":
        return Option(
            self.score + other.score,
            self.kept | other.kept,
            self.dropped + other.dropped,
            self.bold + other.bold,
        )


NOTHING = Option(0.0, frozenset())


@dataclass(frozen=True)
class Deletion:
    """What may be left out of one sentence, and what an editor would keep of it.

    `odds(i)`: log-odds that token i is kept. A branch may go by `rule`; by `bold_rule` unless the
    model is sure that it stays: its mean odds are `wanted` or more. `savings` say some words in
    fewer.
    """

    odds: Callable[[int], float]
    rule: MayGo = is_optional
    bold_rule: MayGo | None = None
    wanted: float = 3.0
    savings: tuple[Saving, ...] = ()

    @cached_property
    def _known(self) -> dict[int, tuple[float, float]]:
        """What `_logs` has told, so that it is worked out once for a token."""
        return {}

    @cached_property
    def _let_go(self) -> dict[tuple[Tree, int], bool | None]:
        """By what each branch asked about may go: True by `rule`, False by the model's word alone;
        None where it stays."""
        return {}

    @cached_property
    def unsaid(self) -> frozenset[int]:
        return frozenset(i for saving in self.savings for i in saving.unsaid)

    def written(self, tree: Tree, tokens: Iterable[int]) -> int:
        """How many words these are."""
        return sum(tree.is_word_start(i) for i in tokens if i not in self.unsaid)

    def log_kept(self, index: int) -> float:
        return self._logs(index)[0]

    def log_dropped(self, index: int) -> float:
        return self._logs(index)[1]

    def may_go(self, tree: Tree, index: int) -> bool:
        return self._goes_by(tree, index) is not None

    def is_bold(self, tree: Tree, index: int) -> bool:
        """Whether only the model's word lets the branch go."""
        return self._goes_by(tree, index) is False

    def _goes_by(self, tree: Tree, index: int) -> bool | None:
        asked = (tree, index)
        if asked not in self._let_go:
            by_rule = self.rule(tree, index)
            goes = by_rule or self._is_unwanted(tree, index)
            self._let_go[asked] = by_rule if goes else None
        return self._let_go[asked]

    def _is_unwanted(self, tree: Tree, index: int) -> bool:
        words = tree.spoken[index]
        if self.bold_rule is None or not words:
            return False
        if sum(map(self._bounded, words)) / len(words) >= self.wanted:
            return False
        return self.bold_rule(tree, index)

    def score(self, tree: Tree, kept: Collection[int]) -> float:
        """Mean log-probability of keeping these words of the sentence and no others."""
        inside = set(kept)
        odds = [self._logs(i)[i not in inside] for i in tree.words]
        return sum(odds) / max(len(odds), 1)

    def _bounded(self, index: int) -> float:
        return max(-MOST_ODDS, min(MOST_ODDS, self.odds(index)))

    def _logs(self, index: int) -> tuple[float, float]:
        """Log-probability that the token is kept, and that it is left out."""
        known = self._known.get(index)
        if known is None:
            odds = self._bounded(index)
            known = self._known[index] = -_softplus(-odds), -_softplus(odds)
        return known


def _softplus(x: float) -> float:
    return x + math.log1p(math.exp(-x)) if x > 0 else math.log1p(math.exp(x))


def shorten(tree: Tree, words: range, deletion: Deletion) -> Iterator[Shortened]:
    """The best ways to say each clause of the sentence in a number of words within `words`,
    one for each clause and length that can be had, none in particular order."""
    for clause in tellings(tree):
        for length, option in options(tree, clause, words.stop - 1, deletion).items():
            saved = [s for s in deletion.savings if s.tokens & option.kept]
            if length in words and all(s.tokens <= option.kept for s in saved):
                yield Shortened(
                    clause.kind,
                    clause.root,
                    tuple(sorted(option.kept)),
                    length,
                    deletion.score(tree, option.kept),
                    option.dropped,
                    option.bold,
                    (*((s.at, s.text) for s in saved if s.text), *clause.instead),
                    frozenset(i for s in saved for i in s.unsaid),
                )


def options(tree: Tree, clause: Clause, most: int, deletion: Deletion) -> dict[int, Option]:
    """For every word count up to `most` the likeliest choice of branches."""
    table = {0: NOTHING}
    for head in (clause.root, *clause.borrowed):
        table = _joined(table, _branch(tree, head, clause.excluded, most, deletion), most)
    return table


def _branch(
    tree: Tree, head: int, excluded: frozenset[int], most: int, deletion: Deletion
) -> dict[int, Option]:
    fixed, optional = _closure(tree, head, excluded, deletion)
    size = deletion.written(tree, fixed)
    if size > most:
        return {}
    score = sum(deletion.log_kept(i) for i in fixed if not tree.is_punctuation(i))
    table = {size: Option(score, frozenset(fixed))}
    for index in optional:
        choices = _branch(tree, index, excluded, most, deletion)
        without = Option(
            sum(deletion.log_dropped(i) for i in tree.spoken[index]),
            frozenset(),
            1,
            int(deletion.is_bold(tree, index)),
        )
        if 0 not in choices or choices[0].score < without.score:
            choices[0] = without
        table = _joined(table, choices, most)
    return table


def _closure(
    tree: Tree, head: int, excluded: frozenset[int], deletion: Deletion
) -> tuple[list[int], list[int]]:
    """The tokens that come with `head` always, and the optional branches among them."""
    fixed: list[int] = []
    optional: list[int] = []
    stack = [head]
    while stack:
        node = stack.pop()
        fixed.append(node)
        for child in tree.children[node]:
            if child in excluded:
                continue
            (optional if deletion.may_go(tree, child) else stack).append(child)
    return fixed, optional


def _joined(left: dict[int, Option], right: dict[int, Option], most: int) -> dict[int, Option]:
    joined: dict[int, Option] = {}
    for length_left, one in left.items():
        for length_right, other in right.items():
            length = length_left + length_right
            if length > most:
                continue
            if length not in joined or joined[length].score < one.score + other.score:
                joined[length] = one + other
    return joined
