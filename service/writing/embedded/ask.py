"""Headline questions: a verified clause of the article turned round by its tree.

Nothing is written that the clause does not say: the finite verb goes before the subject ("Will
the Defence Chiefs … Meet?"), or a reason, a manner or a number that the clause gives is taken out
and asked for ("Why …?", "How Many …?"). Whatever does not come out whole is not asked.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from service.writing.embedded.clauses import Clause, is_negated
from service.writing.embedded.grounds import grounds, intention, manner, reason
from service.writing.embedded.lexicon import SPEECH, TIME_WORDS
from service.writing.embedded.shorten import DeletionModel, options
from service.writing.embedded.sound import is_sound
from service.writing.embedded.surface import is_clean, title_case
from service.writing.embedded.tree import Tree
from service.writing.embedded.turn import Ground, Order

QUESTION_WORDS = range(6, 15)
# A match report tells how it was won; other articles seldom tell how a thing came about.
FEATS = frozenset({"beat", "defeat", "overcome"})
CAUSES = frozenset("cause trigger prompt spark drive force dominate fuel threaten boost".split())
ROLES = frozenset("win lead replace succeed score found buy direct captain chair".split())
CURRENCIES = frozenset("$ £ € ₹ US$ A$ C$ NZ$ Rs euros dollars pounds rupees yen".split())
STATES = frozenset("be have come include feature mark rank remain seem become belong live".split())
MODALS = frozenset("can could may might should must would".split())
# Editors ask Why and How most; a plain yes-or-no question about what is known reads worst.
KIND_SCORES = {
    "will": 1.1, "many": 1.0, "why": 0.9, "what": 0.9, "modal": 0.6, "who": 0.5, "how": 0.5,
    "polar": 0.0, "explained": 0.6,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Question:
    """`score`: higher is better; `kind`: the question word; `kept` the tokens it rests on."""

    text: str
    kind: str
    score: float
    kept: tuple[int, ...]


def questions(
    tree: Tree,
    model: DeletionModel,
    said_as: Mapping[int, str] | None = None,
    *,
    is_explained: bool = False,
) -> list[Question]:
    """Well-formed questions about one sentence, best first. `said_as` names its pronouns;
    `is_explained`: another sentence gives the reason for what this one tells."""
    found: dict[str, Question] = {}
    for ground in grounds(tree, said_as or {}):
        asked = [*_asked(ground, model), *(_why(ground, model) if is_explained else ())]
        for question in asked:
            if question.text not in found or found[question.text].score < question.score:
                found[question.text] = question
    return sorted(found.values(), key=lambda q: (-q.score, q.text))


def _asked(ground: Ground, model: DeletionModel) -> Iterator[Question]:
    tree, root = ground.tree, ground.clause.root
    if tree.lemma(root) in SPEECH and tree.child(root, "ccomp", "obj", "xcomp") is None:
        return  # What was said stands outside the clause; there is nothing to ask about.
    if tree.child(root, "ccomp") is None:
        yield from _polar(ground, model)
    if ground.is_reported:
        return  # Why, how and how many would take the speaker's word for it.
    for word, answer in (("why", reason(ground)), ("how", manner(ground))):
        if answer is not None:
            yield from _wh(ground, model, word, answer)
    if tree.lemma(root) in FEATS and manner(ground) is None:
        yield from _wh(ground, model, "how", None)
    yield from _subject_asked(ground, model)
    yield from _how_many(ground, model)
    yield from _how_much(ground, model)


def _why(ground: Ground, model: DeletionModel) -> Iterator[Question]:
    """Why it is so, where the reason stands in another sentence; what is planned, denied, merely
    possible or somebody's word is not taken for granted."""
    tree, root = ground.tree, ground.clause.root
    if ground.is_reported or is_negated(tree, root) or intention(ground) is not None:
        return
    if tree.child(root, "ccomp") is not None or tree.lemma(root) in SPEECH | STATES:
        return
    for text, kept in _turned(ground, model, None, None):
        if text.split()[0].lower() not in MODALS | {"will", "had"}:
            yield _question(ground, "explained", f"why {text}", kept)


def _polar(ground: Ground, model: DeletionModel) -> Iterator[Question]:
    future = intention(ground)
    for text, kept in _turned(ground, model, None, future):
        first = text.split()[0].lower()
        kind = "will" if first == "will" else "modal" if first in MODALS else "polar"
        yield _question(ground, kind, text, kept)


def _wh(ground: Ground, model: DeletionModel, word: str, answer: int | None) -> Iterator[Question]:
    for text, kept in _turned(ground, model, answer, None):
        whole = (*kept, *(ground.tree.subtrees[answer] if answer is not None else ()))
        yield _question(ground, word, f"{word} {text}", whole)


def _subject_asked(ground: Ground, model: DeletionModel) -> Iterator[Question]:
    """ "A storm caused …" as "What Caused …?", "Kim won …" as "Who Won …?"."""
    tree, root, subject = ground.tree, ground.clause.root, ground.subject
    lemma = tree.lemma(root)
    is_cause, is_winner = lemma in CAUSES, lemma in ROLES
    if not (is_cause or is_winner) or is_negated(tree, root):
        return
    if is_winner and tree.tokens[subject].pos != "PROPN":
        return
    word = "what" if is_cause else "who"
    subject_words = set(tree.subtrees[subject])
    for _, kept, _ in options(tree, ground.clause, QUESTION_WORDS.stop + 8, model).values():
        rest = [i for i in sorted(kept) if i not in subject_words]
        text = f"{word} {tree.text(rest, ground.said_as)}"
        if rest and len(text.split()) in QUESTION_WORDS and is_clean(text + "."):
            yield _question(ground, word, text, tuple(sorted(kept)))


def _question(ground: Ground, kind: str, text: str, kept: tuple[int, ...]) -> Question:
    line = title_case(text).rstrip(".?! ") + "?"
    tree = ground.tree
    score = KIND_SCORES[kind] - 0.08 * abs(len(line.split()) - 10)
    score += 0.5 if any(tree.tokens[i].pos == "PROPN" for i in kept) else -0.5
    is_named = any(tree.tokens[i].pos == "PROPN" for i in tree.subtrees[ground.subject])
    score += 0.3 if is_named else 0.0
    score -= 0.4 if any(character in line for character in '"“”()') else 0.0
    score -= 0.6 if line.startswith("Had ") else 0.0
    score -= 0.2 * sum(tree.lemma(i) in TIME_WORDS for i in kept)
    return Question(line, kind, score, kept)


def _turned(
    ground: Ground, model: DeletionModel, answer: int | None, future: int | None
) -> Iterator[tuple[str, tuple[int, ...]]]:
    """The clause with its finite verb before its subject, in every length that fits, without
    the branch that is the answer."""
    tree, clause = ground.tree, ground.clause
    excluded = clause.excluded | ({answer} if answer is not None else set())
    bare = Clause(clause.root, "main", (), frozenset(excluded))
    order = Order.of(tree, future if future is not None else clause.root, clause.root)
    if order is None:
        return
    for length, (_, kept, _) in options(tree, bare, QUESTION_WORDS.stop - 1, model).items():
        if length < QUESTION_WORDS.start - 2 or not is_sound(tree, kept, clause.root):
            continue
        text = order.arrange(ground, kept, is_future=future is not None)
        if text and len(text.split()) in QUESTION_WORDS and is_clean(text + "."):
            yield text, tuple(sorted(kept))


def _how_many(ground: Ground, model: DeletionModel) -> Iterator[Question]:
    """ "214 people were killed …" as "How Many People Were Killed …?": the subject's own count."""
    tree, subject = ground.tree, ground.subject
    number = tree.child(subject, "nummod")
    if tree.child(subject, "det") is not None or tree.lemma(ground.clause.root) in SPEECH:
        return  # "the two sides": known already.
    if number is None or tree.tokens[subject].tag != "NNS" or tree.dependents(subject, "conj"):
        return
    counted = set(tree.subtrees[number]) | {i for i in tree.subtrees[subject] if i < number}
    for length, (_, kept, _) in options(
        tree, ground.clause, QUESTION_WORDS.stop - 2, model
    ).items():
        if length >= QUESTION_WORDS.start - 1 and number in kept:
            rest = tree.text([i for i in sorted(kept) if i not in counted], ground.said_as)
            text = f"how many {rest}"
            if len(text.split()) in QUESTION_WORDS and is_clean(text + "."):
                yield _question(ground, "many", text, tuple(sorted(kept)))


def _how_much(ground: Ground, model: DeletionModel) -> Iterator[Question]:
    """ "Mr Gates pledged $750m …" as "How Much Did Mr Gates Pledge …?"."""
    tree = ground.tree
    paid = tree.child(ground.clause.root, "obj")
    if paid is None or tree.tokens[paid].text not in CURRENCIES:
        return
    if tree.child(paid, "nmod", "acl", "acl:relcl", "conj") is not None:
        return
    for text, kept in _turned(ground, model, paid, None):
        whole = tuple(sorted({*kept, *tree.subtrees[paid]}))
        if len(text.split()) + 2 in QUESTION_WORDS:
            yield _question(ground, "many", f"how much {text}", whole)
