"""What a line may lose where its sentence yields none by any other rule.

Most such sentences are a few words too long for the others; three in ten that an editor makes a
takeaway of. Whether what is left reads well the line judge says; here stands what keeps the claim
as it was, and the sense of its nouns.
"""

from service.writing.embedded.grammar.branches import (
    case_of,
    cuts_quotation,
    is_set_off,
    is_time,
)
from service.writing.embedded.grammar.lexicon import SEEMING, SPEECH
from service.writing.embedded.grammar.relations import plain
from service.writing.embedded.grammar.rules import once_per_token
from service.writing.embedded.grammar.tellings import says_it_is_so
from service.writing.embedded.grammar.tree import Tree
from service.writing.embedded.shortening.edges import is_bare_that
from service.writing.embedded.shortening.edges_held import is_bound_gerund, is_complement
from service.writing.embedded.shortening.edges_judged import is_of_denial
from service.writing.embedded.shortening.edges_likely import (
    is_end_of_span,
    is_office,
    may_go_if_likely,
    narrows_claim,
    own_words,
    qualifies,
)
from service.writing.embedded.shortening.edges_trunk import may_go_of_trunk

MEASURING = frozenset({"than", "each", "apiece"})


@once_per_token
def may_go_in_need(tree: Tree, index: int) -> bool:
    """Whether the subtree at `index` may be left out of a line that there is no other way to."""
    if tree.tokens[index].relation == "parataxis" and says_it_is_so(tree, index):
        return True
    if _is_second_speaker(tree, index):
        return True
    if narrows_claim(tree, index) or qualifies(tree, index) or cuts_quotation(tree, index):
        return False
    if _is_start_of_span(tree, index) or _is_of_person(tree, index):
        return True
    if tree.tokens[index].relation == "mark":
        return is_bare_that(tree, index, SPEECH | SEEMING)
    if _is_of_name(tree, index) or _measures(tree, index) or _is_wanted(tree, index):
        return False
    if is_of_denial(tree, index):
        return False
    return may_go_if_likely(tree, index) or may_go_of_trunk(tree, index)


def _is_second_speaker(tree: Tree, index: int) -> bool:
    """ "Police said … [, the Herald reported]", "Ana said … [, according to the Herald]": the line
    says already who answers for it."""
    head = tree.tokens[index].head
    is_said = tree.lemma(head) in SPEECH and tree.child(head, "ccomp") is not None
    if not is_said or tree.child(head, "nsubj") is None or not is_set_off(tree, index):
        return False
    if tree.tokens[index].relation == "parataxis":
        return tree.lemma(index) in SPEECH
    return "according" in {tree.tokens[i].text.lower() for i in tree.subtrees[index]}


def _is_of_person(tree: Tree, index: int) -> bool:
    """ "[chief executive] Ana Roos", "[Labour's] Ana Roos": what a whole name is called besides."""
    token = tree.tokens[index]
    if is_office(tree, index):
        return True
    is_owner = token.relation == "nmod:poss" and token.pos == "PROPN"
    return is_owner and tree.is_whole_name(token.head)


def _is_of_name(tree: Tree, index: int) -> bool:
    """ "Transport [for London]", "Ana Roos [and Jo Berg] have", "holders [Delft Town] face"."""
    token = tree.tokens[index]
    if is_set_off(tree, index):
        return False
    is_tie = plain(token.relation) in {"nmod", "conj", "appos"}
    return is_tie and "PROPN" in {token.pos, tree.tokens[token.head].pos}


def _is_wanted(tree: Tree, index: int) -> bool:
    """ "was brought up [in Leeds]", "will focus [on winning]", "is hopeful [of growth]", "his
    decision [not to go]", "a wave [of protests]"."""
    token = tree.tokens[index]
    if index < token.head or is_set_off(tree, index):
        return False
    is_aim = token.relation == "acl" and token.tag == "VB"
    return (
        is_aim
        or (token.relation == "advcl" and is_bound_gerund(tree, index))
        or case_of(tree, index) == "of"
        or (token.relation == "obl" and is_complement(tree, index))
    )


def _is_start_of_span(tree: Tree, index: int) -> bool:
    """ "boost output [from 180,000 tonnes] to 600,000 tonnes": where it ends tells more; not where
    "this year" stands between the two."""
    is_start = case_of(tree, index) == "from" and is_end_of_span(tree, index)
    after = tree.subtrees[index][-1] + 1
    is_start = is_start and tree.lemma(min(after, len(tree.tokens) - 1)) == "to"
    return is_start and plain(tree.tokens[index].relation) == "obl" and not is_time(tree, index)


def _measures(tree: Tree, index: int) -> bool:
    """ "cut them [by one-fifth]", "was tougher [than the last one was]", "lost £1,100 [each]", "his
    appointment [as a judge]": how much, than what, as what."""
    words = own_words(tree, index)
    is_much = any(tree.tokens[i].pos == "NUM" for i in tree.subtrees[index])
    case = case_of(tree, index)
    is_role = case == "as" and plain(tree.tokens[index].relation) == "nmod"
    return bool(words & MEASURING) or is_role or (is_much and case in {"by", "at", "from"})
