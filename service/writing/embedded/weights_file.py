"""How the embedded writer's networks are kept: one safetensors file each, in half precision, with
what made it in one entry of its metadata."""

import json
from collections.abc import Mapping
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from safetensors import SafetensorError
from safetensors.torch import load, save_file
from torch import Tensor


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
