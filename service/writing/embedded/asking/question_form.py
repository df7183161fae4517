"""The form of a headline question and what it is worth by its form alone."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from service.writing.embedded.grammar.branches import is_set_off, is_time
from service.writing.embedded.grammar.clauses import SUBJECTS, Clause
from service.writing.embedded.grammar.lexicon import SPEECH, TIME_WORDS
from service.writing.embedded.grammar.noun_classes import BODIES
from service.writing.embedded.grammar.people import is_surely_human
from service.writing.embedded.grammar.sound import (
    is_sound,
    names_stay_apart,
    relatives_are_whole,
)
from service.writing.embedded.grammar.surface import is_clean, title_case
from service.writing.embedded.grammar.tree import Tree
from service.writing.embedded.grammar.turn import Ground, Order
from service.writing.embedded.grammar.verb_classes import BIDDINGS
from service.writing.embedded.shortening.shorten import Deletion, options

QUESTION_WORDS = range(6, 15)
# What a subject costs of which the question leaves open whose it is; who spoke is all that "What
# Did the Agency Say …?" has to tell.
NAMELESS, NAMELESS_SAID = 1.2, 2.2
# What a phrase left out costs, by which the question says less than the sentence.
CUT = 0.2
PHRASES = frozenset("nmod obl acl acl:relcl advcl amod".split())
# Of a question with its question word.
WH_WORDS = QUESTION_WORDS.start
# How much better or worse readers liked each kind, of 760 questions that they marked beside their
# articles: what is asked of reasons and of words said is fit to print six times of ten, whether
# what the article says is so three of a hundred.
KIND_SCORES = {
    "why": 2.0, "how": 1.4, "bidden": 1.5, "fared": 1.5, "said": 1.4, "will": 0.5, "many": 1.4,
    "obituary": 2.0, "which": 1.2, "achieved": 0.8, "long": 1.3, "whom": 1.3, "explained": 1.0,
    "what": 1.6, "presumed": 0.3, "who": 0.8, "whoever": 0.7, "where": 0.6, "modal": 0.3,
    "happened": 1.4, "open": 1.4, "told": 1.4, "befallen": 1.0, "when": -0.5, "plan": -1.0,
    "claimed": -0.8, "supposed": -1.5, "went": -1.6, "polar": -2.8,
}  # fmt: skip
# "Was £5 million …", "Has 20% …": as many as it is, it is one sum.
MEASURES = frozenset("million billion percent % pound dollar euro year month week day".split())
# "63 64 76": a score without its signs.
_SCORES = re.compile(r"\b\d+ \d+\b")
# "the Remains of What": the head of a clause that is gone.
_HEADLESS = re.compile(r"\b(?:what|who|whom|which|that|whose|where|when|how)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Question:
    """`score`: higher is better; `kind`: the question word; `kept` the tokens it rests on, without
    a pronoun that it calls by its name; `asked` those of them that stand in it, without what its
    subject owns: "its" of "Why Has Norbank Cut Its Staff?"."""

    text: str
    kind: str
    score: float
    kept: tuple[int, ...]
    names_subject: bool = False
    times: int = 0
    asked: tuple[int, ...] = ()
    cuts: int = 0


def question_of(
    ground: Ground, kind: str, text: str, said: tuple[int, ...], answer: Iterable[int] = ()
) -> Question:
    """The question that says the tokens `said` and is answered by `answer`."""
    kept = tuple(sorted({*said, *answer}))
    line = title_case(text).rstrip(".?! ") + "?"
    tree = ground.tree
    score = KIND_SCORES[kind] - 0.08 * abs(len(line.split()) - 10)
    subject = set(tree.subtrees[ground.subject])
    is_asked = subject.isdisjoint(said)  # "Who …?"
    is_named = not is_asked and (
        ground.subject in ground.said_as or any(tree.tokens[i].pos == "PROPN" for i in subject)
    )
    score += 0.5 if is_named or any(tree.tokens[i].pos == "PROPN" for i in said) else -1.0
    score += 0.3 if is_named else 0.0
    if not is_asked and _lacks_name(ground, said):
        score -= NAMELESS_SAID if kind == "said" else NAMELESS
    score -= 0.4 if any(character in line for character in '"“”()') else 0.0
    score -= 0.6 if line.startswith("Had ") else 0.0
    score -= 1.0 if "," in line and kind not in {"obituary", "claimed"} else 0.0
    score -= 0.8 if " but " in line.lower() else 0.0
    cuts = _cuts(ground, kept)
    score -= CUT * cuts
    score -= 0.8 if any(word in line[6:] for word in (" While ", " Which ", " Who ")) else 0.0
    times = sum(tree.lemma(i) in TIME_WORDS for i in said)
    has_name = ground.subject in ground.said_as and tree.tokens[ground.subject].pos == "PRON"
    told, asked = (
        tuple(i for i in words if not has_name or i != ground.subject) for words in (kept, said)
    )
    asked = tuple(i for i in asked if not _is_subjects(ground, i))
    return Question(line, kind, score - 0.2 * times, told, is_named, times, asked, cuts)


def _is_subjects(ground: Ground, index: int) -> bool:
    """Whether an "its" or a "his" is that of the question's subject, which stands before it."""
    tree, subject = ground.tree, ground.subject
    word = tree.tokens[index].text.lower()
    if tree.tokens[index].tag != "PRP$" or index in tree.subtrees[subject]:
        return False
    head = tree.tokens[index].head
    while head not in {-1, ground.clause.root}:
        if tree.child(head, *SUBJECTS) is not None:
            return False
        head = tree.tokens[head].head
    token = tree.tokens[subject]
    is_plural = token.tag in {"NNS", "NNPS"} or tree.child(subject, "conj") is not None
    is_one = not is_plural and not is_surely_human(tree.lemma(subject))
    if word == "its":
        return head >= 0 and is_one
    fits = {"his": not is_plural, "her": not is_plural, "their": is_plural or token.pos == "PROPN"}
    return head >= 0 and fits.get(word, False)


def _cuts(ground: Ground, kept: tuple[int, ...]) -> int:
    """How many phrases are left out that no comma parts from what stays, and that tell no time."""
    tree, inside = ground.tree, set(kept)
    return sum(
        tree.tokens[child].relation in PHRASES
        and child not in inside
        and child not in ground.clause.excluded
        and not is_set_off(tree, child)
        and not is_time(tree, child)
        for index in kept
        for child in tree.children[index]
    )


def _lacks_name(ground: Ground, kept: tuple[int, ...]) -> bool:
    """ "Was the Convoy Heading …?": whose, a headline must not leave open."""
    tree, subject = ground.tree, ground.subject
    if tree.tokens[subject].pos != "NOUN" or subject in ground.said_as:
        return False
    words = [i for i in tree.subtrees[subject] if i in kept]
    owners = (subject, *tree.dependents(subject, "nmod:poss"))
    is_definite = any(
        tree.lemma(i) in {"the", "this", "that"}
        for owner in owners
        for i in tree.dependents(owner, "det")
    )
    return is_definite and not any(tree.tokens[i].pos == "PROPN" for i in words)


def is_torn(text: str) -> bool:
    """ "the remains of what", "63 64 76", "an ' illness"."""
    is_short = _HEADLESS.search(text) is not None or _SCORES.search(text) is not None
    return is_short or " ' " in text


def holds(tree: Tree, kept: frozenset[int], root: int, told: frozenset[int] | None = None) -> bool:
    """Whether the kept words, `told` with what answers them, are sound; brackets they may lose."""
    told = told or kept
    named = (i for at in kept for i in tree.dependents(at, "appos"))
    bracketed = (i for i in named if tree.tokens[i - 1].text == "(")  # "radio tags [(RFID)]"
    whole = told.union(*(tree.subtrees[i] for i in bracketed))
    is_whole = is_sound(tree, whole, root)
    return is_whole and relatives_are_whole(tree, kept) and names_stay_apart(tree, kept)


def _agrees(ground: Ground, front: str) -> bool:
    """ "Were a Woman …", "Has Four Officers …": the verb is another's."""
    tree, subject = ground.tree, ground.subject
    if front in {"Has", "Is", "Was", "Does"} and tree.child(subject, "nummod") is not None:
        return tree.tokens[subject].tag != "NNS" or tree.lemma(subject) in MEASURES
    articles = {tree.lemma(i) for i in tree.dependents(subject, "det")}
    is_one = tree.tokens[subject].tag == "NN" and bool(articles & {"a", "an"})
    is_one = is_one and not tree.dependents(subject, "conj", "nmod")
    is_one = is_one and tree.lemma(subject) not in BODIES | {"family", "couple", "pair"}
    return not is_one or front not in {"Were", "Are", "Have", "Do"}


def _titles(ground: Ground) -> frozenset[int]:
    """What a name that is said for a noun says too: "[Sprinters] Ana Roos and Ida Kim", which a
    parser took for two subjects, "[singer and lyricist] Ana Roos"."""
    tree, subject = ground.tree, ground.subject
    called, start = ground.said_as.get(subject, ""), tree.subtrees[subject][0]
    others = tree.dependents(ground.clause.root, *SUBJECTS)
    before = [i for i in others if tree.subtrees[i][-1] + 1 == start]
    named = [i for i in before if called.startswith(tree.text(tree.subtrees[i]))]
    if named:
        named += [i for i in tree.children[subject] if tree.text(tree.subtrees[i]) in called]
    for noun in (i for i in ground.said_as if tree.tokens[i].pos == "NOUN"):
        beside = tree.dependents(noun, *(("conj", "flat") if noun == subject else ("appos",)))
        named += [noun] if ground.clause.excluded.intersection(beside) else []
    return frozenset(i for top in named for i in tree.subtrees[top])


def without_subject(
    ground: Ground, deletion: Deletion
) -> Iterator[tuple[frozenset[int], list[int]]]:
    """What is left of the clause in every length that fits and holds, and that without its subject,
    which begins with the verb."""
    tree = ground.tree
    own = set(tree.subtrees[ground.subject])
    most = QUESTION_WORDS.stop + len(own)  # What is not said takes no room.
    for option in options(tree, ground.clause, most, deletion).values():
        rest = [i for i in sorted(option.kept) if i not in own]
        opens_with_verb = bool(rest) and tree.tokens[rest[0]].pos in {"AUX", "VERB"}
        if opens_with_verb and holds(tree, option.kept, ground.clause.root):
            yield option.kept, rest


def turned(
    ground: Ground,
    deletion: Deletion,
    answer: int | None = None,
    future: int | None = None,
    *,
    fewest: int = QUESTION_WORDS.start,
) -> Iterator[tuple[str, tuple[int, ...]]]:
    """The clause with its finite verb before its subject, in every length that fits, without
    the branch that is the answer."""
    tree, clause = ground.tree, ground.clause
    excluded = clause.excluded | ({answer} if answer is not None else set())
    answered = set(tree.subtrees[answer]) if answer is not None else set()
    # What was said may be the answer; all else must hold without it, "said in an attempt to …" too.
    is_phrase = answer is not None and tree.tokens[answer].relation == "obl"
    is_said = tree.lemma(clause.root) in SPEECH | BIDDINGS | {"call"} and not is_phrase
    bare = Clause(clause.root, "main", (), frozenset(excluded))
    order = Order.of(tree, future if future is not None else clause.root, clause.root)
    if order is None or not _agrees(ground, order.front):
        return
    if any(tree.lemma(i) == "yet" for i in tree.dependents(clause.root, "advmod")):
        return  # "is yet to take place"
    titles = _titles(ground)
    most = QUESTION_WORDS.stop - 1 + max(len(order.moved) - 1, 0)
    for length, option in options(tree, bare, most, deletion).items():
        kept = option.kept
        told = (kept | answered if is_said else kept) | titles
        if length < fewest - 2 or not holds(tree, kept, clause.root, told):
            continue
        text = order.arrange(ground, kept, is_future=future is not None)
        is_fit = fewest <= len(text.split()) < QUESTION_WORDS.stop and "?" not in text
        if text and is_fit and is_clean(text + ".") and not is_torn(text):
            yield text, tuple(sorted(kept))
