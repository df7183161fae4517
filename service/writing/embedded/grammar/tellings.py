"""The ways to tell a clause: as it stands, by a name that stands beside, without its hearer."""

from collections.abc import Iterator
from dataclasses import replace

from service.writing.embedded.grammar.clauses import Clause, clauses
from service.writing.embedded.grammar.tree import Tree


def tellings(tree: Tree) -> Iterator[Clause]:
    """Every clause of the sentence as it stands; also with its subject named, where the sentence
    says its name beside it, and without whom it was told."""
    for clause in clauses(tree):
        subjects = (*clause.borrowed, tree.child(clause.root, "nsubj", "nsubj:pass"))
        named = next((i for i in subjects if i is not None), None)
        name = name_beside(tree, named) if named is not None else ""
        for way in _with_and_without_hearer(tree, clause):
            yield way
            if named is not None and name:
                excluded = way.excluded | set(tree.children[named])
                yield replace(way, excluded=excluded, instead=(*way.instead, (named, name)))


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
