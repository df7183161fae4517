"""The ways to tell a clause: as it stands, by a name that stands beside, without its hearer, and
without the word that it is so.
"""

from collections.abc import Iterator
from dataclasses import replace

from service.writing.embedded.grammar.clauses import (
    SUBJECTS,
    Clause,
    clauses,
    is_finite,
    is_negated,
)
from service.writing.embedded.grammar.tree import Tree

# "It has been confirmed that": nobody's word, and no doubt.
SETTLED = frozenset("confirm announce emerge reveal".split())


def tellings(tree: Tree) -> Iterator[Clause]:
    """Every clause of the sentence as it stands; also with its subject named, where the sentence
    says its name beside it, and without whom it was told; and what it has been confirmed is so."""
    for clause in (*clauses(tree), *_settled(tree)):
        subjects = (*clause.borrowed, tree.child(clause.root, "nsubj", "nsubj:pass"))
        named = next((i for i in subjects if i is not None), None)
        name = name_beside(tree, named) if named is not None else ""
        for way in _with_and_without_hearer(tree, clause):
            yield way
            if named is not None and name:
                excluded = way.excluded | set(tree.children[named])
                yield replace(way, excluded=excluded, instead=(*way.instead, (named, name)))


def says_it_is_so(tree: Tree, verb: int) -> bool:
    """ "…, it has been confirmed", "It emerged yesterday that …"."""
    subject = tree.child(verb, "nsubj", "nsubj:pass", "expl")
    is_nobody = subject is not None and tree.lemma(subject) == "it"
    return is_nobody and tree.lemma(verb) in SETTLED


def _settled(tree: Tree) -> Iterator[Clause]:
    """What it has been confirmed is so; not "It was announced that he would go", whose "would" is
    the announcement's."""
    told = tree.child(tree.root, "ccomp", "csubj") if tree.tokens else None
    if told is None or not says_it_is_so(tree, tree.root) or is_negated(tree, tree.root):
        return
    is_backshifted = any(tree.lemma(i) == "would" for i in tree.dependents(told, "aux"))
    if is_finite(tree, told) and tree.child(told, *SUBJECTS) is not None and not is_backshifted:
        yield Clause(told, "main", (), frozenset(tree.dependents(told, "mark")))


def name_beside(tree: Tree, noun: int) -> str:
    """ "The world's largest retailer, Wal-Mart," is "Wal-Mart"; "" where no name stands there."""
    token = tree.tokens[noun]
    is_office = token.pos == "PROPN" and tree.child(noun, "det") is not None
    if (token.tag != "NN" and not is_office) or tree.dependents(noun, "conj"):
        return ""
    for index in tree.dependents(noun, "appos", "flat"):
        named = tree.tokens[index]
        phrase = tree.subtrees[index]
        words = [i for i in phrase if not tree.is_punctuation(i)]
        if not words:
            continue
        is_bare = all(tree.tokens[i].pos == "PROPN" for i in words)
        around = (words[0] - 1, words[-1] + 1)
        is_torn = any(tree.tokens[i].tag == "HYPH" for i in around if 0 <= i < len(tree.tokens))
        is_name = index > noun and named.pos == "PROPN" and is_bare and not is_torn
        if is_name and len(phrase) <= 6:
            return tree.text(phrase).strip(",;()–—- ")
    return ""


def _with_and_without_hearer(tree: Tree, clause: Clause) -> Iterator[Clause]:
    """ "told reporters that it would", and "said that it would"."""
    yield clause
    root = clause.root
    told = tree.lemma(root) in {"tell", "inform"} and tree.tokens[root].tag in {"VBD", "VBN"}
    hearer = tree.child(root, "obj", "iobj")
    is_active = tree.child(root, "ccomp") is not None and tree.child(root, "aux:pass") is None
    if told and hearer is not None and is_active:
        excluded = clause.excluded | {hearer}
        yield replace(clause, excluded=excluded, instead=((root, "said"),))
