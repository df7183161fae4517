"""Headline questions: a verified clause of the article turned round by its tree.

Nothing is written that the clause does not say: the finite verb goes before the subject ("Will
the Defence Chiefs … Meet?"), or a reason, a manner or a number that the clause gives is taken out
and asked for ("Why …?", "How Many …?"). Whatever does not come out whole is not asked.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from service.writing.embedded.asking.ask_alone import alone
from service.writing.embedded.asking.ask_counts import counted_and_paid
from service.writing.embedded.asking.ask_doing import deeds
from service.writing.embedded.asking.ask_feat import feat_within
from service.writing.embedded.asking.ask_happened import what_happened
from service.writing.embedded.asking.ask_parts import parts, who_it_befell
from service.writing.embedded.asking.ask_what import told_about, what_came, what_found, what_thing
from service.writing.embedded.asking.ask_when import planned, when
from service.writing.embedded.asking.ask_which import which
from service.writing.embedded.asking.ask_who import subject_asked, who_died
from service.writing.embedded.asking.ask_why import ADDRESSING, why
from service.writing.embedded.asking.ask_within import asked_within
from service.writing.embedded.asking.grounds import DOUBTS, grounds, intention, is_doubted
from service.writing.embedded.asking.manners import is_achieved, is_feat, manner
from service.writing.embedded.asking.question_form import (
    QUESTION_WORDS,
    WH_WORDS,
    Question,
    is_torn,
    question_of,
    turned,
)
from service.writing.embedded.asking.reasons import reason
from service.writing.embedded.asking.standing import stands_alone
from service.writing.embedded.grammar.clauses import SUBJECTS, is_negated
from service.writing.embedded.grammar.lexicon import SPEECH
from service.writing.embedded.grammar.tree import Tree
from service.writing.embedded.grammar.turn import Ground, inside
from service.writing.embedded.grammar.verb_classes import (
    CLAIMS,
    MODALS,
    WAYLESS,
)
from service.writing.embedded.grammar.verbs import inflected
from service.writing.embedded.shortening.shorten import Deletion


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
    opening = asked_within(tree, deletion, said_as or {}) if is_lead else ()
    found = {q.text: q for q in opening}
    for ground in grounds(tree, said_as or {}):
        asked = list(_asked(ground, deletion))
        is_news = not _is_conceded(tree, ground.clause.root)
        if is_news and (is_explained or is_lead):
            asked.extend(why(ground, deletion, is_explained=is_explained, is_lead=is_lead))
        if is_news and is_lead:
            asked.extend(_went(ground, deletion))
        for question in (one for one in asked if stands_alone(ground, one.asked)):
            if is_torn(question.text.rstrip("?")):
                continue
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
    if tree.child(root, "ccomp") is None and not _is_conceded(tree, root):
        yield from _polar(ground, deletion)
    yield from when(ground, deletion)
    yield from told_about(ground, deletion)
    yield from who_died(ground)
    if is_open(tree, root):
        yield from counted_and_paid(ground, deletion)
    if ground.is_claim or is_doubted(tree, root):
        return  # Why, how and how many would take the speaker's word for it.
    for word, answer in (("why", reason(ground)), ("how", manner(ground))):
        if answer is not None:
            yield from _wh(_up_to(ground, answer), deletion, word, answer)
    yield from _brought_off(ground, deletion)
    yield from feat_within(ground, deletion)
    yield from planned(ground, deletion)
    yield from subject_asked(ground, deletion)
    yield from which(ground, deletion)
    yield from alone(ground, deletion)
    yield from parts(ground, deletion)
    yield from who_it_befell(ground, deletion)
    yield from deeds(ground, deletion)
    yield from what_thing(ground, deletion)
    yield from what_came(ground, deletion)
    yield from what_found(ground, deletion)
    if not is_open(tree, root):
        yield from counted_and_paid(ground, deletion)
    yield from what_happened(ground, deletion)


def _brought_off(ground: Ground, deletion: Deletion) -> Iterator[Question]:
    """How a feat was done, of which the clause does not say it."""
    tree, root = ground.tree, ground.clause.root
    if manner(ground) is not None or is_negated(tree, root):
        return
    is_managed = tree.lemma(root) == "manage" and tree.child(root, "xcomp") is not None
    if is_feat(tree, root) or is_managed:
        yield from _wh(ground, deletion, "how", None)
    elif is_achieved(ground):
        yield from _wh(ground, deletion, "achieved", None)


def _went(ground: Ground, deletion: Deletion) -> Iterator[Question]:
    """How what the article is about was done, of which the clause does not say it."""
    tree, root = ground.tree, ground.clause.root
    is_known = manner(ground) is not None or is_feat(tree, root) or is_achieved(ground)
    if is_known or ground.is_claim or is_doubted(tree, root) or is_negated(tree, root):
        return
    is_wayless = tree.lemma(root) in SPEECH | WAYLESS or tree.child(root, "ccomp") is not None
    helpers = {tree.tokens[i].text.lower() for i in tree.dependents(root, "aux")}
    if (
        is_wayless
        or helpers & {"will", "had"}
        or tree.tokens[root].tag not in {"VBD", "VBN", "VBG"}
    ):
        return
    if intention(ground) is None:
        yield from _wh(ground, deletion, "went", None)


def _is_conceded(tree: Tree, root: int) -> bool:
    """ "The U.S. put the first man on the moon, but …": the news comes after."""
    after = [i for i in tree.dependents(root, "conj") if tree.child(i, *SUBJECTS) is not None]
    return any(tree.lemma(cc) == "but" for i in after for cc in tree.dependents(i, "cc"))


def is_open(tree: Tree, root: int) -> bool:
    """ "could cut 45,000 jobs": a number asked for with its "could" takes nobody's word."""
    return any(tree.lemma(i) in MODALS for i in tree.dependents(root, "aux"))


def _polar(ground: Ground, deletion: Deletion) -> Iterator[Question]:
    tree, future, known = ground.tree, intention(ground), reason(ground)
    if any(tree.lemma(i) == "no" for i in tree.dependents(ground.subject, "det")):
        return  # "Have No Bids Been Made?"
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
    is_short = len(name) <= 3 and all(tree.tokens[i].pos in {"PROPN", "DET"} for i in name)
    is_claim = tree.lemma(tree.root) in CLAIMS and said is not None
    is_several = tree.tokens[speaker].tag == "NNPS"
    told = tree.lemma(tree.root) if is_several else said
    return f", as {inside(tree.text(name))} {told}" if is_short and is_claim else ""


def _wh(ground: Ground, deletion: Deletion, word: str, answer: int | None) -> Iterator[Question]:
    tree, root = ground.tree, ground.clause.root
    said = tree.child(root, "ccomp") if tree.lemma(root) in SPEECH else None
    for text, kept in turned(ground, deletion, answer, fewest=WH_WORDS - 1):
        is_likely = word == "why" and text.startswith("Could ") and not _is_while(tree, answer)
        is_likely = is_likely and not any(tree.lemma(i) == "have" for i in tree.children[root])
        if (text.split()[0].lower() in MODALS and not is_likely) or (
            said is not None and said not in kept
        ):
            continue  # "Why Did the Minister Say on Thursday?"
        told = ground.tree.subtrees[answer] if answer is not None else ()
        asked = "how" if word in {"achieved", "went"} else word
        yield question_of(ground, word, f"{asked} {text}", kept, told)


def _is_while(tree: Tree, answer: int | None) -> bool:
    """ "could win [as rivals stumble]", "could be paid [for waiting]": the possible is told as a
    time, or with what it is for."""
    return answer is not None and tree.lemma(min(tree.subtrees[answer])) in {"as", "for", "to", ","}


def _up_to(ground: Ground, answer: int) -> Ground:
    """The ground without what follows the answer, which a parser may have taken out of it."""
    tree, root = ground.tree, ground.clause.root
    after = {i for i in tree.dependents(root, "obl", "advcl") if i > answer > root}
    clause = replace(ground.clause, excluded=ground.clause.excluded | after)
    return replace(ground, clause=clause)
