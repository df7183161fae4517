"""Sentences made short by leaving out whole branches of their tree.

Which branches may go is edges.py's business; this room weighs which should. A model of the
editors' own deletions gives every optional branch the probability that an editor would drop it,
and a knapsack over the tree finds, for every length, the best-liked set of branches to keep.
"""

import json
import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from service.errors import WriterUnavailable
from service.writing.embedded.clauses import Clause, ClauseKind, clauses
from service.writing.embedded.edges import case_of, follows_comma, is_optional, is_time
from service.writing.embedded.tree import Tree


@dataclass(frozen=True, slots=True)
class Shortened:
    """Kept token indices of one clause, in reading order. `score`: mean log-probability of the
    decisions taken, 0 at best; `words` counts white-space separated words."""

    kind: ClauseKind
    root: int
    kept: tuple[int, ...]
    words: int
    score: float
    dropped: int


MayGo = Callable[[Tree, int], bool]
Option = tuple[float, frozenset[int], int]  # summed log-probability, kept tokens, branches dropped


class DeletionModel:
    """Logistic regression over `features`: P(an editor leaves this branch out). `may_go` is the
    rule that says which branches it is asked about."""

    def __init__(
        self, weights: Mapping[str, float], bias: float, may_go: MayGo = is_optional
    ) -> None:
        self._weights = weights
        self._bias = bias
        self.may_go = may_go

    def under(self, may_go: MayGo) -> "DeletionModel":
        """The same judgement under another rule."""
        return DeletionModel(self._weights, self._bias, may_go)

    def log_probabilities(self, tree: Tree, index: int) -> tuple[float, float]:
        """(log P(kept), log P(dropped)) of an optional edge."""
        logit = self._bias + sum(self._weights.get(name, 0.0) for name in features(tree, index))
        return -_softplus(logit), -_softplus(-logit)


def _softplus(x: float) -> float:
    return x + math.log1p(math.exp(-x)) if x > 0 else math.log1p(math.exp(x))


@cache
def load_deletion_model() -> DeletionModel:
    """The model in service/weights/shorten.json, made by training/shorten.py.

    Raises: WriterUnavailable if it cannot be read.
    """
    path = files("service") / "weights" / "shorten.json"
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, json.JSONDecodeError) as error:
        raise WriterUnavailable(f"cannot read the shortening weights at {path}") from error
    return DeletionModel(stored["weights"], stored["bias"])


def shorten(tree: Tree, words: range, model: DeletionModel) -> Iterator[Shortened]:
    """The best ways to say each clause of the sentence in a number of words within `words`,
    one for each clause and length that can be had, none in particular order."""
    for clause in clauses(tree):
        inside = (i for i in tree.subtrees[clause.root] if i != clause.root)
        decisions = max(sum(model.may_go(tree, i) for i in inside), 1)
        for length, (score, kept, dropped) in options(tree, clause, words.stop - 1, model).items():
            if length in words:
                mean = score / decisions
                yield Shortened(
                    clause.kind, clause.root, tuple(sorted(kept)), length, mean, dropped
                )


def options(tree: Tree, clause: Clause, most: int, model: DeletionModel) -> dict[int, Option]:
    """For every word count up to `most` the best-scored choice of branches."""
    table: dict[int, Option] = {0: (0.0, frozenset(), 0)}
    for head in (clause.root, *clause.borrowed):
        part = _branch(tree, head, clause.excluded, most, model)
        table = _joined(table, part, most)
    return table


def _branch(
    tree: Tree, head: int, excluded: frozenset[int], most: int, model: DeletionModel
) -> dict[int, Option]:
    fixed, optional = _closure(tree, head, excluded, model.may_go)
    size = sum(tree.is_word_start(i) for i in fixed)
    if size > most:
        return {}
    table: dict[int, Option] = {size: (0.0, frozenset(fixed), 0)}
    for index in optional:
        log_kept, log_dropped = model.log_probabilities(tree, index)
        choices: dict[int, Option] = {
            length: (score + log_kept, kept, dropped)
            for length, (score, kept, dropped) in _branch(
                tree, index, excluded, most, model
            ).items()
        }
        without: Option = (log_dropped, frozenset(), 1)
        if 0 not in choices or choices[0][0] < without[0]:
            choices[0] = without
        table = _joined(table, choices, most)
    return table


def _closure(
    tree: Tree, head: int, excluded: frozenset[int], may_go: MayGo
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
            (optional if may_go(tree, child) else stack).append(child)
    return fixed, optional


def _joined(left: dict[int, Option], right: dict[int, Option], most: int) -> dict[int, Option]:
    joined: dict[int, Option] = {}
    for length_left, (score_left, kept_left, dropped_left) in left.items():
        for length_right, (score_right, kept_right, dropped_right) in right.items():
            length = length_left + length_right
            score = score_left + score_right
            if length <= most and (length not in joined or joined[length][0] < score):
                joined[length] = (score, kept_left | kept_right, dropped_left + dropped_right)
    return joined


def features(tree: Tree, index: int) -> tuple[str, ...]:
    """What the shortening model knows of an optional edge, as names; sparse and binary."""
    token = tree.tokens[index]
    head = tree.tokens[token.head]
    subtree = tree.subtrees[index]
    size = min(len(subtree).bit_length(), 5)
    relation = token.relation
    case = case_of(tree, index)
    mark = tree.child(index, "mark")
    side = "before" if index < token.head else "after"
    depth = "root" if head.head < 0 else head.relation
    tags = {tree.tokens[i].pos for i in subtree}
    return (
        f"r={relation}",
        f"r={relation} size={size}",
        f"r={relation} side={side} head={head.pos}",
        f"r={relation} pos={token.pos}",
        f"r={relation} under={depth}",
        f"r={relation} case={case}",
        f"r={relation} mark={tree.lemma(mark) if mark is not None else ''}",
        f"r={relation} number={'NUM' in tags}",
        f"r={relation} name={'PROPN' in tags}",
        f"r={relation} time={is_time(tree, index)}",
        f"r={relation} comma={follows_comma(tree, index)}",
        f"r={relation} last={subtree[-1] >= len(tree.tokens) - 2}",
        f"r={relation} first={subtree[0] <= 1}",
        f"r={relation} lemma={tree.lemma(index)}",
        f"case={case} headlemma={tree.lemma(token.head)}",
        f"length={min(len(tree.tokens) // 8, 6)} r={relation}",
        f"size={size} length={min(len(tree.tokens) // 8, 6)}",
    )
