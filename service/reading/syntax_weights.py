"""The syntax model on disk: int8 rows with scales in safetensors, labels in its metadata."""

import json
from dataclasses import asdict, dataclass
from importlib.resources.abc import Traversable
from pathlib import Path

import torch
from safetensors.torch import load, save_file
from torch import Tensor

from service.reading.syntax_network import Network, PackedEmbedding, Sizes

FILE, TOKENIZER_FILE = "syntax.safetensors", "syntax.tokenizer.json"
_SCALE = ".scale"


@dataclass(frozen=True, slots=True)
class Labels:
    """What each output of the tagging heads means."""

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    relations: tuple[str, ...]
    entities: tuple[str, ...]  # "O", then "B-" and "I-" for each kind


def quantized(state: dict[str, Tensor]) -> dict[str, Tensor]:
    """Matrices as int8 with one scale a row (symmetric, largest value at 127); vectors as are."""
    packed: dict[str, Tensor] = {}
    for name, tensor in state.items():
        if tensor.dim() != 2:
            packed[name] = tensor.clone()
            continue
        scale = tensor.abs().amax(dim=1, keepdim=True).clamp_min(1e-8) / 127
        packed[name] = (tensor / scale).round().to(torch.int8)
        packed[name + _SCALE] = scale
    return packed


def table(packed: dict[str, Tensor], name: str) -> PackedEmbedding:
    """The table of that name, taken out of what `quantized` packed."""
    weight = f"{name}.weight"
    return PackedEmbedding(packed.pop(weight), packed.pop(weight + _SCALE))


def restored(packed: dict[str, Tensor]) -> dict[str, Tensor]:
    """The fp32 tensors that `quantized` packed, each row within half a step of the original."""
    return {
        name: tensor.float() * packed[name + _SCALE] if tensor.dtype == torch.int8 else tensor
        for name, tensor in packed.items()
        if not name.endswith(_SCALE)
    }


def write(folder: Path, network: Network, sizes: Sizes, labels: Labels) -> None:
    """Saves the network as FILE in `folder`."""
    metadata = {"sizes": json.dumps(asdict(sizes)), "labels": json.dumps(asdict(labels))}
    # A reader never sees half a file.
    unfinished = folder / (FILE + ".unfinished")
    save_file(quantized(network.state_dict()), unfinished, metadata=metadata)
    unfinished.chmod(0o644)
    unfinished.replace(folder / FILE)


def read(folder: Traversable, *, packed: bool = False) -> tuple[Network, Labels]:
    """The network in `folder`, in fp32, ready to infer; `packed`: but for its words' table.

    Raises: FileNotFoundError.
    """
    data = (folder / FILE).read_bytes()
    length = int.from_bytes(data[:8], "little")
    metadata = json.loads(data[8 : 8 + length])["__metadata__"]
    labels = {name: tuple(values) for name, values in json.loads(metadata["labels"]).items()}
    network, stored = Network(Sizes(**json.loads(metadata["sizes"]))), load(data)
    if packed:
        network.word = table(stored, "word")
    network.load_state_dict(restored(stored), assign=True)
    return network.eval().requires_grad_(False), Labels(**labels)
