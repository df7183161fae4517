"""The coreference network on a document: what each of its pronouns means, and how surely."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import numpy as np
import torch

from service.document import Document
from service.errors import WriterUnavailable
from service.writing.embedded.coreference_network import (
    CoreferenceBatch,
    CoreferenceNetwork,
    CoreferenceSizes,
)
from service.writing.embedded.coreference_pairs import Asked, Floats, Pairs
from service.writing.embedded.weights_file import read_network, write_weights

FILE = "coreference.safetensors"
# A pronoun that less probably is meant is not followed to what it means itself.
NEGLIGIBLE = 0.02


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
    states = [_state(document, pairs, i, width) for i in (index, *asked.others)]
    return Lesson(asked, states[0], np.stack(states[1:]))


def _state(document: Document, pairs: Pairs, index: int, width: int) -> Floats:
    mention = pairs.mentions[index]
    states = document.sentences[mention.sentence].states
    if states is None:
        return np.zeros(width, np.float32)
    state: Floats = states[1 + mention.token].astype(np.float32)
    return state


def collate(lessons: Sequence[Lesson]) -> CoreferenceBatch:
    longest = max(len(one.asked.others) for one in lessons)

    def padded(rows: Floats) -> Floats:
        return np.pad(rows, ((0, longest - len(rows)), (0, 0)))

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


@cache
def load_coreference_model() -> TrainedCoreference:
    """The model in service/weights, made by training/coreference.py.

    Raises: WriterUnavailable if it cannot be read.
    """
    folder = files("service") / "weights"
    try:
        return TrainedCoreference.load(folder)
    except (OSError, ValueError) as error:
        raise WriterUnavailable(f"cannot read the weights at {folder / FILE}") from error


@dataclass(frozen=True, slots=True)
class Meaning:
    """The likeliest meaning of the mention `pronoun`, one of the class `sort`: `key` of what is
    meant, the one of its mentions that most likely is meant, and the probability of the key."""

    pronoun: int
    sort: str
    key: str
    mention: int
    share: float


class Meanings:
    """What the pronouns of one document mean."""

    def __init__(self, document: Document, pairs: Pairs, model: TrainedCoreference) -> None:
        self._document, self.pairs, self._model = document, pairs, model
        self._at = {
            (m.sentence, m.token): i for i, m in enumerate(pairs.mentions) if not m.is_group
        }
        self._shares: dict[int, Sequence[tuple[int, float]]] = {}
        self._told: dict[int, Mapping[int, float]] = {}

    def mention(self, sentence: int, token: int) -> int | None:
        return self._at.get((sentence, token))

    def of(self, index: int) -> Mapping[int, float]:
        """Mention that is no pronoun → probability that the pronoun at `index` means it. Where it
        means what an earlier pronoun means, it means what that one does."""
        for needed in sorted(self._needed(index)):
            self._told[needed] = self._of(needed)
        return self._told[index]

    def _needed(self, index: int) -> set[int]:
        """The pronoun, and those before it that it may mean, of which nothing is known yet."""
        found: set[int] = set()
        waiting = [index]
        while waiting:
            pronoun = waiting.pop()
            if pronoun not in found and pronoun not in self._told:
                found.add(pronoun)
                waiting += [i for i, share in self._direct(pronoun) if self._is_link(i, share)]
        return found

    def _is_link(self, other: int, share: float) -> bool:
        return share > NEGLIGIBLE and self.pairs.mentions[other].kind == "pronoun"

    def _of(self, index: int) -> dict[int, float]:
        found: dict[int, float] = {}
        for other, share in self._direct(index):
            if self.pairs.mentions[other].kind != "pronoun":
                found[other] = found.get(other, 0.0) + share
            elif self._is_link(other, share):
                for far, own in self._told[other].items():
                    found[far] = found.get(far, 0.0) + share * own
        return found

    def likeliest(self, index: int) -> Meaning | None:
        """None where the pronoun can mean nothing that the document names."""
        shares = self.of(index)
        keys: dict[str, float] = {}
        for other, share in shares.items():
            key = self.pairs.mentions[other].key
            keys[key] = keys.get(key, 0.0) + share
        if not keys:
            return None
        best = max(keys, key=keys.__getitem__)
        own = (i for i in shares if self.pairs.mentions[i].key == best)
        mention = max(own, key=shares.__getitem__)
        return Meaning(index, self.pairs.of_class(index), best, mention, keys[best])

    def _direct(self, index: int) -> Sequence[tuple[int, float]]:
        if index not in self._shares:
            self._shares[index] = self._model.shares(self._document, self.pairs, index)
        return self._shares[index]
