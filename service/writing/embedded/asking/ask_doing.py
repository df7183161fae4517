"""Questions for what a clause tells of a deed: what was asked of whom, with what one is charged,
how one fared, what struck, where it was."""

from collections.abc import Iterator
from dataclasses import replace

from service.writing.embedded.asking.question_form import (
    QUESTION_WORDS,
    WH_WORDS,
    Question,
    question_of,
    turned,
)
from service.writing.embedded.asking.reasons import acts
from service.writing.embedded.asking.subjects import own_words
from service.writing.embedded.grammar.branches import case_of, is_time
from service.writing.embedded.grammar.clauses import is_negated
from service.writing.embedded.grammar.noun_classes import DISASTERS, EVENTS, SPANS
from service.writing.embedded.grammar.surface import is_clean
from service.writing.embedded.grammar.tree import Tree
from service.writing.embedded.grammar.turn import Ground, inside
from service.writing.embedded.grammar.verb_classes import (
    BIDDINGS,
    CHARGES,
    CHOICES,
    CITED,
    CONFINING,
    CONTESTS,
    FOUND,
    HARMS,
    HELD,
)
from service.writing.embedded.shortening.shorten import Deletion, options

TAKEN_PLACE = ("in", "at", "near", "outside", "inside", "off")


def deeds(ground: Ground, deletion: Deletion) -> Iterator[Question]:
    if is_negated(ground.tree, ground.clause.root):
        return
    yield from _bidden(ground, deletion)
    yield from _charged(ground, deletion)
    yield from _fared(ground)
    yield from _struck(ground, deletion)
    yield from _where(ground, deletion)
    yield from _how_long(ground, deletion)
    yield from _whom(ground, deletion)


def _bidden(ground: Ground, deletion: Deletion) -> Iterator[Question]:
    """ "Ana has urged Norway to join …" as "What Has Ana Urged Norway to Do?"."""
    tree, root = ground.tree, ground.clause.root
    deed = tree.child(root, "xcomp", "advcl")
    hearer = tree.child(root, "obj", "iobj", "nsubj:pass", "obl")
    if tree.lemma(root) not in BIDDINGS or deed is None or hearer is None:
        return
    sign = tree.child(deed, "mark")
    if sign is None or tree.lemma(sign) != "to" or hearer > deed:
        return
    if not acts(tree, hearer) and tree.tokens[hearer].tag != "NNS":
        return  # "requested £2m to build …"
    if tree.child(deed, "aux:pass") is not None:
        return  # "ordered all contracts to be examined"
    if tree.tokens[hearer].relation == "obl" and case_of(tree, hearer) != "on":
        return
    for text, kept in turned(ground, deletion, deed, fewest=WH_WORDS - 2):
        if len(text.split()) + 3 in range(WH_WORDS + 1, 15) and text.split()[-1] != "to":
            yield question_of(ground, "bidden", f"what {text} to do", kept, tree.subtrees[deed])


def _charged(ground: Ground, deletion: Deletion) -> Iterator[Question]:
    """ "Ana has been charged with theft" as "What Has Ana Been Charged With?"."""
    tree, root = ground.tree, ground.clause.root
    verdict = tree.child(root, "xcomp")
    is_found = tree.lemma(root) in {"find", "plead"} and verdict is not None
    at = verdict if verdict is not None and is_found else root
    if tree.lemma(at) not in CHARGES:
        return
    ways = {"for"} if tree.lemma(at) in CITED else {"with", "of", "to"}
    for answer in tree.dependents(at, "obl", "advcl"):
        mark = tree.child(answer, "case", "mark")
        if mark is None or tree.lemma(mark) not in ways or answer < at:
            continue
        for text, kept in turned(ground, deletion, answer, fewest=WH_WORDS - 2):
            asked = f"what {text} {tree.lemma(mark)}"
            is_last = text.lower().split()[-1] == tree.tokens[at].text.lower()
            if is_last and len(asked.split()) in QUESTION_WORDS:
                yield question_of(ground, "bidden", asked, kept, tree.subtrees[answer])


def _fared(ground: Ground) -> Iterator[Question]:
    """ "Leeds drew with York in the FA Cup" as "How Did Leeds Fare in the FA Cup?"."""
    tree, root, subject = ground.tree, ground.clause.root, ground.subject
    if tree.lemma(root) not in CONTESTS or tree.tokens[root].tag not in {"VBD", "VBN"}:
        return
    if tree.tokens[subject].pos != "PROPN" or tree.tokens[subject].relation != "nsubj":
        return
    if any(tree.tokens[i].tag in {"MD", "VBZ"} for i in tree.dependents(root, "aux", "cop")):
        return
    name = ground.said_as.get(subject) or tree.text(own_words(tree, subject))
    for at in _phrases(tree, root):
        words = own_words(tree, at)
        where = _meeting(tree, at)
        text = f"how did {inside(name)} fare {where}"
        if where and WH_WORDS <= len(text.split()) <= 14 and is_clean(text + "."):
            yield question_of(ground, "fared", text, (subject, *words), tree.subtrees[root])


def _phrases(tree: Tree, root: int) -> Iterator[int]:
    """What hangs on the verb with a preposition, and what hangs so on that."""
    for top in tree.dependents(root, "obl", "obj", "xcomp"):
        if tree.tokens[top].relation == "obl":
            yield top
        inner = tree.dependents(top, "nmod", "obl")
        yield from inner
        yield from (i for one in inner for i in tree.dependents(one, "nmod"))


def _meeting(tree: Tree, at: int) -> str:
    """ "against York", "in the FA Cup": a rival or an event; "" where it is neither."""
    words = own_words(tree, at)
    lemmas = {tree.lemma(i) for i in words}
    is_named = tree.tokens[at].pos == "PROPN" or bool(
        {tree.tokens[i].pos for i in tree.dependents(at, "compound", "amod")} & {"PROPN"}
    )
    is_event = case_of(tree, at) in {"in", "at"} and bool(lemmas & EVENTS) and is_named
    is_rival = case_of(tree, at) == "against" and tree.tokens[at].pos == "PROPN"
    return tree.text(words).strip(" ,") if is_event or is_rival else ""


def _struck(ground: Ground, deletion: Deletion) -> Iterator[Question]:
    """ "A fire has killed two people in Leeds" as "What Has Killed Two People in Leeds?"."""
    tree, root, subject = ground.tree, ground.clause.root, ground.subject
    is_disaster = tree.lemma(subject) in DISASTERS or tree.tokens[subject].text.lower() in DISASTERS
    if tree.lemma(root) not in HARMS or not is_disaster or tree.child(root, "obj") is None:
        return
    thing = tree.child(root, "obj")
    if thing is not None and tree.child(thing, "conj") is not None:
        return
    subject_words = set(tree.subtrees[subject])
    for option in options(tree, ground.clause, 22, deletion).values():
        rest = [i for i in sorted(option.kept) if i not in subject_words]
        text = f"what {tree.text(rest, ground.said_as)}"
        if rest and WH_WORDS <= len(text.split()) <= 14 and is_clean(text + "."):
            yield question_of(ground, "what", text, tuple(rest), option.kept)


def _where(ground: Ground, deletion: Deletion) -> Iterator[Question]:
    """ "Ana's car was found in Leeds" as "Where Was Ana's Car Found?"."""
    tree, root = ground.tree, ground.clause.root
    is_to_be = any(tree.lemma(i) == "will" for i in tree.dependents(root, "aux"))
    verbs = FOUND | HELD if is_to_be else FOUND
    if tree.lemma(root) not in verbs or tree.tokens[ground.subject].relation != "nsubj:pass":
        return
    places = [i for i in tree.dependents(root, "obl") if case_of(tree, i) in TAKEN_PLACE]
    places = [i for i in places if i > root and not is_time(tree, i)]
    named = [i for i in places if any(tree.tokens[j].pos == "PROPN" for j in tree.subtrees[i])]
    if not named:
        return
    bare = replace(ground.clause, excluded=ground.clause.excluded | set(places))
    for text, kept in turned(replace(ground, clause=bare), deletion, fewest=WH_WORDS - 1):
        if len(text.split()) < QUESTION_WORDS.stop - 1:
            yield question_of(ground, "where", f"where {text}", kept, tree.subtrees[named[0]])


def _how_long(ground: Ground, deletion: Deletion) -> Iterator[Question]:
    """ "Ana has been jailed for nine years" as "How Long Has Ana Been Jailed For?"."""
    tree, root = ground.tree, ground.clause.root
    if tree.lemma(root) not in CONFINING:
        return
    for answer in tree.dependents(root, "obl"):
        is_span = tree.lemma(answer) in SPANS and tree.child(answer, "nummod") is not None
        if not is_span or case_of(tree, answer) != "for" or answer < root:
            continue
        for text, kept in turned(ground, deletion, answer, fewest=WH_WORDS - 3):
            is_last = text.lower().split()[-1] == tree.tokens[root].text.lower()
            asked = f"how long {text}{' for' if is_last else ''}"
            if len(asked.split()) in QUESTION_WORDS:
                yield question_of(ground, "long", asked, kept, tree.subtrees[answer])


def _whom(ground: Ground, deletion: Deletion) -> Iterator[Question]:
    """ "Essex have signed Matt Quinn on a three-year deal" as "Who Have Essex Signed …?"."""
    tree, root = ground.tree, ground.clause.root
    whom = tree.child(root, "obj")
    if tree.lemma(root) not in CHOICES or whom is None or whom < root:
        return
    is_person = tree.tokens[whom].pos == "PROPN" and tree.child(whom, "flat") is not None
    if not is_person or tree.tokens[ground.subject].relation != "nsubj":
        return
    after = tree.subtrees[whom][-1] + 1
    if after < len(tree.tokens) and tree.tokens[after].pos in {"DET", "NOUN", "PROPN", "ADJ"}:
        return  # A name cut in two.
    for text, kept in turned(ground, deletion, whom, fewest=WH_WORDS - 1):
        yield question_of(ground, "whom", f"who {text}", kept, tree.subtrees[whom])
