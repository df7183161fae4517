"""Which parts of a sentence may be left out, and what there is to know about each.

An edge is named by its dependent: leaving out edge i leaves out all of subtree i. The rules here
say only what keeps the sentence grammatical and true; whether leaving out is wise is the
shortening model's question (shorten.py).
"""

from service.writing.embedded.lexicon import (
    CIRCUMSTANCE_MARKS,
    COMPLEMENT_PREPOSITIONS,
    CONDITIONAL,
    KEPT_ADJECTIVES,
    KEPT_ADVERBS,
    LIMITS,
    NARROWED,
    NARROWING,
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
    below = {tree.lemma(i) for i in tree.subtrees[index]}
    below |= {tree.tokens[i].text.lower() for i in tree.subtrees[index]}
    if below & KEPT_ADVERBS or tree.tokens[index].tag in {"WRB", "RBR", "RBS"}:
        return False
    head = tree.tokens[tree.tokens[index].head]
    if head.relation == "acl" and tree.tokens[head.head].pos in {"PRON", "DET"}:
        return False  # "those living nearby"
    # "nearly 40", "at least 40": an adverb of a number is part of the number.
    return head.pos != "NUM"


def _adjective(tree: Tree, index: int) -> bool:
    token = tree.tokens[index]
    below = {tree.tokens[i].text.lower() for i in tree.subtrees[index]} | {tree.lemma(index)}
    if below & (KEPT_ADJECTIVES | KEPT_ADVERBS) or token.tag in {"JJR", "JJS", "NNP"}:
        return False
    if _is_hyphenated(tree, index) or token.text[:1].isupper():
        return False
    return tree.child(index, "advmod", "obl", "xcomp") is None


def _is_hyphenated(tree: Tree, index: int) -> bool:
    tokens = tree.tokens
    before = index > 0 and tokens[index - 1].tag == "HYPH"
    after = index + 1 < len(tokens) and tokens[index + 1].tag == "HYPH"
    return before or after


def _oblique(tree: Tree, index: int) -> bool:
    relation = tree.tokens[index].relation
    head = tree.tokens[index].head
    case = case_of(tree, index)
    if relation in {"obl:tmod", "obl:unmarked", "obl:npmod"}:
        return tree.tokens[head].pos not in {"NOUN", "NUM", "ADJ", "ADV"} and is_time(tree, index)
    if case in {"without", "except", "like", "unlike", "than", "subject"}:
        return False
    if tree.lemma(index) in LIMITS:
        return False
    if tree.tokens[head].pos != "VERB":
        return case not in COMPLEMENT_PREPOSITIONS
    if is_time(tree, index) and case not in {"to", "of", "into", "from", "by"}:
        return True
    has_object = tree.child(head, "obj", "ccomp", "xcomp", "nsubj:pass") is not None
    is_first = not any(
        head < i < index and tree.tokens[i].relation == "obl" for i in tree.children[head]
    )
    if index < head or not is_first:
        return True
    has_number = any(tree.tokens[i].pos == "NUM" for i in tree.subtrees[index])
    if has_object:
        return case not in {"to", "of", "from", "into", "as", "on"} and not has_number
    # "relied on", "coincides with", "arrived in": what follows the bare verb completes it.
    return case in {"after", "before", "during", "amid", "following", "since"}


def is_time(tree: Tree, index: int) -> bool:
    return any(tree.lemma(i) in TIME_WORDS for i in tree.subtrees[index])


def case_of(tree: Tree, index: int) -> str:
    case = tree.child(index, "case")
    return tree.lemma(case) if case is not None else ""


def _nominal(tree: Tree, index: int) -> bool:
    head = tree.tokens[index].head
    if tree.lemma(head) in TIME_WORDS:
        return False  # "April this year"
    if case_of(tree, index) in {"of", "between", "than", "without", "to"}:
        # "the head of the committee": leaving it out changes whom the noun names.
        return False
    return tree.tokens[head].pos not in {"NUM", "PRON", "ADJ", "ADV", "DET"}


def _clause_of_noun(tree: Tree, index: int) -> bool:
    if tree.tokens[tree.tokens[index].head].pos in {"PRON", "DET", "NUM", "ADJ"}:
        return False  # "those living nearby"
    if tree.tokens[index].relation == "acl:relcl":
        return follows_comma(tree, index)
    return follows_comma(tree, index) or tree.tokens[index].tag in {"VBG", "VBN"}


def follows_comma(tree: Tree, index: int) -> bool:
    start = tree.subtrees[index][0]
    return tree.tokens[start].text in {",", "-", "–", "—", "("} or (
        start > 0 and tree.tokens[start - 1].text in {",", "-", "–", "—", "("}
    )


def _adverbial_clause(tree: Tree, index: int) -> bool:
    if {tree.lemma(i) for i in (index, *tree.children[index])} & CONDITIONAL:
        return False
    mark = tree.child(index, "mark")
    if mark is None:
        return tree.tokens[index].tag in {"VBG", "VBN"} or follows_comma(tree, index)
    if tree.lemma(mark) == "to":
        return tree.child(tree.tokens[index].head, "obj", "obl") is not None
    opening = {tree.lemma(i) for i in tree.subtrees[index][:3]}
    if opening & {"long", "far", "soon", "only", "even"}:
        return False  # "as long as", "only after"
    marks = tree.dependents(index, "mark")
    return len(marks) == 1 and tree.lemma(mark) in CIRCUMSTANCE_MARKS


def _parataxis(tree: Tree, index: int) -> bool:
    return tree.lemma(index) not in SPEECH


def _conjunct(tree: Tree, index: int) -> bool:
    head = tree.tokens[index].head
    if tree.tokens[head].relation in {"appos", "nummod", "amod", "compound"}:
        return False
    if _is_in_subject(tree, head):
        return False  # "A and B met" without B is another meeting.
    if tree.tokens[head].pos == "NUM" or case_of(tree, head) == "between":
        return False  # "between 12 and 19 per cent"
    if tree.child(head, "cc:preconj") is not None:
        return False  # "both A and B"
    if tree.tokens[head].relation == "conj" and tree.child(head, "cc") is None:
        return False  # the last of a list that is parsed as a chain
    siblings = tree.dependents(head, "conj")
    if len(siblings) > 1:
        return False
    coordinator = tree.child(index, "cc")
    if coordinator is None or tree.lemma(coordinator) not in {"and", "but", "&"}:
        return False
    if case_of(tree, head) == "of" and tree.children[index] == (coordinator,):
        return False  # "a mix of oil and gas", where the pair is one thing
    # A shared object or clause would be lost with the last conjunct: "met and praised Mr Lee".
    return not (
        tree.tokens[head].pos == "VERB"
        and tree.child(head, "obj", "obl", "ccomp", "xcomp") is None
        and tree.child(index, "obj", "obl", "ccomp", "xcomp") is not None
    )


def _is_in_subject(tree: Tree, index: int) -> bool:
    while tree.tokens[index].pos in {"NOUN", "PROPN", "PRON", "NUM"}:
        if tree.tokens[index].relation.startswith("nsubj"):
            return True
        if tree.tokens[index].head < 0:
            return False
        index = tree.tokens[index].head
    return False


_RULES = {
    "advmod": _adverb,
    "amod": _adjective,
    "obl": _oblique,
    "nmod": _nominal,
    "acl": _clause_of_noun,
    "advcl": _adverbial_clause,
    "parataxis": _parataxis,
    "conj": _conjunct,
}
