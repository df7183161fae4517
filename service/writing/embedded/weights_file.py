"""How the embedded writer's networks are kept: one safetensors file each, in half precision, with
what made it in one entry of its metadata."""

import json
from collections.abc import Callable, Mapping
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, TypeVar

from safetensors import SafetensorError
from safetensors.torch import load, save_file
from torch import Tensor, nn

from service.reading.int8 import in_int8

N = TypeVar("N", bound=nn.Module)


def read_weights(folder: Traversable, file: str) -> tuple[dict[str, Any], dict[str, Tensor]]:
    """What `write_weights` saved: what made the network, and its tensors in single precision.

    Raises: OSError if it cannot be read, ValueError if it is not whole.
    """
    data = (folder / file).read_bytes()
    try:
        length = int.from_bytes(data[:8], "little")
        made = json.loads(json.loads(data[8 : 8 + length])["__metadata__"]["model"])
        state = {name: tensor.float() for name, tensor in load(data).items()}
    except (SafetensorError, KeyError, TypeError) as error:
        raise ValueError(f"{file} is not whole") from error
    return made, state


def read_network(
    folder: Traversable, file: str, build: Callable[[dict[str, Any]], N]
) -> tuple[N, dict[str, Any]]:
    """The network that `build` makes of what was saved, with the tensors that were saved (layers in
    int8), ready to be asked; and what made it.

    Raises: OSError if the file cannot be read, ValueError if it is not whole or does not fit.
    """
    made, state = read_weights(folder, file)
    try:
        network = build(made)
        network.load_state_dict(state, assign=True)
    except (KeyError, TypeError, RuntimeError) as error:
        raise ValueError(f"{file} does not fit") from error
    return in_int8(network.eval().requires_grad_(False)), made


def write_weights(
    folder: Path, file: str, made: Mapping[str, Any], state: Mapping[str, Tensor]
) -> None:
    """Saves the tensors; whoever reads meanwhile sees the old file or the new one, whole."""
    unfinished = folder / (file + ".unfinished")
    # One entry: the library writes several in any order.
    metadata = {"model": json.dumps(made)}
    save_file({name: t.half() for name, t in state.items()}, unfinished, metadata=metadata)
    unfinished.chmod(0o644)
    unfinished.replace(folder / file)
