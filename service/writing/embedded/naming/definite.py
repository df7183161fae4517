"""Nouns that point at somebody or some body named before: "the striker", "the company"."""

from service.writing.embedded.grammar.noun_classes import BODIES
from service.writing.embedded.grammar.people import is_human
from service.writing.embedded.grammar.tree import Tree
from service.writing.embedded.naming.mentions import Mention

# "The 29-year-old", "the former Wales international", "the home favourite", "the fly-half".
_PEOPLE = frozenset(
    """old international favourite favorite host hostess baron mogul lady fly-half scrum-half
    full-back half-back prop runner-up dj mp mep frontman heavyweight middleweight""".split()
)
# "The carmaker" ends as people do.
_MAKERS = frozenset(
    "carmaker automaker drugmaker chipmaker planemaker lender insurer brewer band side".split()
)
# What is called as a place is.
PLACES = frozenset("country nation city town village island".split())
# What may be called as the place is where it stands, or for which it plays.
SITES = frozenset(
    """club team side museum school hospital shop store supermarket mosque church court league
    university""".split()
)
# Those that bear them have names that say so, or are said to be that: "the Electoral Commission".
TELLING_NAMES = frozenset(
    """assembly broadcaster charity church college commission committee council court department
    hospital institute institution league magazine ministry mosque museum newspaper parliament
    school senate service society store tribunal union university website""".split()
)
# Of 1,000 of these readers took fewer than 30 for anything that has a name; and whoever is taken
# for a suspect or a victim has to be just that one.
_NAMELESS = frozenset(
    """government police media press family industry campaign board administration jury workforce
    military opposition panel movement regime authority army inquiry staff fans people employer
    spokesman spokeswoman driver victim man woman girl boy baby child person suspect attacker gunman
    killer murderer witness prosecutor officer official floor door murder user visitor
    taxpayer state shop bank""".split()
)
# What tells which one is meant: "the head of the agency", "the man who fell".
_TELLING = ("nmod", "acl", "acl:relcl", "appos", "nmod:poss", "conj", "flat", "cop")


def pointing_class(tree: Tree, mention: Mention) -> str:
    """The pronoun's class that would stand for the mention: he or it; "" where it is not "the" one,
    says itself which one it is, or is nothing that has a name."""
    noun = mention.token
    token, determiner = tree.tokens[noun], tree.child(noun, "det")
    if mention.is_group or mention.is_many or token.tag not in {"NN", "NNP"}:
        return ""
    if determiner is None or tree.lemma(determiner) != "the":
        return ""
    lemma = tree.lemma(noun).lower()
    if lemma in _NAMELESS or tree.child(noun, *_TELLING) is not None:
        return ""
    if mention.entity is not None:
        is_person = mention.entity.kind == "person"  # "The Chilean", "the Chancellor"
        return "he" if is_person and (is_human(lemma) or _is_one_word(tree, noun)) else ""
    if lemma in BODIES | _MAKERS | PLACES:
        return "it"
    return "he" if lemma in _PEOPLE or is_human(lemma) else ""


def heads(tree: Tree, noun: int) -> bool:
    """Whether a line made of the sentence would begin with it: the subject, or whose that is."""
    token = tree.tokens[noun]
    if token.relation == "nmod:poss":
        token = tree.tokens[token.head]
    return token.relation in {"nsubj", "nsubj:pass"} and token.head == tree.root


def _is_one_word(tree: Tree, noun: int) -> bool:
    return not any(tree.tokens[i].pos == "PROPN" for i in tree.children[noun])
