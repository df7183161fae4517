"""Which two words of a sentence may stand side by side in a label."""

from collections.abc import Sequence

from service.writing.embedded.grammar.branches import case_of
from service.writing.embedded.grammar.clauses import is_negated
from service.writing.embedded.grammar.noun_classes import BODIES
from service.writing.embedded.grammar.tree import Tree
from service.writing.embedded.labelling.label_words import Form, LabelWord

# Words of a label.
MOST = 3
# What a surname begins with.
PARTICLES = frozenset(
    "de del della den der di dos du la le van von al el bin ibn ben st mc".split()
)
# "calls for a limit" are "Limit Calls"; "the foundation in Leatherhead" is no "Leatherhead
# Foundation".
TARGETS = frozenset("of for on over about against with to".split())
_IN_NAME = frozenset({"flat", "compound", "nmod:desc", "appos"})
# What takes place somewhere may be called after the place.
EVENTS = frozenset(
    """arrest arrests attack attacks blast blaze bombing clash clashes concert conference crash
    death deaths debut election explosion festival fire killing killings march match meeting
    premiere protest protests race raid rally riot riots shooting stabbing summit test
    tournament trial victory win""".split()
)
# "Ana beat Bea": Ana's win, Bea's defeat.
WON_BY, LOST_BY = frozenset({"Win", "Victory"}), frozenset({"Defeat"})
CONTESTED = frozenset("beat defeat".split())
# Over "Ana was accused", "Ana Accusation" would be hers.
SPEAKING = frozenset(
    "accuse allege ask claim criticise criticize demand order report threaten".split()
)
# "hopes to make a film" is a "Film Hope".
WISHES = frozenset(
    """aim ask bid call demand hope intend offer order plan pledge promise propose seek threaten
    urge vow""".split()
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
# How much or which sort of it there is: "a variety of breakfasts" is no "Breakfast Variety".
PORTIONS = frozenset(
    """array bit form gallon group handful host iota kg kind km litre lot means mile mw
    number pair part piece range series set sort tonne variety""".split()
)
# What others are to do is no object: "urged them to make it pay".
_CAUSING = frozenset("get have help let make".split())
# What befalls somebody is named after them: "Ana's Arrest". Of other verbs it would be their deed:
# "Ana's Strike" of Ana who was struck, "Ana's Warning" of Ana who was warned.
SUFFERED = frozenset(
    """acquit appoint arrest assassinate beat capture convict defeat deport detain dismiss elect
    evacuate execute expel extradite imprison injure jail kill murder nominate promote release
    remove replace rescue sack sentence suspend transfer treat""".split()
)
# With these, what is done is the object's business: "issued a warning" warned.
DOING = frozenset(
    """announce begin deliver face file have hold host issue launch lodge make mount open post
    propose publish receive score set sign stage start suffer sustain unveil win""".split()
)


def belongs(tree: Tree, before: LabelWord, word: LabelWord) -> bool:
    """Of two words of the sentence, one must tell of the other in it as it does in the label. "Liam
    Fox said the comments were at odds" makes no "Fox Odds", nor "on the scene" a "Crew Scene"."""
    pair = (before, word)
    deed = next((w for w in pair if w.form == Form.NOUN), None)
    if deed is not None:
        done, other = deed.token, (before if deed is word else word).token
        if before.form == Form.POSSESSIVE and _would_do_it(tree, done, other):
            return False
        if _is_other_way(tree, deed, other):
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
        # "Open air concerts" are no "Air Concerts"; what has three words can have no more.
        narrowing = ("compound", "amod") if len(own) < MOST else ("compound",)
        inner = tree.dependents(word.token, *narrowing)
        apart = [i for i in inner if any(tree.tokens[j].space_after for j in range(i, word.token))]
        return all(any(w.token == i for w in own) for i in apart)
    if token.pos == "PROPN" and _lacks_particle(tree, word.token, own):
        return False
    if token.pos != "PROPN" or after >= len(tree.tokens) or not token.space_after:
        return True
    other = tree.tokens[after]
    is_one = other.relation == "flat" and other.head in {word.token, token.head}
    is_one = is_one or (token.relation == other.relation == "compound" and other.head == token.head)
    is_one = is_one or (token.relation == "compound" and token.head == after)
    return other.pos != "PROPN" or not is_one or any(w.token == after for w in own)


def _lacks_particle(tree: Tree, end: int, own: Sequence[LabelWord]) -> bool:
    """ "Potro" of "Del Potro"."""
    before = tree.tokens[end - 1] if end else None
    if before is None or any(word.token == end - 1 for word in own):
        return False
    return before.space_after and before.text.lower() in PARTICLES


def _is_part(tree: Tree, verb: int, noun: int) -> bool:
    """Whether the noun, or the name it stands in, takes part in what the verb tells."""
    named = _whole_name(tree, noun)
    if tree.tokens[named].relation == "conj":
        named = _whole_name(tree, tree.tokens[named].head)
    token = tree.tokens[named]
    if token.head != verb:
        return token.relation == "obj" and _is_wish(tree, verb, token.head)
    relation = token.relation
    is_target = relation == "obl" and case_of(tree, named) in TARGETS
    return is_target or relation in {"nsubj", "nsubj:pass", "obj", "obl:agent", "compound", "nmod"}


def _would_do_it(tree: Tree, verb: int, noun: int) -> bool:
    """Whether the label would tell of the noun's deed what another did to it."""
    is_victim = tree.tokens[_whole_name(tree, noun)].relation in {"nsubj:pass", "obj"}
    return is_victim and tree.lemma(verb) not in SUFFERED


def _is_wish(tree: Tree, verb: int, wished: int) -> bool:
    """Whether the verb tells that somebody means to do the other, or would have it done."""
    token = tree.tokens[wished]
    is_its = token.head == verb and token.relation == "xcomp" and not is_negated(tree, wished)
    return is_its and tree.lemma(verb) in WISHES and tree.lemma(wished) not in _CAUSING


def _is_other_way(tree: Tree, deed: LabelWord, noun: int) -> bool:
    """Whether the label would take who did it for whom it was done to."""
    named, lemma = _whole_name(tree, noun), tree.lemma(deed.token)
    if tree.tokens[named].relation == "conj":
        named = _whole_name(tree, tree.tokens[named].head)
    token = tree.tokens[named]
    if token.head != deed.token:
        return False
    if lemma == "lose" and token.relation == "obl":
        return True  # Who lost to Ana, lost.
    if token.relation in {"nsubj:pass", "obj"}:
        is_spoken_to = lemma in SPEAKING and (token.pos == "PROPN" or tree.lemma(named) in BODIES)
        return is_spoken_to or (lemma in CONTESTED and deed.text in WON_BY)
    is_doer = token.relation in {"nsubj", "obl:agent"}
    return is_doer and lemma in CONTESTED and deed.text in LOST_BY


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
        if case == "of" and head in PORTIONS:
            return False
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
