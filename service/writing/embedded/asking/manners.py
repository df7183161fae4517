"""How a thing was brought off or came about: the branch of a clause that tells it, and the deeds
whose course an article tells."""

from service.writing.embedded.asking.reasons import AILMENTS, acts
from service.writing.embedded.grammar.branches import case_of, is_time
from service.writing.embedded.grammar.noun_classes import DISASTERS, PRIZED, WORKS
from service.writing.embedded.grammar.tree import Tree
from service.writing.embedded.grammar.turn import Ground
from service.writing.embedded.grammar.verb_classes import ACHIEVED, FATES, FEATS, OUT, WON

CONTESTED = frozenset(
    """bronze championship crown cup derby election final game gold match medal race seat silver
    title tournament trophy vote leadership stage""".split()
)
PLACES = frozenset(
    """home hospital house city town village street country area region prison jail car church
    school state province district cell custody""".split()
)
# What is done to one so is somebody's feat.
BROUGHT_OFF = frozenset("rescue free save catch capture smuggle solve crack foil thwart".split())
# What one begins or marks with is how: "kicked off [with fireworks]".
MARKING = frozenset("celebrate commemorate kick mark round".split())
# With these a side does what it set out to do.
WINS = frozenset(
    "win victory triumph defeat goal strike header penalty century try double hat-trick".split()
)


def manner(ground: Ground) -> int | None:
    """The branch that tells how it was done or came about."""
    tree, root = ground.tree, ground.clause.root
    doings = (root, *tree.dependents(root, "xcomp"))
    for index in (i for doing in doings for i in tree.dependents(doing, "obl")):
        if index > root and case_of(tree, index) == "with" and tree.lemma(index) in WINS:
            return index
        is_marked = tree.lemma(root) in MARKING and tree.tokens[index].pos == "NOUN"
        if is_marked and index > root and case_of(tree, index) == "with":
            return index
    for index in (i for doing in doings for i in tree.dependents(doing, "advcl")):
        mark = tree.child(index, "mark", "case")
        if index > root and mark is not None and tree.lemma(mark) == "by":
            return index
    is_fate = tree.lemma(root) in FATES or is_feat(tree, root)
    if not is_fate or tree.lemma(ground.subject) in DISASTERS:
        return None
    return next((i for i in tree.children[root] if i > root and _is_course(tree, root, i)), None)


def is_achieved(ground: Ground) -> bool:
    """ "has tracked down a fugitive", "kept his dream alive": brought off by one who acts."""
    tree, root = ground.tree, ground.clause.root
    if tree.tokens[ground.subject].relation == "nsubj:pass":
        freed = tree.child(root, "xcomp")
        is_set_free = freed is not None and (tree.lemma(root), tree.lemma(freed)) == ("set", "free")
        return tree.lemma(root) in BROUGHT_OFF or is_set_free
    if tree.tokens[root].tag == "VBG" and tree.lemma(root) == "help":
        return True
    won = tree.child(root, "obj")
    is_record = won is not None and tree.lemma(won) == "record"
    is_work = tree.lemma(ground.subject) in WORKS
    is_work = is_work and (tree.lemma(root) == "surpass" or is_record)
    if not acts(tree, ground.subject) and not is_work:
        return False
    is_won = tree.lemma(root) in WON and won is not None and tree.lemma(won) in PRIZED
    return is_won or tree.lemma(root) in ACHIEVED


def is_feat(tree: Tree, root: int) -> bool:
    """ "beat a rival", "won the race"."""
    won = tree.child(root, "obj")
    is_win = won is not None and tree.lemma(root) == "win" and tree.lemma(won) in CONTESTED
    is_out = tree.lemma(root) in OUT and root + 1 < len(tree.tokens)
    is_out = is_out and tree.tokens[root + 1].text == "out"
    return is_win or is_out or tree.lemma(root) in FEATS


def _is_ill(tree: Tree, index: int) -> bool:
    return bool({tree.lemma(i) for i in tree.subtrees[index]} & (AILMENTS | DISASTERS))


def _is_course(tree: Tree, root: int, index: int) -> bool:
    """ "died [after falling]", "was killed [in a crash]", "won [with a late goal]"."""
    relation = tree.tokens[index].relation
    link = tree.child(index, "mark", "case", "advmod")
    word = tree.lemma(link) if link is not None else ""
    if relation == "advcl":
        return word in {"after", "when", "while", "as"} and tree.lemma(root) in FATES
    if relation != "obl" or is_time(tree, index):
        return False
    if is_feat(tree, root):
        return word == "with" and tree.tokens[index].pos == "NOUN"
    is_event = word in {"in", "after", "following"} and tree.tokens[index].pos == "NOUN"
    if (word, tree.lemma(index)) == ("as", "result") or (word == "from" and _is_ill(tree, index)):
        return True
    return is_event and tree.lemma(index) not in PLACES
