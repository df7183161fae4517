"""Which two words of a sentence may stand side by side in a label."""

from collections.abc import Sequence

from service.writing.embedded.grammar.branches import case_of
from service.writing.embedded.grammar.clauses import is_negated
from service.writing.embedded.grammar.tree import Tree
from service.writing.embedded.labelling.label_words import Form, LabelWord

# "calls for a limit" are "Limit Calls"; "the foundation in Leatherhead" is no "Leatherhead
# Foundation".
TARGETS = frozenset("of for on over about against with to".split())
_IN_NAME = frozenset({"flat", "compound", "nmod:desc", "appos"})
# What takes place somewhere may be called after the place.
EVENTS = frozenset(
    """raid crash summit meeting conference protest rally march concert premiere festival fire
    blaze explosion blast bombing election trial test match tournament race""".split()
)
# "is unlikely to reject it" is no "Rejection".
UNDOING = frozenset(
    """unlikely fail refuse deny decline avoid prevent stop reject scrap cancel avert oppose abandon
    drop delay postpone""".split()
)
CHANGES = frozenset(
    """rise fall increase decrease drop cut growth decline change surge jump slump gain loss boom
    interest stake investment trade confidence""".split()
)
# What befalls somebody is named after them: "Ana's Arrest". Of other verbs it would be their deed:
# "Ana's Strike" of Ana who was struck, "Ana's Warning" of Ana who was warned.
SUFFERED = frozenset(
    """acquit appoint arrest assassinate capture convict defeat deport detain dismiss elect evacuate
    execute expel extradite imprison injure jail kill murder nominate promote release remove
    replace rescue sack sentence suspend transfer treat""".split()
)
# With these, what is done is the object's business: "issued a warning" warned.
DOING = frozenset("make issue begin start launch deliver hold post suffer stage mount".split())


def belongs(tree: Tree, before: LabelWord, word: LabelWord) -> bool:
    """Of two words of the sentence, one must tell of the other in it as it does in the label. "Liam
    Fox said the comments were at odds" makes no "Fox Odds", nor "on the scene" a "Crew Scene"."""
    pair = (before, word)
    deed = next((w for w in pair if w.form == Form.NOUN), None)
    if deed is not None:
        done, other = deed.token, (before if deed is word else word).token
        if before.form == Form.POSSESSIVE and _would_do_it(tree, done, other):
            return False
        is_real = tree.tokens[done].head < 0 or tree.lemma(tree.tokens[done].head) not in UNDOING
        is_there = deed.text.lower() in EVENTS and _is_where(tree, done, other)
        is_part = _is_part(tree, done, other) or tree.tokens[done].head == other
        return is_real and (is_part or is_there)
    if word.form == Form.PLAIN and tree.tokens[word.token].pos == "ADJ":
        return tree.tokens[before.token].pos == "ADJ"  # "Migrants More"
    if not {tree.tokens[w.token].pos for w in pair} <= {"NOUN", "PROPN"}:
        return True
    return _tells_of(tree, before.token, word.token) or _owns(tree, before.token, word.token)


def is_whole_name(tree: Tree, word: LabelWord, own: Sequence[LabelWord]) -> bool:
    """Whether the label has all of the name that the word begins or continues: "Lib Dem", not "Lib"
    alone, "Box Office Total", not "Office Total"; a surname stands for a person."""
    token, after = tree.tokens[word.token], word.token + 1
    if token.pos == "NOUN" and token.relation == "compound":
        inner = tree.dependents(word.token, "compound")
        return all(any(w.token == i for w in own) for i in inner)
    if token.pos != "PROPN" or after >= len(tree.tokens) or not token.space_after:
        return True
    other = tree.tokens[after]
    is_one = other.relation == "flat" and other.head in {word.token, token.head}
    is_one = is_one or (token.relation == other.relation == "compound" and other.head == token.head)
    is_one = is_one or (token.relation == "compound" and token.head == after)
    return other.pos != "PROPN" or not is_one or any(w.token == after for w in own)


def _is_part(tree: Tree, verb: int, noun: int) -> bool:
    """Whether the noun, or the name it stands in, takes part in what the verb tells."""
    named = _whole_name(tree, noun)
    if tree.tokens[named].relation == "conj":
        named = _whole_name(tree, tree.tokens[named].head)
    token = tree.tokens[named]
    if token.head != verb:
        return False
    relation = token.relation
    is_target = relation == "obl" and case_of(tree, named) in TARGETS
    return is_target or relation in {"nsubj", "nsubj:pass", "obj", "obl:agent", "compound", "nmod"}


def _would_do_it(tree: Tree, verb: int, noun: int) -> bool:
    """Whether the label would tell of the noun's deed what another did to it."""
    is_victim = tree.tokens[_whole_name(tree, noun)].relation in {"nsubj:pass", "obj"}
    return is_victim and tree.lemma(verb) not in SUFFERED


def _is_where(tree: Tree, verb: int, noun: int) -> bool:
    """ "are to meet in Seoul" is a "Seoul Meeting"."""
    named = _whole_name(tree, noun)
    is_own = tree.tokens[named].head == verb and tree.tokens[named].relation == "obl"
    return is_own and tree.tokens[named].pos == "PROPN" and case_of(tree, named) in {"in", "at"}


def _whole_name(tree: Tree, index: int) -> int:
    while tree.tokens[index].pos == "PROPN" and tree.tokens[index].relation in _IN_NAME:
        index = tree.tokens[index].head
    return index


def _tells_of(tree: Tree, noun: int, other: int) -> bool:
    """ "ticket sales", "sales of tickets", "Everton's deal": the first narrows the second."""
    if tree.tokens[other].relation == "flat" and tree.tokens[other].head == noun:
        return True
    named = noun if tree.tokens[noun].head == other else _whole_name(tree, noun)
    token = tree.tokens[named]
    if token.head != other:
        return False
    if token.relation == "nmod":
        case, head = case_of(tree, named), tree.lemma(other)
        is_place = case in {"in", "at"} and head in EVENTS
        return case in TARGETS or is_place or (case == "in" and head in CHANGES)
    return token.relation in {"compound", "nmod:poss", "nmod:desc", "flat"}


def _owns(tree: Tree, noun: int, other: int) -> bool:
    """ "Fowler took his tally to 150" has a "Fowler Tally", "Ana issued a warning" an "Ana
    Warning"."""
    named, own = _whole_name(tree, noun), tree.child(other, "nmod:poss")
    verb = tree.tokens[named].head
    if verb < 0 or tree.tokens[named].relation != "nsubj" or is_negated(tree, verb):
        return False
    is_own = own is not None and tree.tokens[own].pos == "PRON"
    is_done = tree.tokens[other].head == verb and tree.tokens[other].relation == "obj"
    return is_done and (is_own or tree.lemma(verb) in DOING)
