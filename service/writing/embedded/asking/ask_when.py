"""Questions for what is to come: when it will be, how it is planned."""

from collections.abc import Iterator

from service.writing.embedded.asking.grounds import intention
from service.writing.embedded.asking.question_form import WH_WORDS, Question, question_of, turned
from service.writing.embedded.grammar.clauses import is_negated
from service.writing.embedded.grammar.lexicon import TIME_WORDS
from service.writing.embedded.grammar.tree import Tree
from service.writing.embedded.grammar.turn import Ground
from service.writing.embedded.grammar.verb_classes import PLANS
from service.writing.embedded.shortening.shorten import Deletion

TIMES = ("obl", "obl:unmarked", "obl:tmod")
DATES = TIME_WORDS - {
    "today", "yesterday", "tomorrow", "night", "morning", "afternoon", "evening", "hour", "day",
    "month", "year",
}  # fmt: skip


def when(ground: Ground, deletion: Deletion) -> Iterator[Question]:
    """ "… will be published on 9 March" as "When Will … Be Published?"."""
    tree, root = ground.tree, ground.clause.root
    future = intention(ground)
    verb = future if future is not None else root
    is_future = future is not None or any(
        tree.lemma(i) in {"will", "'ll"} for i in tree.dependents(root, "aux")
    )
    day = next((i for i in tree.dependents(verb, *TIMES) if _is_date(tree, i)), None)
    if day is None or not is_future or is_negated(tree, root):
        return
    for text, kept in turned(ground, deletion, day, future, fewest=WH_WORDS - 1):
        yield question_of(ground, "when", f"when {text}", kept, tree.subtrees[day])


def _is_date(tree: Tree, index: int) -> bool:
    return any(tree.lemma(i) in DATES for i in tree.subtrees[index])


def planned(ground: Ground, deletion: Deletion) -> Iterator[Question]:
    """ "Nigeria plans to triple …" as "How Does Nigeria Plan to Triple …?"."""
    tree, root = ground.tree, ground.clause.root
    verb = tree.child(root, "xcomp")
    if tree.lemma(root) not in PLANS or verb is None or tree.tokens[verb].tag != "VB":
        return
    if is_negated(tree, root) or tree.child(root, "obj") is not None:
        return
    for text, kept in turned(ground, deletion):
        if text.startswith("Had "):
            continue  # What was planned before is not the news.
        yield question_of(ground, "plan", f"how {text}", kept)
