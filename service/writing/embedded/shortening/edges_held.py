"""What completes its head, so that no line may lose it, whatever the models think. A question may:
"Why Did the Museum Hand Back 38 Bronzes?" asks whole of "38 bronzes that soldiers looted".

Measured on 4,768 of our own lines that readers marked (training/marks): of the 668 that had lost
such a branch 16% were fit to print as they stood, of the others 48%.
"""

from service.writing.embedded.grammar.branches import case_of, is_set_off, is_time
from service.writing.embedded.grammar.rules import once_per_token
from service.writing.embedded.grammar.tree import Tree
from service.writing.embedded.shortening.edges_bold import may_go_if_unwanted
from service.writing.embedded.shortening.edges_likely import may_go_if_likely
from service.writing.embedded.shortening.shorten import MayGo

ARTICLES = frozenset({"a", "an"})
# "gave the post [to Ana]", "turned a barn [into a shop]"
GOALS = frozenset({"to", "into"})
# What was going on.
AROUND = frozenset("after amid before despite during following since".split())
# "works [as a nurse]", "mixed it [with water]", "sent it [by mistake]"
TELLING = frozenset({"as", "with", "by"})
# "[coach] Ana Roos", "[banking giant] Norbank"
NAMING = frozenset({"nmod:desc", "compound", "amod"})
# "needed two hours [to win]", "has led it [since he won]", "beat them [in settling it]"
AIMS = frozenset({"to", "since", "in"})
# "will focus [on winning]", "is interested [in buying]", "apologised [for leaving]"
TAKEN = frozenset({"on", "in", "for", "about", "at", "with"})
# What ends the nouns of deeds.
DEEDS = ("ance", "ence", "tion", "sion", "ment")
# How many tokens after a verb the phrase that completes it begins at most.
NEAR = 2


def line_loses_if_unwanted(tree: Tree, index: int) -> bool:
    """may_go_if_unwanted, of a line."""
    return may_go_if_unwanted(tree, index) and not completes(tree, index)


def line_loses_if_likely(tree: Tree, index: int) -> bool:
    """may_go_if_likely, of a line."""
    return may_go_if_likely(tree, index) and not completes(tree, index)


def synopsis_loses(rule: MayGo) -> MayGo:
    """What `rule` lets go and a synopsis, which has room for it, can do without."""
    return lambda tree, index: rule(tree, index) and not _has_room_for(tree, index)


def _has_room_for(tree: Tree, index: int) -> bool:
    """Whether a synopsis keeps the branch wherever it keeps its head: what completes the head, what
    a noun is with no comma between, what a deed was for, and who somebody is.

    Measured on 1,551 of our own synopses that readers marked (training/marks): of those that had
    lost such a branch four in ten were ungrammatical or untrue, of all of them 18 in 100.
    """
    token = tree.tokens[index]
    if completes(tree, index):
        return True
    if is_set_off(tree, index):
        return False
    if index < token.head:
        return tree.tokens[token.head].pos == "PROPN" and token.relation in NAMING
    if token.relation in {"nmod", "acl", "acl:relcl"}:
        return not is_time(tree, index)
    if token.relation == "obl":
        return case_of(tree, index) in TELLING
    if token.relation == "advcl":
        mark = tree.child(index, "mark")
        return mark is not None and tree.lemma(mark) in AIMS
    return token.relation == "conj" and (token.pos != "VERB" or token.head != tree.root)


@once_per_token
def completes(tree: Tree, index: int) -> bool:
    """Whether the branch at `index` tells what its head leaves open."""
    relation = tree.tokens[index].relation
    if is_set_off(tree, index) or index < tree.tokens[index].head:
        return False
    if relation == "nmod":
        return case_of(tree, index) == "of" or _is_of_deed(tree, index)
    if relation == "advcl":
        return is_bound_gerund(tree, index)
    if relation == "acl":
        return tree.tokens[index].tag in {"VB", "VBG"}
    if relation == "acl:relcl":
        return is_which(tree, tree.tokens[index].head)
    return relation == "obl" and is_complement(tree, index)


def _is_of_deed(tree: Tree, index: int) -> bool:
    """ "his attendance [at the forum]": what somebody's deed was about."""
    head = tree.tokens[index].head
    is_deed = tree.lemma(head).endswith(DEEDS) and tree.child(head, "nmod:poss") is not None
    return is_deed and not is_time(tree, index)


def is_which(tree: Tree, noun: int) -> bool:
    """ "the people [who queued]", "people [who queued]": which ones; "a man [who queued]" is told
    of whole."""
    articles = {tree.lemma(i) for i in tree.dependents(noun, "det")}
    return tree.tokens[noun].pos == "NOUN" and not articles & ARTICLES


def is_bound_gerund(tree: Tree, index: int) -> bool:
    """ "came close [to colliding]", "were tired [of waiting]", "will focus [on winning]"."""
    mark = tree.child(index, "mark", "case")
    if mark is None or tree.tokens[index].tag != "VBG":
        return False
    is_next = mark == tree.tokens[index].head + 1 and tree.lemma(mark) in TAKEN
    return is_next or tree.lemma(mark) in {"to", "of"}


def is_complement(tree: Tree, index: int) -> bool:
    """ "was charged [with theft]", "relies [on gas]", "is dependent [on gas]": the first phrase
    after a verb that has no object, or an adjective; of a verb that has an object, where to."""
    verb = tree.tokens[index].head
    is_told = tree.tokens[verb].pos == "VERB" or tree.child(verb, "cop") is not None
    if not is_told or tree.tokens[verb].pos not in {"VERB", "ADJ"} or is_time(tree, index):
        return False
    if tree.child(verb, "obj") is not None:
        return case_of(tree, index) in GOALS
    if case_of(tree, index) in AROUND or tree.child(verb, "ccomp", "xcomp") is not None:
        return False
    after = [i for i in tree.dependents(verb, "obl") if i > verb]
    return index == after[0] and tree.subtrees[index][0] <= verb + NEAR
