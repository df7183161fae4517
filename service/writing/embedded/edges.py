"""Which parts of a sentence may be left out, and what there is to know about each.

An edge is named by its dependent: leaving out edge i leaves out all of subtree i. The rules here
say only what keeps the sentence grammatical and true; whether leaving out is wise is the
shortening model's question (shorten.py).
"""

from service.writing.embedded.tree import Tree

# Without these the sentence would say something else: hedges, negation, limits, approximations.
KEPT_ADVERBS = frozenset(
    """not n't n’t never no nor neither hardly barely scarcely rarely seldom only just even nearly
    almost about around roughly approximately reportedly allegedly apparently possibly perhaps maybe
    probably likely unlikely potentially supposedly purportedly ostensibly conditionally
    provisionally temporarily partly partially mostly largely yet still again more less least most
    at up over under too enough so as very well back out off down away together apart ahead
    unsuccessfully wrongly falsely mistakenly officially formally unofficially initially
    originally""".split()
)
KEPT_ADJECTIVES = frozenset(
    """alleged suspected accused supposed possible potential proposed planned likely unlikely former
    ex acting interim late would-be fake false failed attempted unsuccessful unconfirmed
    provisional preliminary draft conditional partial temporary only first second third last next
    same other another more fewer less most least own many several few such non mock deputy vice
    junior assistant opposition rival unofficial estimated expected""".split()
)
# Prepositions that more often than not complete a verb rather than place the event.
COMPLEMENT_PREPOSITIONS = frozenset(
    "to of with on from into for against about as than between out off toward towards upon".split()
)
KEPT_MARKS = frozenset({"if", "unless", "whether", "without", "that", "until", "till", "lest"})
SPEECH = frozenset(
    """say tell add report claim announce warn argue insist explain suggest confirm deny admit
    believe think allege state note estimate predict expect hope stress describe declare maintain
    acknowledge reveal concede comment reply accuse urge ask demand write""".split()
)
OPTIONAL = frozenset(
    """advmod advcl advcl:relcl obl obl:unmarked obl:tmod obl:npmod obl:agent nmod nmod:unmarked
    nmod:desc amod appos acl acl:relcl parataxis conj discourse vocative cc:preconj list""".split()
)
TIME_WORDS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may
    june july august september october november december today yesterday tomorrow week month year
    day night morning afternoon evening weekend hour""".split()
)


def is_optional(tree: Tree, index: int) -> bool:
    """Whether the subtree at `index` may be left out while its head stays."""
    relation = tree.tokens[index].relation
    if relation not in OPTIONAL or _cuts_quotation(tree, index):
        return False
    rule = _RULES.get(relation.split(":")[0])
    return rule is None or rule(tree, index)


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
    if below & KEPT_ADVERBS or tree.tokens[index].tag in {"WRB", "RBR", "RBS"}:
        return False
    # "nearly 40", "at least 40": an adverb of a number is part of the number.
    return tree.tokens[tree.tokens[index].head].pos != "NUM"


def _adjective(tree: Tree, index: int) -> bool:
    token = tree.tokens[index]
    if tree.lemma(index) in KEPT_ADJECTIVES or token.tag in {"JJR", "JJS", "NNP"}:
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
    if relation in {"obl:tmod", "obl:unmarked", "obl:npmod"}:
        return tree.tokens[head].pos not in {"NOUN", "NUM", "ADJ", "ADV"}
    case = case_of(tree, index)
    if case in {"without", "except", "despite", "instead", "like", "unlike", "than"}:
        return case in {"despite", "instead"}
    if tree.tokens[head].pos != "VERB":
        return case not in COMPLEMENT_PREPOSITIONS
    has_object = tree.child(head, "obj", "ccomp", "xcomp", "nsubj:pass") is not None
    is_first = not any(
        head < i < index and tree.tokens[i].relation in {"obl", "obj", "xcomp"}
        for i in tree.children[head]
    )
    if is_time(tree, index):
        return True
    if is_first and not has_object:
        # "relied on", "coincides with", "arrived in": what follows the bare verb completes it.
        return index < head or case in {"after", "before", "during", "amid", "following", "since"}
    return not (is_first and case in {"to", "of", "with", "from", "into", "as", "for", "on"})


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
    if tree.tokens[index].relation == "acl:relcl":
        return follows_comma(tree, index)
    return follows_comma(tree, index) or tree.tokens[index].tag in {"VBG", "VBN"}


def follows_comma(tree: Tree, index: int) -> bool:
    start = tree.subtrees[index][0]
    return tree.tokens[start].text in {",", "-", "–", "—", "("} or (
        start > 0 and tree.tokens[start - 1].text in {",", "-", "–", "—", "("}
    )


def _adverbial_clause(tree: Tree, index: int) -> bool:
    mark = tree.child(index, "mark")
    if mark is not None and tree.lemma(mark) in KEPT_MARKS:
        return False
    if mark is not None and tree.lemma(mark) == "to":
        return tree.child(tree.tokens[index].head, "obj", "obl") is not None
    return True


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
    siblings = tree.dependents(head, "conj")
    if len(siblings) > 1:
        return False
    coordinator = tree.child(index, "cc")
    if coordinator is not None and tree.lemma(coordinator) not in {"and", "but", "&"}:
        return False
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


def features(tree: Tree, index: int) -> tuple[str, ...]:
    """What the shortening model knows of an optional edge, as names; sparse and binary."""
    token = tree.tokens[index]
    head = tree.tokens[token.head]
    subtree = tree.subtrees[index]
    size = min(len(subtree).bit_length(), 5)
    relation = token.relation
    case = case_of(tree, index)
    mark = tree.child(index, "mark")
    side = "before" if index < token.head else "after"
    depth = "root" if head.head < 0 else head.relation
    tags = {tree.tokens[i].pos for i in subtree}
    return (
        f"r={relation}",
        f"r={relation} size={size}",
        f"r={relation} side={side} head={head.pos}",
        f"r={relation} pos={token.pos}",
        f"r={relation} under={depth}",
        f"r={relation} case={case}",
        f"r={relation} mark={tree.lemma(mark) if mark is not None else ''}",
        f"r={relation} number={'NUM' in tags}",
        f"r={relation} name={'PROPN' in tags}",
        f"r={relation} time={is_time(tree, index)}",
        f"r={relation} comma={follows_comma(tree, index)}",
        f"r={relation} last={subtree[-1] >= len(tree.tokens) - 2}",
        f"r={relation} first={subtree[0] <= 1}",
        f"r={relation} lemma={tree.lemma(index)}",
        f"case={case} headlemma={tree.lemma(token.head)}",
        f"length={min(len(tree.tokens) // 8, 6)} r={relation}",
        f"size={size} length={min(len(tree.tokens) // 8, 6)}",
    )
