"""What the syntax model's training makes smaller: distance from gold, and from a teacher."""

from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

from service.reading.syntax_network import Network
from training.syntax_examples import IGNORED, Labelled

# Tags are learnt soonest; their two heads weigh as one.
WEIGHTS = {"arcs": 1.0, "relations": 1.0, "upos": 0.5, "xpos": 0.5, "entities": 1.0}


@dataclass(frozen=True, slots=True)
class Soft:
    """A teacher's shares for a batch; each row of each sums to one. `relations` are those of the
    arcs to `heads`, its best."""

    arcs: Tensor  # [B, W, W]
    heads: Tensor  # [B, W]
    relations: Tensor  # [B, W, relations]
    upos: Tensor  # [B, W, upos]
    xpos: Tensor  # [B, W, xpos]
    entities: Tensor  # [B, W, entities]


def scores(network: Network, told: Labelled, heads: Tensor) -> dict[str, Tensor]:
    """All scores of a batch, fp32; `heads` [B, W] are those whose relations are asked."""
    states = network.states(told.batch)
    found = {
        "arcs": network.arcs(states, told.batch.word_mask),
        "relations": network.relations(states, heads),
        "upos": network.upos(states),
        "xpos": network.xpos(states),
        "entities": network.entity(states),
    }
    return {name: values.float() for name, values in found.items()}


def gold_loss(network: Network, told: Labelled) -> Tensor:
    """Cross-entropy with the gold labels, the mean over the words that have one."""
    found = scores(network, told, told.heads.clamp_min(0))
    return sum(
        (_hard(found[name], gold) / _known(gold) * WEIGHTS[name] for name, gold in _gold(told)),
        told.heads.new_zeros((), dtype=torch.float32),
    )


def taught_loss(network: Network, told: Labelled, soft: Soft) -> Tensor:
    """Cross-entropy with the teacher's shares and, where there is gold, with that: each the mean
    over all the batch's words, so that sentences without gold count by the teacher alone."""
    known = told.heads != IGNORED
    heads = torch.where(known, told.heads, soft.heads)
    found = scores(network, told, heads)
    real = told.batch.word_mask.clone()
    real[:, 0] = False
    words = real.sum()
    total = told.heads.new_zeros((), dtype=torch.float32)
    for name, gold in _gold(told):
        shares = getattr(soft, name).float()
        counted = real & (heads == soft.heads) if name == "relations" else real
        missed = -(shares * found[name].log_softmax(-1)).sum(-1)
        loss = missed.masked_fill(~counted, 0).sum() + _hard(found[name], gold)
        total = total + loss / words * WEIGHTS[name]
    return total


def _gold(told: Labelled) -> list[tuple[str, Tensor]]:
    return [
        ("arcs", told.heads),
        ("relations", told.relations),
        ("upos", told.upos),
        ("xpos", told.xpos),
        ("entities", told.entities),
    ]


def _hard(found: Tensor, gold: Tensor) -> Tensor:
    return functional.cross_entropy(
        found.flatten(0, 1), gold.flatten(), ignore_index=IGNORED, reduction="sum"
    )


def _known(gold: Tensor) -> Tensor:
    return (gold != IGNORED).sum().clamp_min(1)
