"""What in a sentence can be asked about: the clause to turn round, and the branch that answers."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from service.writing.embedded.branches import case_of, follows_comma, is_set_off, is_time
from service.writing.embedded.clauses import SUBJECTS, Clause, is_finite, is_negated
from service.writing.embedded.lexicon import SPEECH
from service.writing.embedded.tellings import name_beside
from service.writing.embedded.tree import Tree
from service.writing.embedded.turn import Ground, bound_to

# "is scheduled to meet", "plans to cut": the future, told as an intention.
INTENTIONS = frozenset("schedule set expect plan due intend hope prepare aim want slate".split())
ASIDES = frozenset("also too later then earlier meanwhile however moreover again".split())
REASONS = frozenset("because since over amid due".split())
# What follows in time answers "why" only where the verb is a reaction.
SEQUENCE = frozenset({"after", "following"})
CHANGES = frozenset(
    """climb decline drop fall grow increase jump plunge rally recover report post rise sink slide
    slow slump soar surge tumble widen weaken strengthen suffer close delay cancel""".split()
)
REACTIONS = CHANGES | frozenset(
    """arrest ban bar block cancel charge close condemn convict detain dismiss evacuate expel
    fine fire halt jail postpone quit recall reject resign sack sentence shut suspend sue withdraw
    apologise apologize criticise criticize investigate drop call raise cut abandon agree appeal
    back defend demand die evacuate face hospitalise hospitalize hurt injure kill leave lose
    pull refuse replace rescue scrap strand threaten urge warn""".split()
)
# Where nobody is without a reason: "in hospital [after suffering a stroke]".
CONFINED = frozenset("hospital prison jail custody intensive".split())


# What one feels so about is why.
FEELINGS = frozenset(
    """impress please delight shock anger disappoint dismay surprise horrify outrage alarm impressed
    pleased delighted shocked angered disappointed dismayed surprised horrified outraged alarmed
    angry""".split()
)
BLAMING = frozenset({"blame", "cite"})
DOUBTS = frozenset("allegedly reportedly supposedly apparently perhaps possibly probably".split())
# What one is praised or punished for is why.
JUDGED = frozenset(
    """accuse apologise apologize arrest ban blame charge condemn convict criticise criticize fine
    honour honor jail praise punish rebuke reprimand sack sentence sue suspend thank""".split()
)


def grounds(tree: Tree, said_as: Mapping[int, str]) -> Iterator[Ground]:
    root = tree.root
    subject = tree.child(root, *SUBJECTS)
    if tree.sentence.text.rstrip("\"”’') ").endswith("?"):
        return
    if subject is None or tree.tokens[subject].relation == "expl":
        return
    if is_finite(tree, root):
        is_told = any(tree.lemma(i) in SPEECH for i in tree.dependents(root, "parataxis"))
        yield _named(
            Ground(tree, _bare(tree, root, subject), subject, said_as, is_reported=is_told)
        )
    reported = tree.child(root, "ccomp")
    if reported is None or tree.lemma(root) not in SPEECH or not is_finite(tree, reported):
        return
    inner = tree.child(reported, *SUBJECTS)
    if inner is None or tree.tokens[inner].relation == "expl":
        return
    names = dict(said_as)
    if tree.tokens[inner].pos == "PRON":
        if tree.tokens[inner].text.lower() not in {"it", "he", "she", "they"}:
            return
        names[inner] = tree.text(_noun_group(tree, subject))
    yield _named(Ground(tree, _bare(tree, reported, inner), inner, names, is_reported=True))


def _named(ground: Ground) -> Ground:
    """The ground with its subject called by its name, where the sentence says it beside."""
    name = name_beside(ground.tree, ground.subject)
    if not name:
        return ground
    excluded = ground.clause.excluded | set(ground.tree.children[ground.subject])
    clause = replace(ground.clause, excluded=excluded)
    return replace(ground, clause=clause, said_as={**ground.said_as, ground.subject: name})


def _noun_group(tree: Tree, head: int) -> list[int]:
    """The noun without what trails after a comma."""
    return [
        i
        for i in tree.subtrees[head]
        if not any(
            i in tree.subtrees[c] for c in tree.dependents(head, "appos", "acl:relcl", "parataxis")
        )
    ]


def _bare(tree: Tree, root: int, subject: int) -> Clause:
    """The clause without what comes before its subject, its marks and its linking words."""
    start = tree.subtrees[subject][0]
    excluded = {
        i
        for i in tree.children[root]
        if (i < start and not tree.tokens[i].relation.startswith(("aux", "cop")))
        or tree.tokens[i].relation in {"parataxis", "mark", "discourse", "vocative"}
        or tree.tokens[i].relation == "cc"
    }
    # "Also", "later": beside what stood before, and a headline stands first.
    excluded.update(i for i in tree.dependents(root, "advmod") if tree.lemma(i) in ASIDES)
    excluded.discard(bound_to(tree, root) or -1)
    # A headline has no room for who the subject also is.
    excluded.update(tree.dependents(subject, "appos", "acl:relcl", "parataxis"))
    excluded.update(i for i in tree.children[subject] if i > subject and is_set_off(tree, i))
    excluded.update(i for i in tree.dependents(subject, "acl") if follows_comma(tree, i))
    excluded.update(tree.dependents(root, "conj"))
    # "They agreed to open it, a change that …": what a parser takes for a second subject.
    excluded.update(i for i in tree.dependents(root, *SUBJECTS) if i > max(root, subject))
    return Clause(root, "main", (), frozenset(excluded))


def intention(ground: Ground) -> int | None:
    """The infinitive that an intention governs: "scheduled to [meet]"."""
    tree, root = ground.tree, ground.clause.root
    if tree.lemma(root) not in INTENTIONS or tree.tokens[root].tag == "VBD":
        return None
    if is_negated(tree, root):
        return None
    helpers = [tree.tokens[i].tag for i in tree.dependents(root, "aux", "aux:pass", "cop")]
    if "VBD" in helpers:
        return None
    verb = tree.child(root, "xcomp")
    if verb is None or tree.tokens[verb].tag != "VB" or tree.child(root, "obj") is not None:
        return None
    return verb


def reason(ground: Ground) -> int | None:
    tree, root = ground.tree, ground.clause.root
    for index in tree.children[root]:
        token = tree.tokens[index]
        if index < root:
            continue
        if token.relation == "advcl":
            mark = tree.child(index, "mark", "case")
            if mark is not None and _gives_reason(tree, root, tree.lemma(mark)):
                return index
            if mark is not None and tree.lemma(mark) == "to" and _is_done(tree, root):
                return index
            if mark is None and token.tag == "VBG" and tree.lemma(index) in BLAMING:
                return index
        if (
            token.relation == "obl"
            and token.pos in {"NOUN", "VERB"}
            and not is_time(tree, index)
            and _gives_reason(tree, root, case_of(tree, index))
        ):
            return index
    return None


def is_doubted(tree: Tree, root: int) -> bool:
    """ "allegedly gave": a question must not take it for granted."""
    return any(tree.lemma(i) in DOUBTS for i in tree.dependents(root, "advmod"))


def _gives_reason(tree: Tree, root: int, word: str) -> bool:
    verb = tree.lemma(root)
    if word in {"with", "by", "at"} and verb in FEELINGS:
        return True
    if word == "for":
        return verb in JUDGED
    if word == "as":
        return verb in CHANGES
    if word in SEQUENCE:
        return verb in REACTIONS | CONFINED or _has_been_done(tree, root)
    return word in REASONS


def _has_been_done(tree: Tree, root: int) -> bool:
    """ "have been stranded": news of what happened to somebody goes on with what led to it."""
    helpers = {tree.lemma(i) for i in tree.dependents(root, "aux")}
    return tree.child(root, "aux:pass") is not None and "have" in helpers


def _is_done(tree: Tree, root: int) -> bool:
    """Whether the verb has its object, so that a following "to …" tells what it was done for."""
    return tree.child(root, "obj", "nsubj:pass") is not None


def manner(ground: Ground) -> int | None:
    tree, root = ground.tree, ground.clause.root
    for index in tree.dependents(root, "advcl"):
        mark = tree.child(index, "mark")
        if index > root and mark is not None and tree.lemma(mark) == "by":
            return index
    return None
