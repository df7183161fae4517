"""openai:<base url>#<model>: any server that speaks OpenAI's chat completions."""

import asyncio
import hashlib
import json
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import suppress
from functools import cached_property
from math import ceil
from random import Random
from threading import Event
from typing import Any
from weakref import finalize

from tokenizers import Tokenizer

from service.errors import WriterError, WriterUnavailable
from service.writing.llm.background import Background
from service.writing.llm.contract import answer_tokens
from service.writing.llm.generator import Ask, Completion, CutOff
from service.writing.llm.options import OpenAiSpec
from service.writing.llm.probing import Format, content_of, format_fields, probe_format
from service.writing.llm.prompts import Message
from service.writing.llm.transport import BrokenOff, Patience, Refusal, Transport

# Where neither server nor options say: what every model of recent years has.
DEFAULT_WINDOW = 8192
# Bytes a token where nobody can count; English has more than four.
_BYTES_PER_TOKEN = 3
# What chat templates put around a message.
_TOKENS_PER_MESSAGE = 12
_PROBE_S = 3.0
_SPECIALS = ("<s>", "</s>", "<unk>", "<pad>", "<bos>", "<eos>")


class OpenAiGenerator:
    """Keeps the Generator contract. Opening it asks the server nothing; the first use does."""

    specials: Sequence[str] = _SPECIALS

    def __init__(self, spec: OpenAiSpec, rng: Random) -> None:
        options = spec.options
        self._spec = spec
        self._background = Background()
        self._transport = Transport(
            spec.base_url,
            _key(spec),
            Patience(options.timeout_s, options.retries),
            options.concurrency,
            rng,
        )
        # Also where nobody closes it: connections and their thread end with the writer.
        self.close = finalize(self, _close, self._background, self._transport)
        self._format: Format | None = None if options.format == "auto" else options.format
        self._tokenizer = _tokenizer(spec)
        self._counts_remotely = self._tokenizer is None

    @cached_property
    def name(self) -> str:
        """The address stays with the operator: of it, provenance has a hash."""
        server = hashlib.sha256(self._spec.base_url.encode()).hexdigest()
        return f"openai:{self._spec.model}@{server[:12]}"

    @cached_property
    def window(self) -> int:
        if self._spec.options.window:
            return self._spec.options.window
        return self._background.run(self._model_window(), Event())

    def answers(self) -> bool:
        """Whether the server is there now and has the model."""
        with suppress(WriterError, Refusal, TimeoutError):
            listed = self._background.run(
                asyncio.wait_for(self._transport.get("/models"), _PROBE_S), Event()
            )
            names = [entry.get("id") for entry in _entries(listed)]
            return not names or self._spec.model in names
        return False

    def lengths(self, texts: Sequence[str]) -> list[int]:
        """Counted together, and shared out by bytes: one request for a whole article."""
        if self._tokenizer is not None:
            return [len(e.ids) for e in self._tokenizer.encode_batch(list(texts))]
        sizes = [len(text.encode()) for text in texts]
        total = self._count("\n".join(texts)) if texts else 0
        return [ceil(total * size / max(sum(sizes), 1)) for size in sizes]

    def size(self, messages: Sequence[Message]) -> int:
        """The template's own tokens are allowed for, not counted: servers differ in saying."""
        around = _TOKENS_PER_MESSAGE * (len(messages) + 1)
        return around + self._count("\n".join(message.content for message in messages))

    def complete(self, asks: Sequence[Ask], halt: Event) -> list[Completion]:
        return self._background.run(self._complete_all(asks), halt) if asks else []

    def stream(self, ask: Ask, halt: Event) -> Iterator[str]:
        return self._background.iterate(lambda: self._pieces(ask), halt)

    async def _complete_all(self, asks: Sequence[Ask]) -> list[Completion]:
        await self._settle_format()
        try:
            async with asyncio.TaskGroup() as group:
                tasks = [group.create_task(self._complete(ask)) for ask in asks]
        except BaseExceptionGroup as group_error:
            # The first that failed has cancelled the others.
            raise group_error.exceptions[0] from group_error
        return [task.result() for task in tasks]

    async def _complete(self, ask: Ask) -> Completion:
        answer = await self._transport.ask("/chat/completions", self._body(ask, stream=False))
        text = content_of(answer)
        return Completion(text, whole=answer["choices"][0].get("finish_reason") != "length")

    async def _pieces(self, ask: Ask) -> AsyncIterator[str]:
        await self._settle_format()
        ended = False
        body = self._body(ask, stream=True)
        try:
            async with self._transport.events("/chat/completions", body) as events:
                async for data in events:
                    if data == "[DONE]":
                        ended = True
                        break
                    piece, reason = _delta(data)
                    if reason == "length":
                        raise CutOff
                    ended = ended or reason is not None
                    if piece:
                        yield piece
        except BrokenOff:
            ended = False
        # Not every server sends [DONE]; one that gave no reason either has broken off.
        if not ended:
            raise CutOff

    async def _settle_format(self) -> None:
        if self._format is None:
            self._format = await probe_format(self._transport, self._spec.model)

    def _body(self, ask: Ask, *, stream: bool) -> dict[str, Any]:
        messages = [{"role": m.role, "content": m.content} for m in ask.messages]
        return {
            "model": self._spec.model,
            "messages": messages,
            "temperature": self._spec.options.temperature,
            "seed": self._spec.options.seed,
            # A bound, not a wish: an answer that reaches it is none.
            "max_tokens": answer_tokens(ask.schema),
            "stream": stream,
            **format_fields(self._format or "text", ask.schema),
        }

    def _count(self, text: str) -> int:
        if self._tokenizer is not None:
            return len(self._tokenizer.encode(text).ids)
        if self._counts_remotely:
            counted = self._background.run(self._count_there(text), Event())
            if counted is not None:
                return counted
            self._counts_remotely = False
        return ceil(len(text.encode()) / _BYTES_PER_TOKEN)

    async def _count_there(self, text: str) -> int | None:
        """As vLLM and SGLang count, or llama.cpp; None where the server does not."""
        address = self._spec.base_url.removesuffix("/v1") + "/tokenize"
        for body in ({"model": self._spec.model, "prompt": text}, {"content": text}):
            try:
                found = await self._transport.ask_once(address, body)
            except Refusal:
                continue
            except WriterError as error:
                if error.retryable:
                    raise
                continue
            if isinstance(found, dict):
                if isinstance(found.get("count"), int):
                    return int(found["count"])
                if isinstance(found.get("tokens"), list) and found["tokens"]:
                    return len(found["tokens"])
        return None

    async def _model_window(self) -> int:
        try:
            listed = await self._transport.get("/models")
        except Refusal:
            return DEFAULT_WINDOW
        for entry in _entries(listed):
            window = entry.get("max_model_len")
            if entry.get("id") == self._spec.model and isinstance(window, int) and window > 0:
                return window
        return DEFAULT_WINDOW


def _close(background: Background, transport: Transport) -> None:
    background.run(transport.close(), Event())
    background.close()


def _delta(data: str) -> tuple[str, str | None]:
    """The text of a streamed chunk, and why it is the last one. Raises: WriterError."""
    try:
        chunk = json.loads(data)
        choices = chunk.get("choices") or [{}]
        piece = (choices[0].get("delta") or {}).get("content") or ""
        reason = choices[0].get("finish_reason")
    except (ValueError, AttributeError, IndexError, KeyError, TypeError) as error:
        raise WriterError("the server's stream is no chat completion") from error
    if "error" in chunk or not isinstance(piece, str):
        raise WriterError("the server's stream holds an error")
    return piece, reason


def _entries(listed: Any) -> list[dict[str, Any]]:
    data = listed.get("data") if isinstance(listed, dict) else None
    return [e for e in data if isinstance(e, dict)] if isinstance(data, list) else []


def _key(spec: OpenAiSpec) -> str | None:
    path = spec.options.key_file
    try:
        return path.read_text(encoding="utf-8").strip() if path else None
    except (OSError, ValueError) as error:
        raise WriterUnavailable(f"cannot read the key in {path}") from error


def _tokenizer(spec: OpenAiSpec) -> Tokenizer | None:
    path = spec.options.tokenizer
    if path is None:
        return None
    file = path / "tokenizer.json" if path.is_dir() else path
    try:
        return Tokenizer.from_file(str(file))
    except Exception as error:  # tokenizers raises Exception itself
        raise WriterUnavailable(f"cannot read the tokenizer {file}") from error
