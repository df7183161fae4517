"""Why a clause's deed was done or came about, where the reason stands outside the clause."""

from collections.abc import Iterator
from dataclasses import replace

from service.writing.embedded.asking.grounds import intention, is_doubted
from service.writing.embedded.asking.question_form import WH_WORDS, Question, question_of, turned
from service.writing.embedded.asking.reasons import (
    CHANGES,
    EXPLAINED,
    FEELINGS,
    acts,
)
from service.writing.embedded.grammar.branches import case_of
from service.writing.embedded.grammar.clauses import SUBJECTS, is_negated
from service.writing.embedded.grammar.lexicon import SPEECH
from service.writing.embedded.grammar.noun_classes import DISASTERS, LEAVINGS, UNREST
from service.writing.embedded.grammar.tree import Tree
from service.writing.embedded.grammar.turn import Ground, bound_to
from service.writing.embedded.grammar.verb_classes import (
    ACHIEVED,
    CAUSELESS,
    CHANCES,
    CONTESTS,
    DECISIONS,
    FATES,
    FEATS,
    FINDING,
    MODALS,
    PLANS,
    STATES,
)
from service.writing.embedded.grammar.verbs import inflected
from service.writing.embedded.shortening.shorten import Deletion

# What one does to somebody without saying what.
ADDRESSING = frozenset("write complain".split())
# At the centre of which nobody is without a reason.
TROUBLES = frozenset("affair controversy dispute investigation probe row scandal storm".split())
MINDS = frozenset(
    """afraid anxious concerned confident critical furious hopeful keen optimistic pessimistic proud
    reluctant sceptical skeptical unhappy upset wary worried""".split()
)


def is_decided(tree: Tree) -> bool:
    """Whether the main clause tells of a decision, for which there was a reason: somebody's, or
    one that somebody is the object of; or of what somebody is busy doing."""
    subject = tree.child(tree.root, *SUBJECTS)
    is_done = tree.child(tree.root, "aux:pass") is not None
    does = subject is not None and acts(tree, subject)
    is_under_way = does and tree.tokens[tree.root].tag == "VBG"
    if is_feeling(tree, tree.root) or is_leaving(tree, tree.root):
        return True
    return is_under_way or (tree.lemma(tree.root) in DECISIONS and (is_done or does))


def is_changed(tree: Tree) -> bool:
    """Whether the main clause tells of a change, and the sentence goes on with what led to it."""
    words = {token.text.lower() for token in tree.tokens}
    return tree.lemma(tree.root) in CHANGES and bool(words & {"after", "as", "amid"})


def why(
    ground: Ground, deletion: Deletion, *, is_explained: bool, is_lead: bool
) -> Iterator[Question]:
    """Why it is so, where the reason does not stand in the clause; what is planned, denied, merely
    possible or somebody's word is not taken for granted."""
    tree, root = ground.tree, ground.clause.root
    if ground.is_claim or is_doubted(tree, root) or is_negated(tree, root):
        return
    if _is_tally(tree, root):
        return
    if tree.lemma(root) in SPEECH - ADDRESSING and tree.child(root, "obj") is None:
        return  # "Why Did the Minister Say on Thursday?"
    if intention(ground) is not None and tree.lemma(root) not in {"want", "seek", "plan"}:
        return
    yield from _arranged(ground, deletion, is_explained=is_explained)
    is_under_way = tree.tokens[root].tag == "VBG" and tree.lemma(root) in {"weigh", "hail"}
    if tree.child(root, "ccomp") is not None or (tree.lemma(root) in STATES and not is_under_way):
        return
    is_outbreak = is_lead and (is_feeling(tree, root) or _is_outbreak(tree, root, ground.subject))
    has_cause = (is_explained or is_outbreak) and _has_cause(tree, root, ground.subject)
    is_busy = _is_busy(tree, root, ground.subject)
    is_meant = is_busy or _is_deed(tree, root, ground.subject)
    if not has_cause and not is_lead:
        return
    if tree.tokens[root].pos != "VERB" and not is_feeling(tree, root) and not is_busy:
        return
    kind = "explained" if has_cause else "presumed" if is_meant else "supposed"
    if kind == "supposed" and _is_nobodys(tree, root, ground.subject):
        return
    for text, kept in turned(ground, deletion, fewest=WH_WORDS - 1):
        if text.split()[0].lower() not in MODALS | {"will", "had"}:
            yield question_of(ground, kind, f"why {text}", kept)


def _arranged(ground: Ground, deletion: Deletion, *, is_explained: bool) -> Iterator[Question]:
    """ "Ana is to leave her post" as "Why Is Ana Leaving Her Post?"."""
    tree, root = ground.tree, ground.clause.root
    helper = min(tree.dependents(root, "aux", "aux:pass", "cop"), default=root)
    passive = [i for i in tree.dependents(root, "aux:pass") if i != helper]
    is_done = bool(passive) or acts(tree, ground.subject)
    if bound_to(tree, root) is None or not is_done or tree.lemma(root) not in DECISIONS - {"spend"}:
        return
    verb = passive[0] if passive else root
    doing = inflected(tree.lemma(verb), "VBG")
    if doing is None or tree.tokens[verb].tag != "VB":
        return
    told = replace(ground, said_as={**ground.said_as, verb: doing})
    kind = "explained" if is_explained else "presumed"
    for text, kept in turned(told, deletion, fewest=WH_WORDS - 1):
        first, _, others = text.partition(" ")
        if first == "Will":
            yield question_of(ground, kind, f"why {tree.tokens[helper].text} {others}", kept)


def _is_outbreak(tree: Tree, root: int, subject: int) -> bool:
    """ "Clashes have broken out": unrest has a reason."""
    is_out = tree.lemma(root) in {"break", "erupt", "flare"}
    return is_out and tree.lemma(subject) in UNREST | {"violence", "fighting"}


def _is_busy(tree: Tree, root: int, subject: int) -> bool:
    """ "is in talks with a rival", "is under fire", "is at the centre of a row"."""
    phrase = (case_of(tree, root), tree.lemma(root))
    is_so = phrase in {("in", "talk"), ("in", "talks"), ("under", "fire"), ("under", "pressure")}
    is_so = is_so or phrase in {("in", "trouble"), ("in", "hospital"), ("in", "dispute")}
    troubles = {tree.lemma(i) for i in tree.subtrees[root]} & TROUBLES
    is_so = is_so or (phrase in {("at", "centre"), ("at", "center")} and bool(troubles))
    return is_so and acts(tree, subject) and tree.child(root, "cop") is not None


def _is_deed(tree: Tree, root: int, subject: int) -> bool:
    """Whether somebody meant to do it, or was chosen for it, as far as words can tell."""
    is_done = tree.tokens[root].tag in {"VBD", "VBN"} and acts(tree, subject)
    agent = tree.child(root, "obl:agent")
    is_found = tree.lemma(root) in FINDING | ACHIEVED
    is_done = is_done or (agent is not None and acts(tree, agent) and not is_found)
    is_done = is_done and not any(tree.lemma(i) in DISASTERS for i in tree.subtrees[subject])
    return is_done and tree.lemma(root) not in FATES | FEATS | CONTESTS | CHANCES


def _is_tally(tree: Tree, root: int) -> bool:
    """ "sold 74.8 million phones": what came of it all, not what anybody decided."""
    sold = tree.child(root, "obj")
    counts = tree.dependents(sold, "nummod") if sold is not None else []
    is_many = any(c.isdigit() for i in counts for c in tree.text(tree.subtrees[i]))
    return is_many and tree.lemma(root) in {"sell", "ship"}


def _is_nobodys(tree: Tree, root: int, subject: int) -> bool:
    """Whether it merely came to pass, as a storm comes."""
    is_storm = any(tree.lemma(i) in DISASTERS for i in tree.subtrees[subject])
    return is_storm or tree.lemma(root) in CAUSELESS


def _has_cause(tree: Tree, root: int, subject: int) -> bool:
    """Whether it is something one does for a reason, or a change that has one."""
    is_done = tree.child(root, "aux:pass") is not None
    is_deed = tree.lemma(root) in DECISIONS | PLANS and (is_done or acts(tree, subject))
    is_under_way = tree.tokens[root].tag == "VBG" and acts(tree, subject)
    is_deed = is_deed or is_feeling(tree, root) or (is_done and tree.lemma(root) in EXPLAINED)
    is_deed = is_deed or is_leaving(tree, root) or _is_outbreak(tree, root, subject)
    return is_deed or tree.lemma(root) in CHANGES or is_under_way


def is_feeling(tree: Tree, root: int) -> bool:
    """ "are concerned about the tags", "is proud of his wife": nobody is without a reason."""
    is_state = tree.tokens[root].pos == "ADJ" and tree.lemma(root) in FEELINGS | MINDS
    return is_state and tree.child(root, "obl") is not None


def is_leaving(tree: Tree, root: int) -> bool:
    """ "has announced his departure", "has been put up for sale": news of an end has a reason."""
    told = tree.child(root, "obj")
    is_announced = told is not None and tree.lemma(told) in LEAVINGS
    sale = next((i for i in tree.dependents(root, "obl") if tree.lemma(i) == "sale"), None)
    is_sold = sale is not None and case_of(tree, sale) == "for" and tree.lemma(root) == "put"
    return (is_announced and tree.lemma(root) == "announce") or is_sold
