"""The noun phrases, participles and deeds that may name what a line tells.

Four ways of making a label: a noun phrase ("Seoul Defence Dialogue"), a noun with the participle
that befell it ("Bomb Dropped"), a name with the noun of what it did ("Union Response"), a noun
before the noun it belongs to ("Oil Price" from "the price of oil"), and a name with what it has to
do with ("Fosters Stake").
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from service.writing.embedded.branches import case_of
from service.writing.embedded.clauses import SUBJECTS, is_negated
from service.writing.embedded.lexicon import (
    KEPT_ADJECTIVES,
    KEPT_ADVERBS,
    QUANTITIES,
    SPEECH,
    TIME_WORDS,
)
from service.writing.embedded.nominal import NOUN_OF_VERB
from service.writing.embedded.surface import title_case
from service.writing.embedded.tree import Tree
from service.writing.embedded.verbs import inflected

Pattern = Literal["phrase", "befallen", "deed", "belonging"]
# Nouns too empty to name a fact by themselves.
EMPTY = frozenset(
    """thing way time year day week month people person man woman men number part place case point
    fact lot kind sort side end area issue matter one something anything everyone move total rest
    spokesman spokeswoman spokesperson source official amount level percent cent majority
    today yesterday tomorrow member reporter mr mrs ms monday tuesday wednesday thursday friday
    saturday sunday january february march april may june july august september october november
    december hour minute moment order variety host range series list member crew problem position
    entry level record iota kilometre kilometer metre meter mile tonne ton kilogram kg km""".split()
)
# Adjectives that tell nothing of their noun: "Various Parts", "Second Time", "Right Level".
WEAK_MODIFIERS = frozenset(
    """various similar right best current new other certain different several major main whole
    recent final early late possible large small big good great real key own full further""".split()
)
_COUNTS = frozenset({"CD", "JJ", "JJS", "JJR", "HYPH"})
MODIFIERS = frozenset({"compound", "amod", "nummod", "flat"})
# A deed of these may not be told by its noun alone: the noun would say it was done.
UNREAL_TAGS = frozenset({"MD", "TO"})
# "Slice Had": a participle that tells nothing of what befell the noun.
LIGHT_VERBS = frozenset(
    """have put leave take make give get do set keep hold show see know call use include become
    go come bring feel hear want need play name spend enjoy tell ask reach start stay turn
    mark face meet like follow mean""".split()
)


@dataclass(frozen=True, slots=True)
class Proposal:
    text: str
    pattern: Pattern
    indices: tuple[int, ...]
    head: int


def proposed(tree: Tree, kept: frozenset[int], root: int) -> Iterator[Proposal]:
    """Every label the patterns make of the kept words, whatever its form."""
    yield from _phrases(tree, kept)
    yield from _befallen(tree, kept, root)
    yield from _deeds(tree, kept, root)
    yield from _belongings(tree, kept)


def _phrases(tree: Tree, kept: frozenset[int]) -> Iterator[Proposal]:
    for index in sorted(kept):
        token = tree.tokens[index]
        if token.pos not in {"NOUN", "PROPN"} or token.relation in MODIFIERS:
            continue
        phrase = _with_modifiers(tree, index, kept)
        if phrase is None or _says_nothing(tree, phrase, index):
            continue
        if token.lemma.lower() in TIME_WORDS:
            continue
        yield Proposal(_title(tree, phrase), "phrase", phrase, index)


def _says_nothing(tree: Tree, phrase: Collection[int], head: int) -> bool:
    """An empty noun alone, or with a modifier that might stand before any noun."""
    if tree.lemma(head) not in EMPTY:
        return False
    rest = [i for i in phrase if i != head]
    return all(tree.lemma(i) in WEAK_MODIFIERS or tree.tokens[i].tag in _COUNTS for i in rest)


def _title(tree: Tree, indices: Sequence[int]) -> str:
    text = tree.text(indices)
    for clitic in ("'s", "’s", "'", "’"):
        text = text.removesuffix(clitic)
    return title_case(text)


def _with_modifiers(tree: Tree, head: int, kept: Collection[int]) -> tuple[int, ...] | None:
    """The head with what stands unbroken before it (names: also after it), three words at most.

    A compound is taken whole or not at all: "Seoul Defence Dialogue", never "Defence Dialogue".
    """
    parts = {head}
    for child in tree.children[head]:
        is_hyphen = tree.tokens[child].tag == "HYPH"
        if child in kept and (is_hyphen or tree.tokens[child].relation in MODIFIERS):
            parts.update(i for i in tree.subtrees[child] if i in kept)
    ordered = sorted(parts)
    start = stop = ordered.index(head)
    while start > 0 and ordered[start - 1] == ordered[start] - 1:
        start -= 1
    while stop + 1 < len(ordered) and ordered[stop + 1] == ordered[stop] + 1:
        stop += 1
    whole = ordered[start : stop + 1]
    while sum(tree.is_word_start(i) for i in whole) > 3:
        if whole[0] == head or tree.tokens[whole[0]].relation in {"compound", "flat"}:
            return None
        if tree.lemma(whole[0]) in KEPT_ADJECTIVES or tree.tokens[whole[0]].head != head:
            return None
        whole = whole[1:]
        while whole[0] != head and not tree.is_word_start(whole[0]):
            whole = whole[1:]
    return tuple(whole) if _is_whole(tree, whole) else None


def _is_whole(tree: Tree, indices: Sequence[int]) -> bool:
    """Whether the words are cut at white space on both sides: no half of a hyphened word."""
    last = indices[-1]
    follows = tree.tokens[last + 1] if last + 1 < len(tree.tokens) else None
    ends = follows is None or tree.tokens[last].space_after or follows.tag != "HYPH"
    return ends and tree.is_word_start(indices[0])


def _is_real(tree: Tree, verb: int) -> bool:
    """Whether the verb says what happened: no modal, no "to", no denial."""
    if is_negated(tree, verb) or any(
        tree.lemma(i) in KEPT_ADVERBS for i in tree.dependents(verb, "advmod")
    ):
        return False
    helpers = tree.dependents(verb, "aux", "mark")
    return not any(tree.tokens[i].tag in UNREAL_TAGS for i in helpers)


def _befallen(tree: Tree, kept: frozenset[int], root: int) -> Iterator[Proposal]:
    """The noun something was done to, and the participle: "Bomb Dropped"."""
    token = tree.tokens[root]
    if root not in kept or token.pos != "VERB" or not _is_real(tree, root):
        return
    if tree.dependents(root, "xcomp", "ccomp", "compound:prt") or tree.lemma(root) in SPEECH:
        return
    if tree.lemma(root) in LIGHT_VERBS:
        return  # "Slice Had"
    noun = tree.child(root, "nsubj:pass") if token.tag == "VBN" else None
    if noun is None and token.tag in {"VBD", "VBN"}:
        noun = tree.child(root, "obj")
    if noun is None or noun not in kept or tree.dependents(noun, "conj"):
        return
    participle = token.text if token.tag == "VBN" else inflected(token.lemma, "VBN")
    if participle is None or tree.tokens[noun].pos != "NOUN" or tree.lemma(noun) in EMPTY:
        return
    modifiers = [
        i
        for i in tree.dependents(noun, "compound")
        if i == noun - 1 and tree.is_word_start(i) and i in kept
    ]
    if not tree.is_word_start(noun):
        return
    words = tree.text((*modifiers, noun))
    yield Proposal(title_case(f"{words} {participle}"), "befallen", (*modifiers, noun, root), noun)


def _deeds(tree: Tree, kept: frozenset[int], root: int) -> Iterator[Proposal]:
    """Who, and the noun of what was done."""
    noun = NOUN_OF_VERB.get(tree.lemma(root))
    subject = tree.child(root, *SUBJECTS)
    if noun is None or subject is None or subject not in kept or not _is_real(tree, root):
        return
    if tree.tokens[root].pos != "VERB" or tree.dependents(subject, "conj"):
        return
    if tree.child(root, "aux:pass", "xcomp") is not None:
        return  # "called the murder cowardly" is no call
    name = _short_name(tree, subject)
    if name:
        yield Proposal(f"{title_case(tree.text(name))} {noun}", "deed", (*name, root), subject)


def _short_name(tree: Tree, subject: int) -> tuple[int, ...]:
    """The surname of a person, one or two words of another name, a single noun."""
    token = tree.tokens[subject]
    if token.pos not in {"PROPN", "NOUN"} or token.lemma.lower() in EMPTY:
        return ()
    last = subject
    while flat := tree.dependents(last, "flat"):
        last = flat[-1]
    if last != subject:
        return (last,) if _is_whole(tree, (last,)) else ()
    if not _is_whole(tree, (subject,)):
        return ()
    compounds = [
        i for i in tree.dependents(subject, "compound") if i < subject and tree.is_word_start(i)
    ]
    if token.pos == "PROPN":
        return (subject,) if not compounds else ()
    return (*compounds[-1:], subject) if len(compounds) < 2 else ()


def _belongings(tree: Tree, kept: frozenset[int]) -> Iterator[Proposal]:
    """ "The price of oil" as "Oil Price": only bare nouns, where English compounds freely."""
    for index in sorted(kept):
        token = tree.tokens[index]
        if token.relation != "nmod" or case_of(tree, index) != "of" or token.pos != "NOUN":
            continue
        head = token.head
        if head not in kept or tree.tokens[head].pos != "NOUN" or tree.lemma(head) in EMPTY:
            continue
        is_bare = len(tree.subtrees[index]) == 2 and tree.lemma(index) not in EMPTY
        if not is_bare or tree.lemma(head) in QUANTITIES:
            continue
        text = title_case(f"{token.lemma.lower()} {tree.tokens[head].text.lower()}")
        yield Proposal(text, "belonging", (index, head), head)
