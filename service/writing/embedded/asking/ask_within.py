"""Questions that a sentence itself leaves open or says the answer is told to: "whether Ana can
stay", "how Ana came home"."""

from collections.abc import Iterator, Mapping

from service.writing.embedded.asking.question_form import WH_WORDS, Question, question_of, turned
from service.writing.embedded.grammar.clauses import SUBJECTS, Clause, is_finite
from service.writing.embedded.grammar.tree import Tree
from service.writing.embedded.grammar.turn import Ground
from service.writing.embedded.shortening.shorten import Deletion

# What alone opens its clause: "how Labour fared", not "how sorry he is".
WAYS = frozenset({"how", "why"})
TOLD = frozenset("ccomp acl advcl obl nmod csubj".split())


def asked_within(tree: Tree, deletion: Deletion, said_as: Mapping[int, str]) -> Iterator[Question]:
    """What stands in the sentence as a question, turned into one: "Can Ana Stay?", "How Did Ana
    Come Home?"."""
    for root, token in enumerate(tree.tokens):
        sign = _sign(tree, root)
        subject = tree.child(root, *SUBJECTS)
        is_told = token.relation in TOLD and token.pos in {"VERB", "ADJ", "NOUN"}
        if sign is None or subject is None or not is_told or not is_finite(tree, root):
            continue
        if tree.tokens[subject].pos not in {"NOUN", "PROPN"} and subject not in said_as:
            continue
        beside = [i for i in tree.children[root] if i < tree.subtrees[subject][0]]
        after = tree.dependents(root, "conj", "cc", "parataxis")
        clause = Clause(root, "main", (), frozenset({sign, *beside, *after}))
        ground = Ground(tree, clause, subject, said_as)
        word = tree.lemma(sign)
        if word == "whether":
            for text, kept in turned(ground, deletion):
                yield question_of(ground, "open", text, kept)
        else:
            for text, kept in turned(ground, deletion, fewest=WH_WORDS - 1):
                yield question_of(ground, "told", f"{word} {text}", kept)


def _sign(tree: Tree, root: int) -> int | None:
    """The "whether", "how" or "why" that opens the clause."""
    first = tree.subtrees[root][0]
    word = tree.lemma(first)
    if tree.tokens[first].head != root or (word in WAYS and tree.tokens[first].tag != "WRB"):
        return None
    return first if word in WAYS | {"whether"} else None
