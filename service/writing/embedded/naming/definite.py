"""Nouns that point at somebody or some body named before: "the striker", "the company"."""

from service.writing.embedded.grammar.noun_classes import BODIES
from service.writing.embedded.grammar.people import is_human
from service.writing.embedded.grammar.tree import Tree

# "The 29-year-old".
AGED = "old"
# What tells which one is meant: "the head of the agency", "the man who fell".
_TELLING = ("nmod", "acl", "acl:relcl", "appos", "nmod:poss", "conj")


def class_of(tree: Tree, noun: int) -> str:
    """The pronoun's class that would stand for the noun: he or it; "" where it is not "the" one,
    says itself which one it is, or is no such noun."""
    token, determiner = tree.tokens[noun], tree.child(noun, "det")
    if token.tag != "NN" or determiner is None or tree.lemma(determiner) != "the":
        return ""
    if tree.child(noun, *_TELLING) is not None:
        return ""
    lemma = tree.lemma(noun)
    if lemma in BODIES:
        return "it"
    return "he" if lemma == AGED or is_human(lemma) else ""
