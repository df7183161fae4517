"""What a headline may leave out besides: it asks about less than a line tells."""

from service.writing.embedded.branches import (
    case_of,
    cuts_quotation,
    has_object,
    is_bound,
    is_hyphenated,
    is_set_off,
    widens_claim,
)
from service.writing.embedded.edges import is_optional
from service.writing.embedded.lexicon import (
    CONDITIONAL,
    HONORIFICS,
    KEPT_ADJECTIVES,
    LIMITS,
    OPTIONAL,
    PLACING,
)
from service.writing.embedded.tree import Tree

# A claim hangs on these, in a question too.
HELD = frozenset("if unless until whether without instead rather".split())


def may_go_in_headline(tree: Tree, index: int) -> bool:
    """A headline asks about less: adjectives, offices, places, times and courses of things may go
    as well, where nothing limits the claim."""
    if is_optional(tree, index):
        return True
    relation = tree.tokens[index].relation
    if relation not in {*OPTIONAL, "nmod:desc"} or cuts_quotation(tree, index):
        return False
    if widens_claim(tree, index) or is_bound(tree, index):
        return False
    rule = _RULES.get(relation.split(":")[0])
    return rule is not None and rule(tree, index)


def _adjective(tree: Tree, index: int) -> bool:
    token = tree.tokens[index]
    is_plain = token.tag in {"JJ", "VBN", "VBG"} and token.text.islower()
    is_kept = tree.lemma(index) in KEPT_ADJECTIVES or token.text.lower() in KEPT_ADJECTIVES
    return is_plain and not is_kept and not is_hyphenated(tree, index) and not tree.children[index]


def _nominal(tree: Tree, index: int) -> bool:
    """ "[Arsenal boss] Arsene Wenger", "a flock of turkeys [at a farm]"."""
    head = tree.tokens[index].head
    if tree.tokens[index].relation == "nmod:desc":
        is_whole = tree.child(head, "flat") is not None and tree.child(head, "det") is None
        return is_whole and index < head and tree.lemma(index).rstrip(".") not in HONORIFICS
    return case_of(tree, index) in {"in", "at"} and tree.tokens[head].pos in {"NOUN", "PROPN"}


def _circumstance(tree: Tree, index: int) -> bool:
    """What a verb does without: it has its object, or another phrase before this one."""
    head = tree.tokens[index].head
    mark = tree.child(index, "mark")
    link = tree.lemma(mark) if mark is not None else case_of(tree, index)
    words = {tree.lemma(i) for i in tree.children[index]} | {tree.lemma(index)}
    if tree.tokens[head].pos != "VERB" or index < head or words & (LIMITS | CONDITIONAL | HELD):
        return False
    if link in {"by", ""} and not is_set_off(tree, index):
        return False
    if tree.lemma(head) in PLACING and not is_set_off(tree, index):
        return False
    before = [i for i in tree.dependents(head, "obl", "compound:prt") if head < i < index]
    return has_object(tree, head) or bool(before)


_RULES = {
    "amod": _adjective,
    "nmod": _nominal,
    "obl": _circumstance,
    "advcl": _circumstance,
}
