"""The label judge on the lines of a document."""

from dataclasses import asdict, dataclass
from importlib.resources.abc import Traversable
from pathlib import Path

import torch
from torch import Tensor

from service.writing.embedded.labelling.label_judge import OfferedLabels
from service.writing.embedded.labelling.label_judge_network import LabelJudgeNetwork
from service.writing.embedded.labelling.label_model import collate
from service.writing.embedded.labelling.label_network import STEPS, LabelBatch, LabelSizes
from service.writing.embedded.labelling.label_words import LabelWord
from service.writing.embedded.weights_file import read_network, write_weights

FILE = "label_judge.safetensors"


@dataclass(frozen=True, slots=True)
class TrainedLabelJudge:
    """A LabelReading: the network, and the words it knows of those that editors bring to labels."""

    network: LabelJudgeNetwork
    vocabulary: tuple[str, ...]

    @classmethod
    def load(cls, folder: Traversable) -> "TrainedLabelJudge":
        """The model that `write` saved in `folder`.

        Raises: OSError if it cannot be read, ValueError if it is not whole.
        """
        network, made = read_network(
            folder, FILE, lambda made: LabelJudgeNetwork(LabelSizes(**made["sizes"]))
        )
        return cls(network, tuple(made["vocabulary"]))

    @torch.inference_mode()
    def odds(self, lines: OfferedLabels) -> list[list[float]]:
        """For each line's labels the log-odds that readers would print them."""
        if not any(labels for _, labels in lines):
            return [[] for _ in lines]
        flat = iter(self.network(*self.shown(lines)).tolist())
        return [[next(flat) for _ in labels] for _, labels in lines]

    def shown(self, lines: OfferedLabels) -> tuple[LabelBatch, Tensor, Tensor]:
        """What the network is shown: the lines, and of each label its line and its words."""
        batch = collate([line for line, _ in lines], self.network.sizes.encoder)
        own = batch.tokens.shape[1]
        common = {word: own + index for index, word in enumerate(self.vocabulary)}
        unknown = own + len(self.vocabulary)
        rows, found = [], []
        for row, (line, labels) in enumerate(lines):
            places: dict[LabelWord, int] = {word: i for i, word in enumerate(line.words)}
            for label in labels:
                words = [
                    places.get(word, unknown) if word.token >= 0 else common.get(word.text, unknown)
                    for word in label.words[:STEPS]
                ]
                rows.append(row)
                found.append(words + [unknown + 1] * (STEPS - len(words)))
        return batch, torch.tensor(rows), torch.tensor(found)

    def write(self, folder: Path) -> None:
        """Saves the model as FILE in `folder`, in half precision."""
        made = {"sizes": asdict(self.network.sizes), "vocabulary": self.vocabulary}
        write_weights(folder, FILE, made, self.network.state_dict())
