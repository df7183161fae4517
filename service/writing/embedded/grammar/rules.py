"""What rules about trees have in common."""

from collections.abc import Callable, Collection
from functools import wraps

from service.writing.embedded.grammar.tree import Tree

Rule = Callable[[Tree, int], bool]
CutRule = Callable[[Tree, Collection[int], int], bool]


def once_per_token(rule: Rule) -> Rule:
    """The rule, which asks its tree alone, asked once about each token of it."""

    @wraps(rule)
    def asked(tree: Tree, index: int) -> bool:
        key = (rule, index)
        told = tree.told.get(key)
        if told is None:
            told = tree.told[key] = rule(tree, index)
        return told

    return asked


def once_per_cut(rule: CutRule) -> CutRule:
    """The rule, which asks its tree, the tokens kept of it and the root of their clause alone,
    asked once about each cut."""

    @wraps(rule)
    def asked(tree: Tree, kept: Collection[int], root: int) -> bool:
        inside = frozenset(kept)
        key = (rule, (inside, root))
        told = tree.told.get(key)
        if told is None:
            told = tree.told[key] = rule(tree, inside, root)
        return told

    return asked
