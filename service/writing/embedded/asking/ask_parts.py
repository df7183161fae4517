"""Questions for which of a place's parts something strikes, and for whom something befell."""

from collections.abc import Iterator

from service.writing.embedded.asking.question_form import (
    QUESTION_WORDS,
    Question,
    holds,
    question_of,
    turned,
)
from service.writing.embedded.grammar.branches import case_of
from service.writing.embedded.grammar.clauses import is_negated
from service.writing.embedded.grammar.people import is_human
from service.writing.embedded.grammar.surface import is_clean
from service.writing.embedded.grammar.tree import Tree
from service.writing.embedded.grammar.turn import Ground
from service.writing.embedded.grammar.verb_classes import HARMS
from service.writing.embedded.shortening.shorten import Deletion, options

PARTS = frozenset("part area region swathe district neighbourhood neighborhood".split())
REACHING = HARMS | frozenset(
    """affect batter blanket cover cut disrupt engulf evacuate flood lash pound reach ravage sweep
    threaten""".split()
)
# Who it was that was treated so, an article tells.
BEFALLING = frozenset("assassinate behead execute kidnap kill murder shoot stab strangle".split())


def parts(ground: Ground, deletion: Deletion) -> Iterator[Question]:
    """ "A storm is on course to strike parts of Chile" as "Which Parts of Chile Is a Storm on
    Course to Strike?"."""
    tree, root = ground.tree, ground.clause.root
    for part in tree.subtrees[root]:
        if not _is_part(tree, part) or part < root or is_negated(tree, root):
            continue
        if not _reaches(tree, tree.tokens[part].head, root):
            continue
        named = [i for top in _named_after(tree, part) for i in tree.subtrees[top]]
        whole = tree.text([i for i in tree.subtrees[part] if i not in named]).strip(" ,")
        for text, kept in turned(ground, deletion, part, fewest=3):
            asked = f"which {whole} {text}"
            if len(asked.split()) in QUESTION_WORDS and is_clean(asked + "."):
                yield question_of(ground, "which", asked, kept, tree.subtrees[part])


def _is_part(tree: Tree, part: int) -> bool:
    """ "parts of Chile", and no more but which they are."""
    after = _named_after(tree, part)
    wholes = [i for i in tree.dependents(part, "nmod") if i not in after]
    others = [i for i in tree.children[part] if not tree.is_punctuation(i) and i not in after]
    is_bare = len(others) == len(wholes) == 1 and case_of(tree, wholes[0]) == "of"
    is_object = tree.tokens[part].relation == "obj" and tree.tokens[part].tag == "NNS"
    return (
        is_bare
        and is_object
        and tree.lemma(part) in PARTS
        and any(tree.tokens[i].pos == "PROPN" for i in tree.subtrees[wholes[0]])
    )


def _named_after(tree: Tree, part: int) -> list[int]:
    """ "parts of Chile, [including Arica]"."""
    tops = [part, *tree.dependents(part, "nmod")]
    found = [i for top in tops for i in tree.children[top] if i > part]
    return [i for i in found if case_of(tree, i) in {"include", "including"}]


def _reaches(tree: Tree, verb: int, root: int) -> bool:
    """Whether the verb is the clause's, or what its subject sets out to do."""
    if tree.lemma(verb) not in REACHING:
        return False
    while verb != root:
        if tree.tokens[verb].relation not in {"xcomp", "acl"} or tree.tokens[verb].tag != "VB":
            return False
        verb = tree.tokens[verb].head
        if tree.tokens[verb].relation in {"obl", "nmod"}:
            verb = tree.tokens[verb].head
    return True


def who_it_befell(ground: Ground, deletion: Deletion) -> Iterator[Question]:
    """ "A former governor has been killed by gunmen" as "Who Was the Former Governor Killed by
    Gunmen?"."""
    tree, root, subject = ground.tree, ground.clause.root, ground.subject
    article = tree.child(subject, "det")
    if tree.lemma(root) not in BEFALLING or is_negated(tree, root) or article is None:
        return
    is_passive = tree.tokens[subject].relation == "nsubj:pass"
    is_unnamed = tree.lemma(article) in {"a", "an"} and is_human(tree.lemma(subject))
    after = tree.dependents(subject, "acl", "acl:relcl", "appos", "conj", "nmod", "flat")
    if not is_passive or not is_unnamed or after or tree.child(subject, "amod", "compound") is None:
        return
    helpers = set(tree.dependents(root, "aux", "aux:pass"))
    if any(tree.tokens[i].tag == "MD" for i in helpers):
        return
    for option in options(tree, ground.clause, QUESTION_WORDS.stop, deletion).values():
        rest = [i for i in sorted(option.kept) if i not in helpers and i != article]
        if not holds(tree, option.kept, root) or rest[-1] == root:
            continue
        text = f"who was the {tree.text(rest, ground.said_as)}"
        if len(text.split()) in QUESTION_WORDS and is_clean(text + "."):
            yield question_of(ground, "befallen", text, tuple(rest), option.kept)
