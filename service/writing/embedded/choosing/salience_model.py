"""The salience network on a document: one pass over the states that the syntax model left on it."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from importlib.resources.abc import Traversable
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from safetensors import SafetensorError
from safetensors.torch import load, save_file

from service.document import Document
from service.reading.int8 import in_int8
from service.writing.embedded.choosing.salience import LINES, UNSEEN, Floats, Salience
from service.writing.embedded.choosing.salience_network import (
    Group,
    SalienceBatch,
    SalienceNetwork,
    SalienceSizes,
)
from service.writing.embedded.choosing.sentence_features import sentence_features

FILE = "salience.safetensors"
# Sentences are padded to these lengths in words; nothing longer than the last is read to its end.
GROUP_WORDS = (12, 20, 28, 40, 60, 100)


@dataclass(frozen=True, slots=True)
class SalienceExample:
    """What the network is shown of one article: FEATURES rows of the sentences that have states,
    their states (row 0 the sentence, then its words) and their places in the article."""

    features: Floats
    states: tuple[npt.NDArray[np.float16], ...]
    places: tuple[int, ...]

    @classmethod
    def of(cls, document: Document) -> "SalienceExample":
        seen = [i for i, s in enumerate(document.sentences) if s.states is not None]
        states = (s.states for s in document.sentences)
        return cls(
            sentence_features(document)[seen].astype(np.float32),
            tuple(state for state in states if state is not None),
            tuple(seen),
        )


@dataclass(frozen=True, slots=True)
class TrainedSalience:
    """The network with the standardising means and scales of the features it was trained on."""

    network: SalienceNetwork
    mean: Floats
    scale: Floats

    @classmethod
    def load(cls, folder: Traversable) -> "TrainedSalience":
        """The model that `write_salience` saved in `folder`.

        Raises: OSError if it cannot be read, ValueError if it is not whole.
        """
        data = (folder / FILE).read_bytes()
        length = int.from_bytes(data[:8], "little")
        metadata = json.loads(data[8 : 8 + length])["__metadata__"]
        try:
            state = {name: tensor.float() for name, tensor in load(data).items()}
        except SafetensorError as error:
            raise ValueError(f"{FILE} is not whole") from error
        mean, scale = state.pop("feature_mean").numpy(), state.pop("feature_scale").numpy()
        network = SalienceNetwork(SalienceSizes(**json.loads(metadata["sizes"])))
        network.load_state_dict(state, assign=True)
        return cls(in_int8(network.eval().requires_grad_(False)), mean, scale)

    @torch.inference_mode()
    def read(self, document: Document) -> Salience:
        """The document's salience; it does not depend on other documents."""
        count = len(document.sentences)
        sentences = np.full((count, len(LINES)), UNSEEN, dtype=np.float32)
        words = [np.zeros((len(s.tokens), len(LINES)), np.float32) for s in document.sentences]
        example = SalienceExample.of(document)
        if example.places:
            batch = collate([example], self.mean, self.scale)
            chosen, kept = self.network(batch)
            places = np.array(example.places)
            sentences[places] = chosen.numpy()
            for group, odds in zip(batch.groups, kept, strict=True):
                for row, own in zip(group.rows.tolist(), odds.numpy(), strict=True):
                    told = words[places[row]]
                    told[: len(own)] = own[: len(told)]
        return Salience(sentences, tuple(words))


def collate(examples: Sequence[SalienceExample], mean: Floats, scale: Floats) -> SalienceBatch:
    """The articles as one batch."""
    states = [state for example in examples for state in example.states]
    features = np.concatenate([example.features for example in examples])
    return SalienceBatch(
        groups=tuple(_groups(states)),
        whole=torch.from_numpy(np.stack([state[0] for state in states]).astype(np.float32)),
        features=torch.from_numpy((features - mean) / scale),
        places=torch.tensor([place for example in examples for place in example.places]),
        lengths=[len(example.places) for example in examples],
    )


def _groups(states: Sequence[npt.NDArray[np.float16]]) -> list[Group]:
    lengths = np.minimum([len(state) - 1 for state in states], GROUP_WORDS[-1])
    found, shortest = [], -1
    for longest in GROUP_WORDS:
        rows = np.flatnonzero((lengths > shortest) & (lengths <= longest))
        shortest = longest
        if not len(rows):
            continue
        words = np.zeros((len(rows), longest, states[0].shape[1]), dtype=np.float32)
        for row, index in enumerate(rows.tolist()):
            words[row, : lengths[index]] = states[index][1 : lengths[index] + 1]
        mask = np.arange(longest)[None, :] < np.maximum(lengths[rows], 1)[:, None]
        found.append(Group(torch.from_numpy(rows), torch.from_numpy(words), torch.from_numpy(mask)))
    return found


def write_salience(
    folder: Path, network: SalienceNetwork, sizes: SalienceSizes, mean: Floats, scale: Floats
) -> None:
    """Saves the model as FILE in `folder`, in half precision."""
    state = {name: tensor.half() for name, tensor in network.state_dict().items()}
    state["feature_mean"] = torch.from_numpy(mean)
    state["feature_scale"] = torch.from_numpy(scale)
    unfinished = folder / (FILE + ".unfinished")
    save_file(state, unfinished, metadata={"sizes": json.dumps(asdict(sizes))})
    unfinished.chmod(0o644)
    unfinished.replace(folder / FILE)
