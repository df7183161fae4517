"""What a headline may leave out besides: it asks about less than a line tells."""

from service.writing.embedded.branches import (
    case_of,
    cuts_quotation,
    has_object,
    is_hyphenated,
    widens_claim,
)
from service.writing.embedded.edges import is_optional
from service.writing.embedded.lexicon import (
    CONDITIONAL,
    KEPT_ADJECTIVES,
    KEPT_ADVERBS,
    LIMITS,
    OPTIONAL,
)
from service.writing.embedded.tree import Tree


def may_go_in_headline(tree: Tree, index: int) -> bool:
    """A headline asks about less: adjectives, places and courses of things may go as well, where
    nothing limits the claim."""
    if is_optional(tree, index):
        return True
    token = tree.tokens[index]
    if token.relation not in OPTIONAL or cuts_quotation(tree, index) or widens_claim(tree, index):
        return False
    words = {tree.lemma(i) for i in tree.subtrees[index]}
    words |= {tree.tokens[i].text.lower() for i in tree.subtrees[index]}
    if words & (KEPT_ADJECTIVES | KEPT_ADVERBS | LIMITS | CONDITIONAL | {"no"}):
        return False
    if token.relation == "amod":
        is_plain = token.tag in {"JJ", "VBN", "VBG"} and token.text.islower()
        return is_plain and not is_hyphenated(tree, index) and not tree.children[index]
    case = case_of(tree, index)
    if token.relation == "nmod":
        return case in {"in", "at"} and tree.tokens[token.head].pos in {"NOUN", "PROPN"}
    if token.relation == "obl" and tree.tokens[token.head].pos == "VERB":
        is_adjunct = case in {"in", "at", "during", "after", "following", "amid", "before"}
        return is_adjunct and index > token.head and has_object(tree, token.head)
    return False
