"""An end to a generation in this process that takes too long, or that nobody waits for."""

from threading import Event
from time import monotonic
from typing import Any

import torch
from transformers import StoppingCriteria

from service.errors import WriterTimeout
from service.writing.llm.generator import Halted


class Watch(StoppingCriteria):
    """Among a generation's stopping criteria; a context in which its time begins. `halt` and
    `left` may be set by any thread."""

    def __init__(self, halt: Event, timeout_s: float, left: Event | None = None) -> None:
        self._halts = (halt, left or halt)
        self._timeout_s = timeout_s
        self._until = 0.0

    def __enter__(self) -> "Watch":
        self._until = monotonic() + self._timeout_s
        return self

    def __exit__(self, *_: object) -> None:
        return None

    def __call__(self, input_ids: torch.LongTensor, _: object, **__: Any) -> torch.BoolTensor:
        over = any(h.is_set() for h in self._halts) or monotonic() > self._until
        rows = (input_ids.shape[0],)
        return torch.full(rows, over, dtype=torch.bool, device=input_ids.device)  # type: ignore[return-value]

    def check(self) -> None:
        """Raises: Halted, WriterTimeout."""
        if any(halt.is_set() for halt in self._halts):
            raise Halted
        if monotonic() > self._until:
            raise WriterTimeout(f"the model gave no answer in {self._timeout_s:g} seconds")
