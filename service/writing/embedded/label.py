"""Labels: one to three words that name a takeaway's fact, made of its own words.

label_patterns.py proposes them; a linear model of the editors' own labels ranks them.
"""

import json
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from importlib.resources import files

import numpy as np

from service.errors import WriterUnavailable
from service.writing.embedded.clauses import SUBJECTS
from service.writing.embedded.label_patterns import Proposal, proposed
from service.writing.embedded.surface import SMALL_WORDS
from service.writing.embedded.tree import Tree
from service.writing.embedded.words import Weights, content

DANGLING = frozenset(
    """if latter former least most many much more how other such same own only than over
    about an in on at""".split()
)
# Editors write two words in 95% of their labels, one in 0.25%; closeness alone, which the model
# is fitted to, is too kind to half a label.
ONE_WORD_COST = 2.5
# The line begins with its subject; a label that is just that says nothing more.
SUBJECT_COST = 0.7
# A person's name says whom a line is about, seldom what it tells.
PERSON_COST = 1.0
# Nor does a place or a body that the line happens to name.
NAME_COST = 0.8
FEATURES = (
    "befallen", "deed", "belonging", "one_word", "three_words", "all_name", "has_name",
    "amod", "number", "subject", "object", "passive_subject", "oblique", "of_root", "frequency",
    "weight",
    "characters", "early", "plural", "person", "is_subject",
)  # fmt: skip


class LabelModel:
    """Linear in FEATURES."""

    def __init__(self, weights: Sequence[float]) -> None:
        self._weights = np.array(weights)

    def score(self, row: Sequence[float]) -> float:
        return float(np.dot(self._weights, row))


@cache
def load_label_model() -> LabelModel:
    """The model in service/weights/label.json, made by training/label.py.

    Raises: WriterUnavailable if it cannot be read.
    """
    path = files("service") / "weights" / "label.json"
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, json.JSONDecodeError) as error:
        raise WriterUnavailable(f"cannot read the label weights at {path}") from error
    return LabelModel([stored["weight"][name] for name in FEATURES])


def labels(
    tree: Tree, kept: Collection[int], root: int, weights: Weights, model: LabelModel
) -> list[str]:
    """Labels for the kept words, best first, no two alike; [] where no noun names anything."""
    scored: dict[str, float] = {}
    for text, row in proposals(tree, kept, root, weights):
        score = model.score(row) - (ONE_WORD_COST if " " not in text else 0.0)
        score -= PERSON_COST * row[FEATURES.index("person")]
        score -= NAME_COST * row[FEATURES.index("all_name")]
        score -= SUBJECT_COST * row[FEATURES.index("is_subject")]
        scored[text] = max(scored.get(text, -1e9), score)
    return sorted(scored, key=lambda text: (-scored[text], text))


def proposals(
    tree: Tree, kept: Collection[int], root: int, weights: Weights
) -> Iterator[tuple[str, tuple[float, ...]]]:
    """(label, FEATURES row) of every well-formed label."""
    inside = frozenset(kept)
    for proposal in proposed(tree, inside, root):
        if is_well_formed(proposal.text):
            yield proposal.text, _features(tree, proposal, root, weights)


def is_well_formed(text: str) -> bool:
    words = text.split()
    if not 1 <= len(words) <= 3 or not words[0][:1].isalnum() or len(text) < 4:
        return False
    if not all(_is_capital(word) or word.lower() in SMALL_WORDS for word in words):
        return False
    if words[0].lower() in DANGLING:
        return False
    if words[0].lower() in SMALL_WORDS or words[-1].lower() in SMALL_WORDS:
        return False
    return not any(c in text for c in ',.;:"“”()') and any(c.isalpha() for c in text)


def _is_of_subject(tree: Tree, index: int, root: int) -> bool:
    """Whether the noun is the line's subject, or what the subject is called besides."""
    token = tree.tokens[index]
    if token.relation == "nmod:desc":
        token = tree.tokens[token.head]
    return token.relation in SUBJECTS and token.head == root


def _is_person(tree: Tree, proposal: Proposal) -> bool:
    """Whether the label is nothing but a name with parts that govern none of each other."""
    is_name = all(tree.tokens[i].pos == "PROPN" for i in proposal.indices)
    return is_name and any(tree.tokens[i].relation == "flat" for i in proposal.indices)


def _is_capital(word: str) -> bool:
    return word[0].isdigit() or any(character.isupper() for character in word[:2])


def _features(tree: Tree, proposal: Proposal, root: int, weights: Weights) -> tuple[float, ...]:
    tokens = [tree.tokens[i] for i in proposal.indices]
    head = tree.tokens[proposal.head]
    words = len(proposal.text.split())
    stems = content(proposal.text) or frozenset({proposal.text.lower()})
    names = sum(t.pos == "PROPN" for t in tokens)
    return (
        proposal.pattern == "befallen", proposal.pattern == "deed", proposal.pattern == "belonging",
        words == 1, words == 3, names == len(tokens), names > 0,
        any(t.relation == "amod" for t in tokens), any(t.pos == "NUM" for t in tokens),
        head.relation == "nsubj", head.relation == "obj", head.relation == "nsubj:pass",
        head.relation.startswith("obl"), head.head == root,
        sum(weights.frequency(s) for s in stems) / len(stems),
        sum(weights.weight(s) for s in stems) / len(stems),
        len(proposal.text) / 10, proposal.head / max(len(tree.tokens), 1),
        head.tag in {"NNS", "NNPS"}, _is_person(tree, proposal),
        proposal.pattern == "phrase" and _is_of_subject(tree, proposal.head, root),
    )  # fmt: skip
