"""Which parts of a sentence may be left out, and what there is to know about each.

An edge is named by its dependent: leaving out edge i leaves out all of subtree i. The rules here
say only what keeps the sentence grammatical and true; whether leaving out is wise is the
shortening model's question (shorten.py).
"""

from collections.abc import Collection

from service.writing.embedded.grammar.branches import (
    case_of,
    cuts_quotation,
    follows_comma,
    has_object,
    is_bound,
    is_distant_time,
    is_numeral,
    is_set_off,
    is_time,
    is_under_superlative,
    tells_circumstance,
)
from service.writing.embedded.grammar.lexicon import (
    ATTRIBUTING,
    CONDITIONAL,
    HONORIFICS,
    KEPT_ADVERBS,
    KEPT_CASES,
    LIGHT_ADVERBS,
    LIMITS,
    OFFICIAL,
    OPTIONAL,
    PAIRING,
    PLACING,
    SEEMING,
    SPEECH,
    THAT_LESS,
)
from service.writing.embedded.grammar.rules import once_per_token
from service.writing.embedded.grammar.tree import Tree


@once_per_token
def is_optional(tree: Tree, index: int) -> bool:
    """Whether the subtree at `index` may be left out while its head stays."""
    relation = tree.tokens[index].relation
    if relation in {"mark", "nmod:desc"} and not cuts_quotation(tree, index):
        return (
            is_bare_that(tree, index, THAT_LESS) if relation == "mark" else _is_office(tree, index)
        )
    if _is_bracketed(tree, index) and not cuts_quotation(tree, index):
        return True
    if relation not in OPTIONAL or is_bound(tree, index):
        return False
    if case_of(tree, index) in {"include", "including"}:
        return True  # "in six categories [including best film]"
    if is_numeral(tree, index):
        return is_set_off(tree, index)  # "Morgan Geyser, 12, was …"
    if relation == "amod":
        return False  # "an illegal camp" without its adjective is another camp
    rule = _RULES.get(relation.split(":")[0])
    return rule is None or rule(tree, index)


def _is_bracketed(tree: Tree, index: int) -> bool:
    """ "more than half [(55%)]"."""
    subtree = tree.subtrees[index]
    return (
        len(subtree) == subtree[-1] - subtree[0] + 1
        and len(subtree) > 2
        and tree.tokens[subtree[0]].text == "("
        and tree.tokens[subtree[-1]].text == ")"
    )


def is_bare_that(tree: Tree, index: int, verbs: Collection[str]) -> bool:
    """ "said [that] it would", "told her [that] it would": nothing but one of the verbs, or whom it
    is told, stands right before it."""
    token = tree.tokens[index]
    clause = tree.tokens[token.head]
    if tree.lemma(index) != "that" or clause.relation != "ccomp":
        return False
    hearer = tree.child(clause.head, "obj", "iobj")
    before = clause.head if hearer is None else tree.subtrees[hearer][-1]
    return before == index - 1 and tree.lemma(clause.head) in verbs


def _is_office(tree: Tree, index: int) -> bool:
    """ "[First Minister] Jack McConnell": what a whole name is called besides. "Mr" stays with a
    surname that stands alone."""
    head = tree.tokens[index].head
    if tree.tokens[head].pos != "PROPN" or index > head or tree.child(head, "det") is not None:
        return False
    is_subject = tree.tokens[head].relation.startswith("nsubj")
    if is_subject and tree.lemma(tree.tokens[head].head) in SPEECH:
        return False  # Who speaks, and by what right.
    if tree.lemma(index).lower().rstrip(".") in HONORIFICS:
        return False
    if case_of(tree, index):
        return False  # "the staff of Minister Ng"
    others = {tree.lemma(i).lower().rstrip(".") for i in tree.dependents(head, "nmod:desc")}
    return tree.child(head, "flat") is not None or bool(others & HONORIFICS)


def _adverb(tree: Tree, index: int) -> bool:
    words = {tree.lemma(i) for i in tree.subtrees[index]}
    words |= {tree.tokens[i].text.lower() for i in tree.subtrees[index]}
    if words & KEPT_ADVERBS or tree.tokens[index].tag in {"WRB", "RBR", "RBS"}:
        return False
    head = tree.tokens[tree.tokens[index].head]
    if head.pos == "NUM" or head.relation == "acl":
        return False  # "nearly 40", "those living nearby"
    return is_set_off(tree, index) or tree.lemma(index) in LIGHT_ADVERBS


def _oblique(tree: Tree, index: int) -> bool:
    if is_distant_time(tree, index):
        return False
    if is_under_superlative(tree, index) and not is_time(tree, index):
        return False
    head = tree.tokens[index].head
    case = case_of(tree, index)
    if tree.tokens[head].pos != "VERB" or tree.tokens[index].relation == "obl:agent":
        return False
    words = {tree.lemma(i) for i in tree.subtrees[index]}
    if words & ATTRIBUTING and not words & OFFICIAL:
        return False
    if words & (LIMITS | CONDITIONAL) or case in KEPT_CASES:
        return False
    if is_set_off(tree, index) or _is_when(tree, index):
        return True
    return tree.lemma(head) not in PLACING and _is_circumstance(tree, index)


def _is_when(tree: Tree, index: int) -> bool:
    """ "on Friday", "in May", "last week", told beside what; a rate ("a year") is no time."""
    case = case_of(tree, index)
    determiners = {tree.tokens[i].text.lower() for i in tree.dependents(index, "det")}
    return (
        is_time(tree, index)
        and case in {"", "on", "in", "at", "during"}
        and not determiners & {"a", "an", "each", "every", "per"}
        and (case != "" or "unmarked" in tree.tokens[index].relation)
    )


def _is_circumstance(tree: Tree, index: int) -> bool:
    """Where or in what course something happened to somebody: the verb has its object, so that
    "killed 18 rebels [in Syria]" is whole without it. Numbers and steps ("by 3%", "at 241",
    "from … to …") are never circumstances."""
    head = tree.tokens[index].head
    if index < head or not has_object(tree, head):
        return False
    if any(tree.tokens[i].pos == "NUM" for i in tree.subtrees[index]):
        return False
    case = case_of(tree, index)
    is_place = case in {"in", "at"} and tree.tokens[index].pos == "PROPN"
    return is_place or case in {"during", "after", "following", "amid", "before"}


def _adverbial_clause(tree: Tree, index: int) -> bool:
    if {tree.lemma(i) for i in (index, *tree.children[index])} & CONDITIONAL:
        return False
    head, mark = tree.tokens[index].head, tree.child(index, "mark")
    if mark is None:
        return is_set_off(tree, index) and tree.tokens[index].tag in {"VBG", "VBN"}
    if tree.lemma(mark) == "to":
        is_first = tree.subtrees[index][0] == mark  # not "only to", "so as to"
        return is_first and index > head and tree.child(head, "obj") is not None
    is_whole = is_set_off(tree, index) or (index > head and has_object(tree, head))
    return is_whole and tells_circumstance(tree, index)


def _apposition(tree: Tree, index: int) -> bool:
    """Not the name itself: "new film, Beyond the Sea"; "Retailer Tesco" keeps its name."""
    head = tree.tokens[tree.tokens[index].head]
    has_article = tree.child(tree.tokens[index].head, "det", "nmod:poss") is not None
    is_name = tree.tokens[index].pos == "PROPN"
    return is_set_off(tree, index) and (head.pos == "PROPN" or has_article or not is_name)


def _parataxis(tree: Tree, index: int) -> bool:
    return tree.lemma(index) not in SPEECH | SEEMING and is_set_off(tree, index)


def _conjunct(tree: Tree, index: int) -> bool:
    """The second of two things that a subject did ("resigned and left the party") or that
    something was done to ("lifted the ban and the levy")."""
    head = tree.tokens[index].head
    verb = head if tree.tokens[head].pos == "VERB" else tree.tokens[head].head
    if verb >= 0 and tree.lemma(verb) in PAIRING:
        return False
    if tree.child(head, "cc:preconj") is not None or len(tree.dependents(head, "conj")) > 1:
        return False
    coordinator = tree.child(index, "cc")
    if coordinator is None or tree.lemma(coordinator) not in {"and", "&"}:
        return False
    if any(i > tree.subtrees[index][-1] for i in tree.children[head] if not tree.is_punctuation(i)):
        return False
    is_own_clause = tree.child(index, "nsubj", "nsubj:pass", "expl") is not None
    if is_own_clause and (head == tree.root or tree.tokens[head].relation == "ccomp"):
        return follows_comma(tree, index) or follows_comma(tree, coordinator)
    if tree.tokens[head].relation == "obj":
        return tree.tokens[head].pos == tree.tokens[index].pos == "NOUN"
    is_said = tree.tokens[head].relation == "ccomp"
    if (
        (head != tree.root and not is_said)
        or tree.tokens[index].pos != "VERB"
        or tree.tokens[head].pos != "VERB"
    ):
        return False
    # A shared object or clause would be lost with the last conjunct: "met and praised Mr Lee".
    return tree.child(head, "obj", "obl", "ccomp", "xcomp", "nsubj:pass") is not None


_RULES = {
    "advmod": _adverb,
    "obl": _oblique,
    "nmod": is_set_off,
    "acl": is_set_off,
    "appos": _apposition,
    "advcl": _adverbial_clause,
    "parataxis": _parataxis,
    "conj": _conjunct,
}
