"""The writer's models without an opinion, and with one: rules must hold whatever they say."""

import torch

from service.writing.embedded.label_lines import FEATURES
from service.writing.embedded.label_model import PAIRS, PARTS, TrainedLabels
from service.writing.embedded.label_network import LabelNetwork, LabelSizes
from service.writing.embedded.pool import FEATURES as RANK_FEATURES
from service.writing.embedded.pool import RankModel
from service.writing.embedded.relations import RELATIONS
from service.writing.embedded.shorten import Deletion

EVEN = Deletion(lambda _: 0.0)
# Leaves out whatever the rules let it, and keeps whatever they let it.
EAGER = Deletion(lambda _: -8.0)
RELUCTANT = Deletion(lambda _: 8.0)
RANK = RankModel([0.0] * len(RANK_FEATURES), 0.0)
VOCABULARY = ("Response", "Warning", "No", "Record")


def label_model(seed: int = 0) -> TrainedLabels:
    """A small network with random weights."""
    torch.manual_seed(seed)
    sizes = LabelSizes(
        len(VOCABULARY), len(PARTS), len(RELATIONS), FEATURES, PAIRS, encoder=16, hidden=8, heads=2
    )
    return TrainedLabels(LabelNetwork(sizes).eval().requires_grad_(False), VOCABULARY)
