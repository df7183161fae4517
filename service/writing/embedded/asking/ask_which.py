"""Questions for a subject that stands beside its name: which film, which stars."""

from collections.abc import Iterator

from service.writing.embedded.asking.question_form import (
    QUESTION_WORDS,
    Question,
    question_of,
    without_subject,
)
from service.writing.embedded.grammar.branches import case_of, follows_comma
from service.writing.embedded.grammar.clauses import is_negated
from service.writing.embedded.grammar.lexicon import RANKS
from service.writing.embedded.grammar.noun_classes import BODIES, WORKS
from service.writing.embedded.grammar.people import is_human
from service.writing.embedded.grammar.surface import is_clean
from service.writing.embedded.grammar.tree import Tree
from service.writing.embedded.grammar.turn import Ground
from service.writing.embedded.shortening.shorten import Deletion


def which(ground: Ground, deletion: Deletion) -> Iterator[Question]:
    """ "Film comedy Robots has topped …" as "Which Film Comedy Has Topped …?", "Stars Ana Roos and
    Ida Kim attended …" as "Which Stars Attended …?"."""
    tree, root, subject = ground.tree, ground.clause.root, ground.subject
    sort = _sort(tree, subject)
    if sort is None or is_negated(tree, root) or tree.child(root, "ccomp") is not None:
        return
    start = min(i for i in tree.subtrees[subject] if not tree.is_punctuation(i))
    owner = tree.child(subject, "nmod:poss")
    start = start if owner is None else tree.subtrees[owner][-1] + 1
    ranked = [i for i in tree.dependents(subject, "amod") if tree.lemma(i) in RANKS | {"new"}]
    start = max([start, *(i + 1 for i in ranked if i < sort)])
    named = [i for i in range(start, sort + 1) if not tree.is_punctuation(i)]
    if any(tree.tokens[i].pos in {"DET", "PROPN", "PRON", "PART"} for i in named[:-1][:1]):
        named = named[1:]
    if not named or any(tree.tokens[i].pos in {"DET", "PRON", "ADP", "PART"} for i in named):
        return
    for kept, rest in without_subject(ground, deletion):
        text = f"which {tree.text(named)} {tree.text(rest, ground.said_as)}"
        if len(text.split()) == QUESTION_WORDS.stop and tree.tokens[named[0]].relation == "amod":
            # "which [American] Olympic stars"
            text = f"which {tree.text(named[1:])} {tree.text(rest, ground.said_as)}"
        if len(text.split()) in QUESTION_WORDS and is_clean(text + "."):
            yield question_of(ground, "which", text, (*named, *rest), kept)


def _sort(tree: Tree, subject: int) -> int | None:
    """The common noun of a subject that goes on with a name: a work in the singular, people in
    the plural."""
    if _is_called(tree, subject):
        return subject
    words = [i for i in tree.subtrees[subject] if not tree.is_punctuation(i)]
    for noun in words[:-1]:
        token, after = tree.tokens[noun], tree.tokens[noun + 1]
        if token.pos != "NOUN" or after.pos != "PROPN" or case_of(tree, subject):
            continue
        is_work = token.tag == "NN" and tree.lemma(noun) in WORKS
        is_several = token.tag == "NNS" and is_human(tree.lemma(noun))
        is_beside = subject in {noun, noun + 1, after.head} or token.head in words
        if (is_work or is_several) and is_beside:
            return noun
    return None


def _is_called(tree: Tree, subject: int) -> bool:
    """ "Ana's first comedy, Robots, has": a work and its name between commas."""
    name = tree.child(subject, "appos")
    is_work = tree.tokens[subject].tag == "NN" and tree.lemma(subject) in WORKS - BODIES
    return (
        is_work
        and name is not None
        and tree.tokens[name].pos == "PROPN"
        and follows_comma(tree, name)
        and not case_of(tree, subject)
    )
