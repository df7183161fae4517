"""Questions for the subject of a clause: who did it, what caused it, who somebody was."""

import re
from collections.abc import Iterator

from service.writing.embedded.asking.grounds import is_doubted
from service.writing.embedded.asking.question_form import (
    QUESTION_WORDS,
    Question,
    holds,
    question_of,
)
from service.writing.embedded.asking.reasons import acts
from service.writing.embedded.grammar.branches import case_of, is_time
from service.writing.embedded.grammar.clauses import is_negated
from service.writing.embedded.grammar.surface import is_clean
from service.writing.embedded.grammar.tree import Tree
from service.writing.embedded.grammar.turn import Ground, inside
from service.writing.embedded.grammar.verb_classes import CAUSES, FATES, HINDERING, ROLES
from service.writing.embedded.shortening.shorten import Deletion, options

TITLES = frozenset("lord lady sir dame".split())
# "of lung cancer", "from kidney failure complications"
MOST_OF_A_COURSE = 4


def subject_asked(ground: Ground, deletion: Deletion) -> Iterator[Question]:
    """ "A storm caused …" as "What Caused …?", "Kim won …" as "Who Won …?"."""
    tree, root, subject = ground.tree, ground.clause.root, ground.subject
    lemma = tree.lemma(root)
    is_cause = lemma in CAUSES or _is_blind_cause(ground)
    is_winner = lemma in ROLES or _comes_top(tree, root)
    # A person does what only one can have done: who, the article tells.
    is_person = tree.tokens[subject].pos == "PROPN" and tree.child(subject, "flat") is not None
    if not (is_cause or is_winner or is_person) or is_negated(tree, root):
        return
    if tree.tokens[root].pos != "VERB" or tree.child(root, "ccomp") is not None:
        return
    if lemma in FATES:
        return
    named = {subject, *tree.dependents(subject, "flat", "appos")}
    is_passive = tree.tokens[subject].relation == "nsubj:pass"
    if is_passive:
        return
    if not is_cause and not any(tree.tokens[i].pos == "PROPN" for i in named):
        return
    word = "what" if is_cause else "who"
    kind = word if is_cause or is_winner else "whoever"
    subject_words = set(tree.subtrees[subject])
    most = QUESTION_WORDS.stop + len(subject_words)
    for option in options(tree, ground.clause, most, deletion).values():
        kept = option.kept
        rest = [i for i in sorted(kept) if i not in subject_words]
        if any(tree.lemma(i) == "while" for i in rest):
            continue  # "Who Sang, While Ana Danced?"
        if not _tells_of_one(tree, rest, kind) or not holds(tree, kept, root):
            continue
        text = f"{word} {tree.text(rest, ground.said_as)}"
        text = text.replace(f"{word} have ", f"{word} has ")
        text = re.sub(r"^(wh\w+) (?:is|are) to (?=\w)", r"\1 will ", text)
        if len(text.split()) in QUESTION_WORDS and is_clean(text + "."):
            yield question_of(ground, kind, text, tuple(rest), kept)


def _comes_top(tree: Tree, root: int) -> bool:
    """ "has come out on top in a test", "came top of the league", "is to go on trial for theft"."""
    beside = tree.dependents(root, "obl", "xcomp", "obj", "advmod")
    place = {"come": "top", "go": "trial"}.get(tree.lemma(root), "")
    named = [i for i in beside if tree.lemma(i) == place]
    more = [i for i in beside if tree.tokens[i].relation == "obl" and i not in named]
    return bool(named) and bool(more or tree.dependents(named[0], "nmod"))


def _is_blind_cause(ground: Ground) -> bool:
    """ "A tip has led to an arrest", "A strike delayed flights": no person did."""
    tree, root, subject = ground.tree, ground.clause.root, ground.subject
    if acts(tree, subject):
        return False
    outcomes = [i for i in tree.dependents(root, "obl") if case_of(tree, i) == "to"]
    is_led = tree.lemma(root) == "lead" and tree.child(root, "obj") is None
    return (is_led and bool(outcomes)) or tree.lemma(root) in HINDERING


def _tells_of_one(tree: Tree, rest: list[int], kind: str) -> bool:
    """Whether the deed is somebody's alone: "took the stage at the Oscars", not "sat at home"."""
    if not rest or tree.tokens[rest[0]].pos not in {"AUX", "VERB"}:
        return False
    is_owned = any(tree.tokens[i].tag == "PRP$" for i in rest)
    is_named = any(tree.tokens[i].pos == "PROPN" and not is_time(tree, i) for i in rest)
    return kind != "whoever" or (is_named and not is_owned)


def is_named_whole(tree: Tree, subject: int) -> bool:
    """ "Ana Roos", "wrestler Ana Roos": the noun is a whole name, or one stands right beside it,
    however a parser ties it."""
    after = [i for i in tree.subtrees[subject] if subject < i <= subject + len(("Ana", "Roos"))]
    if len(after) > 1 and all(tree.tokens[i].relation == "flat" for i in after):
        return True
    before = tree.tokens[subject - 1] if subject else None
    if before is not None and before.text.lower() in TITLES and tree.tokens[subject].pos == "PROPN":
        return True  # "Lord Callaghan"
    names = (subject, *(i for i in tree.dependents(subject, "appos") if _is_beside(tree, i)))
    return any(tree.tokens[i].pos == "PROPN" and tree.child(i, "flat") is not None for i in names)


def _is_beside(tree: Tree, name: int) -> bool:
    """ "singer Ana Roos", "singer and lyricist Ana Roos": the name ends the phrase, no comma
    before it."""
    before = tree.subtrees[name][0] - 1
    return before >= 0 and not tree.is_punctuation(before)


def who_died(ground: Ground) -> Iterator[Question]:
    """ "British ventriloquist Ray Alan has died" as "Who Was British Ventriloquist Ray Alan?"."""
    tree, root, subject = ground.tree, ground.clause.root, ground.subject
    is_person = is_named_whole(tree, subject)
    found = tree.child(root, "xcomp")
    is_found = tree.lemma(root) in {"find", "discover"}
    is_dead = found is not None and tree.lemma(found) == "dead" and is_found
    if not (tree.lemma(root) == "die" or is_dead) or is_negated(tree, root) or not is_person:
        return
    if is_doubted(tree, root):
        return
    named = [i for i in tree.dependents(subject, "appos") if _is_beside(tree, i)]
    for more in ((), ("appos",)):
        trailing = tree.dependents(
            subject, "acl:relcl", "acl", "parataxis", "conj", "nummod", "cc", *more
        )
        trailing = [i for i in trailing if not any(i <= name for name in named)]
        trailing = [i for i in trailing if i != subject + 1]  # the name beside its office
        trailing += [
            i
            for top in tree.dependents(subject, "appos")
            for i in tree.dependents(top, "acl:relcl", "acl", "conj", "cc")
        ]
        left = {i for top in trailing for i in tree.subtrees[top]}
        name = tuple(i for i in tree.subtrees[subject] if i not in left)
        # With the office that stands beside the name.
        called = max(ground.said_as.get(subject, ""), tree.text(name), key=len)
        text = f"who was {inside(called.strip(' ,'))}"
        text = re.sub(r", an? ", ", the ", text)
        text += _of_whom(tree, root) if len(text.split()) < QUESTION_WORDS.start else ""
        if len(text.split()) in QUESTION_WORDS and is_clean(text + "."):
            yield question_of(ground, "obituary", text, name, (root,))


def _is_place(tree: Tree, index: int) -> bool:
    """ "in Paris", "at home in Paris"."""
    within = tree.dependents(index, "nmod")
    is_named = any(tree.tokens[i].pos == "PROPN" and case_of(tree, i) == "in" for i in within)
    is_home = is_named and tree.lemma(index) in {"home", "hospital", "house"}
    is_own = tree.child(index, "nmod:poss") is not None
    return is_home or (tree.tokens[index].pos == "PROPN" and not is_own)


def _of_whom(tree: Tree, root: int) -> str:
    """ ", who has died in Paris", ", who has died aged 86", ", who has died of lung cancer": which
    Jacques Chirac it was."""
    aged = [i for i in tree.children[root] if tree.lemma(i) == "aged" and tree.children[i]]
    places = [i for i in tree.dependents(root, "obl") if case_of(tree, i) in {"in", "at"}]
    places = [i for i in places if i > root and _is_place(tree, i)]
    courses = [i for i in tree.dependents(root, "obl") if case_of(tree, i) in {"of", "from"}]
    courses = [i for i in courses if i > root and len(tree.subtrees[i]) <= MOST_OF_A_COURSE]
    for told in (*aged, *places, *courses):
        within = (told, *tree.dependents(told, "nmod"))
        tops = [i for j in within for i in tree.dependents(j, "appos", "nmod:unmarked")]
        trailing = {i for top in tops for i in tree.subtrees[top]}
        words = tree.text([i for i in tree.subtrees[told] if i not in trailing]).strip(" ,")
        if not is_time(tree, told) and "," not in words:
            return f", who has died {words}"
    return ""
