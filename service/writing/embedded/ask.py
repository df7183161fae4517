"""Headline questions: a verified clause of the article turned round by its tree.

Nothing is written that the clause does not say: the finite verb goes before the subject ("Will
the Defence Chiefs … Meet?"), or a reason, a manner or a number that the clause gives is taken out
and asked for ("Why …?", "How Many …?"). Whatever does not come out whole is not asked.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import cast

from service.writing.embedded.clauses import FINITE, SUBJECTS, Clause, is_finite
from service.writing.embedded.edges import SPEECH, case_of
from service.writing.embedded.shorten import DeletionModel, options
from service.writing.embedded.surface import is_clean, title_case
from service.writing.embedded.tree import Tree

QUESTION_WORDS = range(6, 15)
# "is scheduled to meet", "plans to cut": the future, told as an intention.
INTENTIONS = frozenset(
    "schedule set expect plan due intend hope prepare aim want seek slate".split()
)
REASON_MARKS = frozenset({"because", "after", "since"})
REASON_CASES = frozenset({"over", "after", "amid", "following", "because", "due"})
FEATS = frozenset("beat win defeat rescue escape discover survive catch overcome thwart".split())


@dataclass(frozen=True, slots=True)
class Question:
    """`score`: higher is better; `kind`: the question word; `kept` the tokens it rests on."""

    text: str
    kind: str
    score: float
    kept: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Ground:
    """A clause to ask about. `asked` is the branch taken out as the answer, if any."""

    tree: Tree
    clause: Clause
    subject: int
    said_as: Mapping[int, str] = field(default_factory=dict)


@lru_cache(maxsize=4096)
def _base_form(lemma: str) -> str | None:
    from lemminflect import getInflection

    forms = cast(tuple[str, ...], getInflection(lemma, tag="VB"))
    return forms[0] if forms else None


def questions(
    tree: Tree, model: DeletionModel, said_as: Mapping[int, str] | None = None
) -> list[Question]:
    """Well-formed questions about one sentence, best first. `said_as` names its pronouns."""
    found: dict[str, Question] = {}
    for ground in _grounds(tree, said_as or {}):
        for question in _asked(ground, model):
            if question.text not in found or found[question.text].score < question.score:
                found[question.text] = question
    return sorted(found.values(), key=lambda q: (-q.score, q.text))


def _grounds(tree: Tree, said_as: Mapping[int, str]) -> Iterator[_Ground]:
    root = tree.root
    subject = tree.child(root, *SUBJECTS)
    if subject is None or tree.tokens[subject].relation == "expl":
        return
    if is_finite(tree, root):
        yield _Ground(tree, _bare(tree, root, subject), subject, said_as)
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
    yield _Ground(tree, _bare(tree, reported, inner), inner, names)


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
    return Clause(root, "main", (), frozenset(excluded))


def _asked(ground: _Ground, model: DeletionModel) -> Iterator[Question]:
    yield from _polar(ground, model)
    reason = _reason(ground)
    if reason is not None:
        yield from _wh(ground, model, "why", reason)
    manner = _manner(ground)
    if manner is not None:
        yield from _wh(ground, model, "how", manner)
    elif ground.tree.lemma(ground.clause.root) in FEATS:
        yield from _wh(ground, model, "how", None)
    yield from _how_many(ground, model)


def _polar(ground: _Ground, model: DeletionModel) -> Iterator[Question]:
    future = _intention(ground)
    if future is not None:
        for text, kept in _turned(ground, model, None, future):
            yield _question(ground, "will", "", text, kept)
        return
    for text, kept in _turned(ground, model, None, None):
        yield _question(
            ground, "will" if text.lower().startswith("will ") else "polar", "", text, kept
        )


def _wh(ground: _Ground, model: DeletionModel, word: str, answer: int | None) -> Iterator[Question]:
    for text, kept in _turned(ground, model, answer, None):
        whole = (*kept, *(ground.tree.subtrees[answer] if answer is not None else ()))
        yield _question(ground, word, word.capitalize() + " ", text, whole)


def _question(
    ground: _Ground, kind: str, opening: str, text: str, kept: tuple[int, ...]
) -> Question:
    line = title_case(f"{opening}{text}").rstrip(".?! ") + "?"
    words = len(line.split())
    score = {"why": 0.9, "will": 1.1, "many": 1.0, "how": 0.5, "polar": 0.0}[kind]
    score -= 0.08 * abs(words - 10)
    tokens = ground.tree.tokens
    score += 0.5 if any(tokens[i].pos == "PROPN" for i in kept) else -0.5
    score += (
        0.3 if any(tokens[i].pos == "PROPN" for i in ground.tree.subtrees[ground.subject]) else 0
    )
    score -= 0.4 if any(character in line for character in '"“”()') else 0.0
    return Question(line, kind, score, kept)


def _turned(
    ground: _Ground, model: DeletionModel, answer: int | None, future: int | None
) -> Iterator[tuple[str, tuple[int, ...]]]:
    """The clause with its finite verb before its subject, in every length that fits."""
    tree, clause = ground.tree, ground.clause
    excluded = clause.excluded | ({answer} if answer is not None else set())
    bare = Clause(clause.root, "main", (), frozenset(excluded))
    order = _Order.of(tree, future if future is not None else clause.root, clause.root)
    if order is None:
        return
    for length, (_, kept, _) in options(tree, bare, QUESTION_WORDS.stop - 1, model).items():
        if length < QUESTION_WORDS.start - 2:
            continue
        text = order.arrange(ground, kept, is_future=future is not None)
        if text and len(text.split()) in QUESTION_WORDS and is_clean(text + "."):
            yield text, tuple(sorted(kept))


@dataclass(frozen=True, slots=True)
class _Order:
    """How the verb group of a clause is turned: what goes first, and the verb's form after it."""

    front: str
    moved: frozenset[int]
    said_as: Mapping[int, str]

    @classmethod
    def of(cls, tree: Tree, verb: int, root: int) -> "_Order | None":
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
            if tree.tokens[first].tag not in FINITE:
                return None
            return cls(_whole(tree.tokens[first].text), frozenset({first}), {})
        token = tree.tokens[root]
        form = _base_form(token.lemma.lower())
        support = {"VBD": "Did", "VBZ": "Does", "VBP": "Do"}.get(token.tag)
        if support is None or form is None or token.lemma.lower() == "be":
            return None
        return cls(support, frozenset(), {root: form})

    def arrange(self, ground: _Ground, kept: frozenset[int], *, is_future: bool) -> str:
        tree = ground.tree
        subject = [i for i in tree.subtrees[ground.subject] if i in kept]
        rest = [i for i in sorted(kept) if i not in self.moved and i not in subject]
        if not subject or not rest:
            return ""
        names = {**ground.said_as, **self.said_as}
        denials = {i for i in rest if tree.tokens[i].text.lower() in {"n't", "n’t"}}
        if denials and is_future:
            return ""
        names.update(dict.fromkeys(denials, "not"))
        body = tree.text(subject, names), tree.text(rest, names)
        return " ".join((self.front, _inside(body[0]), *body[1:])).replace("  ", " ")


def _inside(text: str) -> str:
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
    }.get(helper.lower(), helper).capitalize()


def _intention(ground: _Ground) -> int | None:
    """The infinitive that an intention governs: "scheduled to [meet]"."""
    tree, root = ground.tree, ground.clause.root
    if tree.lemma(root) not in INTENTIONS or tree.tokens[root].tag == "VBD":
        return None
    helpers = [tree.tokens[i].tag for i in tree.dependents(root, "aux", "aux:pass", "cop")]
    if "VBD" in helpers:
        return None
    verb = tree.child(root, "xcomp")
    if verb is None or tree.tokens[verb].tag != "VB" or tree.child(root, "obj") is not None:
        return None
    return verb


def _reason(ground: _Ground) -> int | None:
    tree, root = ground.tree, ground.clause.root
    for index in tree.children[root]:
        token = tree.tokens[index]
        if index < root:
            continue
        if token.relation == "advcl":
            mark = tree.child(index, "mark")
            if mark is not None and tree.lemma(mark) in REASON_MARKS:
                return index
        if token.relation == "obl" and case_of(tree, index) in REASON_CASES and token.pos == "NOUN":
            return index
    return None


def _manner(ground: _Ground) -> int | None:
    tree, root = ground.tree, ground.clause.root
    for index in tree.dependents(root, "advcl"):
        mark = tree.child(index, "mark")
        if index > root and mark is not None and tree.lemma(mark) == "by":
            return index
    return None


def _how_many(ground: _Ground, model: DeletionModel) -> Iterator[Question]:
    """ "214 people were killed …" as "How Many People Were Killed …?": the subject's own count."""
    tree, subject = ground.tree, ground.subject
    number = tree.child(subject, "nummod")
    if number is None or tree.tokens[subject].tag != "NNS" or tree.dependents(subject, "conj"):
        return
    counted = set(tree.subtrees[number]) | {i for i in tree.subtrees[subject] if i < number}
    if not is_finite(tree, ground.clause.root):
        return
    bare = Clause(ground.clause.root, "main", (), ground.clause.excluded)
    for length, (_, kept, _) in options(tree, bare, QUESTION_WORDS.stop - 2, model).items():
        if length >= QUESTION_WORDS.start - 1 and number in kept:
            text = tree.text([i for i in sorted(kept) if i not in counted], ground.said_as)
            line = f"How many {text}"
            if len(line.split()) in QUESTION_WORDS and is_clean(line + "."):
                yield _question(ground, "many", "", line, tuple(sorted(kept)))
