"""What a clause that somebody said is about, called so that a reader knows which."""

import re

from service.writing.embedded.grammar.branches import case_of, is_set_off, is_time
from service.writing.embedded.grammar.lexicon import QUANTITIES, TIME_WORDS
from service.writing.embedded.grammar.surface import is_clean
from service.writing.embedded.grammar.tree import Tree
from service.writing.embedded.grammar.turn import inside

TOPIC_WORDS = 8
CONCERNING = frozenset("about of with on over for".split())
# "such values", "my heart": which, a reader cannot tell.
VAGUE = frozenset("such more enough many several certain other only how my our your what".split())
# "the days of Britain having to apologise", "a reduction of 5%"
UNTOLD = QUANTITIES | TIME_WORDS | {"%", "fact", "idea", "thing"}
# "the London Underground (LU)": its letters.
_LETTERS = re.compile(r" \([A-Z]{2,6}\)")
# "its", and the "which" of a relative clause.
OWN = frozenset({"PRP$", "WP", "WDT"})


def topics_of(tree: Tree, told: int) -> list[str]:
    """What the clause is about, called by name, at length first: its subject, or what is done where
    its subject is a pronoun; none where neither has a name of its own."""
    subject = tree.child(told, "nsubj", "nsubj:pass", "csubj")
    if subject is None:
        return []
    if tree.tokens[subject].tag == "VBG":
        return _deed(tree, subject)
    if tree.tokens[subject].pos == "PRON":
        found = [i for i in _done_to(tree, told) if _has_name(tree, i)]
        return names_whole(tree, found[0]) if found else []
    if tree.tokens[subject].pos not in {"NOUN", "PROPN"}:
        return []
    return names_whole(tree, subject)


def _deed(tree: Tree, gerund: int) -> list[str]:
    """ "that [leaving the club] would be wrong", where no more is told of it than its object."""
    words = tree.subtrees[gerund]
    is_told = tree.child(gerund, "obj") is not None and words[0] == gerund
    is_short = len(words) <= TOPIC_WORDS and all(tree.tokens[i].pos != "PRON" for i in words)
    return [inside(tree.text(words))] if is_told and is_short else []


def _done_to(tree: Tree, verb: int) -> list[int]:
    inner = [verb, *tree.dependents(verb, "xcomp")]
    found = [i for one in inner for i in tree.dependents(one, "obj", "obl")]
    # "is proud of Ana"
    ways = CONCERNING if tree.tokens[verb].pos == "ADJ" else {"about"}
    return [i for i in found if tree.tokens[i].relation == "obj" or case_of(tree, i) in ways]


def _has_name(tree: Tree, index: int) -> bool:
    return any(tree.tokens[i].pos == "PROPN" for i in tree.subtrees[index])


def names_whole(tree: Tree, noun: int) -> list[str]:
    """The noun with what stands before and with it, with what trails where there is room, then
    with less; none where a reader could not tell which."""
    articles = {tree.lemma(i) for i in tree.dependents(noun, "det")}
    if tree.child(noun, "nummod") is not None or tree.lemma(noun) in UNTOLD:
        return []  # "214 people": which, a reader could not tell.
    if articles & {"any", "no", "all", "some", "this", "that", "these", "those", "each"}:
        return []
    if any(
        tree.lemma(i) in VAGUE for i in tree.dependents(noun, "amod", "nmod:poss", "det:predet")
    ):
        return []
    clauses = tree.dependents(noun, "acl", "acl:relcl")
    loose = tuple(i for i in clauses if not is_set_off(tree, i))
    whole, named = _topic_words(tree, noun, loose), _topic_words(tree, noun, ())
    lighter = [i for i in whole if not _is_around(tree, loose, i)]
    bare = [i for i in named if not _is_loose_of(tree, noun, i)]
    found: dict[str, None] = {}
    # "a helicopter [carrying three people]": which, less would not tell.
    is_one = bool(articles & {"a", "an"})
    for words in (whole, lighter, named, bare):
        if _cuts_name(tree, words[0]) or (is_one and found and words is named):
            break
        text = _LETTERS.sub("", inside(tree.text(words)))
        is_fit = len(text.split()) <= TOPIC_WORDS and is_clean(text + ".")
        if is_fit and _tells_which(tree, noun, words):
            found[text] = None
    return list(found)


def _tells_which(tree: Tree, noun: int, words: list[int]) -> bool:
    """Not "a reason", "values", nor what a pronoun points at."""
    if any(tree.tokens[i].pos == "PRON" and tree.tokens[i].tag not in OWN for i in words):
        return False
    articles = tree.dependents(noun, "det")
    spoken = [i for i in words if not tree.is_punctuation(i) and i not in articles]
    return len(spoken) > 1 or tree.tokens[noun].pos != "NOUN"


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


def _is_around(tree: Tree, clauses: tuple[int, ...], index: int) -> bool:
    """Part of where or when in the clauses: "a man accused of hitting his son [in Leeds]"."""
    around = (
        i
        for clause in clauses
        for i in tree.subtrees[clause]
        if tree.tokens[i].relation == "obl" and case_of(tree, i) in {"in", "at", "on"}
        if is_time(tree, i) or tree.tokens[i].pos == "PROPN"
    )
    return any(index in tree.subtrees[i] for i in around)


def _is_beside(tree: Tree, noun: int, top: int) -> bool:
    """ "US company [Fannie Mae]": the name itself, with no comma before it."""
    return tree.tokens[top].relation == "appos" and tree.subtrees[top][0] == noun + 1
