"""What a clause that somebody said is about, called so that a reader knows which."""

from service.writing.embedded.grammar.branches import case_of, is_set_off
from service.writing.embedded.grammar.lexicon import QUANTITIES
from service.writing.embedded.grammar.surface import is_clean
from service.writing.embedded.grammar.tree import Tree
from service.writing.embedded.grammar.turn import inside

TOPIC_WORDS = 8
CONCERNING = frozenset("about of with on over for".split())
# "such values", "my heart": which, a reader cannot tell.
VAGUE = frozenset("such more enough many several certain other only how my our your what".split())
# "its", and the "which" of a relative clause.
OWN = frozenset({"PRP$", "WP", "WDT"})


def topic_of(tree: Tree, told: int) -> str:
    """What the clause is about, called by name: its subject, or what is done where its subject is
    a pronoun; "" where neither has a name of its own."""
    subject = tree.child(told, "nsubj", "nsubj:pass", "csubj")
    if subject is None:
        return ""
    if tree.tokens[subject].tag == "VBG":
        return _deed(tree, subject)
    if tree.tokens[subject].pos == "PRON":
        found = [i for i in _done_to(tree, told) if _has_name(tree, i)]
        return named_whole(tree, found[0]) if found else ""
    if tree.tokens[subject].pos not in {"NOUN", "PROPN"}:
        return ""
    return named_whole(tree, subject)


def _deed(tree: Tree, gerund: int) -> str:
    """ "that [leaving the club] would be wrong", where no more is told of it than its object."""
    words = tree.subtrees[gerund]
    is_told = tree.child(gerund, "obj") is not None and words[0] == gerund
    is_short = len(words) <= TOPIC_WORDS and all(tree.tokens[i].pos != "PRON" for i in words)
    return inside(tree.text(words)) if is_told and is_short else ""


def _done_to(tree: Tree, verb: int) -> list[int]:
    inner = [verb, *tree.dependents(verb, "xcomp")]
    found = [i for one in inner for i in tree.dependents(one, "obj", "obl")]
    # "is proud of Ana"
    ways = CONCERNING if tree.tokens[verb].pos == "ADJ" else {"about"}
    return [i for i in found if tree.tokens[i].relation == "obj" or case_of(tree, i) in ways]


def _has_name(tree: Tree, index: int) -> bool:
    return any(tree.tokens[i].pos == "PROPN" for i in tree.subtrees[index])


def named_whole(tree: Tree, noun: int) -> str:
    """The noun with what stands before and with it, with what trails where there is room; "" where
    a reader could not tell which."""
    articles = {tree.lemma(i) for i in tree.dependents(noun, "det")}
    if tree.child(noun, "nummod") is not None or tree.lemma(noun) in QUANTITIES | {"%"}:
        return ""  # "214 people": which, a reader could not tell.
    if articles & {"any", "no", "all", "some", "this", "that", "these", "those", "each"}:
        return ""
    if any(
        tree.lemma(i) in VAGUE for i in tree.dependents(noun, "amod", "nmod:poss", "det:predet")
    ):
        return ""
    clauses = tree.dependents(noun, "acl", "acl:relcl")
    loose = [i for i in clauses if not is_set_off(tree, i)]
    named = _topic_words(tree, noun, ())
    bare = [i for i in named if not _is_loose_of(tree, noun, i)]
    for words in (_topic_words(tree, noun, (*loose,)), named, bare):
        if _cuts_name(tree, words[0]):
            return ""
        text = inside(tree.text(words))
        if len(text.split()) <= TOPIC_WORDS and is_clean(text + "."):
            break
    else:
        return ""
    if any(tree.tokens[i].pos == "PRON" and tree.tokens[i].tag not in OWN for i in words):
        return ""
    spoken = [i for i in words if not tree.is_punctuation(i)]
    if len(spoken) - len(articles) == 1 and tree.tokens[noun].pos == "NOUN":
        return ""  # "a reason", "values"
    return text


def _cuts_name(tree: Tree, start: int) -> bool:
    """ "Norbank [Steel said]": a name begins before the topic does."""
    before = tree.tokens[start - 1].pos if start else ""
    return before == tree.tokens[start].pos == "PROPN"


def _topic_words(tree: Tree, noun: int, kept: tuple[int, ...]) -> list[int]:
    trailing = tree.dependents(noun, "appos", "acl:relcl", "acl", "parataxis")
    trailing = [i for i in trailing if i > noun and i not in kept]
    trailing += tree.dependents(noun, "case")
    left = {i for top in trailing for i in tree.subtrees[top] if not _is_beside(tree, noun, top)}
    return [i for i in tree.subtrees[noun] if i not in left]


def _is_loose_of(tree: Tree, noun: int, index: int) -> bool:
    """Part of what narrows the noun with any word but "of": "bid [for the election]"."""
    loose = [i for i in tree.dependents(noun, "nmod") if i > noun and case_of(tree, i) != "of"]
    return any(index in tree.subtrees[i] for i in loose)


def _is_beside(tree: Tree, noun: int, top: int) -> bool:
    """ "US company [Fannie Mae]": the name itself, with no comma before it."""
    return tree.tokens[top].relation == "appos" and tree.subtrees[top][0] == noun + 1
