"""What the opening of an article may lose where nothing else leaves a question: all but what
happened to whom."""

from service.writing.embedded.grammar.branches import (
    case_of,
    cuts_quotation,
    is_bound,
    is_set_off,
    is_time,
)
from service.writing.embedded.grammar.lexicon import HONORIFICS, LIMITS
from service.writing.embedded.grammar.relations import plain
from service.writing.embedded.grammar.tree import Tree
from service.writing.embedded.shortening.edges import is_optional
from service.writing.embedded.shortening.edges_circumstance import (
    AROUND,
    HELD,
    PLACED,
    is_circumstance,
    link_of,
)
from service.writing.embedded.shortening.edges_headline import (
    LOOSE,
    identifies,
    is_glued,
    light_adjective,
    loose_adverb,
    never,
)
from service.writing.embedded.shortening.edges_held import completes

RATES = frozenset({"a", "an", "each", "every", "per"})


def may_go_of_trunk(tree: Tree, index: int) -> bool:
    """Of an opening that nothing better can be asked: whatever hangs on what happened, and is no
    part of what happened to whom."""
    token = tree.tokens[index]
    relation, words = plain(token.relation), {tree.lemma(i) for i in tree.subtrees[index]}
    if relation not in _TRUNK or words & (LIMITS | HELD) or is_glued(tree, index):
        return False
    if cuts_quotation(tree, index) or identifies(tree, index):
        return False
    if case_of(tree, index) == "for" and tree.lemma(index) == "time":
        return True  # "for the fifth time"
    if is_bound(tree, index):
        return False
    if is_optional(tree, index) or is_set_off(tree, index):
        return relation != "conj" or is_optional(tree, index)
    if index < token.head or completes(tree, index):
        return False
    return _TRUNK[relation](tree, index)


def may_go_of_question(tree: Tree, index: int) -> bool:
    """Of a question that nothing shorter can be asked, and of no line: what somebody with a name
    is, and what narrows things that a reader does not know."""
    token, head = tree.tokens[index], tree.tokens[index].head
    if token.relation == "nmod:desc":
        # "[star] Ana's label"
        is_named = tree.tokens[head].pos == "PROPN" and index < head
        is_bare = tree.child(head, "det") is None and not is_glued(tree, index)
        is_clear = not case_of(tree, head) or tree.tokens[head].relation == "nmod:poss"
        return is_named and is_bare and is_clear and not _is_honorific(tree, index)
    opening = [tree.tokens[i].text.lower() for i in tree.subtrees[index][:2]]
    if token.relation == "advcl" and opening == ["even", "if"]:
        return True  # "will not quit [even if they lose]": either way.
    if cuts_quotation(tree, index) or tree.tokens[head].tag != "NNS":
        return False
    if tree.child(head, "det", "nummod") is not None or head > index:
        return False
    if tree.tokens[head].relation.startswith("nsubj"):
        return False
    described = tree.dependents(head, "amod", "compound")
    is_known = token.relation == "acl:relcl" and len(described) > 1
    return is_known or (token.relation == "acl" and token.tag == "VBN")


def _is_honorific(tree: Tree, index: int) -> bool:
    return tree.lemma(index).rstrip(".").lower() in HONORIFICS


def _is_around(tree: Tree, index: int) -> bool:
    """ "crashed out of the cup [at the last stage] [for the fifth time]", "has grown [as rates
    fell]"."""
    case = case_of(tree, index)
    if tree.tokens[index].relation == "advcl":
        link = link_of(tree, index)
        return (link is not None and tree.lemma(link) != "to") or is_circumstance(tree, index)
    determiners = {tree.lemma(i) for i in tree.dependents(index, "det")}
    if not case and determiners & RATES:
        return False  # "an hour [a week]"
    before = tree.dependents(tree.tokens[index].head, "obj", "obl", "xcomp", "nsubj:pass")
    is_late = any(i < index for i in before)
    return is_time(tree, index) or case in AROUND or (is_late and case in PLACED)


def _is_told_of_thing(tree: Tree, index: int) -> bool:
    """ "signed a deal [for Ana]", "photographs [stolen from Ana]"; never of the subject."""
    head = tree.tokens[index].head
    if tree.tokens[head].relation.startswith("nsubj") or tree.tokens[head].pos == "PROPN":
        return False
    is_told = tree.tokens[index].relation.startswith("acl")
    is_place = case_of(tree, index) in {"in", "at"} and tree.tokens[index].pos == "PROPN"
    return is_told or is_place or case_of(tree, index) in LOOSE


_TRUNK = {
    "obl": _is_around,
    "advcl": _is_around,
    "nmod": _is_told_of_thing,
    "acl": _is_told_of_thing,
    "appos": never,
    "advmod": loose_adverb,
    "amod": light_adjective,
    "conj": never,
    "parataxis": never,
}
