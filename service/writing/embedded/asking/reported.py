"""Whose word a clause is: the police's, which a question takes for what happened, or somebody's."""

from collections.abc import Mapping

from service.writing.embedded.grammar.noun_classes import BODIES
from service.writing.embedded.grammar.tree import Tree

OFFICIALS = frozenset(
    """police media medium officer official authority court coroner prosecutor figure datum
    statistics survey report study research adviser advisor regulator ombudsman
    researcher scientist doctor witness eyewitness""".split()
)
# Whose reports are news: "…, Reuters reports".
WIRES = frozenset("AFP AP ANI BBC CNN PTI Reuters Tass Xinhua".split())
# "…, the Mail can reveal": the paper's own word.
REVEALING = frozenset("reveal learn understand report announce confirm".split())


def speaks_of_itself(tree: Tree, speaker: int, pronoun: int, said_as: Mapping[int, str]) -> bool:
    """ "The bank said [it] would"; not "He said they had", of two parties."""
    word = tree.tokens[pronoun].text.lower()
    if word not in {"it", "he", "she", "they"}:
        return False
    if tree.tokens[speaker].pos == "PRON":
        same = tree.tokens[speaker].text.lower() == word
        return same and speaker in said_as
    is_several = tree.tokens[speaker].tag in {"NNS", "NNPS"}
    is_several = is_several or tree.child(speaker, "conj") is not None
    is_person = tree.tokens[speaker].pos == "PROPN" and tree.child(speaker, "flat") is not None
    return word != "they" or is_several or not is_person


def is_official(tree: Tree, speech: int) -> bool:
    """ ", police say": whose word is taken for what happened."""
    speaker = tree.child(speech, "nsubj")
    if speaker is None:
        return False
    is_paper = tree.lemma(speech) in REVEALING and tree.tokens[speaker].pos == "PROPN"
    is_wire = tree.lemma(speaker) == "agency" and tree.child(speaker, "compound") is not None
    is_wire = is_wire or tree.tokens[speaker].text in WIRES
    return is_paper or is_wire or tree.lemma(speaker) in OFFICIALS


def is_body(tree: Tree, speaker: int) -> bool:
    """ "the bank": a body of people, which speaks of itself as one."""
    return tree.lemma(speaker) in BODIES


def names_official(tree: Tree, source: int) -> bool:
    """ "according to police figures": a source whose word is taken for what happened."""
    return any(tree.lemma(i) in OFFICIALS for i in tree.subtrees[source])


def sources_of(tree: Tree, root: int) -> list[int]:
    """ "according to his adviser": a question asks whether it is so without him."""
    return [
        i
        for i in tree.dependents(root, "obl", "advcl", "parataxis", "advmod")
        if tree.tokens[min(j for j in tree.subtrees[i] if not tree.is_punctuation(j))].text.lower()
        == "according"
    ]
