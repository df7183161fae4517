"""The writer's models without an opinion, and with one: rules must hold whatever they say."""

from collections.abc import Callable, Collection
from dataclasses import replace

import numpy as np
import torch

from service.document import Document
from service.writing.embedded.choosing.candidate_rank import FEATURES as RANK_FEATURES
from service.writing.embedded.choosing.line_judge_model import TrainedLineJudge
from service.writing.embedded.choosing.line_judge_network import LineNetwork, LineSizes
from service.writing.embedded.grammar.relations import RELATIONS
from service.writing.embedded.grammar.tree import Tree
from service.writing.embedded.labelling.label_lines import FEATURES
from service.writing.embedded.labelling.label_model import PAIRS, PARTS, TrainedLabels
from service.writing.embedded.labelling.label_network import LabelNetwork, LabelSizes
from service.writing.embedded.linear import LinearModel
from service.writing.embedded.shortening.shorten import Deletion
from service.writing.embedded.shortening.wording import Wording
from service.writing.embedded.shortening.wording_model import TrainedWording
from service.writing.embedded.shortening.wording_network import WordingNetwork, WordingSizes
from tests.writing.trees import document

EVEN = Deletion(lambda _: 0.0)
# Leaves out whatever the rules let it, and keeps whatever they let it.
EAGER = Deletion(lambda _: -8.0)
RELUCTANT = Deletion(lambda _: 8.0)
RANK = LinearModel((0.0,) * len(RANK_FEATURES))
# Of an encoder, where a test has none.
WIDTH = 16
VOCABULARY = ("Response", "Warning", "No", "Record", "View", "Advice")


def label_model(seed: int = 0) -> TrainedLabels:
    """A small network with random weights."""
    torch.manual_seed(seed)
    sizes = LabelSizes(
        len(VOCABULARY), len(PARTS), len(RELATIONS), FEATURES, PAIRS, encoder=16, hidden=8, heads=2
    )
    return TrainedLabels(LabelNetwork(sizes).eval().requires_grad_(False), VOCABULARY)


def wording(parsed: Tree, liking: Callable[[int, int], float]) -> Wording:
    """Says after each place what `liking` (place, later place) prefers, as log-odds. Place 0 is
    the beginning, the last the end, and between them are the sentence's words."""
    words = parsed.words
    table = np.full((len(words) + 1, len(words) + 2), -1e4)
    for place, row in enumerate(table):
        for later in range(place + 1, len(row)):
            row[later] = liking(place, later)
    table -= np.log(np.exp(table).sum(1, keepdims=True))
    return Wording(words, table.astype(np.float32))


def wording_of(parsed: Tree, liked: Collection[int]) -> Wording:
    """Would say these tokens and nothing else."""
    words = parsed.words
    places = [place for place, word in enumerate(words, 1) if word in liked]
    ends = [*places, len(words) + 1]

    def liking(place: int, later: int) -> float:
        return 12.0 * (later == next(end for end in ends if end > place))

    return wording(parsed, liking)


def random_wording(parsed: Tree, seed: int) -> Wording:
    """An opinion that nobody has, and no two seeds alike."""
    rng = np.random.default_rng(seed)
    return wording(parsed, lambda _, __: float(rng.uniform(0, 3)))


def wording_model(seed: int = 0) -> TrainedWording:
    """A small network with random weights."""
    torch.manual_seed(seed)
    sizes = WordingSizes(len(RELATIONS), encoder=WIDTH, hidden=8, heads=2, layers=1)
    return TrainedWording(WordingNetwork(sizes).eval().requires_grad_(False))


def line_judge_model(seed: int = 0) -> TrainedLineJudge:
    """A small network with random weights."""
    torch.manual_seed(seed)
    sizes = LineSizes(len(RELATIONS), encoder=WIDTH, hidden=8, heads=2, layers=1)
    return TrainedLineJudge(LineNetwork(sizes).eval().requires_grad_(False))


def read_trees(*notations: str) -> list[Tree]:
    """The sentences as if a narrow encoder had read them."""
    return [Tree(sentence) for sentence in with_states(document(*notations), WIDTH).sentences]


def with_states(made: Document, width: int, seed: int = 0) -> Document:
    """The document as if an encoder of that width had read it, with random states."""
    rng = np.random.default_rng(seed)
    sentences = tuple(
        replace(s, states=rng.normal(size=(1 + len(s.tokens), width)).astype(np.float16))
        for s in made.sentences
    )
    return replace(made, sentences=sentences)
