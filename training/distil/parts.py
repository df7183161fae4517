"""The two networks ready to learn: a published encoder, and the support model so far."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from transformers import AutoModel, AutoTokenizer

from service.checking.support.network import SupportNetwork
from service.checking.support.weights import read
from service.reading.syntax_weights import TOKENIZER_FILE
from training.distil.batches import mpnet_pieces, student_batch, teacher_batch
from training.distil.learning import Judge
from training.distil.shelf import Shelf
from training.distil.teacher import Teacher

# service/checking/support/pieces.py counts them.
FEATURES = 55


@dataclass(frozen=True, slots=True)
class Folders:
    """`encoder`: what transformers can load, of MPNet's vocabulary; `weights`: the support model to
    go on from, and whose pieces it reads; `data`: the lessons."""

    encoder: Path
    weights: Path
    data: Path

    def pieces(self) -> list[str]:
        """The student's."""
        stored = json.loads((self.weights / TOKENIZER_FILE).read_text(encoding="utf-8"))
        vocabulary: dict[str, int] = stored["model"]["vocab"]
        return sorted(vocabulary, key=vocabulary.__getitem__)


def teacher(folders: Folders, device: torch.device) -> tuple[Teacher, Callable[[Shelf], Judge]]:
    """A fresh teacher, and for each shelf what it reads there."""
    encoder: nn.Module = AutoModel.from_pretrained(folders.encoder)
    vocabulary = AutoTokenizer.from_pretrained(folders.encoder).get_vocab()
    pieces = mpnet_pieces(folders.pieces(), vocabulary, device)
    width: int = encoder.config.hidden_size  # type: ignore[union-attr,assignment]
    network = Teacher(encoder, width, FEATURES).to(device)

    def on(shelf: Shelf) -> Judge:
        return lambda network, lines: network(teacher_batch(shelf, lines, pieces))

    return network, on


def student(folders: Folders, device: torch.device, seed: int) -> SupportNetwork:
    """The support network as it is, to go on learning."""
    known, _ = read(folders.weights)
    torch.manual_seed(seed)
    network = SupportNetwork(known.sizes, 0.1)
    network.load_state_dict(known.state_dict())
    return network.to(device)


def student_on(shelf: Shelf) -> Judge:
    """What the student reads of a shelf."""
    return lambda network, lines: network(student_batch(shelf, lines))


@torch.inference_mode()
def logits_of(network: nn.Module, judge: Judge, shelf: Shelf, batch: int) -> Tensor:
    """Of every line, in order, on the CPU."""
    network.eval()
    device = shelf.truth.device
    size = (shelf.sentences.lengths[shelf.reads.clamp_min(0)] * (shelf.reads >= 0)).sum(1)
    order = torch.argsort(size + shelf.lines.lengths)
    found = torch.empty(len(shelf), device=device)
    for start in range(0, len(order), batch):
        lines = order[start : start + batch]
        with torch.autocast(device.type, torch.bfloat16, enabled=device.type == "cuda"):
            found[lines] = judge(network, lines)[0].float()
    return found.cpu()


def as_array(logits: Tensor) -> np.ndarray[Any, np.dtype[np.float64]]:
    """For figures."""
    return logits.double().numpy()
