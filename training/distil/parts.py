"""The two networks ready to learn, from the encoders in a folder of bases."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from service.checking.support.network import SupportNetwork, SupportSizes
from training.distil.batches import mpnet_pieces, student_batch, teacher_batch
from training.distil.learning import Judge
from training.distil.shelf import Shelf
from training.distil.teacher import Teacher
from training.syntax_encoder import encoder_state

# service/checking/support/pieces.py counts them.
FEATURES = 55


@dataclass(frozen=True, slots=True)
class Folders:
    """`bases` holds bases.py with mpnet(), state() and their tokenizers; `data` the lessons and
    vocabulary.json."""

    bases: Path
    data: Path

    def module(self) -> Any:
        """bases.py."""
        spec = spec_from_file_location("bases", self.bases / "bases.py")
        if spec is None or spec.loader is None:
            raise FileNotFoundError(self.bases / "bases.py")
        module = module_from_spec(spec)
        spec.loader.exec_module(module)
        return module

    def vocabulary(self) -> dict[str, Any]:
        """The student's `pieces`, and which `rows` of MiniLM's they are."""
        found: dict[str, Any] = json.loads((self.data / "vocabulary.json").read_text("utf-8"))
        return found


def teacher(
    folders: Folders, device: torch.device, name: str
) -> tuple[Teacher, Callable[[Shelf], Judge]]:
    """A fresh teacher on `name`, and for each shelf what it reads there."""
    encoder: nn.Module = getattr(folders.module(), name)()
    tokenizer = json.loads((folders.bases / f"{name}.tokenizer.json").read_text("utf-8"))
    names = folders.vocabulary()["pieces"]
    pieces = mpnet_pieces(names, tokenizer["model"]["vocab"], device)
    width: int = encoder.config.hidden_size  # type: ignore[union-attr,assignment]
    network = Teacher(encoder, width, FEATURES).to(device)

    def on(shelf: Shelf) -> Judge:
        return lambda network, lines: network(teacher_batch(shelf, lines, pieces))

    return network, on


def student(folders: Folders, device: torch.device, layers: int, seed: int) -> SupportNetwork:
    """The support network with MiniLM's lower layers and fresh heads."""
    rows = folders.vocabulary()["rows"]
    sizes = SupportSizes(vocabulary=len(rows), features=FEATURES, layers=layers)
    torch.manual_seed(seed)
    network = SupportNetwork(sizes, 0.1)
    for module in network.modules():
        if isinstance(module, nn.Linear):
            nn.Linear.reset_parameters(module)
    nn.init.normal_(network.feature.weight, std=0.1)
    nn.init.zeros_(network.wrong_alone.weight)
    bert: dict[str, Tensor] = folders.module().state("minilm")
    network.load_state_dict(encoder_state(bert, rows, sizes), strict=False)
    for name, parameter in network.named_parameters():
        if name.endswith("same_word"):
            nn.init.ones_(parameter)
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
