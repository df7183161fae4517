"""Which further parts may be left out of a line that the line judge is to weigh.

edges_held.py refuses what mostly reads chopped when it is gone, good cuts with the bad; of such
lines readers would print 27 in 100 (training/marks). The judge tells which, so that here stands
only what no line may lose: its grammar's own words, and what narrows a claim.
"""

from service.writing.embedded.grammar.branches import (
    case_of,
    is_bound,
    is_numeral,
    is_set_off,
)
from service.writing.embedded.grammar.clauses import is_negated
from service.writing.embedded.grammar.lexicon import (
    KEPT_ADVERBS,
    KEPT_CASES,
    PARTICLES,
)
from service.writing.embedded.grammar.relations import plain
from service.writing.embedded.grammar.rules import once_per_token
from service.writing.embedded.grammar.tree import Tree
from service.writing.embedded.shortening.edges_held import is_complement, is_which
from service.writing.embedded.shortening.edges_likely import (
    is_end_of_span,
    is_settled,
    may_go_if_likely,
    narrows_claim,
    own_words,
    qualifies,
)

SINGLE_QUOTES = frozenset({"'", "’"})
BOUND = frozenset({"obl:agent", "nmod:poss", "compound:prt"})


@once_per_token
def may_go_if_judged(tree: Tree, index: int) -> bool:
    """Whether the subtree at `index` may be left out of a line that the judge reads."""
    if _says_which(tree, index) or _is_wanted(tree, index) or _ends_quotation(tree, index):
        return False
    if may_go_if_likely(tree, index):
        return True
    token = tree.tokens[index]
    rule = _RULES.get(plain(token.relation))
    if rule is None or token.relation in BOUND or is_bound(tree, index) or is_numeral(tree, index):
        return False
    is_claim = narrows_claim(tree, index) or qualifies(tree, index) or is_of_denial(tree, index)
    return not is_claim and rule(tree, index)


def _says_which(tree: Tree, index: int) -> bool:
    """ "the people [who queued]": not all of them; "the murder [of a man]": of eight lines that
    ended before such an "of" readers found six chopped."""
    relation = tree.tokens[index].relation
    if is_set_off(tree, index):
        return False
    if relation == "nmod" and case_of(tree, index) == "of":
        return index > tree.tokens[index].head
    return relation == "acl:relcl" and is_which(tree, tree.tokens[index].head)


def _is_wanted(tree: Tree, index: int) -> bool:
    """ "came out [on top]", "enough rock [to fill a lake]"."""
    token = tree.tokens[index]
    if token.relation == "obl" and index > token.head and not is_set_off(tree, index):
        return is_complement(tree, index)
    is_clause = token.relation in {"acl", "advcl"}
    return is_clause and any(tree.lemma(i) == "enough" for i in tree.children[token.head])


def _ends_quotation(tree: Tree, index: int) -> bool:
    """ "to the 'tens [of thousands]'": what stands in single quotes is quoted too."""
    after = tree.subtrees[index][-1] + 1
    return after < len(tree.tokens) and tree.tokens[after].text in SINGLE_QUOTES


def is_of_denial(tree: Tree, index: int) -> bool:
    """ "did not slow down [fast enough]": less is denied than without it."""
    head = tree.tokens[index].head
    return index > head and is_negated(tree, head)


def _phrase(tree: Tree, index: int) -> bool:
    return case_of(tree, index) not in KEPT_CASES and not is_end_of_span(tree, index)


def _nominal(tree: Tree, index: int) -> bool:
    """ "the Exploitation [through Trafficking] Act", "plans [by four nations] will be heard"."""
    head = tree.tokens[index].head
    if tree.tokens[head].pos == "PROPN":
        return is_set_off(tree, index)
    return is_settled(tree, head) and _phrase(tree, index)


def _adverb(tree: Tree, index: int) -> bool:
    token = tree.tokens[index]
    if tree.lemma(index) in PARTICLES or token.tag in {"RBR", "RBS", "WRB"}:
        return False
    is_degree = tree.tokens[token.head].pos == "NUM"
    return not is_degree and not own_words(tree, index) & KEPT_ADVERBS


def _always(tree: Tree, index: int) -> bool:
    del tree, index
    return True


_RULES = {
    "advmod": _adverb,
    "nmod": _nominal,
    "obl": _phrase,
    **dict.fromkeys(("acl", "advcl", "parataxis", "discourse", "vocative"), _always),
}
