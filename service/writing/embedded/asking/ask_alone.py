"""Questions for who or which one alone is so: the first, the only, the favourite, one of a few."""

from collections.abc import Iterator

from service.writing.embedded.asking.question_form import (
    QUESTION_WORDS,
    Question,
    question_of,
    without_subject,
)
from service.writing.embedded.grammar.branches import case_of
from service.writing.embedded.grammar.clauses import is_negated
from service.writing.embedded.grammar.lexicon import RANKS
from service.writing.embedded.grammar.people import is_human
from service.writing.embedded.grammar.surface import is_clean
from service.writing.embedded.grammar.tree import Tree
from service.writing.embedded.grammar.turn import Ground
from service.writing.embedded.shortening.shorten import Deletion

# Of which there is but one, or a few.
SINGLED_OUT = frozenset(
    "culprit favourite favorite frontrunner nominee recipient runner-up winner".split()
)
ORDINALS = frozenset(
    "first second third fourth fifth sixth seventh eighth ninth tenth latest".split()
)


def alone(ground: Ground, deletion: Deletion) -> Iterator[Question]:
    """ "Ana Roos is the favourite to win" as "Who Is the Favourite to Win?", "Norway has become the
    first country to sell …" as "Which Country Has Become the First to Sell …?"."""
    tree, root, subject = ground.tree, ground.clause.root, ground.subject
    if is_negated(tree, root) or tree.tokens[subject].relation != "nsubj":
        return
    if not any(tree.tokens[i].pos == "PROPN" for i in (subject, *tree.children[subject])):
        return
    told = _told(tree, root)
    if told is None:
        return
    own = set(tree.subtrees[subject])
    rank, aim = _rank(tree, told), tree.child(told, "acl")
    is_single = _is_singled_out(tree, root, told)
    is_who = is_single or is_human(tree.lemma(told))
    for kept, rest in without_subject(ground, deletion):
        if is_who and any(tree.tokens[i].tag == "PRP$" for i in rest):
            continue  # "Who Is Among the Nominees in Their Second Year?"
        if not is_single and (rank is None or not {rank, aim} <= kept):
            continue
        if is_who or rank is None:
            text, kind = f"who {tree.text(rest, ground.said_as)}", "whoever"
        else:
            text, kind = _which(ground, rest, told, rank), "which"
        if len(text.split()) in QUESTION_WORDS and is_clean(text + "."):
            yield question_of(ground, kind, text, tuple(rest), kept | own)


def _told(tree: Tree, root: int) -> int | None:
    """What the subject is or has become, or has."""
    if tree.child(root, "cop") is not None:
        return root
    if tree.lemma(root) in {"become", "remain"}:
        return tree.child(root, "xcomp")
    return tree.child(root, "obj") if tree.lemma(root) == "have" else None


def _is_singled_out(tree: Tree, root: int, told: int) -> bool:
    articles = {tree.lemma(i) for i in tree.dependents(told, "det")}
    if tree.lemma(root) == "have":
        is_most = any(
            tree.tokens[j].tag in {"JJS", "RBS"}
            for i in tree.dependents(told, "amod")
            for j in (i, *tree.children[i])
        )
        return is_most and tree.child(told, "nmod:poss") is not None
    is_one = tree.lemma(told) in SINGLED_OUT and "the" in articles
    is_more = tree.child(told, "nmod", "acl", "nmod:poss", "compound") is not None
    return is_one and is_more and case_of(tree, told) in {"", "among"}


def _rank(tree: Tree, told: int) -> int | None:
    """ "the [first] artist to …", "the [only] paper to …"."""
    aim = tree.child(told, "acl")
    sign = tree.child(aim, "mark") if aim is not None else None
    if sign is None or tree.lemma(sign) != "to" or tree.tokens[told].tag != "NN":
        return None
    if case_of(tree, told) or tree.child(told, "nmod:poss", "nmod") is not None:
        return None
    return next(
        (
            i
            for i in tree.dependents(told, "amod")
            if tree.lemma(i) in ORDINALS | RANKS and not tree.children[i]
        ),
        None,
    )


def _which(ground: Ground, rest: list[int], told: int, rank: int) -> str:
    """ "become the first country to sell" as "which country … become the first to sell"."""
    tree = ground.tree
    named = [i for i in tree.dependents(told, "amod", "compound") if rank < i < told]
    words = sorted({j for i in named for j in tree.subtrees[i]} | {told})
    words = [i for i in words if i in rest]
    left = [i for i in rest if i not in words]
    called = tree.tokens[rank].text
    said_as = dict(ground.said_as)
    if tree.lemma(rank) not in ORDINALS:
        said_as[rank] = f"{called} one"
    return f"which {tree.text(words)} {tree.text(left, said_as)}"
