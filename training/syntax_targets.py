"""What teachers say of a corpus, kept flat on the device: shares for every arc and label."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from service.reading.syntax_network import Network
from training.syntax_corpus import Numbers
from training.syntax_device import DeviceCorpus, groups
from training.syntax_examples import Labelled
from training.syntax_losses import Soft

BUDGET = 16384
_TAGS = ("relations", "upos", "xpos", "entities")


class Targets:
    """The shares of the teachers' mean, half precision, in the corpus's order."""

    def __init__(self, corpus: DeviceCorpus, flat: dict[str, Tensor]) -> None:
        self._corpus, self._flat = corpus, flat
        self._starts = np.cumsum(corpus.counts**2) - corpus.counts**2

    @classmethod
    def load(cls, corpus: DeviceCorpus, path: Path) -> "Targets":
        """What `save` wrote for the same corpus."""
        flat = torch.load(path, mmap=True, weights_only=True)
        return cls(corpus, {name: values.to(corpus.device) for name, values in flat.items()})

    def save(self, path: Path) -> None:
        """A reader never sees half a file."""
        unfinished = path.with_suffix(".unfinished")
        torch.save({name: values.cpu() for name, values in self._flat.items()}, unfinished)
        unfinished.replace(path)

    def soft(self, chosen: Numbers) -> Soft:
        """Of the chosen sentences, as DeviceCorpus.labelled pads them."""
        words, mask = self._corpus.words(chosen)
        places, square = self.arcs_of(chosen, mask)
        arcs = self._flat["arcs"][places].masked_fill(~square, 0)
        heads = self._flat["heads"][words].long().masked_fill(~mask, 0)
        return Soft(arcs, heads, *(self._flat[name][words] for name in _TAGS))

    def arcs_of(self, chosen: Numbers, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Where the arcs of the chosen sentences stand among all, and which are real, [B, W, W]."""
        starts = torch.from_numpy(self._starts[chosen]).to(mask.device)[:, None, None]
        along = torch.arange(mask.shape[1], device=mask.device)
        row = along[None, :, None] * mask.sum(1)[:, None, None]
        square = mask[:, :, None] & mask[:, None, :]
        return (starts + row + along[None, None]).masked_fill(~square, 0), square

    def put(self, chosen: Numbers, soft: Soft) -> None:
        """Keeps what was said of the chosen sentences."""
        words, mask = self._corpus.words(chosen)
        places, square = self.arcs_of(chosen, mask)
        self._flat["arcs"][places[square]] = soft.arcs[square].half()
        self._flat["heads"][words[mask]] = soft.heads[mask].short()
        for name in _TAGS:
            self._flat[name][words[mask]] = getattr(soft, name)[mask].half()


@torch.inference_mode()
def labelled_by(teachers: Sequence[Network], corpus: DeviceCorpus) -> Targets:
    """What the teachers say of the corpus, in the mean."""
    words, arcs = int(corpus.counts.sum()), int((corpus.counts**2).sum())
    flat = {"arcs": torch.zeros(arcs, dtype=torch.float16, device=corpus.device)}
    flat["heads"] = torch.zeros(words, dtype=torch.int16, device=corpus.device)
    targets = Targets(corpus, flat)
    for chosen in groups(corpus.lengths, BUDGET, None):
        soft = shares(teachers, corpus.labelled(chosen))
        for name in _TAGS:
            if name not in flat:
                width = getattr(soft, name).shape[-1]
                flat[name] = flat["arcs"].new_zeros(words, width)
        targets.put(chosen, soft)
    return targets


def shares(teachers: Sequence[Network], told: Labelled) -> Soft:
    """The mean of the teachers' shares; relations are of the arcs the mean likes best."""
    batch, kind = told.batch, told.batch.pieces.device.type
    with torch.autocast(kind, torch.bfloat16):
        states = [teacher.states(batch) for teacher in teachers]
        pairs = list(zip(teachers, states, strict=True))
        arcs = _mean([teacher.arcs(s, batch.word_mask) for teacher, s in pairs])
        itself = torch.eye(arcs.shape[1], dtype=torch.bool, device=arcs.device)
        heads = arcs.masked_fill(itself, 0).argmax(-1)
        return Soft(
            arcs=arcs,
            heads=heads,
            relations=_mean([teacher.relations(s, heads) for teacher, s in pairs]),
            upos=_mean([teacher.upos(s) for teacher, s in pairs]),
            xpos=_mean([teacher.xpos(s) for teacher, s in pairs]),
            entities=_mean([teacher.entity(s) for teacher, s in pairs]),
        )


def _mean(scores: Sequence[Tensor]) -> Tensor:
    return torch.stack([values.float().softmax(-1) for values in scores]).mean(0)
