"""hf: encoder-decoders (T5, BART, PEGASUS, mBART), which write one part of a brief at a time.

They were trained to shorten a text, so each is given a passage and asked for one line: the passage
that an editor would most likely rest it on. What they cannot do, labels and most often questions,
the embedded writer does; its lines stand behind theirs as alternates.
"""

from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace
from threading import Event
from typing import Any, Literal

import torch
from transformers import GenerationConfig, StoppingCriteriaList

from service.article import BriefRequest
from service.document import Document, Span
from service.draft import Draft, Line, Takeaway
from service.writing import Writer
from service.writing.embedded.choosing.salience import load_salience_model
from service.writing.llm.loading import Loaded, seeded
from service.writing.llm.options import HfOptions
from service.writing.llm.prompts import load_prompt, record
from service.writing.llm.source import source
from service.writing.llm.watching import Watch

# The models that were trained with a task's name before the text.
_PREFIXES = {"t5": "summarize: ", "mt5": "summarize: ", "umt5": "summarize: "}
_SYNOPSIS_SENTENCES = 6
Kind = Literal["synopsis", "question", "takeaway"]
# In the order in which a brief is read.
_READ: tuple[Kind, ...] = ("question", "synopsis", "takeaway")
_MOST_TOKENS: Mapping[Kind, int] = {"synopsis": 120, "question": 40, "takeaway": 48}


@dataclass(frozen=True, slots=True)
class _Part:
    """One line to be written of a passage, which rests on `evidence`; `number`: of the fact."""

    kind: Kind
    number: int
    evidence: tuple[Span, ...]
    text: str


class Seq2SeqWriter:
    """Keeps the Writer contract."""

    def __init__(self, loaded: Loaded, options: HfOptions, embedded: Writer) -> None:
        self._loaded = loaded
        self._options = options
        self._embedded = embedded
        self._passage = load_prompt("passage@1")
        self._question = load_prompt("question@1")
        asked = [self._passage, self._question] if options.question else [self._passage]
        decoding = f"temperature={options.temperature:g} seed={options.seed}"
        self._record = f"{record(asked, None)} {decoding}"
        self._prefix = _PREFIXES.get(loaded.model.config.model_type, "")

    @property
    def name(self) -> str:
        return self._loaded.name

    def write(self, documents: Sequence[Document], request: BriefRequest) -> list[Draft]:
        """Raises: WriterError and its kinds."""
        drafts = self._embedded.write(documents, request)
        plans = [self._plan(d, draft) for d, draft in zip(documents, drafts, strict=True)]
        halt = Event()
        written = iter(self._write_all([part for plan in plans for part in plan], halt))
        return [
            self._merged(draft, [(part, next(written)) for part in plan])
            for draft, plan in zip(drafts, plans, strict=True)
        ]

    def stream(self, document: Document, request: BriefRequest, halt: Event) -> Iterator[Draft]:
        """What the model does not write comes at once, then each line as it is written.

        Raises: as write; Halted once `halt` is set.
        """
        [draft] = self._embedded.write([document], request)
        left = self._plan(document, draft)
        left.sort(key=lambda part: (_READ.index(part.kind), part.number))
        written: list[tuple[_Part, str | None]] = []
        yield _without(self._merged(draft, written), left)
        while left:
            part = left.pop(0)
            [line] = self._write_all([part], halt)
            written.append((part, line))
            yield _without(self._merged(draft, written), left)

    def _plan(self, document: Document, draft: Draft) -> list[_Part]:
        """The lines that the embedded writer found something to rest on, and their passages."""
        texts = _texts(document, tuple(map(str, self._loaded.tokenizer.all_special_tokens)))
        parts = []
        if draft.synopses:
            spans = self._lead(document, texts)
            parts.append(self._part("synopsis", 0, spans, texts))
        if draft.headline_questions and self._options.question:
            parts.append(self._part("question", 0, draft.headline_questions[0].evidence, texts))
        for number, ways in enumerate(draft.takeaways):
            parts.append(self._part("takeaway", number, ways[0].evidence, texts))
        return [part for part in parts if part.evidence]

    def _lead(self, document: Document, texts: Mapping[Span, str]) -> tuple[Span, ...]:
        """What a synopsis most likely rests on, as much as the model's window holds, in order."""
        odds = load_salience_model().read(document).chosen("synopsis")
        ranked = sorted(range(len(odds)), key=lambda i: (-odds[i], i))[:_SYNOPSIS_SENTENCES]
        spans = [document.sentences[i].span for i in ranked if document.sentences[i].span in texts]
        while len(spans) > 1 and self._tokens(" ".join(texts[s] for s in spans)) > self._room():
            spans.pop()
        return tuple(sorted(spans))

    def _part(
        self, kind: Kind, number: int, evidence: Sequence[Span], texts: Mapping[Span, str]
    ) -> _Part:
        known = tuple(span for span in evidence if span in texts)
        variables = {"passage": " ".join(texts[span] for span in known)}
        prompt = self._question if kind == "question" else self._passage
        if kind != "question":
            variables["prefix"] = self._prefix
        [message] = prompt.render(variables)
        # A passage that the window would cut is none: no silent cut.
        fits = self._tokens(message.content) <= self._loaded.window
        return _Part(kind, number, known if fits else (), message.content)

    def _room(self) -> int:
        return self._loaded.window - self._tokens(self._prefix) - 2

    def _tokens(self, text: str) -> int:
        return len(self._loaded.tokenizer.encode(text))

    def _merged(self, draft: Draft, written: Sequence[tuple[_Part, str | None]]) -> Draft:
        """The embedded draft with the model's lines before it."""
        takeaways = list(draft.takeaways)
        synopses, questions = draft.synopses, draft.headline_questions
        for part, text in written:
            if text is None:
                continue
            if part.kind == "synopsis":
                synopses = (Line(text, part.evidence), *synopses)
            elif part.kind == "question" and text.endswith("?"):
                questions = (Line(text, part.evidence), *questions)
            elif part.kind == "takeaway":
                ways = takeaways[part.number]
                own = Takeaway(ways[0].label, text, part.evidence)
                takeaways[part.number] = (own, *(way for way in ways if way.text != text))
        return replace(
            draft,
            writer=f"{self.name} with {draft.writer}",
            headline_questions=questions,
            synopses=synopses,
            takeaways=tuple(takeaways),
            prompt=self._record,
        )

    def _write_all(self, parts: Sequence[_Part], halt: Event) -> list[str | None]:
        """The line of each part; None where it was cut off or is empty."""
        found: dict[int, str | None] = {}
        order = sorted(range(len(parts)), key=lambda i: (parts[i].kind, len(parts[i].text)))
        for start in range(0, len(order), self._options.batch):
            batch = order[start : start + self._options.batch]
            with self._loaded.lock, Watch(halt, self._options.timeout_s) as watch:
                written = self._generate([parts[i] for i in batch], watch)
            found |= dict(zip(batch, written, strict=True))
        return [found[i] for i in range(len(parts))]

    def _generate(self, parts: Sequence[_Part], watch: Watch) -> list[str | None]:
        tokenizer, model = self._loaded.tokenizer, self._loaded.model
        if "en_XX" in tokenizer.get_vocab():
            tokenizer.src_lang = "en_XX"  # mBART
        inputs = tokenizer([p.text for p in parts], padding=True, return_tensors="pt")
        longest = max(_MOST_TOKENS[part.kind] for part in parts)
        with torch.inference_mode(), seeded(self._options.seed):
            output: Any = model.generate(  # type: ignore[operator]
                input_ids=inputs["input_ids"].to(model.device),
                attention_mask=inputs["attention_mask"].to(model.device),
                generation_config=self._config(longest),
                stopping_criteria=StoppingCriteriaList([watch]),
            )
        watch.check()
        return [self._line(row[1:]) for row in output.tolist()]

    def _config(self, most: int) -> GenerationConfig:
        """The model's own, which holds its languages and beams, with our bounds."""
        config = copy(self._loaded.model.generation_config)
        sampled = self._options.temperature > 0
        config.update(  # type: ignore[no-untyped-call]
            max_length=None,
            max_new_tokens=most,
            min_length=0,
            min_new_tokens=None,
            do_sample=sampled,
            temperature=self._options.temperature if sampled else 1.0,
        )
        return config

    def _line(self, tokens: list[int]) -> str | None:
        tokenizer = self._loaded.tokenizer
        if tokenizer.eos_token_id not in tokens:
            return None
        text = str(tokenizer.decode(tokens, skip_special_tokens=True))
        line = " ".join(text.split())
        return line if any(c.isalnum() for c in line) else None


def _without(draft: Draft, left: Sequence[_Part]) -> Draft:
    """The draft as far as no line of it is still to be written."""
    kinds = {part.kind for part in left}
    first = min((part.number for part in left if part.kind == "takeaway"), default=None)
    return replace(
        draft,
        headline_questions=() if "question" in kinds else draft.headline_questions,
        synopses=() if "synopsis" in kinds else draft.synopses,
        takeaways=draft.takeaways[:first],
    )


def _texts(document: Document, specials: Sequence[str]) -> dict[Span, str]:
    """What a reader sees of each sentence, cleaned; sentences in hidden elements have none."""
    shown = source(document, lambda texts: [0] * len(texts), len(document.sentences) + 1, specials)
    return dict(zip(shown.spans, shown.texts, strict=True))
