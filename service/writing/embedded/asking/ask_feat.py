"""Questions for the feat that a clause leads up to: "came from behind to beat Ana"."""

from collections.abc import Iterator

from service.writing.embedded.asking.manners import is_feat
from service.writing.embedded.asking.question_form import QUESTION_WORDS, Question, question_of
from service.writing.embedded.asking.subjects import noun_group
from service.writing.embedded.grammar.branches import case_of
from service.writing.embedded.grammar.clauses import Clause, is_negated
from service.writing.embedded.grammar.sound import is_sound
from service.writing.embedded.grammar.surface import is_clean
from service.writing.embedded.grammar.tree import Tree
from service.writing.embedded.grammar.turn import Ground, inside
from service.writing.embedded.grammar.verb_classes import ACHIEVED, CONTESTS, FEATS
from service.writing.embedded.grammar.verbs import inflected
from service.writing.embedded.shortening.shorten import Deletion, options

# "had to hold on before [squeezing past Ana]"
PASSING = frozenset("squeeze ease scrape edge cruise power battle".split())
# "to win the [60m]"
DISTANCES = frozenset("m km metre mile".split())
# After these what one went on to do was done; "fought to beat it" may have failed.
TURNS = frozenset("overcome rally recover shake survive".split())
STRIVING = TURNS | FEATS | CONTESTS | ACHIEVED | frozenset("have hold save".split())


def feat_within(ground: Ground, deletion: Deletion) -> Iterator[Question]:
    """ "Ana Roos came from a set down to beat Ida Kim" as "How Did Ana Roos Beat Ida Kim?": what
    came of the striving is the news."""
    tree, root, subject = ground.tree, ground.clause.root, ground.subject
    is_past = tree.tokens[root].tag == "VBD" and tree.child(root, "aux", "aux:pass") is None
    if not is_past or tree.lemma(root) not in STRIVING or is_negated(tree, root):
        return
    own = [i for i in noun_group(tree, subject) if i not in _beneath(ground)]
    name = ground.said_as.get(subject) or tree.text(own).strip(" ,")
    deeds = (root, *tree.dependents(root, "xcomp"))
    for feat in (i for deed in deeds for i in tree.dependents(deed, "advcl")):
        sign, form = tree.child(feat, "mark"), inflected(tree.lemma(feat), "VB")
        if sign is None or form is None or feat < root or not _comes_off(tree, feat, sign):
            continue
        bare = Clause(feat, "adverbial", (), frozenset({sign}))
        for option in options(tree, bare, QUESTION_WORDS.stop, deletion).values():
            kept = sorted(option.kept)
            text = f"how did {inside(name)} {tree.text(kept, {**ground.said_as, feat: form})}"
            is_fit = len(text.split()) in QUESTION_WORDS and is_clean(text + ".")
            if is_fit and kept[0] == feat and is_sound(tree, option.kept, feat):
                said = (subject, *own, *kept)
                yield question_of(ground, "how", text, said, tree.subtrees[root])


def _beneath(ground: Ground) -> set[int]:
    """What the clause does without, and all that hangs on it."""
    return {i for top in ground.clause.excluded for i in ground.tree.subtrees[top]}


def _comes_off(tree: Tree, feat: int, sign: int) -> bool:
    """ "[to] beat Ana", "[before] squeezing past Ana": so much was done."""
    told = (tree.lemma(sign), tree.tokens[feat].tag)
    is_told = told == ("before", "VBG") or (told == ("to", "VB") and _turns(tree, feat))
    won = tree.child(feat, "obj")
    is_raced = tree.lemma(feat) == "win" and won is not None and tree.lemma(won) in DISTANCES
    is_past = tree.lemma(feat) in PASSING and tree.child(feat, "obl", "obj") is not None
    return is_told and (is_feat(tree, feat) or is_raced or is_past)


def _turns(tree: Tree, feat: int) -> bool:
    """ "came from behind to", "fought back to"."""
    verb = tree.tokens[feat].head
    is_behind = any(case_of(tree, i) == "from" for i in tree.dependents(verb, "obl"))
    is_back = any(tree.tokens[i].text == "back" for i in tree.children[verb])
    return tree.lemma(verb) in TURNS or is_back or (tree.lemma(verb) == "come" and is_behind)
