"""Pronouns and pointing words: their sorts, and what stands about them in a sentence."""

from collections.abc import Collection

from service.writing.embedded.grammar.lexicon import TIME_WORDS
from service.writing.embedded.grammar.rules import once_per_token
from service.writing.embedded.grammar.tree import Tree

PERSONAL = {
    "he": "person", "she": "person", "him": "person", "her": "person", "himself": "person",
    "herself": "person", "it": "thing", "they": "group", "them": "group", "itself": "thing",
    "themselves": "group",
}  # fmt: skip
POSSESSIVE = {"his": "person", "her": "person", "hers": "person", "its": "thing", "their": "group"}
DEMONSTRATIVE = frozenset({"this", "that", "these", "those"})
REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves"})
# Pronouns of one column are taken for one and the same; of two they never are.
GENDER = {
    "he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "hers": "f", "it": "n", "its": "n",
}  # fmt: skip
TITLES = frozenset("mr mrs ms miss dr sir lord lady prof professor gen general president".split())
SPEAKERS = frozenset("i we me us my our mine ours myself ourselves you your yours yourself".split())
SEASONS = frozenset(
    """spring summer autumn fall winter season term quarter decade century
    christmas easter ramadan diwali thanksgiving""".split()
)
POINTING = frozenset(
    """this that these those there here such both one ones another others neither either latter
    some many most each all none few several""".split()
)


def points_back(tree: Tree, index: int) -> bool:
    """ "This gathering", but not "this year's": that one points at the day of the paper."""
    token = tree.tokens[index]
    return token.relation == "det" and tree.lemma(token.head) not in TIME_WORDS | SEASONS


@once_per_token
def points_away(tree: Tree, index: int) -> bool:
    """Whether the word means a speaker, or something told before the sentence."""
    token = tree.tokens[index]
    word = token.text.lower()
    if _is_age(tree, index):
        return True
    around = tree.tokens[max(index - 1, 0) : index + 2]
    if any(t.tag == "HYPH" for t in around):
        return False  # "pay-as-you-go"
    if word in {"rest", "remainder"} and tree.child(index, "nmod") is None:
        return True
    is_speaker = word in SPEAKERS and token.pos == "PRON"
    return is_speaker or (word in POINTING and stands_alone(tree, index)) or compares(tree, index)


def _is_age(tree: Tree, index: int) -> bool:
    """ "The 24-year-old", whoever that is."""
    before = tree.tokens[index - 1].tag if index else ""
    is_age = tree.tokens[index].text.lower() == "old" and before == "HYPH"
    is_who = tree.tokens[index].relation.startswith(("nsubj", "nmod:poss"))
    return is_age and is_who and any(tree.lemma(i) == "the" for i in tree.subtrees[index])


def compares(tree: Tree, index: int) -> bool:
    """ "at that price", "in both cases", "the same quarter": something told before."""
    token = tree.tokens[index]
    word = token.text.lower()
    if word == "same":
        is_numbered = any(tree.tokens[i].pos == "NUM" for i in tree.children[token.head])
        is_told = is_numbered or any(t.text == "as" for t in tree.tokens[index:])
        return token.relation == "amod" and not is_told
    if word == "such":
        follows = tree.tokens[index + 1].text if index + 1 < len(tree.tokens) else ""
        return token.relation in {"amod", "det", "det:predet"} and follows not in {"a", "an", "as"}
    if word == "both":
        return token.relation.startswith("det") and not tree.dependents(token.head, "conj")
    is_clause = tree.child(token.head, "acl", "acl:relcl", "nmod") is not None
    return word in DEMONSTRATIVE and not is_clause and points_back(tree, index)


def announces(tree: Tree, pronoun: int, noun: int) -> bool:
    """ "After she resigned, Ida Roos left": a clause before the main one speaks of its subject."""
    if tree.tokens[noun].head != tree.root:
        return False
    return any(
        pronoun in tree.subtrees[clause]
        for clause in tree.dependents(tree.root, "advcl", "obl")
        if clause < noun
    )


def verbs_of(tree: Tree, index: int) -> frozenset[int]:
    """The verb a pronoun belongs to and those it is coordinated with: in "made and leased them"
    the maker is not what was leased."""
    head = tree.tokens[index].head
    verbs = {head}
    while head >= 0 and tree.tokens[head].relation == "conj":
        head = tree.tokens[head].head
        verbs.add(head)
    return frozenset(verbs)


def is_told_of(tree: Tree, pronoun: int, noun: int) -> bool:
    """ "a sheriff who says he was tricked": the clause is about its own noun."""
    return any(pronoun in tree.subtrees[c] for c in tree.dependents(noun, "acl:relcl"))


def leads(tree: Tree, index: int) -> bool:
    """Whether the pronoun is the sentence's subject or stands at its head: "She …", "Her son …"."""
    subject = tree.child(tree.root, "nsubj", "nsubj:pass")
    return subject is not None and index in tree.subtrees[subject][:1]


def possessive(name: str) -> str:
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def stands_alone(tree: Tree, index: int) -> bool:
    """Whether a pointing word stands for a noun instead of going with one."""
    token = tree.tokens[index]
    goes_with = {"det", "mark", "advmod", "expl", "det:predet", "amod", "nummod", "cc:preconj"}
    if token.relation in goes_with | {"fixed", "case", "compound"} or token.tag in {"IN", "EX"}:
        return False
    around = {t.text.lower() for t in tree.tokens[max(index - 1, 0) : index + 2]}
    if around >= {"each", "other"} or around >= {"one", "another"} or around >= {"number", "one"}:
        return False
    if around >= {"the", "most"} or (token.relation == "conj" and token.text.lower() == "others"):
        return False  # "stands to gain the most", "by the artists or others"
    if token.tag in {"WDT", "WP"} or tree.tokens[token.head].relation == "acl:relcl":
        return False
    return tree.child(index, "nmod", "acl:relcl", "acl") is None


def quoted(tree: Tree, kept: Collection[int]) -> frozenset[int]:
    """Tokens of quotations that are kept word for word."""
    inside = set(kept)
    whole = [q for q in tree.quotations if inside.issuperset(q)]
    return frozenset(index for quotation in whole for index in quotation)
