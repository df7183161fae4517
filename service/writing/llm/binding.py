"""Output bound to a schema: at every step only tokens that can still end in an answer that fits.

Which tokens those are is worked out in a thread of its own while the model reads the token just
chosen, so that on a machine with a core to spare, or a GPU, binding costs next to nothing.
"""

import json
from collections import OrderedDict
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache
from typing import Any

import numpy as np
import torch
from llguidance import LLExecutor, LLMatcher, LLTokenizer
from llguidance.hf import from_tokenizer
from transformers import LogitsProcessor, PreTrainedTokenizerBase, StoppingCriteria

from service.errors import WriterError, WriterUnavailable
from service.writing.llm.contract import Schema

_WORD_BITS = 32
# Matchers of one schema share what they have learnt of the tokenizer's words: twice as fast, and
# half a megabyte more an answer. So many schemas are remembered, each for so many answers.
_SCHEMAS, _ANSWERS = 8, 32


class Binder:
    """Binds the answers of one model. `vocabulary` counts its logits, `ends` are the tokens that
    end an answer. It takes a second. Used by one thread at a time.

    Raises: WriterUnavailable for a tokenizer without a fast form.
    """

    def __init__(
        self, tokenizer: PreTrainedTokenizerBase, vocabulary: int, ends: Sequence[int]
    ) -> None:
        try:
            self._tokenizer = from_tokenizer(tokenizer, n_vocab=vocabulary, eos_token=list(ends))  # type: ignore[arg-type]
        except ValueError as error:
            raise WriterUnavailable(f"the model's tokenizer cannot be bound: {error}") from error
        self._known: OrderedDict[str, tuple[LLMatcher, int]] = OrderedDict()
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="masks")

    def bind(self, schemas: Sequence[Schema]) -> "Binding":
        """For a batch of answers, one a schema, in one generation."""
        matchers = [self._matcher(json.dumps(schema)) for schema in schemas]
        return Binding(self._tokenizer, matchers, self._thread)

    def _matcher(self, schema: str) -> LLMatcher:
        known, answers = self._known.pop(schema, (None, 0))
        if known is None or answers >= _ANSWERS:
            known, answers = LLMatcher(self._tokenizer, _grammar(schema)), 0
        self._known[schema] = (known, answers + 1)
        if len(self._known) > _SCHEMAS:
            self._known.popitem(last=False)
        return known.deep_copy()


class Binding(LogitsProcessor):
    """Masks the logits of a batch, each row by a schema of its own. Good for one generation, which
    is given `following` among its stopping criteria too: it stops nothing, but it hears of every
    token before the model reads it."""

    def __init__(
        self, tokenizer: LLTokenizer, matchers: Sequence[LLMatcher], thread: ThreadPoolExecutor
    ) -> None:
        self._matchers = matchers
        self._thread = thread
        words = (tokenizer.vocab_size + _WORD_BITS - 1) // _WORD_BITS
        self._bits = np.zeros((len(matchers), words), dtype=np.int32)
        self._ends = frozenset(tokenizer.eos_tokens)
        self._ended = [False] * len(matchers)
        self._next: Future[torch.Tensor] | None = thread.submit(self._allowed, None)
        self.following: StoppingCriteria = _Following(self)

    def __call__(self, input_ids: torch.LongTensor, scores: torch.FloatTensor) -> torch.FloatTensor:
        """[rows, tokens] and [rows, vocabulary]: the scores, forbidden tokens at -inf.

        Raises: WriterError where a schema cannot be kept.
        """
        if self._next is None:  # nobody told of the last token
            self.follow(input_ids)
        waited, self._next = self._next, None
        assert waited is not None  # noqa: S101 - follow has just set it
        allowed, width = waited.result().to(scores.device), scores.shape[1]
        if allowed.shape[1] < width:
            allowed = torch.nn.functional.pad(allowed, (0, width - allowed.shape[1]))
        never = torch.tensor(float("-inf"), dtype=scores.dtype, device=scores.device)
        return torch.where(allowed[:, :width], scores, never)  # type: ignore[return-value]

    def follow(self, input_ids: torch.LongTensor) -> None:
        """[rows, tokens], of which the last column was just chosen: begins to work out what may
        follow it."""
        self._next = self._thread.submit(self._allowed, input_ids[:, -1].tolist())

    def _allowed(self, last: Sequence[int] | None) -> torch.Tensor:
        """[rows, tokenizer's vocabulary]: whether a token may follow; `last` are the tokens that
        went before, None at the beginning."""
        at_work = []
        for row, matcher in enumerate(self._matchers):
            if last is not None and last[row] in self._ends:
                self._ended[row] = True
            if self._ended[row]:  # what comes is padding
                self._bits[row] = -1
                continue
            if last is not None:
                matcher.consume_token(last[row])
            at_work.append((matcher, row))
        count, row_bytes = len(self._matchers), self._bits.strides[0]
        if at_work:
            _executor().unsafe_compute_mask_ptr(at_work, self._bits.ctypes.data, row_bytes, count)
        for matcher, _ in at_work:
            if matcher.is_error():
                raise WriterError(f"the schema cannot bind this model: {matcher.get_error()[:200]}")
        bits = np.unpackbits(self._bits.view(np.uint8), axis=1, bitorder="little")
        return torch.from_numpy(bits.view(np.bool_))


class _Following(StoppingCriteria):
    def __init__(self, binding: Binding) -> None:
        self._binding = binding

    def __call__(self, input_ids: torch.LongTensor, _: object, **__: Any) -> torch.BoolTensor:
        self._binding.follow(input_ids)
        return torch.zeros(input_ids.shape[0], dtype=torch.bool, device=input_ids.device)  # type: ignore[return-value]


@cache
def _executor() -> LLExecutor:
    """Rows of a batch are worked on by most of the machine's cores."""
    return LLExecutor()


def _grammar(schema: str) -> str:
    # Without white space between tokens of JSON: a model could write it without end.
    return LLMatcher.grammar_from_json_schema(schema, defaults={"whitespace_flexible": False})
