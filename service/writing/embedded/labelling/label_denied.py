"""What a line says is not so may not stand over it as if it were: "found no evidence" is no
"Evidence", "rejected the offer" no "Offer"."""

from collections.abc import Sequence

from service.writing.embedded.grammar.clauses import is_negated
from service.writing.embedded.grammar.tree import Tree
from service.writing.embedded.labelling.label_words import Form, LabelWord

# What is told under these may not be so.
DENYING = frozenset("deny dismiss dispute doubt refute reject".split())
# Of what is the object of these the news is that it is not, or no more.
UNDONE = (DENYING - {"doubt"}) | frozenset(
    """abolish abort avert ban cancel decline discount overturn prevent quash refuse scrap
    withdraw""".split()
)
# What one did not say, or leaves open, may not be so.
_OPEN = frozenset({"whether", "if"})
_NONE = frozenset({"no", "without", "neither", "nor", "never", "nobody", "none"})
# A noun's own words and what hangs on it.
_OF_A_NOUN = frozenset({"compound", "amod", "nmod", "nummod", "flat", "conj", "appos"})
_OBJECTS = frozenset({"obj", "xcomp", "ccomp", "nsubj:pass"})


def is_undone(tree: Tree, own: Sequence[LabelWord]) -> bool:
    """Whether the label names a thing as if it were that the sentence says is not, and has no word
    that says so."""
    tokens = {word.token for word in own}
    return any(signs and not tokens & signs for signs in (_signs(tree, word) for word in own))


def is_denied(tree: Tree, verb: int) -> bool:
    """ "denied that its projects [violated] the law"."""
    while tree.tokens[verb].head >= 0:
        verb = tree.tokens[verb].head
        if tree.lemma(verb) in DENYING:
            return True
    return False


def denial_of(tree: Tree, noun: int) -> tuple[LabelWord, ...]:
    """The "No" of "No Casualties"."""
    own = [i for i in tree.dependents(noun, "det") if tree.tokens[i].text.lower() == "no"]
    return tuple(LabelWord("No", i, Form.PLAIN) for i in own)


def _signs(tree: Tree, word: LabelWord) -> set[int]:
    """The words by which what the word names is said not to be; any of them in a label tells. What
    one did not blame is there all the same; what one did not say happened may not have."""
    found: set[int] = set()
    index, is_deed = word.token, word.form in {Form.NOUN, Form.PARTICIPLE}
    while tree.tokens[index].head >= 0:
        relation, head = tree.tokens[index].relation.split(":")[0], tree.tokens[index].head
        found.update(i for i in tree.children[index] if tree.tokens[i].text.lower() in _NONE)
        is_deed = is_deed or any(tree.lemma(i) == "any" for i in tree.dependents(index, "det"))
        if tree.tokens[index].relation in _OBJECTS:
            found |= _verb_signs(tree, head, is_deed=is_deed)
        elif relation not in _OF_A_NOUN | {"acl"}:
            break
        index = head
    return found


def _verb_signs(tree: Tree, verb: int, *, is_deed: bool) -> set[int]:
    is_open = any(tree.lemma(i) in _OPEN for i in tree.dependents(verb, "mark"))
    is_denied = is_deed and (is_open or is_negated(tree, verb))
    return {verb} if is_denied or tree.lemma(verb) in UNDONE else set()
