"""What rules about trees have in common."""

from collections.abc import Callable
from functools import wraps

from service.writing.embedded.grammar.tree import Tree

Rule = Callable[[Tree, int], bool]


def once_per_token(rule: Rule) -> Rule:
    """The rule, which asks its tree alone, asked once about each token of it."""

    @wraps(rule)
    def asked(tree: Tree, index: int) -> bool:
        key = (rule, index)
        if key not in tree.told:
            tree.told[key] = rule(tree, index)
        return tree.told[key]

    return asked
