"""Which further parts of a sentence may be left out unless the salience model wants them.

edges.py names what any sentence can lose. What stands here can be lost too without a break in
grammar or a claim made wider, but whether the rest still tells something is for the model to say.
"""

from service.writing.embedded.grammar.branches import (
    case_of,
    has_object,
    is_awaited,
    is_bound,
    is_distant_time,
    is_hyphenated,
    is_numeral,
    is_set_off,
    is_time,
    is_under_superlative,
    tells_circumstance,
)
from service.writing.embedded.grammar.lexicon import (
    ATTRIBUTING,
    CONDITIONAL,
    KEPT_ADVERBS,
    KEPT_CASES,
    LIMITS,
    OFFICIAL,
    PAIRING,
    PARTICLES,
    PLACING,
    QUANTITIES,
    TIME_WORDS,
)
from service.writing.embedded.grammar.rules import once_per_token
from service.writing.embedded.grammar.tree import Tree

# After these a verb's first phrase completes it: "gave … to", "turned … into", "known as".
COMPLETING = frozenset("to of from into onto as by than between toward towards upon".split())
CONDITIONS = frozenset(
    {"alone", "if", "unless", "without", "except", "until", "whether", "no", "not"}
)


@once_per_token
def may_go_if_unwanted(tree: Tree, index: int) -> bool:
    """Whether the subtree at `index` may be left out by the model's word, while its head stays."""
    relation = tree.tokens[index].relation
    rule = _RULES.get(relation.split(":")[0])
    if rule is None or relation in {"nmod:poss", "nmod:desc", "obl:agent"}:
        return False
    if is_bound(tree, index) or is_numeral(tree, index):
        return False
    words = {tree.lemma(i) for i in tree.subtrees[index]}
    is_condition = bool(words & (CONDITIONAL | LIMITS | CONDITIONS))
    is_source = bool(words & ATTRIBUTING) and not words & OFFICIAL
    return not is_condition and not is_source and rule(tree, index)


def _adjective(tree: Tree, index: int) -> bool:
    """ "[12-year-old] schoolboy", "[US banking giant] Citigroup"; any other adjective may be what
    makes the claim true: "foreign films", "an illegal camp"."""
    token = tree.tokens[index]
    is_age = is_hyphenated(tree, index) and token.text.lower() == "old"
    return (is_age and tree.tokens[token.head].pos == "NOUN") or _is_sort_of_name(tree, index)


def _is_sort_of_name(tree: Tree, index: int) -> bool:
    token, head = tree.tokens[index], tree.tokens[index].head
    is_sort = token.pos == "NOUN" and tree.tokens[head].pos == "PROPN" and index < head
    before = tree.dependents(head, "det", "amod", "compound", "nummod", "nmod:poss")
    return is_sort and before == [index] and not tree.dependents(head, "conj")


def _adverb(tree: Tree, index: int) -> bool:
    words = {tree.lemma(i) for i in tree.subtrees[index]}
    words |= {tree.tokens[i].text.lower() for i in tree.subtrees[index]}
    if words & KEPT_ADVERBS or tree.tokens[index].tag in {"RBR", "RBS"}:
        return False
    if tree.lemma(index) in PARTICLES:
        return False
    head = tree.tokens[index].head
    if index > head and tree.child(head, "obj") is None:
        return False  # "to be taken slowly"
    return tree.tokens[head].pos in {"VERB", "ADJ"} and tree.tokens[head].relation != "acl"


def _oblique(tree: Tree, index: int) -> bool:
    """What a verb can do without: all that commas set off, times, and what follows its object."""
    if is_distant_time(tree, index):
        return False
    if is_under_superlative(tree, index) and not is_time(tree, index):
        return False
    head = tree.tokens[index].head
    case = case_of(tree, index)
    if is_set_off(tree, index):
        return case not in KEPT_CASES
    if tree.tokens[head].pos != "VERB" or case in KEPT_CASES | COMPLETING:
        return False
    if not case:
        return is_time(tree, index)
    if is_time(tree, index) or index < head:
        return True
    if case == "for" and _is_within_name(tree, index):
        return False
    if tree.lemma(head) in PLACING:
        return False
    others = [i for i in tree.dependents(head, "obl") if head < i < index]
    if has_object(tree, head) or others:
        return True
    return case in {"after", "before", "during", "amid", "following", "since", "despite"}


def _is_within_name(tree: Tree, index: int) -> bool:
    """ "the Parliamentarians [for Global Action's … Award]"."""
    before = tree.subtrees[index][0] - 1
    is_name = tree.tokens[index].pos == "PROPN"
    return is_name and before >= 0 and tree.tokens[before].pos == "PROPN"


def _nominal(tree: Tree, index: int) -> bool:
    """What tells more of a noun that is told of already; "the head of the committee" without its
    committee is another head, "films from Japan" without Japan are all films."""
    head = tree.tokens[index].head
    if case_of(tree, index) in COMPLETING | KEPT_CASES | {"with", "without", ""}:
        return False
    return tree.tokens[head].pos == "NOUN" and _is_settled(tree, head)


def _clause_of_noun(tree: Tree, index: int) -> bool:
    token, head = tree.tokens[index], tree.tokens[index].head
    if tree.tokens[head].pos != "NOUN" or not _is_settled(tree, head):
        return False
    if tree.child(index, "mark", "case") is not None:
        return False  # "her commitment [to enhancing ties]"
    return token.relation == "acl:relcl" or token.tag in {"VBG", "VBN"}


def _is_settled(tree: Tree, noun: int) -> bool:
    """Whether the noun says as much without what narrows it: "a lawsuit [over gun sales]", "its
    plan [for …]". A bare plural does not ("films [from Japan] took 37%"), nor does what a
    quantity is of ("the number of people [out of work]") or is itself counted."""
    token = tree.tokens[noun]
    if token.lemma.lower() in QUANTITIES | TIME_WORDS or tree.dependents(noun, "nummod"):
        return False
    if token.relation == "appos":
        return False  # "sacked on Friday - a move [that …]"
    if token.head >= 0 and tree.lemma(token.head) in QUANTITIES:
        return False
    determiners = {tree.lemma(i) for i in tree.dependents(noun, "det")}
    if determiners & {"all", "every", "each", "any", "no", "most", "some", "many", "few"}:
        return False
    if determiners & {"a", "an"}:
        return True
    is_subject = token.relation.startswith("nsubj")
    if determiners & {"the"} or tree.dependents(noun, "nmod:poss"):
        return not is_subject  # "The plan …": which?
    return not is_subject and token.tag in {"NNS", "NN"} and token.relation == "obj"


def _adverbial_clause(tree: Tree, index: int) -> bool:
    head, mark = tree.tokens[index].head, tree.child(index, "mark")
    if mark is None:
        when = any(tree.lemma(i) == "when" for i in tree.dependents(index, "advmod"))
        return when and index > head and not is_awaited(tree, index)
    is_gerund = tree.lemma(mark) in {"by", "for", "in"} and tree.tokens[index].tag == "VBG"
    if is_gerund:
        return index > head and has_object(tree, head) and tree.lemma(head) not in PLACING
    return tells_circumstance(tree, index)


def _conjunct(tree: Tree, index: int) -> bool:
    """The second of two predicates ("rose and fell"), or of two things done to; never one of two
    subjects: "A and B met" without B is another meeting."""
    head = tree.tokens[index].head
    coordinator = tree.child(index, "cc")
    if coordinator is None or tree.lemma(coordinator) not in {"and", "&"}:
        return False
    if len(tree.dependents(head, "conj")) > 1 or tree.child(head, "cc:preconj") is not None:
        return False
    if tree.tokens[head].pos != tree.tokens[index].pos or tree.tokens[head].relation == "conj":
        return False
    if tree.tokens[head].pos == "VERB":
        # A shared object or clause would be lost with the last conjunct: "met and praised Mr Lee".
        is_whole = has_object(tree, head) or tree.child(head, "obl") is not None
        return is_whole or not has_object(tree, index)
    if tree.lemma(tree.tokens[head].head) in PAIRING:
        return False  # "merged oil and gas"
    is_done_to = tree.tokens[head].relation in {"obj", "obl"}
    return tree.tokens[head].pos == "NOUN" and is_done_to and case_of(tree, head) != "between"


_RULES = {
    "advmod": _adverb,
    "amod": _adjective,
    "compound": _is_sort_of_name,
    "obl": _oblique,
    "nmod": _nominal,
    "acl": _clause_of_noun,
    "advcl": _adverbial_clause,
    "conj": _conjunct,
}
