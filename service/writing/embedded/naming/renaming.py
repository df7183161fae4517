"""A line calls by name whom its subject points at: "Ida Roos" for "the former Leeds striker".

Which one is meant only the article tells, and the line stands without it.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from service.writing.embedded.grammar.tree import Tree
from service.writing.embedded.naming.definite import heads
from service.writing.embedded.naming.pronoun_words import possessive
from service.writing.embedded.naming.pronouns import Referents
from service.writing.embedded.shortening.shorten import Shortened


class Told(NamedTuple):
    """A line, what it says for which token, and which other sentences tell that."""

    short: Shortened
    said_as: Mapping[int, str]
    sentences: tuple[int, ...]


class _Pointing(NamedTuple):
    """A noun, the name that it points at, and the sentences that tell it."""

    noun: int
    name: str
    sentences: tuple[int, ...]


def told(referents: Referents, sentence: int, tree: Tree, short: Shortened) -> Told | None:
    """The line with its pronouns named, and its subject where that points at a name; None where a
    pronoun would dangle."""
    plain = referents.resolve(sentence, short.kept)
    pointing = _pointing(referents, sentence, tree, short)
    if pointing is not None:
        # "The 29-year-old": it dangles unless it is named.
        found = plain or referents.resolve(sentence, set(short.kept) - {pointing.noun})
        own = {pointing.name, possessive(pointing.name)}
        is_twice = found is not None and not own.isdisjoint(found.said_as.values())
        if found is not None and not is_twice:
            sentences = {s: None for s in (*pointing.sentences, *found.sentences) if s != sentence}
            short = _renamed(tree, short, pointing)
            return Told(short, {**found.said_as, **dict(short.instead)}, tuple(sentences))
    if plain is None:
        return None
    return Told(short, {**plain.said_as, **dict(short.instead)}, plain.sentences)


def _pointing(
    referents: Referents, sentence: int, tree: Tree, short: Shortened
) -> _Pointing | None:
    """The subject, or whose that is, where it points at a name."""
    subjects = (tree.child(verb, "nsubj", "nsubj:pass") for verb in (short.root, tree.root))
    subject = next((i for i in subjects if i is not None and i in short.kept), None)
    owner = tree.child(subject, "nmod:poss") if subject is not None else None
    said = {index for index, _ in short.instead}
    for noun in (subject, owner):
        if noun is None or noun not in short.kept or noun in said or not heads(tree, noun):
            continue
        called = referents.called(sentence, noun)
        if called is not None:
            return _Pointing(noun, *called)
    return None


def _renamed(tree: Tree, short: Shortened, pointing: _Pointing) -> Shortened:
    noun = pointing.noun
    is_owner = tree.tokens[noun].relation == "nmod:poss"
    name = possessive(pointing.name) if is_owner else pointing.name
    unsaid = short.unsaid | (set(tree.subtrees[noun]) - {noun})
    return replace(short, instead=(*short.instead, (noun, name)), unsaid=unsaid)
