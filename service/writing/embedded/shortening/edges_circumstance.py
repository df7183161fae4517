"""Whether a question can leave out where, when or in what course something was done."""

from service.writing.embedded.grammar.branches import (
    case_of,
    is_distant_time,
    is_time,
    is_under_superlative,
    widens_claim,
)
from service.writing.embedded.grammar.lexicon import CONDITIONAL, LIMITS, PLACING, SPEECH
from service.writing.embedded.grammar.noun_classes import TO_NOUNS
from service.writing.embedded.grammar.tree import Tree
from service.writing.embedded.grammar.verb_classes import DECISIONS
from service.writing.embedded.shortening.edges import is_optional

# A claim hangs on these, in a question too.
HELD = frozenset("if unless until whether without instead rather".split())
# What follows in time or stands around is no part of what was done.
AROUND = frozenset(
    "over after follow following amid during before since despite while as when".split()
)
# Where; the verb's other phrases say what.
PLACED = frozenset("in at on".split())


def is_circumstance(tree: Tree, index: int) -> bool:
    """Where, when or in what course something was done that is whole without it."""
    head = tree.tokens[index].head
    words = {tree.lemma(i) for i in tree.subtrees[index]}
    if tree.tokens[head].pos != "VERB" or words & (LIMITS | CONDITIONAL | HELD):
        return False
    if _is_asked_for(tree, index):
        return False
    case = case_of(tree, index)
    has_own = tree.child(head, "obj") is not None
    before = [
        i
        for i in tree.dependents(head, "obl", "xcomp", "ccomp")
        if head < i < index and not is_time(tree, i)
    ]
    is_day = is_time(tree, index) and not is_distant_time(tree, index)
    if not is_day and (widens_claim(tree, index) or is_under_superlative(tree, index)):
        return False
    if case == "for" and is_time(tree, index):
        return has_own or bool(before) or tree.child(head, "nsubj:pass") is not None
    if is_time(tree, index) and any(
        tree.lemma(i) in {"next", "coming"} for i in tree.subtrees[index]
    ):
        return True  # What is to come is asked of today.
    if is_time(tree, index):
        return case in {"", "on", "in", "at", "during"} | AROUND and (
            not is_distant_time(tree, index) or has_own or bool(before)
        )
    is_done_to = tree.child(head, "nsubj:pass") is not None
    if case == "as":
        return tree.lemma(index) in {"part", "way", "means"}  # "as part of a drive"
    if case == "with" and tree.tokens[index].pos == "NOUN":
        return has_own
    if case in AROUND:
        return has_own or is_done_to or bool(before) or not tree.dependents(head, "xcomp")
    # "arrested a man [in the case of …]": of the man, or of the arrest?
    is_near = case == "in" and has_own and not before and tree.tokens[index].pos != "PROPN"
    is_shown = is_done_to and tree.lemma(head) in DECISIONS
    return case in PLACED and not is_near and (has_own or is_shown or bool(before))


def _is_asked_for(tree: Tree, index: int) -> bool:
    """ "put it [in a box]", "a book which is released [in March]"."""
    head = tree.tokens[index].head
    is_where = index > head and tree.lemma(head) in PLACING and not is_time(tree, index)
    is_bare = tree.tokens[head].relation == "acl:relcl" and tree.child(head, "obj") is None
    return is_where or is_bare


def link_of(tree: Tree, clause: int) -> int | None:
    """The word that ties a clause to its verb, though a parser hang it on the clause's subject."""
    mark = tree.child(clause, "mark")
    first = tree.subtrees[clause][0]
    is_link = tree.tokens[first].tag == "IN" and first < clause
    return first if mark is None and is_link else mark


def is_clause_of_circumstance(tree: Tree, index: int) -> bool:
    """ "[after falling]", "[as rain fell]"; not "called on them [to go]"."""
    mark = link_of(tree, index)
    mark = tree.child(index, "advmod") if mark is None else mark
    head = tree.tokens[index].head
    words = {tree.lemma(i) for i in (index, *tree.children[index])}
    helpers = tree.dependents(head, "aux")
    is_open = any(tree.tokens[i].tag == "MD" for i in helpers)
    if is_open and mark is not None and tree.lemma(mark) in {"once", "if"}:
        return True  # "would sign him [once he may play]": asked whether, not told that.
    if words & (CONDITIONAL | HELD | LIMITS):
        return False
    if tree.lemma(index) in SPEECH and (mark is None or tree.lemma(mark) == "as"):
        return False  # "as police say"
    if is_under_superlative(tree, index):
        return False
    if mark is not None and tree.lemma(mark) == "to":
        thing = tree.child(head, "obj")
        is_deal = thing is not None and tree.lemma(thing) in TO_NOUNS
        return thing is not None and not is_deal and is_optional(tree, index)
    return mark is not None and tree.lemma(mark) in AROUND | {"because", "although", "though"}
