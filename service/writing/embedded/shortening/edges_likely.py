"""Which further parts of a sentence may be left out where the wording model says it without them.

edges.py and edges_bold.py guard grammar, completeness and truth by rule. The wording model has
read how editors shorten and guards grammar and completeness itself, so that here stands only what
keeps a claim from growing wider or surer than the sentence made it.
"""

from service.writing.embedded.grammar.branches import (
    case_of,
    follows_comma,
    is_awaited,
    is_bound,
    is_distant_time,
    is_numeral,
    is_set_off,
    is_time,
    is_under_superlative,
)
from service.writing.embedded.grammar.clauses import FINITE
from service.writing.embedded.grammar.lexicon import (
    ATTRIBUTING,
    CONDITIONAL,
    HONORIFICS,
    KEPT_ADJECTIVES,
    KEPT_ADVERBS,
    KEPT_CASES,
    LIMITS,
    OFFICIAL,
    PAIRING,
    PARTICLES,
    QUANTITIES,
    SEEMING,
    SPEECH,
    TIME_WORDS,
)
from service.writing.embedded.grammar.relations import plain
from service.writing.embedded.grammar.rules import once_per_token
from service.writing.embedded.grammar.tree import Tree
from service.writing.embedded.shortening.edges import is_optional
from service.writing.embedded.shortening.edges_bold import CONDITIONS, may_go_if_unwanted

COUNTED = frozenset({"all", "every", "each", "any", "no", "most", "some", "many", "few"})
# "would value the club [at £800m]"
VALUING = frozenset("value price put estimate quote set".split())
POINTED = frozenset({"a", "an", "the", "this", "that", "these", "those"})
# "pays only when asked", "as long as the court agrees"
_TERMS = frozenset({"only", "once", "long", "case", "condition"})
_UNCONDITIONAL = frozenset({"conj", "parataxis", "acl"})


@once_per_token
def may_go_if_likely(tree: Tree, index: int) -> bool:
    """Whether the subtree at `index` may be left out of a way that the wording model likes."""
    if narrows_claim(tree, index):
        return False
    if is_optional(tree, index) or may_go_if_unwanted(tree, index):
        return True
    relation = plain(tree.tokens[index].relation)
    if is_office(tree, index):
        return True
    rule = _RULES.get(relation)
    if rule is None or is_bound(tree, index) or is_numeral(tree, index):
        return False
    return not qualifies(tree, index) and rule(tree, index)


def narrows_claim(tree: Tree, index: int) -> bool:
    """Whether the claim is another without the branch: who says so, since when, in which case,
    between what."""
    if _tells_speaker(tree, index) or is_distant_time(tree, index):
        return True
    return _is_rule(tree, index) or _is_half_of_pair(tree, index)


def qualifies(tree: Tree, index: int) -> bool:
    """Whether the branch says who answers for the claim, or on what condition it holds."""
    words = {tree.lemma(i) for i in tree.subtrees[index]}
    if words & ATTRIBUTING and not words & OFFICIAL:
        return True
    own = own_words(tree, index)
    is_condition = bool(own & (CONDITIONAL | CONDITIONS | LIMITS | _TERMS))
    return is_condition and plain(tree.tokens[index].relation) not in _UNCONDITIONAL


def _tells_speaker(tree: Tree, index: int) -> bool:
    """ "[as police say]", "([analysts said])", "[it seems]": who answers for the claim, or how sure
    it is; not a clause that says something itself."""
    relation = plain(tree.tokens[index].relation)
    if relation not in {"advcl", "parataxis"} or tree.lemma(index) not in SPEECH | SEEMING:
        return False
    return tree.child(index, "obj", "ccomp", "xcomp") is None


def _is_rule(tree: Tree, index: int) -> bool:
    """ "pays fines [when the court agrees]": what holds whenever something does."""
    is_clause = plain(tree.tokens[index].relation) == "advcl"
    is_present = tree.tokens[index].tag in {"VBZ", "VBP"}
    return is_clause and is_present and "when" in own_words(tree, index)


def _is_half_of_pair(tree: Tree, index: int) -> bool:
    """ "talks between Ana [and Jo]", wherever in the phrase the "between" stands."""
    if tree.tokens[index].relation != "conj":
        return False
    above = set(tree.subtrees[tree.tokens[index].head])
    head = tree.tokens[index].head
    while plain(tree.tokens[head].relation) in {"nmod", "flat", "compound", "appos", "conj"}:
        head = tree.tokens[head].head
        above |= set(tree.children[head])
    return any(tree.lemma(i) == "between" for i in above)


def own_words(tree: Tree, index: int) -> set[str]:
    own = [index, *tree.children[index]]
    own += [i for child in tree.children[index] for i in tree.dependents(child, "fixed")]
    return {tree.lemma(i) for i in own} | {tree.tokens[i].text.lower() for i in own}


def is_office(tree: Tree, index: int) -> bool:
    """ "[Schools minister] Nick Gibb": what a whole name is called besides."""
    token = tree.tokens[index]
    if token.head < index or not tree.is_whole_name(token.head):
        return False
    is_sort = token.relation == "nmod:desc" or (
        plain(token.relation) in {"compound", "amod"} and token.pos not in {"PROPN", "NUM"}
    )
    return is_sort and not case_of(tree, index) and tree.lemma(index).rstrip(".") not in HONORIFICS


def _adverb(tree: Tree, index: int) -> bool:
    token = tree.tokens[index]
    is_degree = token.tag in {"RBR", "RBS", "WRB"} or tree.tokens[token.head].pos == "NUM"
    if tree.lemma(index) in PARTICLES:
        return False
    return not is_degree and not own_words(tree, index) & KEPT_ADVERBS


def _adjective(tree: Tree, index: int) -> bool:
    token = tree.tokens[index]
    is_plain = token.tag not in {"JJR", "JJS"} and not own_words(tree, index) & KEPT_ADJECTIVES
    # "a [Japanese] minister" is another one.
    is_plain = is_plain and not token.text[:1].isupper()
    return is_plain and tree.tokens[token.head].pos == "NOUN" and is_pointed(tree, token.head)


def _oblique(tree: Tree, index: int) -> bool:
    if tree.tokens[index].relation == "obl:agent":
        return False
    if is_under_superlative(tree, index) and not is_time(tree, index):
        return False
    if case_of(tree, index) == "at" and tree.lemma(tree.tokens[index].head) in VALUING:
        return False
    is_passive = tree.child(tree.tokens[index].head, "aux:pass") is not None
    if is_passive and case_of(tree, index) == "by":
        return False
    return case_of(tree, index) not in KEPT_CASES and not is_end_of_span(tree, index)


def is_end_of_span(tree: Tree, index: int) -> bool:
    """ "rose [from 4] to 6": one end alone is another rise."""
    other = {"from": "to", "to": "from"}.get(case_of(tree, index))
    head = tree.tokens[index].head
    if other is None:
        return False
    near = (head, *tree.dependents(head, "obl", "nmod"))
    return any(case_of(tree, i) == other for i in near)


def _nominal(tree: Tree, index: int) -> bool:
    token = tree.tokens[index]
    if token.relation in {"nmod:poss", "nmod:desc"} or case_of(tree, index) in KEPT_CASES:
        return False
    if is_end_of_span(tree, index):
        return False
    if tree.tokens[token.head].pos == "PROPN":
        return is_set_off(tree, index)
    return tree.tokens[token.head].pos == "NOUN" and is_settled(tree, token.head)


def is_settled(tree: Tree, noun: int) -> bool:
    """Whether the claim holds of the bare noun too: of "the films", of "a film" and of films as an
    object, not of "films" that did something, of "most films" or of "a number"."""
    token = tree.tokens[noun]
    if token.lemma.lower() in QUANTITIES | TIME_WORDS:
        return False
    if token.head >= 0 and tree.lemma(token.head) in QUANTITIES:
        return False
    determiners = {tree.lemma(i) for i in tree.dependents(noun, "det")}
    if determiners & COUNTED:
        return False
    # "The leaders [of four other nations] will attend": which, their absence would change.
    is_indefinite = bool(determiners & {"a", "an"})
    return is_indefinite or not token.relation.startswith("nsubj")


def is_pointed(tree: Tree, noun: int) -> bool:
    determiners = {tree.lemma(i) for i in tree.dependents(noun, "det")}
    return bool(determiners & POINTED) or tree.child(noun, "nmod:poss") is not None


def _adverbial_clause(tree: Tree, index: int) -> bool:
    """Never who says so: "[says a report]"."""
    is_speech = tree.lemma(index) in SPEECH and tree.tokens[index].tag in FINITE
    return not is_speech and not is_awaited(tree, index)


def _conjunct(tree: Tree, index: int) -> bool:
    """One of two things said ("and", "but"), or of two things something was done to."""
    head, coordinator = tree.tokens[index].head, tree.child(index, "cc")
    if coordinator is None or tree.lemma(coordinator) not in {"and", "&", "but", "yet"}:
        return False
    if len(tree.dependents(head, "conj")) > 1 or tree.child(head, "cc:preconj") is not None:
        return False
    if _is_predicate(tree, head) or _is_predicate(tree, index):
        return _is_predicate(tree, head) and _is_predicate(tree, index)
    verb = tree.tokens[head].head
    if tree.lemma(coordinator) in {"but", "yet"} or (verb >= 0 and tree.lemma(verb) in PAIRING):
        return False
    return not tree.tokens[head].relation.startswith("nsubj")


def _is_predicate(tree: Tree, index: int) -> bool:
    return tree.tokens[index].pos in {"VERB", "AUX"} or tree.child(index, "cop") is not None


def _aside(tree: Tree, index: int) -> bool:
    return tree.lemma(index) not in SPEECH


def _always(tree: Tree, index: int) -> bool:
    del tree, index
    return True


_RULES = {
    "advmod": _adverb,
    "amod": _adjective,
    "obl": _oblique,
    "nmod": _nominal,
    "acl": _nominal,
    "appos": follows_comma,
    "advcl": _adverbial_clause,
    "conj": _conjunct,
    "parataxis": _aside,
    "discourse": _always,
    "vocative": _always,
}
