"""hf: models that go on writing (Llama, Qwen, Mistral, Gemma …), in this process, by transformers.

Batches are static and padded on the left: their articles start and end together, which bounds
memory. A GPU that shall serve many at once is better used by a server (remote.py).
"""

from collections.abc import Callable, Iterator, Sequence
from queue import Empty, SimpleQueue
from threading import Event, Thread
from typing import Any

import torch
from jinja2 import TemplateError
from transformers import GenerationConfig, StoppingCriteriaList
from transformers.generation.streamers import BaseStreamer

from service.errors import WriterError
from service.writing.llm.binding import Binder
from service.writing.llm.generator import Ask, Completion, CutOff
from service.writing.llm.loading import Loaded, seeded
from service.writing.llm.options import HfOptions
from service.writing.llm.prompts import Message
from service.writing.llm.watching import Watch

_LOOK_S = 0.05


class CausalGenerator:
    """Keeps the Generator contract. Generations of all writers on one device take turns."""

    def __init__(self, loaded: Loaded, options: HfOptions) -> None:
        self._loaded = loaded
        self._options = options
        self._tokenizer = loaded.tokenizer
        self._ends = _ends(loaded)
        self._binder = Binder(loaded.tokenizer, loaded.vocabulary, self._ends)
        padding = loaded.tokenizer.pad_token_id
        self._padding = int(padding) if padding is not None else self._ends[0]
        self.specials: Sequence[str] = tuple(map(str, loaded.tokenizer.all_special_tokens))

    @property
    def name(self) -> str:
        return self._loaded.name

    @property
    def window(self) -> int:
        return self._loaded.window

    def lengths(self, texts: Sequence[str]) -> list[int]:
        return [len(self._encode(text)) for text in texts]

    def size(self, messages: Sequence[Message]) -> int:
        return len(self._encode(self._conversation(messages)))

    def complete(self, asks: Sequence[Ask], halt: Event) -> list[Completion]:
        """Prompts of like length share a batch, so that little is padding."""
        prompts = [self._encode(self._conversation(ask.messages)) for ask in asks]
        order = sorted(range(len(asks)), key=lambda i: len(prompts[i]))
        found: dict[int, Completion] = {}
        for start in range(0, len(order), self._options.batch):
            batch = order[start : start + self._options.batch]
            with self._loaded.lock, Watch(halt, self._options.timeout_s) as watch:
                answers = self._generate(
                    [prompts[i] for i in batch], [asks[i] for i in batch], watch
                )
            found |= dict(zip(batch, answers, strict=True))
        return [found[i] for i in range(len(asks))]

    def stream(self, ask: Ask, halt: Event) -> Iterator[str]:
        prompt = self._encode(self._conversation(ask.messages))
        pieces: SimpleQueue[str | Completion | BaseException] = SimpleQueue()
        left = Event()

        def work() -> None:
            try:
                with self._loaded.lock, Watch(halt, self._options.timeout_s, left) as watch:
                    streamer = _Pieces(self._decode, pieces.put)
                    [whole] = self._generate([prompt], [ask], watch, streamer)
                pieces.put(whole)
            except BaseException as error:  # noqa: BLE001 - raised in the reader's thread
                pieces.put(error)

        thread = Thread(target=work, name="generation", daemon=True)
        thread.start()
        try:
            yield from _handed_over(pieces)
        finally:
            left.set()
            thread.join()

    def _generate(
        self,
        prompts: Sequence[list[int]],
        asks: Sequence[Ask],
        watch: "Watch",
        streamer: BaseStreamer | None = None,
    ) -> list[Completion]:
        longest = max(map(len, prompts))
        room = self._loaded.window - longest
        if room <= 0:
            raise WriterError(f"a prompt of {longest} tokens fills the model's window")
        rows = [[self._padding] * (longest - len(p)) + p for p in prompts]
        mask = [[0] * (longest - len(p)) + [1] * len(p) for p in prompts]
        binding = self._binder.bind([ask.schema for ask in asks])
        with torch.inference_mode(), seeded(self._options.seed):
            output: Any = self._loaded.model.generate(  # type: ignore[operator]
                input_ids=torch.tensor(rows, device=self._loaded.device),
                attention_mask=torch.tensor(mask, device=self._loaded.device),
                generation_config=self._config(room),
                logits_processor=[binding],
                stopping_criteria=StoppingCriteriaList([binding.following, watch]),
                streamer=streamer,
            )
        watch.check()
        return [self._completion(row[longest:]) for row in output.tolist()]

    def _config(self, room: int) -> GenerationConfig:
        sampled = self._options.temperature > 0
        return GenerationConfig(  # type: ignore[no-untyped-call]
            max_new_tokens=room,
            do_sample=sampled,
            temperature=self._options.temperature if sampled else 1.0,
            **({"top_k": 0, "top_p": 1.0} if sampled else {}),
            num_beams=1,
            repetition_penalty=1.0,
            eos_token_id=list(self._ends),
            pad_token_id=self._padding,
        )

    def _completion(self, tokens: list[int]) -> Completion:
        end = next((i for i, token in enumerate(tokens) if token in self._ends), None)
        return Completion(self._decode(tokens[:end]), whole=end is not None)

    def _decode(self, tokens: list[int]) -> str:
        return str(self._tokenizer.decode(tokens, skip_special_tokens=True))

    def _encode(self, text: str) -> list[int]:
        # The template has put the special tokens in.
        return list(self._tokenizer.encode(text, add_special_tokens=False))

    def _conversation(self, messages: Sequence[Message]) -> str:
        turns = [{"role": m.role, "content": m.content} for m in messages]
        if not self._tokenizer.chat_template:
            begin = self._tokenizer.bos_token or ""
            return begin + "\n\n".join(m.content for m in messages) + "\n\n"
        try:
            return self._templated(turns)
        except TemplateError:
            # Some templates know no system role: its words open the first turn.
            first = f"{turns[0]['content']}\n\n{turns[1]['content']}"
            return self._templated([{"role": "user", "content": first}, *turns[2:]])

    def _templated(self, turns: list[dict[str, str]]) -> str:
        rendered = self._tokenizer.apply_chat_template(
            turns,
            tokenize=False,
            add_generation_prompt=True,
            enable_thinking=False,  # the answer is bound from its first token
        )
        return str(rendered)


class _Pieces(BaseStreamer):
    """Hands over what is written, decoded, as soon as it is whole characters."""

    def __init__(self, decode: Callable[[list[int]], str], put: Callable[[str], None]) -> None:
        self._decode = decode
        self._put = put
        self._tokens: list[int] = []
        self._told = 0
        self._prompt = True

    def put(self, value: torch.Tensor) -> None:
        if self._prompt:
            self._prompt = False
            return
        self._tokens += value.flatten().tolist()
        text = self._decode(self._tokens)
        # A character may be several tokens; until its last it shows as U+FFFD.
        if len(text) > self._told and not text.endswith("\N{REPLACEMENT CHARACTER}"):
            self._put(text[self._told :])
            self._told = len(text)

    def end(self) -> None:
        return None


def _handed_over(pieces: "SimpleQueue[str | Completion | BaseException]") -> Iterator[str]:
    while True:
        try:
            piece = pieces.get(timeout=_LOOK_S)
        except Empty:
            continue
        if isinstance(piece, BaseException):
            raise piece
        if isinstance(piece, Completion):
            if not piece.whole:
                raise CutOff
            return
        yield piece


def _ends(loaded: Loaded) -> list[int]:
    """Every token that ends an answer, the tokenizer's own first."""
    configured = getattr(loaded.model.generation_config, "eos_token_id", None)
    several = configured if isinstance(configured, list) else [configured]
    own = [loaded.tokenizer.eos_token_id, *several]
    ends = list(dict.fromkeys(int(end) for end in own if end is not None))
    if not ends:
        raise WriterError(f"{loaded.name} has no token that ends an answer")
    return ends
