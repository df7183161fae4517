"""A clause turned round: its finite verb, or the "do" that stands for it, before its subject."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from service.writing.embedded.grammar.clauses import FINITE, Clause
from service.writing.embedded.grammar.tree import Tree
from service.writing.embedded.grammar.verbs import inflected

# "The aim is to sell" says what it is, not what it will do.
AIMS = frozenset(
    """aim plan goal idea task purpose job intention objective hope point way target challenge move
    step decision proposal ambition answer solution priority role mission""".split()
)


# What no subject begins with.
JOINING = frozenset("after before as while when if because for with since until and but".split())


@dataclass(frozen=True, slots=True)
class Ground:
    """A clause to ask about; `said_as` names its pronouns. `is_reported`: somebody in the article
    says it, so that a question may ask whether it is so but not take it for granted; unless it
    `is_own`, the speaker's own deed or the word of those whose task it is to say so."""

    tree: Tree
    clause: Clause
    subject: int
    said_as: Mapping[int, str] = field(default_factory=dict)
    is_reported: bool = False
    is_own: bool = False

    @property
    def is_claim(self) -> bool:
        """Whether the deed is somebody's word about somebody else."""
        return self.is_reported and not self.is_own


@dataclass(frozen=True, slots=True)
class Order:
    """How the verb group of a clause is turned: what goes first, and the verb's form after it."""

    front: str
    moved: frozenset[int]
    said_as: Mapping[int, str]

    @classmethod
    def of(cls, tree: Tree, verb: int, root: int) -> "Order | None":
        if verb != root:
            # "are scheduled to meet": the intention and its "to" give way to "Will".
            gone = {
                i
                for i in tree.subtrees[root]
                if i < verb
                and (
                    i == root
                    or (tree.tokens[i].head, tree.tokens[i].relation) == (verb, "mark")
                    or (
                        tree.tokens[i].head == root
                        and tree.tokens[i].relation.startswith(("aux", "cop"))
                    )
                )
            }
            return cls("Will", frozenset(gone), {})
        helpers = sorted(tree.dependents(root, "aux", "aux:pass", "cop"))
        if helpers:
            first = helpers[0]
            sign = bound_to(tree, root)
            if sign is not None:
                return cls("Will", frozenset({first, sign}), {})
            if tree.tokens[first].tag not in FINITE:
                return None
            text = tree.tokens[first].text
            is_had = tree.tokens[first].relation == "aux" and tree.tokens[first + 1].tag == "VBN"
            text = "has" if text in {"'s", "’s"} and is_had else text
            return cls(_whole(text), frozenset({first}), {})
        token = tree.tokens[root]
        inner = tree.child(root, "xcomp")
        if token.lemma == "have" and inner == root + 1:
            # "BMW has forecast": a participle that looks like its infinitive.
            return cls(_whole(token.text), frozenset({root}), {})
        form = inflected(token.lemma, "VB")
        support = {"VBD": "Did", "VBZ": "Does", "VBP": "Do"}.get(token.tag)
        is_same = token.tag == "VBZ" and form == token.text.lower()  # no third person
        if support is None or form is None or is_same or token.lemma.lower() == "be":
            return None
        return cls(support, frozenset(), {root: form})

    def arrange(self, ground: Ground, kept: frozenset[int], *, is_future: bool) -> str:
        tree = ground.tree
        subject = [i for i in tree.subtrees[ground.subject] if i in kept]
        rest = [i for i in sorted(kept) if i not in self.moved and i not in subject]
        if not subject or not rest:
            return ""
        if tree.tokens[subject[0]].text.lower() in JOINING:
            return ""  # "Did After Two Soldiers Die …?"
        if any(_hangs_on_another(tree, i) for i in subject):
            return ""  # "Has the Poet While She Washed Sheets Died?"
        if any(tree.tokens[i].tag in {"WP", "WP$", "WDT"} for i in subject):
            return ""  # "Were a Woman Whose Nose Bitten …?": a clause hung on another verb.
        names = {**ground.said_as, **self.said_as}
        denials = {i for i in rest if tree.tokens[i].text.lower() in {"n't", "n’t"}}
        if denials and is_future:
            return ""
        names.update(dict.fromkeys(denials, "not"))
        body = tree.text(subject, names), tree.text(rest, names)
        front = self._unshifted(ground) if ground.is_reported else self.front
        if front == "Will" and self.front == "Would" and " have " in f" {body[1]} ":
            return ""  # "would have sold" is no promise.
        return " ".join((front, inside(body[0]), *body[1:])).replace("  ", " ")

    def _unshifted(self, ground: Ground) -> str:
        """ "Said it would" was "will" when it was said, "had" was "has" or "have"."""
        tree, subject = ground.tree, ground.subject
        plain = tree.tokens[subject].tag in {"NNS", "NNPS"} or tree.dependents(subject, "conj")
        is_plural = plain or tree.tokens[subject].text.lower() == "they"
        return {"Would": "Will", "Had": "Have" if is_plural else "Has"}.get(self.front, self.front)


def _hangs_on_another(tree: Tree, index: int) -> bool:
    """A clause or its sign that is no part of the noun; not the "to" of "plans [to sell it]"."""
    token = tree.tokens[index]
    is_nouns = token.tag == "TO" and tree.tokens[token.head].relation == "acl"
    return token.relation == "advcl" or (token.relation == "mark" and not is_nouns)


def bound_to(tree: Tree, root: int) -> int | None:
    """The "to" of "is to be sold", "are to meet": the future, told as what is arranged."""
    subject = tree.child(root, "nsubj")
    is_aim = subject is not None and tree.lemma(subject) in AIMS
    helpers = ("aux", "aux:pass") if is_aim else ("aux", "aux:pass", "cop")
    first = min(tree.dependents(root, *helpers), default=root)
    if tree.lemma(first) != "be" or tree.tokens[first].tag not in {"VBZ", "VBP"}:
        return None
    signs = [i for i in tree.dependents(root, "mark", "aux") if tree.lemma(i) == "to"]
    return next((i for i in signs if first < i < root), None)


def inside(text: str) -> str:
    """A subject that no longer opens the sentence: "The bank" becomes "the bank"."""
    first, _, others = text.partition(" ")
    lower = first.lower()
    opens = {"the", "a", "an", "its", "his", "her", "their", "more", "at", "about", "two", "three"}
    return f"{lower} {others}" if lower in opens and others else text


def _whole(helper: str) -> str:
    return {
        "'ll": "will",
        "’ll": "will",
        "'s": "is",
        "'ve": "have",
        "’ve": "have",
        "ca": "can",
        "wo": "will",
        "may": "could",
        "might": "could",
    }.get(helper.lower(), helper).capitalize()
