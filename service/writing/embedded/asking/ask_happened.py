"""Questions for what happened when a thing did, or somebody did it."""

from collections.abc import Iterator
from dataclasses import replace

from service.writing.embedded.asking.question_form import (
    QUESTION_WORDS,
    Question,
    holds,
    question_of,
)
from service.writing.embedded.asking.subjects import own_words
from service.writing.embedded.grammar.clauses import is_negated
from service.writing.embedded.grammar.noun_classes import DISASTERS, UNREST
from service.writing.embedded.grammar.people import is_human
from service.writing.embedded.grammar.surface import is_clean
from service.writing.embedded.grammar.tree import Tree
from service.writing.embedded.grammar.turn import Ground, inside
from service.writing.embedded.grammar.verb_classes import GOING_ON, HARMS, MISHAPS
from service.writing.embedded.grammar.verbs import inflected
from service.writing.embedded.shortening.shorten import Deletion, options

# What happened when armed men did so is what the article tells.
ASSAULTS = frozenset("ambush attack hijack rob".split())


def _went_on(ground: Ground) -> Iterator[Question]:
    """ "A riot at Villawood continued" as "What Happened in the Riot at Villawood?"."""
    tree, subject = ground.tree, ground.subject
    is_event = tree.lemma(subject) in DISASTERS | UNREST and tree.tokens[subject].tag == "NN"
    if not is_event or tree.lemma(ground.clause.root) not in GOING_ON:
        return
    words = [i for i in own_words(tree, subject) if tree.tokens[i].relation != "det"]
    text = f"what happened in the {tree.text(words)}"
    is_named = any(tree.tokens[i].pos == "PROPN" for i in words)
    if is_named and len(text.split()) in QUESTION_WORDS and is_clean(text + "."):
        yield question_of(ground, "happened", text, tuple(words))


def what_happened(ground: Ground, deletion: Deletion) -> Iterator[Question]:
    """ "A ferry has crashed into a terminal" as "What Happened When a Ferry Crashed into …?"."""
    yield from _went_on(ground)
    tree, root, subject = ground.tree, ground.clause.root, ground.subject
    is_disaster = tree.lemma(subject) in DISASTERS and tree.lemma(root) in HARMS
    is_assault = tree.lemma(root) in ASSAULTS and is_human(tree.lemma(subject))
    if not is_disaster and not is_assault and tree.lemma(root) not in MISHAPS:
        return
    helpers = tree.dependents(root, "aux")
    past = inflected(tree.lemma(root), "VBD")
    if past is None or is_negated(tree, root) or any(tree.lemma(i) != "have" for i in helpers):
        return
    if tree.tokens[subject].relation != "nsubj" or tree.tokens[root].tag not in {"VBD", "VBN"}:
        return
    said_as = {**ground.said_as, root: past}
    # "a helicopter [carrying three people]": whichever it was.
    is_one = any(tree.lemma(i) in {"a", "an"} for i in tree.dependents(subject, "det"))
    told = {i for i in tree.dependents(subject, "acl") if is_one and _has_number(tree, i)}
    clause = replace(ground.clause, excluded=ground.clause.excluded | told)
    for option in options(tree, clause, QUESTION_WORDS.stop - 2, deletion).values():
        kept = [i for i in sorted(option.kept) if i not in helpers]
        text = f"what happened when {inside(tree.text(kept, said_as))}"
        is_fit = len(text.split()) in QUESTION_WORDS and is_clean(text + ".")
        if is_fit and holds(tree, option.kept, root):
            yield question_of(ground, "happened", text, tuple(kept))


def _has_number(tree: Tree, index: int) -> bool:
    return any(tree.tokens[i].pos == "NUM" for i in tree.subtrees[index])
