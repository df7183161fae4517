"""Output bound to a schema: at every step only tokens that can still end in an answer that fits."""

import json
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import torch
from llguidance import LLMatcher, LLTokenizer
from llguidance.hf import from_tokenizer
from transformers import LogitsProcessor, PreTrainedTokenizerBase

from service.errors import WriterError, WriterUnavailable
from service.writing.llm.contract import Schema

_WORD_BITS = 32


def bound_tokenizer(
    tokenizer: PreTrainedTokenizerBase, vocabulary: int, ends: Sequence[int]
) -> LLTokenizer:
    """The tokenizer as the matcher needs it. `vocabulary` counts the model's logits, `ends` are
    the tokens that end an answer. It takes a second.

    Raises: WriterUnavailable for a tokenizer without a fast form.
    """
    try:
        return from_tokenizer(tokenizer, n_vocab=vocabulary, eos_token=list(ends))  # type: ignore[arg-type]
    except ValueError as error:
        raise WriterUnavailable(f"the model's tokenizer cannot be bound: {error}") from error


class Binding(LogitsProcessor):
    """Masks the logits of a batch, each row by a schema of its own. Good for one generation."""

    def __init__(self, tokenizer: LLTokenizer, schemas: Sequence[Schema]) -> None:
        self._matchers = [LLMatcher(tokenizer, _grammar(json.dumps(s))) for s in schemas]
        words = (tokenizer.vocab_size + _WORD_BITS - 1) // _WORD_BITS
        self._bits = np.zeros((len(schemas), words), dtype=np.int32)
        self._ends = frozenset(tokenizer.eos_tokens)
        self._ended = [False] * len(schemas)
        self._started = False

    def __call__(self, input_ids: torch.LongTensor, scores: torch.FloatTensor) -> torch.FloatTensor:
        """[rows, tokens] and [rows, vocabulary]: the scores, forbidden tokens at -inf."""
        last = input_ids[:, -1].tolist() if self._started else None
        self._started = True
        for row, matcher in enumerate(self._matchers):
            if last is not None and last[row] in self._ends:
                self._ended[row] = True
            if self._ended[row]:  # what comes is padding
                self._bits[row] = -1
                continue
            if last is not None:
                matcher.consume_token(last[row])
            if matcher.is_error():
                raise WriterError(f"the schema cannot bind this model: {matcher.get_error()[:200]}")
            bits = self._bits[row]
            matcher.unsafe_compute_mask_ptr(bits.ctypes.data, bits.nbytes)
        return self._masked(scores)

    def _masked(self, scores: torch.FloatTensor) -> torch.FloatTensor:
        width = scores.shape[1]
        allowed = np.unpackbits(self._bits.view(np.uint8), axis=1, bitorder="little")
        if allowed.shape[1] < width:
            allowed = np.pad(allowed, ((0, 0), (0, width - allowed.shape[1])))
        mask = torch.from_numpy(allowed[:, :width].view(np.bool_)).to(scores.device)
        return scores.masked_fill(~mask, float("-inf"))  # type: ignore[return-value]


@lru_cache(maxsize=256)
def _grammar(schema: str) -> str:
    # Without white space between tokens of JSON: a model could write it without end.
    return LLMatcher.grammar_from_json_schema(schema, defaults={"whitespace_flexible": False})
