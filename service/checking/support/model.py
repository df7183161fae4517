"""Our own judge of support, behind the support seam."""

from collections.abc import Sequence
from importlib.resources.abc import Traversable

import torch
from tokenizers import Tokenizer

from service.checking.source import Source
from service.checking.support import Reading
from service.checking.support.batches import collate
from service.checking.support.calibration import Calibration, Figures, figures
from service.checking.support.network import SupportNetwork
from service.checking.support.pieces import StripMaker, seen
from service.checking.support.reading_set import read_with
from service.checking.support.restating import restated
from service.checking.support.weights import read
from service.reading.int8 import in_int8
from service.reading.syntax_weights import TOKENIZER_FILE

# Sentences judged at once: more share their evidence, fewer keep a long list within bounds.
_MOST_AT_ONCE = 32


class SupportModel:
    """A network with its calibration and tokenizer; implements Support."""

    def __init__(
        self, network: SupportNetwork, calibration: Calibration, maker: StripMaker
    ) -> None:
        self._network = network
        self._calibration = calibration
        self._maker = maker

    @classmethod
    def read(cls, folder: Traversable) -> "SupportModel":
        """The model in `folder`. Raises: FileNotFoundError."""
        network, calibration = read(folder, packed=True)
        tokenizer = Tokenizer.from_str((folder / TOKENIZER_FILE).read_text(encoding="utf-8"))
        return cls(in_int8(network), calibration, StripMaker(tokenizer))

    def judge(self, readings: Sequence[Reading], source: Source) -> list[float]:
        """See Support.judge."""
        return [self._calibration.probability(one) for one in self.figures(readings, source)]

    def figures(self, readings: Sequence[Reading], source: Source) -> list[Figures]:
        """What each reading's probability is made from."""
        told = [_in_its_words(reading, source) for reading in readings]
        return [
            figures(logit, one.said, one.passages, source)
            for logit, one in zip(self._logits(told, source), told, strict=True)
        ]

    def logits(self, readings: Sequence[Reading], source: Source) -> list[float]:
        """The log-odds of each reading, before calibration."""
        return self._logits([_in_its_words(reading, source) for reading in readings], source)

    def _logits(self, readings: Sequence[Reading], source: Source) -> list[float]:
        found: list[float] = []
        for start in range(0, len(readings), _MOST_AT_ONCE):
            found += self._some(readings[start : start + _MOST_AT_ONCE], source)
        return found

    @torch.inference_mode()
    def _some(self, readings: Sequence[Reading], source: Source) -> list[float]:
        used = sorted({i for reading in readings for i in reading.passages})
        place = {i: at for at, i in enumerate(used)}
        lines = [
            self._maker.line(one.said, seen(source.passages[i].said for i in one.passages), source)
            for one in readings
        ]
        evidence = [self._maker.sentence(source.passages[i].said) for i in used]
        reads = [[place[i] for i in one.passages] for one in readings]
        collated = collate(evidence, lines, reads)
        logits, _ = self._network(collated.batch)
        ordered = torch.empty_like(logits)
        ordered[list(collated.order)] = logits
        return ordered.tolist()


def _in_its_words(reading: Reading, source: Source) -> Reading:
    """What the network reads for it: the line restated, and all it is read with."""
    passages = read_with(reading.passages, source)
    return Reading(restated(reading.said, passages, source), passages)
