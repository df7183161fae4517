"""Models of transformers, from a folder or the hub: loaded once, identified by what they hold."""

import hashlib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any

import torch
from safetensors import SafetensorError
from transformers import (
    AutoConfig,
    AutoModelForCausalLM,
    AutoModelForSeq2SeqLM,
    AutoTokenizer,
    BitsAndBytesConfig,
    PreTrainedModel,
    PreTrainedTokenizerBase,
)
from transformers.utils import CONFIG_NAME
from transformers.utils import logging as transformers_logging
from transformers.utils.hub import cached_file

from service.errors import WriterUnavailable
from service.writing.llm.options import HfSpec

# Keys and values of the longest prompts would take more memory than most models' weights; the
# option `window` lifts it.
LONGEST_WINDOW = 16_384
_DIGITS = 12


@dataclass(frozen=True, slots=True)
class Loaded:
    """A model ready to generate. `lock`: held while its device is at work, one generation at a
    time whichever writers share it. `name` is model@revision: of the hub its commit, of a folder
    a hash of its files. `window`: tokens of prompt and answer (of an encoder-decoder: of its
    input). `writes_parts`: an encoder-decoder, which writes one part of a brief at a time."""

    model: PreTrainedModel
    tokenizer: PreTrainedTokenizerBase
    name: str
    window: int
    writes_parts: bool
    lock: Lock

    @property
    def device(self) -> torch.device:
        return self.model.device

    @property
    def vocabulary(self) -> int:
        """Tokens that the model knows, some of them perhaps not the tokenizer's."""
        return _vocabulary(self.model)


def load(spec: HfSpec) -> Loaded:
    """The model of that spec, the same one for the same weights, revision, type and place.

    Code that comes with a model is never run. Raises: WriterUnavailable where it cannot be loaded.
    """
    options = spec.options
    form = (options.dtype, _device(options.device), options.quantization)
    loaded = _load(spec.model, options.revision, form)
    return replace(loaded, window=options.window) if options.window else loaded


@contextmanager
def seeded(seed: int) -> Iterator[None]:
    """Sampling by this seed, and the process's own generator as it was afterwards."""
    with torch.random.fork_rng():
        torch.manual_seed(seed)
        yield


@cache
def _load(model: str, revision: str | None, form: tuple[str, str, str]) -> Loaded:
    # Bars and hints are for notebooks; what went wrong is raised.
    transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    transformers_logging.set_verbosity_error()  # type: ignore[no-untyped-call]
    dtype, device, quantization = form
    where: dict[str, Any] = {"revision": revision or "main", "trust_remote_code": False}
    try:
        config = AutoConfig.from_pretrained(model, **where)
        parts = bool(config.is_encoder_decoder)
        tokenizer = AutoTokenizer.from_pretrained(model, **where)
        kind = AutoModelForSeq2SeqLM if parts else AutoModelForCausalLM
        placed = _placed(device, quantization)
        weights = kind.from_pretrained(model, dtype=dtype, use_safetensors=True, **placed, **where)
    # What a folder or the hub can be: absent, no model, of an unknown kind, broken.
    except (OSError, ValueError, KeyError, ImportError, RuntimeError, SafetensorError) as error:
        raise WriterUnavailable(f"cannot load {model}: {_first_line(error)}") from error
    if not placed:
        weights.to(device)  # type: ignore[arg-type]  # the stubs forget `self`
    _check_vocabulary(model, weights, tokenizer)
    return Loaded(
        model=weights.eval().requires_grad_(False),
        tokenizer=tokenizer,
        name=f"hf:{_name(model)}@{_revision(model, where['revision'])}",
        window=_window(config, tokenizer),
        writes_parts=parts,
        lock=_lock(device),
    )


@cache
def _lock(device: str) -> Lock:  # noqa: ARG001 - one a device
    return Lock()


def _device(asked: str) -> str:
    if asked != "auto":
        return asked
    return "cuda:0" if torch.cuda.is_available() else "cpu"


def _placed(device: str, quantization: str) -> dict[str, Any]:
    """Quantised weights are made in their place and cannot be moved after."""
    if quantization == "none":
        return {}
    bits = BitsAndBytesConfig(  # type: ignore[no-untyped-call]
        load_in_8bit=quantization == "int8", load_in_4bit=quantization == "int4"
    )
    return {"quantization_config": bits, "device_map": {"": device}}


def _check_vocabulary(
    model: str, weights: PreTrainedModel, tokenizer: PreTrainedTokenizerBase
) -> None:
    """A tokenizer that was not found in its folder can come back empty, and every word of every
    article would be unknown to it."""
    words = tokenizer.encode("The minister met reporters on Monday", add_special_tokens=False)
    unknown = tokenizer.unk_token_id
    if not words or (unknown is not None and all(word == unknown for word in words)):
        raise WriterUnavailable(f"the tokenizer of {model} knows no word of English")
    if len(tokenizer) > _vocabulary(weights):
        raise WriterUnavailable(f"the tokenizer of {model} has more tokens than the model")


def _vocabulary(weights: PreTrainedModel) -> int:
    embeddings: Any = weights.get_input_embeddings()
    return int(embeddings.num_embeddings)


def _window(config: Any, tokenizer: PreTrainedTokenizerBase) -> int:
    text = config.get_text_config()
    named = (getattr(text, n, None) for n in ("max_position_embeddings", "n_positions", "n_ctx"))
    # Where a tokenizer has no bound its model_max_length is astronomical.
    bounds = [n for n in (*named, tokenizer.model_max_length) if isinstance(n, int) and n > 0]
    return min([*bounds, LONGEST_WINDOW])


def _name(model: str) -> str:
    """A folder's own name; an id as it is."""
    path = Path(model)
    named = path.resolve().name if path.is_dir() else model
    return re.sub(r"[^\w./-]", "-", named)


def _revision(model: str, revision: str) -> str:
    if not Path(model).is_dir():
        # The hub's cache keeps each commit's files in a folder of its name.
        return Path(str(cached_file(model, CONFIG_NAME, revision=revision))).parent.name[:_DIGITS]
    digest = hashlib.sha256()
    for path in sorted(Path(model).glob("*")):
        if path.is_file():
            with path.open("rb") as file:
                digest.update(
                    f"{path.name}:{hashlib.file_digest(file, 'sha256').hexdigest()}\n".encode()
                )
    return digest.hexdigest()[:_DIGITS]


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0][:200]
