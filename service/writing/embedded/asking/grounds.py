"""What in a sentence can be asked about: the clause to turn round, and the branch that answers."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from service.writing.embedded.asking.reported import (
    REVEALING,
    is_body,
    is_official,
    names_official,
    sources_of,
    speaks_of_itself,
)
from service.writing.embedded.asking.subjects import (
    beside,
    brackets,
    names_of_others,
    noun_group,
    subject_of,
    title_of,
)
from service.writing.embedded.grammar.branches import case_of, follows_comma, is_set_off, is_time
from service.writing.embedded.grammar.clauses import SUBJECTS, Clause, is_finite, is_negated
from service.writing.embedded.grammar.lexicon import SPEECH
from service.writing.embedded.grammar.tree import Tree
from service.writing.embedded.grammar.turn import Ground, bound_to

# "is scheduled to meet", "plans to cut": the future, told as an intention.
INTENTIONS = frozenset(
    "schedule set expect plan due intend hope prepare aim want slate likely".split()
)
ASIDES = frozenset(
    """now today yesterday tonight also too later then earlier meanwhile however moreover
    again""".split()
)
NOMINAL = frozenset({"NOUN", "PROPN"})
DOUBTS = frozenset("allegedly reportedly supposedly apparently perhaps possibly probably".split())


def grounds(tree: Tree, said_as: Mapping[int, str]) -> Iterator[Ground]:
    """Each clause that can be asked about; also with those it tells of called by name alone."""
    for ground in _clauses(tree, said_as):
        yield ground
        names = names_of_others(tree, ground.subject)
        if names:
            gone = {
                i for top in names for i in tree.children[top] if tree.tokens[i].relation != "case"
            }
            clause = replace(ground.clause, excluded=ground.clause.excluded | gone)
            yield replace(ground, clause=clause, said_as={**ground.said_as, **names})


def _clauses(tree: Tree, said_as: Mapping[int, str]) -> Iterator[Ground]:
    root = tree.root
    subject = subject_of(tree, root)
    if tree.sentence.text.rstrip("\"”’') ").endswith("?"):
        return
    if subject is None or tree.tokens[subject].relation == "expl":
        yield from _announced(tree, said_as)
        return
    if is_finite(tree, root):
        is_told = any(
            tree.lemma(i) in SPEECH and not is_official(tree, i)
            for i in tree.dependents(root, "parataxis")
        ) or any(not names_official(tree, i) for i in sources_of(tree, root))
        clause = _bare(tree, root, subject)
        ground = Ground(tree, clause, subject, said_as, is_reported=is_told)
        yield from _titled(ground)
    reported = tree.child(root, "ccomp")
    is_reporting = tree.lemma(root) in SPEECH | REVEALING | {"hear"}
    if reported is None or not is_reporting or not is_finite(tree, reported):
        return
    inner = tree.child(reported, *SUBJECTS)
    if inner is None or tree.tokens[inner].relation == "expl":
        return
    names = dict(said_as)
    is_own = False
    if tree.tokens[inner].pos == "PRON":
        if not speaks_of_itself(tree, subject, inner, said_as):
            return
        names[inner] = tree.text(noun_group(tree, subject))
        is_own = tree.tokens[subject].tag not in {"NN", "NNS"} or is_body(tree, subject)
    is_tagged = reported < root and is_official(tree, root)
    clause = _bare(tree, reported, inner)
    is_own = is_own or is_official(tree, root)
    ground = Ground(tree, clause, inner, names, is_reported=not is_tagged, is_own=is_own)
    yield from _called(ground)


def _announced(tree: Tree, said_as: Mapping[int, str]) -> Iterator[Ground]:
    """ "It has been announced that Ana will visit Chile": the news is what was announced."""
    told = tree.child(tree.root, "csubj", "csubj:pass", "ccomp")
    opening = tree.tokens[0].text.lower()
    if told is None or opening != "it" or tree.lemma(tree.root) not in REVEALING | {"emerge"}:
        return
    subject = tree.child(told, *SUBJECTS)
    is_named = subject is not None and tree.tokens[subject].pos in NOMINAL
    if subject is not None and is_named and is_finite(tree, told):
        yield from _called(Ground(tree, _bare(tree, told, subject), subject, said_as))


def _called(ground: Ground) -> Iterator[Ground]:
    """The ground with its subject called by the name that stands right beside it; by its short
    letters too, where they do."""
    tree, subject = ground.tree, ground.subject
    name = title_of(tree, subject)
    is_short = name.isupper() and tree.tokens[subject].tag != "NN"
    if not name or is_short:
        yield ground
    if name:
        article = tree.child(subject, "det")
        called = f"the {name}" if is_short and article is not None else name
        excluded = ground.clause.excluded | set(tree.children[subject])
        clause = replace(ground.clause, excluded=excluded)
        yield replace(ground, clause=clause, said_as={**ground.said_as, subject: called})


def _titled(ground: Ground) -> Iterator[Ground]:
    """The ground with its subject called by its office too, which was misread for a subject; by
    its name alone, where the office is a common noun."""
    tree, subject = ground.tree, ground.subject
    other = beside(tree, subject, ground.clause.root)
    if other is None:
        yield from _called(ground)
        return
    office = tree.text(noun_group(tree, other)).rstrip(" ,")
    called = f"{office} {tree.text(noun_group(tree, subject)).rstrip(' ,')}"
    clause = replace(ground.clause, excluded=ground.clause.excluded | set(tree.children[subject]))
    yield replace(ground, clause=clause, said_as={**ground.said_as, subject: called})
    # "Irishmen": a name too, to a tagger.
    is_noun = tree.tokens[other].pos == "NOUN" or tree.tokens[other].tag == "NNPS"
    owner = tree.child(subject, "nmod:poss")  # "Director Ana Roos's film"
    named = subject if owner is None else owner
    is_office = is_noun and tree.tokens[named].pos == "PROPN"
    if is_office:
        yield from _called(ground)


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
    asides = tree.dependents(root, "advmod", "obl:tmod", "obl:unmarked", "nmod:unmarked")
    asides = [i for i in asides if {tree.lemma(i), tree.tokens[i].text.lower()} & ASIDES]
    excluded.update(i for i in asides if not tree.children[i])
    # "The court [this week] jailed two men": "Why Did the Court This Week Jail …" limps.
    owners = [i for i in tree.dependents(subject, "nmod") if case_of(tree, i) == "of"]
    tops = (root, subject, *owners)
    beside = [i for top in tops for i in tree.children[top]]
    excluded.update(i for i in beside if subject < i < root and _tells_time(tree, i))
    excluded.discard(bound_to(tree, root) or -1)
    excluded.update(sources_of(tree, root))
    excluded.update(brackets(tree) - {root, subject})
    excluded.update(_trailing(tree, subject))
    is_noun = tree.tokens[root].pos in {"NOUN", "PROPN"}
    conjuncts = tree.dependents(root, "conj")
    excluded.update(i for i in conjuncts if not is_noun or tree.tokens[i].pos not in NOMINAL)
    # "They agreed to open it, a change that …": what a parser takes for a second subject.
    others = [i for i in tree.dependents(root, *SUBJECTS) if i != subject]
    # "finds [it] tough to go": no subject.
    excluded.update(i for i in others if i < root or tree.tokens[i].relation != "expl")
    # "beat Ana [6-4 7-5]": a score that a parser takes for what she became.
    scores = tree.dependents(root, "xcomp")
    excluded.update(i for i in scores if tree.tokens[i].tag == "CD")
    # "in a move that …": what it led to or was, told twice.
    excluded.update(i for i in tree.dependents(root, "obl") if tree.lemma(i) == "move")
    return Clause(root, "main", (), frozenset(excluded))


def _trailing(tree: Tree, subject: int) -> Iterator[int]:
    """What a headline has no room for: who the subject also is."""
    yield from tree.dependents(subject, "acl:relcl", "parataxis")
    names = tree.dependents(subject, "appos")
    yield from (i for i in names if tree.is_punctuation(tree.subtrees[i][0] - 1))
    after = [i for i in tree.children[subject] if i > subject]
    yield from (i for i in after if is_set_off(tree, i))
    yield from (i for i in tree.dependents(subject, "acl") if follows_comma(tree, i))
    # "40, has been held"; not "Terminal 3", "of a 12-year-old"
    ages = [i for i in after if tree.tokens[i].tag == "CD" and tree.child(i, "det") is None]
    yield from (i for i in ages if tree.tokens[i].relation != "flat")


def _tells_time(tree: Tree, index: int) -> bool:
    """Not "the family [of a two-year-old]"."""
    is_aside = tree.tokens[index].relation.startswith(("obl", "nmod"))
    return is_aside and is_time(tree, index) and case_of(tree, index) != "of"


def intention(ground: Ground) -> int | None:
    """The infinitive that an intention governs: "scheduled to [meet]"."""
    tree, root = ground.tree, ground.clause.root
    if tree.lemma(root) not in INTENTIONS or tree.tokens[root].tag == "VBD":
        return None
    is_more = any(tree.tokens[i].tag in {"JJR", "RBR"} for i in tree.dependents(root, "advmod"))
    if is_negated(tree, root) or is_more:
        return None  # "seven times more likely to fall ill"
    helpers = [tree.tokens[i].tag for i in tree.dependents(root, "aux", "aux:pass", "cop")]
    if "VBD" in helpers:
        return None
    verb = tree.child(root, "xcomp")
    if verb is None or tree.tokens[verb].tag != "VB" or tree.child(root, "obj") is not None:
        return None
    return verb


def is_doubted(tree: Tree, root: int) -> bool:
    """ "allegedly gave": a question must not take it for granted."""
    return any(tree.lemma(i) in DOUBTS for i in tree.dependents(root, "advmod"))
