"""What a cut leaves behind that says nothing, or something else, without what was cut.

Each of these stood in lines that strict readers of our briefs would have had corrected.
"""

from collections.abc import Collection

from service.writing.embedded.grammar.branches import case_of, is_set_off, is_time
from service.writing.embedded.grammar.clauses import FINITE, SUBJECTS
from service.writing.embedded.grammar.tree import Tree

DISTANCES = frozenset("mile kilometre kilometer km metre meter yard foot".split())
WAYS_FROM = frozenset(
    """north south east west northeast northwest southeast southwest north-east north-west
    south-east south-west from off away above below inland offshore""".split()
)
# "was kept [certified]", "left them [stranded]"
KEEPING = frozenset("keep leave find".split())
# "spoke [of an end]"
ABOUT = frozenset("about against for of on".split())
CLAUSES = frozenset({"advcl", "ccomp", "acl:relcl"})
TELLING_WHICH = frozenset({"nmod", "acl", "acl:relcl"})
# "originally planned": and then?
AT_FIRST = frozenset({"initially", "originally"})
TURNS = frozenset({"but", "however", "until"})


def has_remnant(tree: Tree, kept: Collection[int], root: int) -> bool:
    """Whether something of the kept words hangs on what was left out, or the tree is of two
    sentences run together."""
    inside = {i for i in kept if not tree.is_punctuation(i)}
    return (
        _comes_to_nothing(tree, inside, root)
        or _was_only_at_first(tree, inside, root)
        or _is_conceded(tree, inside, root)
        or _speaks_of_nothing(tree, inside, root)
        or _was_another_doing(tree, inside, root)
        or _runs_on_past_another(tree, inside)
        or _has_two_subjects(tree, inside, root)
        or _has_other_cause(tree, inside)
        or any(_is_remnant(tree, i, inside) for i in inside)
    )


def _is_remnant(tree: Tree, index: int, inside: set[int]) -> bool:
    return (
        _is_bare_distance(tree, index, inside)
        or _is_bare_kind(tree, index, inside)
        or _is_bare_apposition(tree, index, inside)
        or _lacks_its_measure(tree, index, inside)
        or _lacks_its_state(tree, index, inside)
        or _lacks_its_of(tree, index, inside)
        or _lacks_what_was_done(tree, index, inside)
    )


def _comes_to_nothing(tree: Tree, inside: set[int], root: int) -> bool:
    """ "His order came [after she wrote].", "He said the turning point came [when it rained].", "A
    sudden rise followed.": when, to what or after what is gone, or stood in another sentence."""
    last = max(inside)
    is_said = last == root or tree.tokens[last].relation == "ccomp"
    return is_said and (
        tree.lemma(last) in {"come", "go"}
        or (tree.lemma(last) in {"follow", "ensue"} and tree.tokens[last].tag in FINITE)
    )


def _was_only_at_first(tree: Tree, inside: set[int], root: int) -> bool:
    """ "was originally due on Monday[, but was put off]", "had initially planned it [; however, it
    was put off]", "planned it for May [but instead did it in June]": what came of it is gone."""
    turns = [i for i in range(root, len(tree.tokens)) if tree.lemma(i) in TURNS]
    lost = [i for i in turns if i not in inside]
    was_first = any(tree.lemma(i) in AT_FIRST and i in inside for i in tree.children[root])
    return bool(lost) and (was_first or any(_is_instead(tree, i) for i in lost))


def _is_conceded(tree: Tree, inside: set[int], root: int) -> bool:
    """ "It may be big news here[, but elsewhere nobody will mind].": the point is what follows."""
    is_possible = any(tree.lemma(i) in {"may", "might"} for i in tree.dependents(root, "aux"))
    others = (i for i in tree.dependents(root, "conj") if i not in inside)
    return is_possible and any(
        tree.child(i, *SUBJECTS) is not None
        and any(tree.lemma(j) == "but" for j in tree.dependents(i, "cc"))
        for i in others
    )


def _is_instead(tree: Tree, coordinator: int) -> bool:
    after = coordinator + 1
    return after < len(tree.tokens) and tree.lemma(after) == "instead"


def _speaks_of_nothing(tree: Tree, inside: set[int], root: int) -> bool:
    """ "Ana was speaking [to the BBC after a row about pay].": the words are the news, and whom one
    spoke to where one met them; that one can, will or does not speak is news too."""
    helpers = {tree.lemma(i) for i in tree.dependents(root, "aux", "advmod", "nsubj:pass")}
    if tree.lemma(root) not in {"speak", "talk"} or not helpers <= {"be", "have"}:
        return False
    to_whom = frozenset() if tree.tokens[root].tag == "VBG" else frozenset({"to", "with"})
    cases = ABOUT | to_whom
    return not any(
        tree.tokens[i].relation in {"obj", "ccomp", "xcomp", "compound:prt"}
        or (case_of(tree, i) in cases and not is_time(tree, i))
        for i in tree.children[root]
        if i in inside
    )


def _runs_on_past_another(tree: Tree, inside: set[int]) -> bool:
    """ "Ana won [while Jo lost to Bea] and will next face Ida": whichever the tree says, Jo may be
    the one."""
    return any(
        tree.tokens[i].relation == "conj"
        and tree.child(i, *SUBJECTS) is None
        and tree.tokens[tree.tokens[i].head].pos == tree.tokens[i].pos == "VERB"
        and any(
            tree.tokens[j].relation == "advcl"
            and j not in inside
            and tree.tokens[j].tag in FINITE
            and tree.child(j, *SUBJECTS) is not None
            for j in range(tree.tokens[i].head + 1, i)
        )
        for i in inside
    )


def _was_another_doing(tree: Tree, inside: set[int], root: int) -> bool:
    """ "[Floods came through] Delft, which then closed roads": the floods did."""
    is_relative = tree.tokens[root].relation == "acl:relcl" and tree.tokens[root].head in inside
    return is_relative and any(tree.lemma(i) == "then" for i in tree.children[root])


def _has_two_subjects(tree: Tree, inside: set[int], root: int) -> bool:
    """ "Delft, Holland's best runner Ana Roos collapsed": who? "Runners Ana Roos" is one."""
    subjects = [i for i in tree.dependents(root, *SUBJECTS) if i < root]
    if len(subjects) < 2 or not any(i in inside for i in subjects):
        return False
    return any(tree.tokens[i].text == "," for i in range(subjects[0], subjects[-1]))


def _has_other_cause(tree: Tree, inside: set[int]) -> bool:
    """ "The end came [when an alarm rang], frightening her": not the end did."""
    for index in inside:
        token = tree.tokens[index]
        if token.relation != "advcl" or token.tag != "VBG" or tree.child(index, "mark", "case"):
            continue
        between = (i for i in tree.children[token.head] if token.head < i < index)
        if any(tree.tokens[i].relation in CLAUSES and i not in inside for i in between):
            return True
    return False


def _is_bare_distance(tree: Tree, index: int, inside: set[int]) -> bool:
    """ "moved it 785 miles [west of Delft]"."""
    if tree.lemma(index) not in DISTANCES:
        return False
    after = [i for i in range(index + 1, len(tree.tokens)) if not _is_bracketed(tree, i)]
    return bool(after) and tree.lemma(after[0]) in WAYS_FROM and after[0] not in inside


def _is_bracketed(tree: Tree, index: int) -> bool:
    before = [token.text for token in tree.tokens[: index + 1]]
    return before.count("(") > before.count(")") or tree.is_punctuation(index)


def _is_bare_kind(tree: Tree, index: int, inside: set[int]) -> bool:
    """ "replaced them with forces [from elsewhere]": what kind, or whose, is all it tells."""
    token = tree.tokens[index]
    if token.tag != "NNS" or token.relation not in {"obl", "nmod"}:
        return False
    own = [i for i in tree.children[index] if not tree.is_punctuation(i)]
    kept = [i for i in own if i in inside and tree.tokens[i].relation != "case"]
    lost = [i for i in own if i not in inside and i > index and not is_set_off(tree, i)]
    return not kept and any(
        tree.tokens[i].relation in TELLING_WHICH and not is_time(tree, i) for i in lost
    )


def _is_bare_apposition(tree: Tree, index: int, inside: set[int]) -> bool:
    """ "launched “Delft”, a show [that won]"."""
    if tree.tokens[index].relation != "appos" or tree.tokens[index].pos != "NOUN":
        return False
    own = [i for i in tree.children[index] if not tree.is_punctuation(i)]
    kept = [tree.lemma(i) for i in own if i in inside]
    lost = [tree.tokens[i].relation for i in own if i not in inside]
    return kept in (["a"], ["an"], ["the"]) and bool(set(lost) & TELLING_WHICH)


def _lacks_its_measure(tree: Tree, index: int, inside: set[int]) -> bool:
    """ "branched off [years] ago"."""
    return tree.tokens[index].text.lower() == "ago" and index - 1 not in inside


def _lacks_its_state(tree: Tree, index: int, inside: set[int]) -> bool:
    """ "enough to keep the man [certified]"."""
    if tree.lemma(index) not in KEEPING:
        return False
    things = tree.dependents(index, "obj")
    states = [*tree.children[index], *(i for thing in things for i in tree.children[thing])]
    return any(
        tree.tokens[i].tag in {"VBN", "JJ"}
        and tree.tokens[i].relation in {"acl", "xcomp", "advcl"}
        and i not in inside
        and things
        and i > things[0]
        for i in states
    )


def _lacks_its_of(tree: Tree, index: int, inside: set[int]) -> bool:
    """ "will leave at the end [of the season]", wherever a parser hangs it."""
    after = index + 1
    is_of = after < len(tree.tokens) and tree.tokens[after].text == "of" and after not in inside
    if not is_of or tree.tokens[index].pos != "NOUN":
        return False
    determiners = {tree.lemma(i) for i in tree.dependents(index, "det")}
    is_place = case_of(tree, index) in {"at", "in", "by", "until", "from", "since"}
    return is_place and determiners == {"the"}


def _lacks_what_was_done(tree: Tree, index: int, inside: set[int]) -> bool:
    """ "took steroids [given to her] by Ana": whose deed it was, told of what is gone."""
    head = tree.tokens[index].head
    if tree.tokens[index].pos != "PROPN" or case_of(tree, index) != "by" or head > index:
        return False
    if tree.child(head, "aux:pass") is not None:
        return False
    done = [i for i in range(head + 1, index) if tree.tokens[i].tag == "VBN"]
    return bool(done) and inside.isdisjoint(done)
