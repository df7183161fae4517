"""Whether a shortened clause is sound: what a wrong tree does to a sentence is caught here."""

from collections.abc import Collection
from itertools import pairwise

from service.writing.embedded.grammar.branches import case_of
from service.writing.embedded.grammar.clauses import FINITE, SUBJECTS, is_finite
from service.writing.embedded.grammar.lexicon import SPEECH
from service.writing.embedded.grammar.remnants import has_remnant
from service.writing.embedded.grammar.rules import once_per_cut
from service.writing.embedded.grammar.tree import Tree
from service.writing.embedded.grammar.wholeness import is_whole

# Words that join their neighbours. Where both neighbours stay, so must the joint.
JOINTS = frozenset({"CCONJ", "ADP", "AUX", "SCONJ", "PART"})


@once_per_cut
def is_sound(tree: Tree, kept: Collection[int], root: int) -> bool:
    """No joint is lost between words that stayed, the subject is a noun or a name, no verb stands
    without its own, an aside between dashes keeps both or neither, no name runs across a comma or
    into another, and what has parts has them all."""
    return (
        _joints_hold(tree, kept)
        and _has_nominal_subject(tree, kept, root)
        and _says_something(tree, kept, root)
        and not _has_stray_verb(tree, kept, root)
        and _verbs_agree(tree, kept, root)
        and _dashes_hold(tree, kept)
        and _names_hold(tree, kept)
        and names_stay_apart(tree, kept)
        and not _has_gap(tree, kept)
        and _pairs_hold(tree, kept)
        and _reports_hold(tree, kept, root)
        and _speakers_stay(tree, kept)
        and _verbs_keep_their_noun(tree, kept)
        and is_whole(tree, kept, root)
        and not has_remnant(tree, kept, root)
    )


def _joints_hold(tree: Tree, kept: Collection[int]) -> bool:
    inside = set(kept)
    for index in range(1, len(tree.tokens) - 1):
        is_joint = tree.tokens[index].pos in JOINTS
        if not is_joint or index in inside or index - 1 not in inside:
            continue
        # A question leaves out "not" on purpose; edges.py keeps it everywhere else.
        if tree.tokens[index].text.lower() in {"not", "n't", "n’t"}:
            continue
        # "lorries [and emptied] market stalls": a lost coordinator, with or without a word.
        reach = 2 if tree.tokens[index].pos == "CCONJ" else 1
        if any(index + step in inside for step in range(1, reach + 1)):
            return False
    return True


def _dashes_hold(tree: Tree, kept: Collection[int]) -> bool:
    """ "the act - signed to his label[, the fourth of its name -] will": an aside of which
    something stays, and of what follows it too, has its words beside both dashes."""
    signs = [i for i, t in enumerate(tree.tokens) if t.text in {"-", "–", "—"} and t.space_after]
    words = {i for i in kept if not tree.is_punctuation(i)}
    for opens, closes in zip(signs[::2], signs[1::2], strict=False):
        within = any(opens < i < closes for i in words)
        if within and any(i > closes for i in words):
            beside = {opens - 1, opens + 1, closes - 1, closes + 1}
            if not beside <= words:
                return False
    return True


def _names_hold(tree: Tree, kept: Collection[int]) -> bool:
    """ "his wife, Amanda, Huber succumbed": two people, whatever the tree says."""
    return not any(
        tree.tokens[i].relation == "flat"
        and any(token.text == "," for token in tree.tokens[tree.tokens[i].head : i])
        for i in kept
    )


def _has_gap(tree: Tree, kept: Collection[int]) -> bool:
    """ "while quirky comedy Sideways[took the tenth spot]": a clause without its verb."""
    return any(
        tree.tokens[i].relation == "mark"
        and tree.lemma(i) in {"while", "because", "although", "since", "that"}
        and tree.tokens[tree.tokens[i].head].pos in {"NOUN", "PROPN"}
        and tree.child(tree.tokens[i].head, "cop", "aux", "aux:pass", *SUBJECTS) is None
        for i in kept
    )


def _pairs_hold(tree: Tree, kept: Collection[int]) -> bool:
    """ "no link between voting rights [and turnout]", "between January [and March]", "[so] violent
    that teachers left"."""
    for so in (i for i, token in enumerate(tree.tokens) if token.text.lower() == "so"):
        is_lost = so not in kept and so + 1 in kept
        if is_lost and any(tree.tokens[i].text == "that" and i > so for i in kept):
            return False
    for index in kept:
        if tree.lemma(index) != "between":
            continue
        ends = [i for i in kept if i > index and tree.tokens[i].pos in {"NOUN", "PROPN", "NUM"}]
        is_pair = any(i in kept for i in range(index, len(tree.tokens)) if tree.lemma(i) == "and")
        was_pair = any(tree.lemma(i) == "and" for i in range(index, len(tree.tokens)))
        if not ends or (was_pair and not is_pair):
            return False
    return True


def _reports_hold(tree: Tree, kept: Collection[int], root: int) -> bool:
    """ "while the Tories say" leaves out what they say."""
    return not any(
        tree.lemma(i) in {"say", "claim", "believe", "argue"}
        and i != root
        and tree.tokens[i].relation in {"advcl", "conj"}
        and any(child not in kept for child in tree.dependents(i, "ccomp", "obj", "xcomp"))
        for i in kept
    )


def _speakers_stay(tree: Tree, kept: Collection[int]) -> bool:
    """ "apologised for a filing[, which said] the death was his own fault": what somebody said runs
    on from what somebody else did."""
    inside = {i for i in kept if not tree.is_punctuation(i)}
    first = min(inside, default=0)
    starts = (tree.subtrees[i][0] for i in inside if tree.tokens[i].relation == "ccomp")
    return not any(
        i - 1 not in inside
        and first < i - 1
        and tree.lemma(i - 1) in SPEECH
        and tree.tokens[i - 1].pos == "VERB"
        and tree.tokens[i - 1].tag in FINITE
        for i in starts
    )


def _verbs_keep_their_noun(tree: Tree, kept: Collection[int]) -> bool:
    """ "was running the train, and [Ana Roos] was her co-pilot": whatever a wrong tree hangs the
    noun before a verb on, beside an "and" the verb would be told of another."""
    inside = sorted(i for i in kept if not tree.is_punctuation(i))
    return not any(
        tree.tokens[left].pos == "CCONJ"
        and tree.tokens[right].tag in FINITE
        and right > left + 1
        and tree.tokens[right - 1].pos in {"NOUN", "PROPN"}
        and not case_of(tree, right - 1)
        for left, right in pairwise(inside)
    )


def _has_nominal_subject(tree: Tree, kept: Collection[int], root: int) -> bool:
    """ "The oldest are …" and "14 had predicted …" leave open who or what."""
    subject = tree.child(root, *SUBJECTS)
    if subject is None or subject not in kept:
        return True
    if tree.tokens[subject].pos not in {"ADJ", "NUM", "DET", "SYM"}:
        return True
    return any(i in kept for i in tree.dependents(subject, "nmod", "acl", "acl:relcl"))


def _has_stray_verb(tree: Tree, kept: Collection[int], root: int) -> bool:
    """ "The death came opened the plant": a finite verb whose subject a wrong tree left out;
    "police said had moved": one that stands beside who says so."""
    inside = set(kept)
    return any(
        tree.tokens[i].relation in {"advcl", "ccomp", "xcomp", "parataxis"}
        and is_finite(tree, i)
        and not any(child in inside for child in tree.dependents(i, *SUBJECTS))
        for i in inside - {root}
    ) or any(
        tree.lemma(left) in SPEECH
        and tree.tokens[left].pos == "VERB"
        and tree.tokens[right].tag in FINITE
        for left, right in pairwise(sorted(inside))
    )


def _verbs_agree(tree: Tree, kept: Collection[int], root: int) -> bool:
    """ "The bill is modelled on a law but are treated as victims" has a verb that was another's;
    "is launch a label" has lost its "to"."""
    helpers = [i for i in tree.dependents(root, "aux", "aux:pass", "cop") if i in kept]
    if tree.tokens[root].tag == "VB" and helpers and tree.lemma(helpers[0]) == "be":
        signs = [i for i in tree.dependents(root, "mark", "aux") if tree.lemma(i) == "to"]
        if not any(i in kept for i in signs):
            return False
    number = _number(tree, root)
    if number == "VBZ" and _is_plural(tree, tree.child(root, *SUBJECTS)):
        return False  # "Profiles compiled by the desk Delft is rich": two sentences run together.
    return not any(
        {number, _number(tree, verb)} == {"VBZ", "VBP"}
        for verb in tree.dependents(root, "conj")
        if verb in kept and tree.child(verb, *SUBJECTS) is None
    )


def _number(tree: Tree, verb: int) -> str:
    """VBZ or VBP where the verb or what helps it is singular or plural, else another tag."""
    helpers = tree.dependents(verb, "aux", "aux:pass", "cop")
    return tree.tokens[min(helpers, default=verb)].tag


def _is_plural(tree: Tree, subject: int | None) -> bool:
    """Whether a noun is plural as far as its form tells; "three years", "politics" may be one."""
    if subject is None or tree.tokens[subject].tag != "NNS" or tree.lemma(subject).endswith("s"):
        return False
    is_of = any(case_of(tree, i) == "of" for i in tree.dependents(subject, "nmod"))
    return not is_of and tree.child(subject, "nummod", "conj") is None


def _says_something(tree: Tree, kept: Collection[int], root: int) -> bool:
    """ "A nurse told an inquiry." leaves out what she told."""
    if tree.lemma(root) not in SPEECH:
        return True
    told = {"ccomp", "xcomp", "parataxis", "csubj"}
    if tree.lemma(root) != "tell":
        told |= {"obj", "obl", "nsubj:pass"}
    if any(tree.tokens[i].relation in told for i in tree.children[root] if i in kept):
        return True
    inside = set(kept)
    return any(inside.issuperset(quotation) for quotation in tree.quotations)


def names_stay_apart(tree: Tree, kept: Collection[int]) -> bool:
    """ "in Mumbai[, Maharashtra,] India", "Ana Roos [and leader] Ida Kim": names that were
    parted run together."""
    inside = sorted(i for i in kept if not tree.is_punctuation(i))
    parted = [
        f"{tree.tokens[left].text} {tree.tokens[right].text}"
        for left, right in pairwise(inside)
        if right > left + 1
        and all(tree.tokens[i].text[:1].isupper() for i in (left, right))
        and any(tree.tokens[i].text in {",", "and", "or"} for i in range(left, right))
    ]
    return not parted or not any(pair in tree.text(kept) for pair in parted)


def relatives_are_whole(tree: Tree, kept: Collection[int]) -> bool:
    """ "issues [politicians] have tiptoed around": a relative clause keeps its subject."""
    inside = set(kept)
    return not any(
        tree.tokens[i].relation == "acl:relcl"
        and tree.child(i, *SUBJECTS) not in inside
        and any(
            tree.tokens[j].tag in {"VBD", "VBZ", "VBP", "MD"}
            for j in (i, *tree.dependents(i, "aux", "aux:pass", "cop"))
        )
        for i in inside
    )
