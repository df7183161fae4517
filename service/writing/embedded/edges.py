"""Which parts of a sentence may be left out, and what there is to know about each.

An edge is named by its dependent: leaving out edge i leaves out all of subtree i. The rules here
say only what keeps the sentence grammatical and true; whether leaving out is wise is the
shortening model's question (shorten.py).
"""

from service.writing.embedded.lexicon import (
    ATTRIBUTING,
    CIRCUMSTANCE_MARKS,
    CONDITIONAL,
    KEPT_ADJECTIVES,
    KEPT_ADVERBS,
    KEPT_CASES,
    LIGHT_ADVERBS,
    LIMITS,
    NARROWED,
    NARROWING,
    OFFICIAL,
    OPTIONAL,
    SPEECH,
    TIME_WORDS,
)
from service.writing.embedded.tree import Tree


def is_optional(tree: Tree, index: int) -> bool:
    """Whether the subtree at `index` may be left out while its head stays."""
    relation = tree.tokens[index].relation
    if relation not in OPTIONAL or _cuts_quotation(tree, index):
        return False
    if tree.tokens[index].tag == "CD" and tree.child(index, "case") is None:
        return False
    if tree.tokens[index].tag in {"WDT", "WP", "WP$", "WRB"}:
        return False  # "at which" holds its clause to the noun
    if relation.split(":")[0] in NARROWING and _widens_claim(tree, index):
        return False
    rule = _RULES.get(relation.split(":")[0])
    return rule is None or rule(tree, index)


def may_go_in_headline(tree: Tree, index: int) -> bool:
    """A headline asks about less: adjectives, places and courses of things may go as well, where
    nothing limits the claim."""
    if is_optional(tree, index):
        return True
    token = tree.tokens[index]
    if token.relation not in OPTIONAL or _cuts_quotation(tree, index) or _widens_claim(tree, index):
        return False
    words = {tree.lemma(i) for i in tree.subtrees[index]}
    words |= {tree.tokens[i].text.lower() for i in tree.subtrees[index]}
    if words & (KEPT_ADJECTIVES | KEPT_ADVERBS | LIMITS | CONDITIONAL | {"no"}):
        return False
    if token.relation == "amod":
        is_plain = token.tag in {"JJ", "VBN", "VBG"} and token.text.islower()
        return is_plain and not _is_hyphenated(tree, index) and not tree.children[index]
    case = case_of(tree, index)
    if token.relation == "nmod":
        return case in {"in", "at"} and tree.tokens[token.head].pos in {"NOUN", "PROPN"}
    if token.relation == "obl" and tree.tokens[token.head].pos == "VERB":
        is_adjunct = case in {"in", "at", "during", "after", "following", "amid", "before"}
        return is_adjunct and index > token.head and _has_object(tree, token.head)
    return False


def _is_hyphenated(tree: Tree, index: int) -> bool:
    tokens = tree.tokens
    before = index > 0 and tokens[index - 1].tag == "HYPH"
    after = index + 1 < len(tokens) and tokens[index + 1].tag == "HYPH"
    return before or after


def _widens_claim(tree: Tree, index: int) -> bool:
    """Whether what the subtree narrows is under a word like "first", "all" or "not"."""
    if follows_comma(tree, index):
        return False
    head = tree.tokens[index].head
    while head >= 0:
        token = tree.tokens[head]
        for child in tree.children[head]:
            other = tree.tokens[child]
            limits = {"amod", "det", "advmod", "nummod", "det:predet"}
            if (
                child != index
                and other.relation in limits
                and (other.text.lower() in NARROWED or other.tag in {"JJS", "RBS"})
            ):
                return True
        if token.relation in {"ccomp", "conj", "parataxis", "advcl", "appos"}:
            return False
        head = token.head
    return False


def _cuts_quotation(tree: Tree, index: int) -> bool:
    """Whether leaving the subtree out would leave a quotation that nobody said."""
    inner = [i for i in tree.subtrees[index] if not tree.is_punctuation(i)]
    for quotation in tree.quotations:
        touched = sum(i in quotation for i in inner)
        words = sum(not tree.is_punctuation(i) for i in quotation)
        if 0 < touched < words:
            return True
    return False


def _adverb(tree: Tree, index: int) -> bool:
    words = {tree.lemma(i) for i in tree.subtrees[index]}
    words |= {tree.tokens[i].text.lower() for i in tree.subtrees[index]}
    if words & KEPT_ADVERBS or tree.tokens[index].tag in {"WRB", "RBR", "RBS"}:
        return False
    head = tree.tokens[tree.tokens[index].head]
    if head.pos == "NUM" or head.relation == "acl":
        return False  # "nearly 40", "those living nearby"
    return is_set_off(tree, index) or tree.lemma(index) in LIGHT_ADVERBS


def _never(tree: Tree, index: int) -> bool:  # noqa: ARG001 - a rule like the others
    """Adjectives: "an illegal camp" without its adjective is another camp."""
    return False


def _oblique(tree: Tree, index: int) -> bool:
    head = tree.tokens[index].head
    case = case_of(tree, index)
    if tree.tokens[head].pos != "VERB" or tree.tokens[index].relation == "obl:agent":
        return False
    words = {tree.lemma(i) for i in tree.subtrees[index]}
    if words & ATTRIBUTING and not words & OFFICIAL:
        return False
    if words & (LIMITS | CONDITIONAL) or case in KEPT_CASES:
        return False
    return is_set_off(tree, index) or _is_when(tree, index) or _is_circumstance(tree, index)


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
    if index < head or not _has_object(tree, head):
        return False
    if any(tree.tokens[i].pos == "NUM" for i in tree.subtrees[index]):
        return False
    case = case_of(tree, index)
    is_place = case in {"in", "at"} and tree.tokens[index].pos == "PROPN"
    return is_place or case in {"during", "after", "following", "amid", "before"}


def _has_object(tree: Tree, head: int) -> bool:
    return tree.child(head, "obj", "ccomp", "xcomp", "nsubj:pass") is not None


def is_time(tree: Tree, index: int) -> bool:
    return any(tree.lemma(i) in TIME_WORDS for i in tree.subtrees[index])


def case_of(tree: Tree, index: int) -> str:
    case = tree.child(index, "case")
    return tree.lemma(case) if case is not None else ""


def follows_comma(tree: Tree, index: int) -> bool:
    start = tree.subtrees[index][0]
    return _is_break(tree, start) or (start > 0 and _is_break(tree, start - 1))


def is_set_off(tree: Tree, index: int) -> bool:
    """Whether commas, dashes or brackets (or an end of the sentence) stand on both sides: what
    the writer has marked as an aside."""
    subtree = tree.subtrees[index]
    if subtree[-1] - subtree[0] + 1 != len(subtree):
        return False
    words = [i for i in subtree if not tree.is_punctuation(i)]
    if not words:
        return False
    before, after = words[0] - 1, words[-1] + 1
    opens = before < 0 or _is_break(tree, before)
    closes = after >= len(tree.tokens) or _is_break(tree, after) or after == len(tree.tokens) - 1
    return opens and closes and not (before < 0 and after >= len(tree.tokens))


def _is_break(tree: Tree, index: int) -> bool:
    token = tree.tokens[index]
    return token.text in {",", "–", "—", "(", ")", ";", "--"} or (
        token.text == "-" and token.space_after
    )


def _adverbial_clause(tree: Tree, index: int) -> bool:
    if {tree.lemma(i) for i in (index, *tree.children[index])} & CONDITIONAL:
        return False
    mark = tree.child(index, "mark")
    if mark is None:
        return is_set_off(tree, index) and tree.tokens[index].tag in {"VBG", "VBN"}
    opening = {tree.lemma(i) for i in tree.subtrees[index][:3]}
    if opening & {"long", "far", "soon", "only", "even"}:
        return False  # "as long as", "only after"
    head = tree.tokens[index].head
    is_whole = is_set_off(tree, index) or (index > head and _has_object(tree, head))
    if tree.lemma(mark) == "to":
        return index > head and tree.child(head, "obj") is not None
    marks = tree.dependents(index, "mark")
    return is_whole and len(marks) == 1 and tree.lemma(mark) in CIRCUMSTANCE_MARKS


def _parataxis(tree: Tree, index: int) -> bool:
    return tree.lemma(index) not in SPEECH and is_set_off(tree, index)


def _conjunct(tree: Tree, index: int) -> bool:
    """The second of two things that a subject did ("resigned and left the party") or that
    something was done to ("lifted the ban and the levy")."""
    head = tree.tokens[index].head
    if tree.child(head, "cc:preconj") is not None or len(tree.dependents(head, "conj")) > 1:
        return False
    coordinator = tree.child(index, "cc")
    if coordinator is None or tree.lemma(coordinator) not in {"and", "but", "&"}:
        return False
    if any(i > tree.subtrees[index][-1] for i in tree.children[head] if not tree.is_punctuation(i)):
        return False
    if tree.tokens[head].relation == "obj":
        return tree.tokens[head].pos == tree.tokens[index].pos == "NOUN"
    if head != tree.root or tree.tokens[index].pos != "VERB" or tree.tokens[head].pos != "VERB":
        return False
    # A shared object or clause would be lost with the last conjunct: "met and praised Mr Lee".
    return tree.child(head, "obj", "obl", "ccomp", "xcomp", "nsubj:pass") is not None


_RULES = {
    "advmod": _adverb,
    "amod": _never,
    "obl": _oblique,
    "nmod": is_set_off,
    "acl": is_set_off,
    "appos": is_set_off,
    "advcl": _adverbial_clause,
    "parataxis": _parataxis,
    "conj": _conjunct,
}
