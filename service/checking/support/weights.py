"""The support model on disk: int8 rows with scales in safetensors, the rest in its metadata."""

import json
from dataclasses import asdict
from importlib.resources.abc import Traversable
from pathlib import Path

from safetensors.torch import load, save_file

from service.checking.support.calibration import Calibration
from service.checking.support.network import SupportNetwork, SupportSizes
from service.reading.syntax_weights import quantized, restored, table

FILE = "support.safetensors"


def write(folder: Path, network: SupportNetwork, calibration: Calibration) -> None:
    """Saves the network as FILE in `folder`."""
    metadata = {
        "sizes": json.dumps(asdict(network.sizes)),
        "calibration": json.dumps({"weight": calibration.weights, "bias": calibration.bias}),
    }
    # A reader never sees half a file.
    unfinished = folder / (FILE + ".unfinished")
    save_file(quantized(network.state_dict()), unfinished, metadata=metadata)
    unfinished.chmod(0o644)
    unfinished.replace(folder / FILE)


def read(folder: Traversable, *, packed: bool = False) -> tuple[SupportNetwork, Calibration]:
    """The network in `folder`, in fp32, ready to infer, and its calibration; `packed`: but for its
    words' table.

    Raises: FileNotFoundError.
    """
    data = (folder / FILE).read_bytes()
    length = int.from_bytes(data[:8], "little")
    metadata = json.loads(data[8 : 8 + length])["__metadata__"]
    network, stored = SupportNetwork(SupportSizes(**json.loads(metadata["sizes"]))), load(data)
    if packed:
        network.word = table(stored, "word")
    network.load_state_dict(restored(stored), assign=True)
    fitted = json.loads(metadata["calibration"])
    calibration = Calibration(fitted["weight"], fitted["bias"])
    return network.eval().requires_grad_(requires_grad=False), calibration
