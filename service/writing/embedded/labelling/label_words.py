"""The words a label may be made of: those of the sentence, in the forms that labels take, and a
vocabulary of the nouns that editors name facts with ("Response", "Toll")."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from service.writing.embedded.grammar.clauses import is_negated
from service.writing.embedded.grammar.surface import SMALL_WORDS, title_case
from service.writing.embedded.grammar.tree import Tree
from service.writing.embedded.grammar.verbs import inflected
from service.writing.embedded.labelling.nominal import NOUNS_OF, PHRASAL

# Words of these parts of speech can stand in a label.
NAMING = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "VERB"})
# "The blues" is no blue.
PLURAL_ONLY = frozenset(
    """alumni arms bacteria blues criteria customs data earnings goods media phenomena rights sales
    savings talks""".split()
)
# These say what another verb does, or what its noun does not: "called" for "named".
BEGINNINGS = frozenset("begin call continue end find start stop".split())
# The noun tells what is done only where it is done to nothing, or only where it is.
ALONE = frozenset("commit perform".split())
MANY = frozenset("Arrests Convictions Deaths Killings".split())
TO_OTHERS = frozenset("freeze shoot".split())
# "Women's Empowerment" is no "Woman Empowerment".
PLURAL_FIRST = frozenset("men women".split())
SIGNS = '"“”‘().,;:!?[]…'
CLITICS = ("'s", "’s", "'", "’")


class Form(IntEnum):
    """How a word of the sentence stands in a label; VOCABULARY words stand in no sentence."""

    PLAIN = 0
    SINGULAR = 1
    NOUN = 2  # "warned" as "Warning"
    PARTICIPLE = 3
    POSSESSIVE = 4
    VOCABULARY = 5


@dataclass(frozen=True, slots=True)
class LabelWord:
    """`token` is the index of its head token in the sentence, -1 for a word of the vocabulary."""

    text: str
    token: int
    form: Form


def label_words(tree: Tree) -> list[LabelWord]:
    """Every form of every word of the sentence that a label could hold, in reading order."""
    return [word for start, stop in _spaced(tree) for word in _forms(tree, start, stop)]


def _befell_many(tree: Tree, verb: int) -> bool:
    """Whether more than one died, or was killed or arrested."""
    told = tree.dependents(verb, "obj", "nsubj:pass") or tree.dependents(verb, "nsubj")
    tags = {tree.tokens[i].tag for i in told}
    return bool(tags & {"NNS", "NNPS", "CD"}) or any(tree.child(i, "conj") for i in told)


def _befell_itself(tree: Tree, verb: int) -> bool:
    """ "killed herself"."""
    own = tree.child(verb, "obj")
    return own is not None and tree.tokens[own].text.lower().endswith(("self", "selves"))


def _spaced(tree: Tree) -> Iterator[tuple[int, int]]:
    """Half-open ranges of the tokens that white space holds together."""
    start = 0
    for index, token in enumerate(tree.tokens):
        if token.space_after or index + 1 == len(tree.tokens):
            yield start, index + 1
            start = index + 1


def _forms(tree: Tree, start: int, stop: int) -> Iterator[LabelWord]:
    tokens = [i for i in range(start, stop) if not tree.is_punctuation(i)]
    lettered = [i for i in tokens if tree.tokens[i].text.lower() not in {*CLITICS, "n't", "n’t"}]
    if not lettered:
        return
    head = lettered[-1]
    token = tree.tokens[head]
    text = "".join(tree.tokens[i].text for i in range(start, stop)).strip(SIGNS)
    plain = text
    for clitic in CLITICS:
        plain = plain.removesuffix(clitic)
    own = text if plain.lower() in PLURAL_FIRST else plain
    if not any(c.isalnum() for c in plain) or plain.lower() in SMALL_WORDS:
        return
    if token.pos not in NAMING or (token.text == "cent" and tree.tokens[head - 1].text == "per"):
        return  # "12 Cent" is money.
    if token.pos != "VERB" or token.tag in {"VBN", "VBG"}:
        yield LabelWord(title_case(own), head, Form.PLAIN)
    is_plural = token.tag == "NNS" and plain.lower() not in PLURAL_ONLY | PLURAL_FIRST
    is_sign = plain[1:].lower() != plain[1:] and not plain.endswith("s")  # "GHz"
    if is_plural and len(lettered) == 1 and token.lemma != plain and not is_sign:
        is_acronym = plain[:-1].isupper()  # "MPs"
        singular = plain[:-1] if is_acronym else title_case(token.lemma)
        yield LabelWord(singular, head, Form.SINGULAR)
    if token.pos in {"VERB", "ADJ"} and not is_negated(tree, head):
        yield from (LabelWord(noun, head, Form.NOUN) for noun in _deeds(tree, head))
        participle = _participle(tree, head, plain)
        if participle and token.tag != "VBN" and len(lettered) == 1:
            yield LabelWord(title_case(participle), head, Form.PARTICIPLE)
        if participle and (particle := _particle(tree, head)):
            yield LabelWord(title_case(f"{participle} {particle}"), head, Form.PARTICIPLE)
    if token.pos == "PROPN":
        yield LabelWord(title_case(plain) + "'s", head, Form.POSSESSIVE)


def _deeds(tree: Tree, verb: int) -> Iterator[str]:
    """The nouns of what was done; as many deaths and arrests as there were."""
    lemma, particles = tree.lemma(verb), tree.dependents(verb, "compound:prt")
    if particles:
        yield from PHRASAL.get(f"{lemma}-{tree.tokens[particles[0]].text.lower()}", ())
        return
    if _is_of_another(tree, verb, lemma):
        return
    for noun in NOUNS_OF.get(lemma, ()):
        if noun in MANY and not _befell_many(tree, verb):
            continue
        if noun == "Killing" and _befell_itself(tree, verb):
            continue
        yield noun


def _is_of_another(tree: Tree, verb: int, lemma: str) -> bool:
    """Whether what is done has another word's name: "started to answer" is no start, "called it
    unfair" no call, "found him guilty" no finding, "committed fraud" no commitment, "shot to fame"
    no shooting."""
    if lemma in BEGINNINGS and tree.child(verb, "xcomp") is not None:
        return True
    is_done_to = tree.child(verb, "obj", "nsubj:pass") is not None
    is_done_to = is_done_to or tree.tokens[verb].relation in {"acl", "amod"}
    return (lemma in ALONE and is_done_to) or (lemma in TO_OTHERS and not is_done_to)


def _particle(tree: Tree, verb: int) -> str | None:
    """ "ruled [out]", where it can end a label."""
    particle = tree.child(verb, "compound:prt")
    if particle is None or tree.tokens[particle].text.lower() in SMALL_WORDS:
        return None
    return tree.tokens[particle].text.lower()


def _participle(tree: Tree, verb: int, plain: str) -> str | None:
    token = tree.tokens[verb]
    if token.tag == "VBD" and plain.endswith("ed"):
        return plain  # "co-founded", whatever its lemma
    # "Handwritten", read as a verb that is none, is one already; "co-wrote" no table knows.
    is_unknown = token.tag == "VBD" and token.lemma == token.text and "-" in plain
    if token.pos != "VERB" or not token.tag.startswith("VB") or is_unknown:
        return None
    return inflected(token.lemma, "VBN")
