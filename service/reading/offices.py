"""What somebody is stands before his name as a part of it, where a tree has it beside the name."""

from collections.abc import Sequence
from dataclasses import replace

from service.document import Token

# What joins a phrase to the others: the name's, where what stands before it has none of its own.
JOINING = frozenset({"cc", "case", "mark", "punct"})
BESIDE = frozenset({"nsubj", "nsubj:pass", "obj", "obl", "nmod", "conj"})


def with_offices(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The tokens of a tree; of a noun and the name right after it that both hang on one word in one
    relation ("[sporting director] [Ana Roos] denied", two subjects) the noun becomes the name's."""
    whole = list(tokens)
    for name in range(1, len(whole)):
        office = name - 1
        first, last = whole[office], whole[name]
        are_beside = (first.head, first.relation) == (last.head, last.relation)
        is_pair = first.pos == "NOUN" and last.pos == "PROPN" and first.relation in BESIDE
        is_year = first.text[:1].isdigit()  # "1970s Russia"
        if not are_beside or not is_pair or is_year or _has_article(whole, office):
            continue
        for index, token in enumerate(whole):
            if token.head == office and token.relation in JOINING:
                whole[index] = replace(token, head=name)
        whole[office] = replace(first, head=name, relation="nmod:desc")
    return tuple(whole)


def _has_article(tokens: Sequence[Token], noun: int) -> bool:
    """ "told [the paper] [Ana Roos] had gone": two things."""
    return any(token.head == noun and token.relation == "det" for token in tokens)
