"""Our own judge of support, behind the support seam."""

from collections.abc import Sequence
from importlib.resources.abc import Traversable

import torch
from tokenizers import Tokenizer

from service.checking.source import Source
from service.checking.support import Reading
from service.checking.support.batches import collate
from service.checking.support.calibration import Calibration, Figures, figures
from service.checking.support.int8 import in_int8
from service.checking.support.network import SupportNetwork
from service.checking.support.pieces import StripMaker, seen
from service.checking.support.reading_set import read_with
from service.checking.support.weights import read
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
        network, calibration = read(folder)
        tokenizer = Tokenizer.from_str((folder / TOKENIZER_FILE).read_text(encoding="utf-8"))
        return cls(in_int8(network), calibration, StripMaker(tokenizer))

    def judge(self, readings: Sequence[Reading], source: Source) -> list[float]:
        """See Support.judge."""
        return [self._calibration.probability(one) for one in self.figures(readings, source)]

    def figures(self, readings: Sequence[Reading], source: Source) -> list[Figures]:
        """What each reading's probability is made from."""
        return [
            figures(logit, one.said, read_with(one.passages, source), source)
            for logit, one in zip(self.logits(readings, source), readings, strict=True)
        ]

    def logits(self, readings: Sequence[Reading], source: Source) -> list[float]:
        """The log-odds of each reading, before calibration."""
        found: list[float] = []
        for start in range(0, len(readings), _MOST_AT_ONCE):
            found += self._logits(readings[start : start + _MOST_AT_ONCE], source)
        return found

    @torch.inference_mode()
    def _logits(self, readings: Sequence[Reading], source: Source) -> list[float]:
        reads = [read_with(reading.passages, source) for reading in readings]
        used = sorted({i for passages in reads for i in passages})
        place = {i: at for at, i in enumerate(used)}
        lines = [
            self._maker.line(reading.said, seen(source.passages[i].said for i in passages), source)
            for reading, passages in zip(readings, reads, strict=True)
        ]
        evidence = [self._maker.sentence(source.passages[i].said) for i in used]
        collated = collate(evidence, lines, [[place[i] for i in passages] for passages in reads])
        logits, _ = self._network(collated.batch)
        ordered = torch.empty_like(logits)
        ordered[list(collated.order)] = logits
        return ordered.tolist()
