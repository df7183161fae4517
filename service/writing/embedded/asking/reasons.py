"""The branch of a clause that answers "why"."""

from service.writing.embedded.grammar.branches import case_of, follows_comma, is_time
from service.writing.embedded.grammar.noun_classes import BODIES, TO_NOUNS
from service.writing.embedded.grammar.people import is_human
from service.writing.embedded.grammar.tree import Tree
from service.writing.embedded.grammar.turn import Ground
from service.writing.embedded.grammar.verb_classes import (
    ACHIEVED,
    CONTESTS,
    DECISIONS,
    FATES,
    FEATS,
    PROTESTS,
    STATES,
)
from service.writing.embedded.shortening.edges_circumstance import link_of

REASONS = frozenset("because since over amid due thank thanks".split())
# What is told with these is why, wherever in the sentence it hangs.
CAUSAL = frozenset("because amid due".split())
# What follows in time answers "why" only where the verb is a reaction.
SEQUENCE = frozenset({"after", "following", "follow"})
CHANGES = frozenset(
    """climb decline drop fall grow increase jump plunge rally recover report post rise sink slide
    slow slump soar spread surge tumble widen weaken strengthen suffer close delay cancel shrink
    contract expand dip double triple halve reduce""".split()
)
REACTIONS = CHANGES | frozenset(
    """arrest ban bar block cancel charge close condemn convict detain dismiss evacuate expel fine
    fire halt jail postpone quit recall reject resign sack sentence shut suspend sue withdraw
    apologise apologize criticise criticize investigate drop call raise cut abandon agree
    appeal back defend demand die evacuate face fear hospitalise hospitalize hurt injure kill
    leave lose pull refuse replace rescue scrap strand threaten urge warn""".split()
)
# What befell somebody of which news tells why; why he was robbed or killed it seldom knows.
EXPLAINED = REACTIONS - frozenset("die hurt injure kill lose rescue".split())
# Where nobody is without a reason: "in hospital [after suffering a stroke]".
CONFINED = frozenset("hospital prison jail custody intensive".split())


# What one feels so about is why.
FEELINGS = frozenset(
    """impress please delight shock anger disappoint dismay surprise horrify outrage alarm impressed
    pleased delighted shocked angered disappointed dismayed surprised horrified outraged
    alarmed angry""".split()
)
BLAMING = frozenset(
    """accuse argue blame brand call cite claim complain describe insist say""".split()
)
# What one is praised or punished for is why.
JUDGED = frozenset(
    """accuse apologise apologize arrest ban blame charge condemn convict criticise criticize fine
    honour honor jail praise punish rebuke reprimand sack sentence sue suspend thank""".split()
)
# What markets move on.
MOODS = frozenset("concern expectation fear hope news report speculation worry".split())
# "closed it [as a precaution]", "offered his belt [as a gesture]"
MEANT = frozenset("gesture penalty precaution punishment reward tribute warning".split())
# "in a bid to", "in response to", "on suspicion of"
AIMED = frozenset("attempt bid effort hope light protest response retaliation revenge".split())
AILMENTS = frozenset(
    """thumb knee ankle hamstring shoulder groin wrist foot calf injury illness infection
    pneumonia cancer virus fracture problem failure wound complication""".split()
)
CHARGED = frozenset("suspicion charge allegation ground".split())
WINNING = frozenset("beat clinch defeat win".split())
# What these are done "for" is no reason.
NO_REASON = frozenset("use know need pay account allow wait search look be have".split())
# After these "to" is part of what was done, not its purpose.
NO_PURPOSE = frozenset(
    """agree allow appear call come continue decide fail force go get have help hope manage need
    offer order plan prepare refuse rise fall return set seem use vote want beg urge""".split()
)


def reason(ground: Ground) -> int | None:
    """The branch that tells why the clause's deed was done."""
    tree, root = ground.tree, ground.clause.root
    for index in tree.children[root]:
        if index < root or index in ground.clause.excluded:
            continue
        relation = tree.tokens[index].relation
        if relation == "advcl" and _is_reasoning_clause(tree, root, index):
            return index
        if relation == "obl" and _is_reason(tree, root, index):
            return index
        if relation in {"obj", "obl"}:
            nested = _charged_for(tree, root, index)
            if nested is not None:
                return nested
    return _reason_within(tree, root)


def _reason_within(tree: Tree, root: int) -> int | None:
    """ "was forced to hire porters [because it had no lift]", "wants to raise it, [blaming cuts]",
    "were stranded near the ruins, [after floods cut the line]": what a parser hangs on the deed
    within, or on a place."""
    for index in (i for at in tree.dependents(root, "obl") for i in tree.dependents(at, "advcl")):
        link = link_of(tree, index)
        is_own = index > root and link is not None and follows_comma(tree, index)
        if link is not None and is_own and tree.lemma(link) in {"after", "because"}:
            return index if _is_reasoning_clause(tree, root, index) else None
    within = tree.child(root, "xcomp")
    for index in tree.dependents(within, "advcl", "obl") if within is not None else ():
        link = link_of(tree, index) if tree.tokens[index].relation == "advcl" else None
        word = tree.lemma(link) if link is not None else case_of(tree, index)
        is_blame = not word and tree.tokens[index].tag == "VBG" and tree.lemma(index) in BLAMING
        is_named = tree.tokens[index].relation == "obl" and tree.tokens[index].pos == "PROPN"
        is_meant = word == "as" and tree.lemma(index) in MEANT
        if index > root and (word in CAUSAL or is_blame or is_meant) and not is_named:
            return index
    return None


def _is_reasoning_clause(tree: Tree, root: int, index: int) -> bool:
    mark = link_of(tree, index)
    if mark is None and tree.lemma(index) == "follow":
        return _gives_reason(tree, root, "follow")
    if mark is None:
        is_blame = tree.tokens[index].tag == "VBG" and tree.lemma(index) in BLAMING
        return is_blame and tree.lemma(root) not in FEATS | CONTESTS | ACHIEVED
    word = tree.lemma(mark)
    if word == "in" and any(tree.lemma(i) == "case" for i in tree.children[mark]):
        return True
    if word == "in" and any(tree.lemma(i) == "order" for i in tree.children[mark]):
        return tree.lemma(root) not in STATES
    if word in SEQUENCE and tree.subtrees[index][0] != mark:
        return False  # "six months after it closed"
    if word == "since" and tree.tokens[index].tag == "VBG":
        return False
    if _gives_reason(tree, root, word):
        return True
    if word == "for" and tree.tokens[index].tag == "VBG":
        return tree.lemma(root) not in NO_REASON
    if word in SEQUENCE and _has_done(tree, root):
        return True
    return word == "to" and _is_purpose(tree, root, index)


def acts(tree: Tree, subject: int) -> bool:
    """Whether the subject can mean to do something: a name, a human being, a body of people."""
    lemma = tree.lemma(subject)
    counted = tree.dependents(subject, "nmod")
    named = [i for i in tree.dependents(subject, "appos", "flat") if i == subject + 1]
    if any(tree.tokens[i].pos == "PROPN" for i in named):
        return True  # "social networking site Facebook"
    is_count = lemma in {"hundred", "thousand", "dozen", "score", "group", "number", "majority"}
    return (
        tree.tokens[subject].pos in {"PROPN", "PRON"}
        or is_human(lemma)
        or lemma in BODIES
        or (is_count and any(acts(tree, i) for i in counted))
    )


def _is_purpose(tree: Tree, root: int, index: int) -> bool:
    """ "closed the road [to save money]", "wrote to them [to complain]"; not "signed a deal [to
    sell]", "called on them [to go]"."""
    if tree.lemma(root) in ACHIEVED and tree.lemma(index) in WINNING:
        return False  # "shook off an injury [to win]"
    if tree.lemma(root) in NO_PURPOSE | FEATS | CONTESTS - {"begin"}:
        return False
    before = [i for i in tree.dependents(root, "obj", "obl", "nsubj:pass") if i < index]
    if not before or tree.lemma(before[-1]) in TO_NOUNS:
        return False
    done = tree.child(root, "obj", "nsubj:pass") is not None
    return done or tree.lemma(root) in DECISIONS | PROTESTS


def _is_reason(tree: Tree, root: int, index: int) -> bool:
    token = tree.tokens[index]
    if token.pos not in {"NOUN", "VERB", "PROPN"} or is_time(tree, index):
        return False
    word, lemma = case_of(tree, index), tree.lemma(index)
    if word in {"against", "for", "about"} and tree.lemma(root) in PROTESTS:
        return token.pos != "PROPN"
    first = next(i for i in tree.subtrees[index] if not tree.is_punctuation(i))
    if word in SEQUENCE and tree.tokens[first].relation != "case":
        return False  # "six months after the fire"
    if word in SEQUENCE and tree.lemma(root) == "have" and _has_done(tree, root):
        return True  # "have had a bad commute after delays"
    if (word == "with" and lemma in AILMENTS) or (word == "as" and lemma in MEANT):
        return True
    if word == "in" and lemma in AIMED and tree.lemma(root) not in STATES:
        return True
    if word == "on" and lemma in CHARGED:
        return True
    if word == "on" and lemma in MOODS and tree.lemma(root) in CHANGES:
        return True
    return token.pos != "PROPN" and _gives_reason(tree, root, word)


def _charged_for(tree: Tree, root: int, thing: int) -> int | None:
    """ "sued three men [for selling oil]", however a parser hangs it."""
    if tree.lemma(root) not in DECISIONS | JUDGED:
        return None
    aim = tree.child(thing, "acl")
    is_aim = (
        aim is not None and tree.tokens[aim].tag == "VB" and tree.child(aim, "mark") is not None
    )
    is_bound = tree.lemma(thing) in TO_NOUNS | {"measure", "law", "programme", "device"}
    if is_aim and tree.tokens[thing].relation == "obj" and not is_bound:
        return aim  # "has begun a tour [to win back voters]"
    inner = [i for i in tree.subtrees[thing] if tree.tokens[i].relation == "acl"]
    inner = [i for i in inner if tree.lemma(tree.tokens[i].head) not in TO_NOUNS]
    for index in inner:
        mark = tree.child(index, "mark", "case")
        is_for = mark is not None and tree.lemma(mark) == "for"
        is_blame = mark is None and tree.lemma(index) in BLAMING
        if (is_for or is_blame) and tree.tokens[index].tag == "VBG":
            return index
    return None


def _gives_reason(tree: Tree, root: int, word: str) -> bool:
    verb = tree.lemma(root)
    if word in {"with", "by", "at"} and verb in FEELINGS:
        return True
    if word == "for":
        return verb in JUDGED
    if word == "as":
        return verb in CHANGES
    if word in SEQUENCE:
        return verb in REACTIONS | CONFINED | DECISIONS or _has_been_done(tree, root)
    return word in REASONS


def _has_done(tree: Tree, root: int) -> bool:
    """ "has filed for protection after …", "is giving police its film after …": news of a deed goes
    on with what led to it."""
    helpers = {tree.lemma(i) for i in tree.dependents(root, "aux")}
    if tree.tokens[root].tag == "VBG" and "be" in helpers:
        subject = tree.child(root, "nsubj")
        return subject is not None and acts(tree, subject)
    is_deed = tree.tokens[root].pos == "VERB" and tree.lemma(root) not in FATES | FEATS | CONTESTS
    is_state = tree.lemma(root) in STATES - {"have"} or tree.child(root, "obj") is None
    is_state = is_state and tree.lemma(root) in STATES
    return is_deed and "have" in helpers and not is_state


def _has_been_done(tree: Tree, root: int) -> bool:
    """ "have been stranded": news of what happened to somebody goes on with what led to it."""
    helpers = {tree.lemma(i) for i in tree.dependents(root, "aux")}
    return tree.child(root, "aux:pass") is not None and "have" in helpers
