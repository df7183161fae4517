"""The coreference network on a document: what each of its pronouns means, and how surely."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from importlib.resources.abc import Traversable
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch

from service.document import Document
from service.writing.embedded.naming.coreference_network import (
    CoreferenceBatch,
    CoreferenceNetwork,
    CoreferenceSizes,
)
from service.writing.embedded.naming.coreference_pairs import Asked, Floats, Pairs
from service.writing.embedded.weights_file import read_network, write_weights

FILE = "coreference.safetensors"


@dataclass(frozen=True, slots=True)
class Lesson:
    """A pronoun, and the states that were left of it and of what it could mean."""

    asked: Asked
    state: Floats
    others: Floats


def lesson(document: Document, pairs: Pairs, index: int, width: int) -> Lesson | None:
    """What the network is shown of the pronoun at `index` of the document's mentions."""
    asked = pairs.asked(index)
    if asked is None:
        return None
    own, *others = (_state(document, pairs, i, width) for i in (index, *asked.others))
    return Lesson(asked, own.astype(np.float32), np.stack(others).astype(np.float32))


def _state(document: Document, pairs: Pairs, index: int, width: int) -> npt.NDArray[np.float16]:
    mention = pairs.mentions[index]
    states = document.sentences[mention.sentence].states
    return np.zeros(width, np.float16) if states is None else states[1 + mention.token]


def collate(lessons: Sequence[Lesson]) -> CoreferenceBatch:
    longest = max(len(one.asked.others) for one in lessons)

    def padded(rows: Floats) -> Floats:
        lacking = longest - len(rows)
        return np.pad(rows, ((0, lacking), (0, 0))) if lacking else rows

    mask = np.arange(longest)[None, :] < np.array([len(x.asked.others) for x in lessons])[:, None]
    return CoreferenceBatch(
        own=torch.from_numpy(np.stack([one.asked.own for one in lessons])),
        pairs=torch.from_numpy(np.stack([padded(one.asked.pairs) for one in lessons])),
        states=torch.from_numpy(np.stack([one.state for one in lessons])),
        others=torch.from_numpy(np.stack([padded(one.others) for one in lessons])),
        mask=torch.from_numpy(mask),
    )


@dataclass(frozen=True, slots=True)
class TrainedCoreference:
    """The network; `sure`: for each class of pronoun how probable a meaning has to be to be right
    often enough."""

    network: CoreferenceNetwork
    sizes: CoreferenceSizes
    sure: Mapping[str, float]

    @classmethod
    def load(cls, folder: Traversable) -> "TrainedCoreference":
        """Raises: OSError if it cannot be read, ValueError if it is not whole."""
        network, made = read_network(
            folder, FILE, lambda made: CoreferenceNetwork(CoreferenceSizes(**made["sizes"]))
        )
        return cls(network, CoreferenceSizes(**made["sizes"]), made["sure"])

    @torch.inference_mode()
    def shares(self, document: Document, pairs: Pairs, index: int) -> list[tuple[int, float]]:
        """(mention, probability) of all that the pronoun could mean."""
        one = lesson(document, pairs, index, self.sizes.encoder)
        if one is None:
            return []
        found = self.network(collate([one]))[0, 1:].exp().tolist()
        return list(zip(one.asked.others, found, strict=True))


def write_coreference(folder: Path, model: TrainedCoreference, data: Mapping[str, str]) -> None:
    """Saves the model as FILE in `folder`; `data`: fingerprints of what it was trained on."""
    made = {"sizes": asdict(model.sizes), "sure": dict(model.sure), "data_sha256": dict(data)}
    write_weights(folder, FILE, made, model.network.state_dict())
