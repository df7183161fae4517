"""What is known of a mention and of a pronoun by themselves, as rows of numbers."""

from collections.abc import Collection

from service.writing.embedded.grammar.tree import Tree
from service.writing.embedded.naming.mentions import CLASSES, KINDS, Mention, is_possessive
from service.writing.embedded.naming.pronoun_words import leads

ROLES = (
    "nsubj", "nsubj:pass", "obj", "obl", "obl:agent", "nmod", "nmod:poss", "appos", "conj", "root",
    "iobj",
)  # fmt: skip
REPORTED = frozenset({"ccomp", "parataxis"})
FORMS = ("the", "a", "this", "bare", "owned", "name")
PRONOUN_FEATURES = (
    *(f"class:{name}" for name in CLASSES), *(f"as:{role}" for role in ROLES), "possessive",
    "leads", "opens", "quoted", "reported", "noun",
)  # fmt: skip


def mention_row(
    tree: Tree, mention: Mention, quoted: Collection[int], title: Collection[str]
) -> list[float]:
    """What is known of a mention whatever is asked about it; see MENTION_FEATURES."""
    token = tree.tokens[mention.token]
    role = role_of(tree, mention.token)
    return [
        *(float(mention.kind == kind) for kind in KINDS),
        *(float(role == r) for r in ROLES),
        *_form(tree, mention),
        float(mention.is_many),
        float(mention.is_group),
        float(mention.token in quoted),
        float(role.startswith("nsubj") and token.head == tree.root),
        float(token.text.lower() in title),
    ]


def pronoun_row(tree: Tree, pronoun: Mention, sort: str, quoted: Collection[int]) -> list[float]:
    """PRONOUN_FEATURES of a pronoun of that class."""
    token = tree.tokens[pronoun.token]
    role = role_of(tree, pronoun.token)
    return [
        *(float(sort == name) for name in CLASSES),
        *(float(role == r) for r in ROLES),
        float(is_possessive(token.text.lower()) and token.tag == "PRP$"),
        float(leads(tree, pronoun.token)),
        float(pronoun.token == 0),
        float(pronoun.token in quoted),
        float(any(tree.tokens[i].relation in REPORTED for i in ancestors(tree, pronoun.token))),
        float(pronoun.kind != "pronoun"),
    ]


def role_of(tree: Tree, index: int) -> str:
    """What it is in its clause; a member of a list is what the list is."""
    token = tree.tokens[index]
    while token.relation in {"conj", "appos"} and token.head >= 0:
        token = tree.tokens[token.head]
    return "obl" if token.relation == "obl:unmarked" else token.relation


def ancestors(tree: Tree, index: int) -> frozenset[int]:
    """What governs a word, and what governs that."""
    above = set()
    while tree.tokens[index].head >= 0:
        index = tree.tokens[index].head
        above.add(index)
    return frozenset(above)


def _form(tree: Tree, mention: Mention) -> list[float]:
    if mention.entity is not None:
        form = "name"
    elif tree.child(mention.token, "nmod:poss") is not None:
        form = "owned"
    else:
        article = tree.child(mention.token, "det")
        word = tree.lemma(article) if article is not None else "bare"
        form = {"an": "a", "that": "this", "these": "this", "those": "this"}.get(word, word)
    return [float(form == known) for known in FORMS]
