"""Names with a hyphen, which the treebanks split: "Wal-Mart" is one name, not two in apposition."""

from collections.abc import Sequence
from dataclasses import replace

from service.document import Token

HYPHEN, NAME = "HYPH", "PROPN"


def with_whole_names(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The tokens of a tree; both halves of a hyphenated name that hang on one word in one relation
    become one: the first a compound of the last."""
    whole = list(tokens)
    for index in range(1, len(whole) - 1):
        first, hyphen, last = whole[index - 1 : index + 2]
        is_joint = hyphen.tag == HYPHEN and not first.space_after and not hyphen.space_after
        are_names = first.pos == last.pos == NAME
        are_beside = (first.head, first.relation) == (last.head, last.relation)
        if is_joint and are_names and are_beside and first.head >= 0:
            whole[index - 1] = replace(first, head=index + 1, relation="compound")
            whole[index] = replace(hyphen, head=index + 1, relation="punct")
    return tuple(whole)
