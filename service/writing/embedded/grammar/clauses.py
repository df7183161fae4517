"""The clauses of a sentence that can stand as a sentence of their own."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from service.writing.embedded.grammar.branches import follows_comma
from service.writing.embedded.grammar.lexicon import SEEMING, SPEECH
from service.writing.embedded.grammar.rules import once_per_token
from service.writing.embedded.grammar.tree import Tree
from service.writing.embedded.grammar.verbs import inflected

ClauseKind = Literal["main", "conjunct", "relative", "adverbial"]
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "csubj:pass", "nsubj:outer", "expl")
DENIALS = frozenset({"not", "n't", "n’t", "never", "no", "neither", "hardly", "barely", "without"})
CONDITIONS = frozenset({"if", "unless", "whether", "once", "provided", "until", "till"})
# Words that tie a sentence to the one before it and say nothing when it stands alone.
CONNECTIVES = frozenset(
    """however meanwhile moreover furthermore also therefore thus additionally besides overall
    nevertheless nonetheless consequently hence instead indeed then so too finally""".split()
)
# Those that do so only at its head: "Later, the commissioner …".
OPENING_CONNECTIVES = frozenset(
    "later elsewhere separately afterwards subsequently earlier".split()
)


_SUBORDINATING = CONDITIONS | frozenset("after before when while as because since although".split())


@dataclass(frozen=True, slots=True)
class Clause:
    """Root of the clause; heads of subtrees it borrows from outside itself (a shared subject, a
    shared auxiliary, an antecedent), the subtrees it does without, and what is said instead of a
    token: the name of who "the retailer" is."""

    root: int
    kind: ClauseKind
    borrowed: tuple[int, ...] = ()
    excluded: frozenset[int] = frozenset()
    instead: tuple[tuple[int, str], ...] = ()


def clauses(tree: Tree) -> Iterator[Clause]:
    """The main clause first, then what stands inside it. Every clause is finite, has a subject,
    and none is taken from under a speaker, a condition or a denial."""
    if not tree.tokens or tree.sentence.text.rstrip("\"”’') ").endswith("?"):
        return  # What is asked is not said.
    is_torn = _mark(tree, tree.root) in _SUBORDINATING  # "Weeks after he survived.": a torn crawl
    has_subject = tree.child(tree.root, *SUBJECTS) is not None
    if is_finite(tree, tree.root) and has_subject and not is_torn:
        excluded = (*_connectives(tree, tree.root), *_loose_clauses(tree, tree.root))
        yield Clause(tree.root, "main", (), frozenset(excluded))
    for index, token in enumerate(tree.tokens):
        if index == tree.root or not _is_asserted(tree, index):
            continue
        relation = token.relation
        found = None
        if relation == "conj":
            found = _conjunct(tree, index)
        elif relation == "acl:relcl":
            found = _relative(tree, index)
        elif relation == "advcl":
            found = _adverbial(tree, index)
        if found is not None:
            yield found


def is_finite(tree: Tree, root: int) -> bool:
    """Whether the clause at `root` has a finite verb of its own."""
    if tree.tokens[root].tag in FINITE or _is_past(tree, root):
        return True
    helpers = tree.dependents(root, "aux", "aux:pass", "cop")
    return any(tree.tokens[i].tag in FINITE for i in helpers)


def _is_past(tree: Tree, verb: int) -> bool:
    """ "Revenue tripled": tagged a participle, but it has a subject and nothing helps it."""
    token = tree.tokens[verb]
    subject = tree.child(verb, "nsubj")
    if token.tag != "VBN" or token.head >= 0 or subject is None or subject > verb:
        return False
    is_helped = tree.dependents(verb, "aux", "aux:pass", "cop", "mark")
    return not is_helped and token.text.lower() == inflected(tree.lemma(verb), "VBD")


def is_negated(tree: Tree, root: int) -> bool:
    """Whether the clause denies: "not", "no longer", "hardly", "No cash was …"."""
    for index in tree.children[root]:
        if tree.tokens[index].text.lower() in DENIALS:
            return True
        if tree.tokens[index].relation in {"advmod", "nsubj", "nsubj:pass", "obj"} and any(
            tree.tokens[i].text.lower() in DENIALS for i in tree.children[index]
        ):
            return True
    return False


def _connectives(tree: Tree, root: int) -> Iterator[int]:
    """What ties the clause to the text before it, wherever it stands."""
    for index in tree.children[root]:
        token = tree.tokens[index]
        at_start = tree.subtrees[index][0] <= 1
        if (at_start and token.relation == "cc") or token.relation in {"discourse", "vocative"}:
            yield index
        is_short = len(tree.subtrees[index]) <= 3
        ties = CONNECTIVES | OPENING_CONNECTIVES if at_start else CONNECTIVES
        if token.relation == "advmod" and tree.lemma(index) in ties and is_short:
            yield index
        is_link = token.relation == "obl" and tree.lemma(index) in {"addition", "contrast", "then"}
        if is_link and at_start and is_short:
            yield index


def _loose_clauses(tree: Tree, root: int) -> Iterator[int]:
    """What a semicolon or a dash hangs on, a sentence of its own; a speaker's tag is none."""
    for index in tree.dependents(root, "parataxis"):
        tells_speaker = _is_speech(tree, index) or tree.lemma(index) in SEEMING
        if not tells_speaker and tree.child(index, *SUBJECTS) is not None:
            yield index


@once_per_token
def _is_asserted(tree: Tree, index: int) -> bool:
    """Whether the article itself, not somebody in it, says what stands at `index`."""
    while tree.tokens[index].head >= 0:
        head = tree.tokens[index].head
        relation = tree.tokens[index].relation
        if relation in {"ccomp", "csubj", "xcomp", "parataxis"}:
            return False
        if relation in {"conj", "parataxis"} and _is_speech(tree, head):
            return False
        if relation == "advcl" and _mark(tree, index) in CONDITIONS:
            return False
        if relation.startswith(("conj", "advcl")) and _reports(tree, head):
            return False
        index = head
    return not _reports(tree, index)


def _is_speech(tree: Tree, index: int) -> bool:
    return tree.lemma(index) in SPEECH


@once_per_token
def _reports(tree: Tree, index: int) -> bool:
    """A verb of speech with what was said, or a clause with its speaker tagged on."""
    if _is_speech(tree, index) and tree.child(index, "ccomp", "parataxis") is not None:
        return True
    return any(_is_speech(tree, i) for i in tree.dependents(index, "parataxis")) or any(
        tree.lemma(i) == "accord" or tree.tokens[i].text.lower() == "according"
        for i in tree.subtrees[index]
    )


def _mark(tree: Tree, index: int) -> str:
    mark = tree.child(index, "mark")
    return tree.lemma(mark) if mark is not None else ""


def _conjunct(tree: Tree, index: int) -> Clause | None:
    head = tree.tokens[index].head
    if tree.tokens[index].pos not in {"VERB", "AUX"} and tree.child(index, "cop") is None:
        return None
    if any(tree.lemma(i) in {"or", "nor"} for i in tree.dependents(index, "cc")):
        return None
    if any(_mark(tree, i) in CONDITIONS for i in tree.dependents(head, "advcl")):
        return None
    excluded = frozenset([*tree.dependents(index, "cc", "cc:preconj"), *_connectives(tree, index)])
    if tree.child(index, *SUBJECTS) is not None:
        return Clause(index, "conjunct", (), excluded) if is_finite(tree, index) else None
    subject = tree.child(head, *SUBJECTS)
    if subject is None or tree.tokens[head].head >= 0 or is_negated(tree, head):
        return None
    is_passive = _shares_passive(tree, index, head)
    if is_finite(tree, index) and not is_passive:
        # A passive's subject is the object of an active conjunct's verb and vice versa, but the
        # words are the same and the verb's own form decides; only expletives cannot be shared.
        shared: tuple[int, ...] = (subject,)
    elif is_passive or tree.tokens[index].tag in {"VBN", "VBG", "VB"}:
        helpers = tree.dependents(head, "aux", "aux:pass")
        is_alike = tree.tokens[head].tag == tree.tokens[index].tag or is_passive
        if not helpers or not is_alike:
            return None
        shared = (subject, *helpers)
    else:
        return None
    return (
        None
        if tree.tokens[subject].relation == "expl"
        else Clause(index, "conjunct", shared, excluded)
    )


def _shares_passive(tree: Tree, index: int, head: int) -> bool:
    """ "was convicted … and sentenced to": past in form, but it shares "was"."""
    if tree.child(head, "aux:pass") is None or tree.child(index, "aux", "aux:pass") is not None:
        return False
    return tree.tokens[index].tag in {"VBD", "VBN"} and tree.child(index, "obj") is None


def _relative(tree: Tree, index: int) -> Clause | None:
    """ "X, who did Y," as "X did Y"."""
    subject = tree.child(index, "nsubj", "nsubj:pass")
    if subject is None or tree.tokens[subject].text.lower() not in {"who", "which", "that"}:
        return None
    if not is_finite(tree, index) or not follows_comma(tree, index):
        return None
    antecedent = tree.tokens[index].head
    if tree.tokens[antecedent].pos not in {"PROPN", "NOUN"} or antecedent > index:
        return None
    if tree.dependents(antecedent, "conj") or tree.tokens[antecedent].relation == "conj":
        return None
    whose = tree.tokens[tree.tokens[antecedent].head].tag
    if tree.tokens[antecedent].relation == "nmod" and whose in {"JJS", "RBS", "CD"}:
        return None  # "Rob, the youngest of the siblings, who drew …"
    if tree.dependents(index, "parataxis") or _last_word_before(tree, index) != antecedent:
        return None  # "the follow-up to a film, which won …": which of the two?
    outside = {
        i
        for i in tree.children[antecedent]
        if tree.tokens[i].relation in {"acl:relcl", "case", "appos", "conj", "cc", "punct", "cop"}
        or tree.tokens[i].relation.startswith(("nsubj", "aux", "mark", "obl", "adv"))
    }
    outside |= set(tree.dependents(index, "cc"))
    return Clause(index, "relative", (antecedent,), frozenset({subject, index, *outside}))


def _last_word_before(tree: Tree, index: int) -> int:
    at = tree.subtrees[index][0]
    while at > 0 and (tree.is_punctuation(at) or at in tree.subtrees[index]):
        at -= 1
    return at


def _adverbial(tree: Tree, index: int) -> Clause | None:
    """ "…, after X did Y" as "X did Y"."""
    if _mark(tree, index) not in {"after", "as", "while", "because", "since", "when", "although"}:
        return None
    if tree.child(index, *SUBJECTS) is None or not is_finite(tree, index):
        return None
    head = tree.tokens[index].head
    helpers = tree.dependents(head, "aux")
    if is_negated(tree, head) or any(tree.tokens[i].tag == "MD" for i in helpers):
        return None
    if len(tree.dependents(index, "mark")) > 1:
        return None  # "as if"
    dropped = [*tree.dependents(index, "mark"), *tree.dependents(index, "cc")]
    return Clause(index, "adverbial", (), frozenset([*dropped, *_connectives(tree, index)]))
