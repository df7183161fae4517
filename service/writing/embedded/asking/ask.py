"""Headline questions: a verified clause of the article turned round by its tree.

Nothing is written that the clause does not say: the finite verb goes before the subject ("Will
the Defence Chiefs … Meet?"), or a reason, a manner or a number that the clause gives is taken out
and asked for ("Why …?", "How Many …?"). Whatever does not come out whole is not asked.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from service.writing.embedded.asking.ask_counts import counted_and_paid
from service.writing.embedded.asking.ask_doing import deeds
from service.writing.embedded.asking.ask_what import said_about, what_thing
from service.writing.embedded.asking.ask_which import which
from service.writing.embedded.asking.ask_who import subject_asked, who_died
from service.writing.embedded.asking.grounds import DOUBTS, grounds, intention, is_doubted
from service.writing.embedded.asking.manners import is_achieved, is_feat, manner
from service.writing.embedded.asking.question_form import (
    QUESTION_WORDS,
    WH_WORDS,
    Question,
    question_of,
    stands_alone,
    turned,
)
from service.writing.embedded.asking.reasons import CHANGES, EXPLAINED, acts, is_feeling, reason
from service.writing.embedded.grammar.clauses import SUBJECTS, is_negated
from service.writing.embedded.grammar.lexicon import SPEECH, TIME_WORDS
from service.writing.embedded.grammar.tree import Tree
from service.writing.embedded.grammar.turn import Ground
from service.writing.embedded.grammar.verb_classes import (
    CHANCES,
    CLAIMS,
    CONTESTS,
    DECISIONS,
    DISASTERS,
    FATES,
    FEATS,
    MODALS,
    PLANS,
    STATES,
)
from service.writing.embedded.grammar.verbs import inflected
from service.writing.embedded.shortening.shorten import Deletion

# What one does to somebody without saying what.
ADDRESSING = frozenset("write complain".split())
TIMES = ("obl", "obl:unmarked", "obl:tmod")
DATES = TIME_WORDS - {
    "today", "yesterday", "tomorrow", "night", "morning", "afternoon", "evening", "hour", "day",
    "month", "year",
}  # fmt: skip


def questions(
    tree: Tree,
    deletion: Deletion,
    said_as: Mapping[int, str] | None = None,
    *,
    is_explained: bool = False,
    is_lead: bool = False,
) -> list[Question]:
    """Well-formed questions about one sentence, best first. `said_as` names its pronouns;
    `is_explained`: there was a reason for what this one tells, in another sentence or because it
    was decided; `is_lead`: the article is about it, and tells the why of most deeds."""
    found: dict[str, Question] = {}
    for ground in grounds(tree, said_as or {}):
        asked = list(_asked(ground, deletion))
        if is_explained or is_lead:
            asked.extend(_why(ground, deletion, is_explained=is_explained, is_lead=is_lead))
        for question in (one for one in asked if stands_alone(ground, one.asked)):
            if question.text not in found or found[question.text].score < question.score:
                found[question.text] = question
    return sorted(found.values(), key=lambda q: (-q.score, q.text))


def _asked(ground: Ground, deletion: Deletion) -> Iterator[Question]:
    tree, root = ground.tree, ground.clause.root
    if (
        tree.lemma(root) in SPEECH - ADDRESSING
        and tree.child(root, "ccomp", "obj", "xcomp") is None
    ):
        return  # What was said stands outside the clause; there is nothing to ask about.
    if tree.child(root, "ccomp") is None:
        yield from _polar(ground, deletion)
    yield from _when(ground, deletion)
    yield from said_about(ground, deletion)
    yield from who_died(ground)
    if ground.is_claim or is_doubted(tree, root):
        return  # Why, how and how many would take the speaker's word for it.
    for word, answer in (("why", reason(ground)), ("how", manner(ground))):
        if answer is not None:
            yield from _wh(_up_to(ground, answer), deletion, word, answer)
    is_managed = tree.lemma(root) == "manage" and tree.child(root, "xcomp") is not None
    if (
        (is_feat(tree, root) or is_managed)
        and manner(ground) is None
        and not is_negated(tree, root)
    ):
        yield from _wh(ground, deletion, "how", None)
    elif manner(ground) is None and is_achieved(ground) and not is_negated(tree, root):
        yield from _wh(ground, deletion, "achieved", None)
    yield from _planned(ground, deletion)
    yield from subject_asked(ground, deletion)
    yield from which(ground, deletion)
    yield from deeds(ground, deletion)
    yield from what_thing(ground, deletion)
    yield from counted_and_paid(ground, deletion)


def is_decided(tree: Tree) -> bool:
    """Whether the main clause tells of a decision, for which there was a reason: somebody's, or
    one that somebody is the object of; or of what somebody is busy doing."""
    subject = tree.child(tree.root, *SUBJECTS)
    is_done = tree.child(tree.root, "aux:pass") is not None
    does = subject is not None and acts(tree, subject)
    is_under_way = does and tree.tokens[tree.root].tag == "VBG"
    if is_feeling(tree, tree.root):
        return True
    return is_under_way or (tree.lemma(tree.root) in DECISIONS and (is_done or does))


def is_changed(tree: Tree) -> bool:
    """Whether the main clause tells of a change, and the sentence goes on with what led to it."""
    words = {token.text.lower() for token in tree.tokens}
    return tree.lemma(tree.root) in CHANGES and bool(words & {"after", "as", "amid"})


def _why(
    ground: Ground, deletion: Deletion, *, is_explained: bool, is_lead: bool
) -> Iterator[Question]:
    """Why it is so, where the reason does not stand in the clause; what is planned, denied, merely
    possible or somebody's word is not taken for granted."""
    tree, root = ground.tree, ground.clause.root
    if ground.is_claim or is_doubted(tree, root) or is_negated(tree, root):
        return
    if intention(ground) is not None and tree.lemma(root) not in {"want", "seek", "plan"}:
        return
    if tree.child(root, "ccomp") is not None or tree.lemma(root) in STATES:
        return
    has_cause = is_explained and _has_cause(tree, root, ground.subject)
    if not has_cause and not (is_lead and _is_deed(tree, root, ground.subject)):
        return
    if tree.tokens[root].pos != "VERB" and not is_feeling(tree, root):
        return
    for text, kept in turned(ground, deletion, fewest=WH_WORDS - 1):
        if text.split()[0].lower() not in MODALS | {"will", "had"}:
            yield question_of(ground, "explained" if has_cause else "presumed", f"why {text}", kept)


def _is_deed(tree: Tree, root: int, subject: int) -> bool:
    """Whether somebody meant to do it, or was chosen for it, as far as words can tell."""
    is_done = tree.tokens[root].tag in {"VBD", "VBN"} and acts(tree, subject)
    is_done = is_done and not any(tree.lemma(i) in DISASTERS for i in tree.subtrees[subject])
    return is_done and tree.lemma(root) not in FATES | FEATS | CONTESTS | CHANCES


def _has_cause(tree: Tree, root: int, subject: int) -> bool:
    """Whether it is something one does for a reason, or a change that has one."""
    is_done = tree.child(root, "aux:pass") is not None
    is_deed = tree.lemma(root) in DECISIONS | PLANS and (is_done or acts(tree, subject))
    is_under_way = tree.tokens[root].tag == "VBG" and acts(tree, subject)
    is_deed = is_deed or is_feeling(tree, root) or (is_done and tree.lemma(root) in EXPLAINED)
    return is_deed or tree.lemma(root) in CHANGES or is_under_way


def _polar(ground: Ground, deletion: Deletion) -> Iterator[Question]:
    tree, future, known = ground.tree, intention(ground), reason(ground)
    is_told = known is not None and tree.lemma(min(tree.subtrees[known])) == "because"
    because = known if is_told else None
    for text, kept in turned(_affirmed(ground), deletion, because, future):
        first = text.split()[0].lower()
        kind = "will" if first == "will" else "modal" if first in MODALS else "polar"
        yield question_of(ground, kind, text, kept)
        claim = _claim(ground)
        is_own = claim.removeprefix(", as ").rpartition(" ")[0] in text  # its speaker's own deed
        if claim and not is_own and len(text.split()) + len(claim.split()) in QUESTION_WORDS:
            yield question_of(ground, "claimed", f"{text}{claim}", kept)


def _affirmed(ground: Ground) -> Ground:
    """ "should not be introduced" asks "Should … Be Introduced?": the article answers no. "Was
    allegedly hurt" asks "Was … Hurt?"."""
    tree = ground.tree
    words = ("not", "n't", "n’t")
    own = tree.children[ground.clause.root]
    denials = [i for i in own if tree.tokens[i].text.lower() in words or tree.lemma(i) in DOUBTS]
    clause = replace(ground.clause, excluded=ground.clause.excluded | set(denials))
    return replace(ground, clause=clause)


def _claim(ground: Ground) -> str:
    """ ", as Michael Howard claims": whose word it is, where a short name says so."""
    tree = ground.tree
    speaker = tree.child(tree.root, "nsubj")
    if not ground.is_reported or speaker is None or tree.tokens[speaker].pos != "PROPN":
        return ""
    name = tree.subtrees[speaker]
    said = inflected(tree.lemma(tree.root), "VBZ")
    is_short = len(name) <= 3 and all(tree.tokens[i].pos == "PROPN" for i in name)
    is_claim = tree.lemma(tree.root) in CLAIMS and said is not None
    return f", as {tree.text(name)} {said}" if is_short and is_claim else ""


def _when(ground: Ground, deletion: Deletion) -> Iterator[Question]:
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


def _planned(ground: Ground, deletion: Deletion) -> Iterator[Question]:
    """ "Nigeria plans to triple …" as "How Does Nigeria Plan to Triple …?"."""
    tree, root = ground.tree, ground.clause.root
    verb = tree.child(root, "xcomp")
    if tree.lemma(root) not in PLANS or verb is None or tree.tokens[verb].tag != "VB":
        return
    if is_negated(tree, root) or tree.child(root, "obj") is not None:
        return
    for text, kept in turned(ground, deletion):
        yield question_of(ground, "plan", f"how {text}", kept)


def _wh(ground: Ground, deletion: Deletion, word: str, answer: int | None) -> Iterator[Question]:
    for text, kept in turned(ground, deletion, answer, fewest=WH_WORDS - 1):
        if text.split()[0].lower() in MODALS:
            continue
        told = ground.tree.subtrees[answer] if answer is not None else ()
        asked = "how" if word == "achieved" else word
        yield question_of(ground, word, f"{asked} {text}", kept, told)


def _up_to(ground: Ground, answer: int) -> Ground:
    """The ground without what follows the answer, which a parser may have taken out of it."""
    tree, root = ground.tree, ground.clause.root
    after = {i for i in tree.dependents(root, "obl", "advcl") if i > answer > root}
    clause = replace(ground.clause, excluded=ground.clause.excluded | after)
    return replace(ground, clause=clause)
