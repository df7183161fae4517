"""What a question may leave out of a sentence, and what it must keep to be whole.

A question is short enough to show every cut. A line may drop what its noun is known by ("a case
[about oil]") where the rest still tells something; a question asked of "a case" tells nobody what
it is about.
"""

from service.writing.embedded.grammar.branches import (
    case_of,
    cuts_quotation,
    is_bound,
    is_hyphenated,
    is_set_off,
    is_time,
)
from service.writing.embedded.grammar.lexicon import (
    HONORIFICS,
    KEPT_ADVERBS,
    QUANTITIES,
    TIME_WORDS,
)
from service.writing.embedded.grammar.relations import plain
from service.writing.embedded.grammar.tree import Tree
from service.writing.embedded.shortening.edges import is_optional
from service.writing.embedded.shortening.edges_bold import may_go_if_unwanted
from service.writing.embedded.shortening.edges_circumstance import (
    is_circumstance,
    is_clause_of_circumstance,
)
from service.writing.embedded.shortening.edges_held import completes
from service.writing.embedded.shortening.edges_likely import may_go_if_likely

# What a reader does not miss.
LIGHT = frozenset(
    """annual big brand controversial crucial daily giant global huge key latest lucrative major
    massive new ongoing popular recent significant special stunning top heated ambitious""".split()
)
# What more is told of a noun, and no part of what it is.
LOOSE = frozenset("near during after following amid among".split())
# "Researchers [at the University of Oslo]" speak for their trade.
SCHOLARS = frozenset("researcher scientist doctor expert academic engineer physicist".split())


def may_go_in_question(tree: Tree, index: int) -> bool:
    """Places, times and courses of things, what a whole name is called besides, asides; never
    what a noun is known by or what completes a verb."""
    relation = plain(tree.tokens[index].relation)
    if cuts_quotation(tree, index) or is_glued(tree, index):
        return False
    if tree.tokens[index].relation == "obl:agent":
        # By whom, a passive need not say; "a farm owned" says nothing.
        return tree.child(tree.tokens[index].head, "aux:pass") is not None
    if tree.tokens[index].relation == "nmod:desc":
        if case_of(tree, tree.tokens[index].head):
            return False
        return is_optional(tree, index) or _is_called(tree, index)
    if relation in _WHOLE:
        rule = _WHOLE[relation]
        if rule(tree, index) and not (relation != "obl" and is_bound(tree, index)):
            return True
    return (relation not in _WHOLE or is_set_off(tree, index)) and is_optional(tree, index)


def may_go_if_unwanted_in_question(tree: Tree, index: int) -> bool:
    """may_go_if_unwanted, of a question."""
    return may_go_if_unwanted(tree, index) and _leaves_whole(tree, index)


def may_go_if_likely_in_question(tree: Tree, index: int) -> bool:
    """may_go_if_likely, of a question."""
    return may_go_if_likely(tree, index) and _leaves_whole(tree, index)


def may_go_of_topic_if_unwanted(tree: Tree, index: int) -> bool:
    """may_go_if_unwanted, of an opening too long for a question's own rules."""
    return may_go_if_unwanted(tree, index) and not identifies(tree, index)


def may_go_of_topic_if_likely(tree: Tree, index: int) -> bool:
    """may_go_if_likely, of an opening too long for a question's own rules."""
    return may_go_if_likely(tree, index) and not identifies(tree, index)


def identifies(tree: Tree, index: int) -> bool:
    """Whether the branch says who or which one is meant, or completes the verb."""
    return _tells_who(tree, index) or _tells_which(tree, index)


def _tells_which(tree: Tree, index: int) -> bool:
    """ "the mother of the actress [he is accused of killing]", "publication [of drawings]"."""
    if is_set_off(tree, index):
        return False
    relation, head = tree.tokens[index].relation, tree.tokens[index].head
    is_definite = any(tree.lemma(i) == "the" for i in tree.dependents(head, "det"))
    return (relation == "acl:relcl" and is_definite) or (
        relation == "nmod" and case_of(tree, index) == "of"
    )


def _tells_who(tree: Tree, index: int) -> bool:
    """ "Why have the family [of a boy] thanked …?": what its subject is known by; and what
    completes its verb."""
    if not completes(tree, index):
        return False
    above = index
    while above >= 0 and not tree.tokens[above].relation.startswith("nsubj"):
        above = tree.tokens[above].head
    return above >= 0 or tree.tokens[index].relation == "obl"


def _leaves_whole(tree: Tree, index: int) -> bool:
    relation = plain(tree.tokens[index].relation)
    if is_glued(tree, index) or _has_case_before(tree, index):
        return False
    if is_set_off(tree, index) or relation not in _WHOLE:
        return True
    return _WHOLE[relation](tree, index)


def is_glued(tree: Tree, index: int) -> bool:
    """ "mother-of-two", "fast-moving": part of a word."""
    start, end = tree.subtrees[index][0], tree.subtrees[index][-1]
    before = start > 0 and tree.tokens[start - 1].tag == "HYPH"
    return before or (end + 1 < len(tree.tokens) and tree.tokens[end + 1].tag == "HYPH")


def _has_case_before(tree: Tree, index: int) -> bool:
    """ "director of [rugby] Mark McCall": what a misread name leaves of another noun."""
    head = tree.tokens[index].head
    is_title = tree.tokens[index].relation in {"nmod:desc", "compound"}
    return is_title and head > index and bool(case_of(tree, head))


def _is_called(tree: Tree, index: int) -> bool:
    """ "[Arsenal boss] Arsene Wenger"."""
    head = tree.tokens[index].head
    is_whole = tree.child(head, "flat") is not None and tree.child(head, "det") is None
    return is_whole and index < head and tree.lemma(index).rstrip(".") not in HONORIFICS


def _nominal(tree: Tree, index: int) -> bool:
    """ "a shop [in Leeds]", "a row [with the club]", "blasts [in 1993]"; not "an attack [on
    Leeds]", "the man [from Leeds]"."""
    head = tree.tokens[index].head
    is_noun = tree.tokens[head].pos in {"NOUN", "PROPN"}
    if case_of(tree, index) == "in" and (tree.tokens[index].pos == "PROPN" or is_time(tree, index)):
        return is_noun
    if case_of(tree, index) in {"at", "from", "in"} and tree.lemma(head) in SCHOLARS:
        return tree.tokens[head].tag == "NNS" and tree.child(head, "det", "nummod") is None
    if case_of(tree, index) in {"at", "near"} and tree.tokens[head].pos == "PROPN":
        return True
    if case_of(tree, index) == "for" and tree.lemma(index) in TIME_WORDS:
        return not tree.tokens[head].relation.startswith("nsubj")
    with_whom = any(case_of(tree, i) == "with" for i in tree.dependents(head, "nmod"))
    if case_of(tree, index) in {"about", "over", "on"} and with_whom:
        return True  # "talks with Ana [about oil]"
    is_loose = case_of(tree, index) in LOOSE and _is_indefinite(tree, head)
    return is_noun and is_loose and not tree.tokens[head].relation.startswith("nsubj")


def _is_indefinite(tree: Tree, noun: int) -> bool:
    """ "a man", "men", not "the men" nor "three men"."""
    articles = {tree.lemma(i) for i in tree.dependents(noun, "det")}
    if articles:
        return articles <= {"a", "an"}
    is_counted = tree.child(noun, "nummod", "nmod:poss") is not None
    return tree.tokens[noun].tag == "NNS" and not is_counted


def _clause_of_noun(tree: Tree, index: int) -> bool:
    """ "a man [who fled]", "Kim Wall[, who fled]", "reports [seen by us]"; not "the men [who
    fled]", "a deal [to sell]"."""
    head = tree.tokens[index].head
    if tree.tokens[head].relation.startswith("nsubj") and tree.tokens[head].pos != "PROPN":
        return False
    if tree.lemma(tree.tokens[head].head) in QUANTITIES:
        return False  # "80% of people [living there]"
    if tree.tokens[index].relation == "acl:relcl":
        of = [i for i in tree.dependents(head, "nmod") if case_of(tree, i) == "of"]
        return bool(of) or tree.tokens[head].pos == "PROPN" or _is_indefinite(tree, head)
    if tree.lemma(index) == "include":
        return True
    is_told = tree.child(index, "mark", "case") is None
    is_counted = tree.child(head, "nummod") is not None and tree.child(head, "det") is None
    is_loose = _is_indefinite(tree, head) or is_counted
    return is_told and tree.tokens[index].tag in {"VBN", "VBG"} and is_loose


def loose_adverb(tree: Tree, index: int) -> bool:
    """ "has [also] left": an adverb of a verb that no claim hangs on."""
    words = {tree.lemma(i) for i in tree.subtrees[index]}
    words |= {tree.tokens[i].text.lower() for i in tree.subtrees[index]}
    token = tree.tokens[index]
    if words & KEPT_ADVERBS or token.tag in {"RBR", "RBS", "WRB"} or is_hyphenated(tree, index):
        return False
    return tree.tokens[token.head].pos == "VERB" and len(tree.subtrees[index]) <= 2


def _predicate(tree: Tree, index: int) -> bool:
    """The second thing done, never one of two things or people."""
    head = tree.tokens[index].head
    return tree.tokens[head].pos == tree.tokens[index].pos == "VERB" and is_optional(tree, index)


def light_adjective(tree: Tree, index: int) -> bool:
    """ "a [major] new deal": what a reader does not miss."""
    is_bare = not tree.children[index] and not is_hyphenated(tree, index)
    return is_bare and tree.tokens[index].text in LIGHT


def never(tree: Tree, index: int) -> bool:
    """A rule for what stays."""
    del tree, index
    return False


_WHOLE = {
    "amod": light_adjective,
    "compound": never,
    "nmod": _nominal,
    "acl": _clause_of_noun,
    "obl": is_circumstance,
    "advcl": is_clause_of_circumstance,
    "advmod": loose_adverb,
    "conj": _predicate,
    "appos": never,
}
