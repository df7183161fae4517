"""The writer over any Generator: ask, validate, ask once more, else let the fallback write."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from threading import Event

from service.article import BriefRequest
from service.brief import Action, Finding
from service.document import Document
from service.draft import Draft
from service.errors import ArticleTooLong, WriterError
from service.writing import Writer
from service.writing.llm.asking import brief_messages
from service.writing.llm.contract import answer_tokens, schema
from service.writing.llm.generator import Ask, Completion, CutOff, Generator
from service.writing.llm.options import LanguageOptions
from service.writing.llm.parsing import Lines, parse, parse_partial
from service.writing.llm.prompts import HouseStyle, Message, load_prompt, load_style, record
from service.writing.llm.source import Source, source

REPAIR = "repair@1"
# What counting sentence by sentence may miss where the whole is tokenized at once.
_SLACK_TOKENS = 16
# An answer that is wrong is shown again only this far.
_LONGEST_ECHO = 4000


@dataclass(frozen=True, slots=True)
class _Task:
    """One document's way to the model."""

    document: Document
    shown: Source
    ask: Ask
    asked_by: str


@dataclass(frozen=True, slots=True)
class _Reading:
    """What came back for a task: its lines, or what is wrong with the answer."""

    task: _Task
    text: str
    lines: Lines | None
    faults: tuple[str, ...] = ()

    @classmethod
    def of(cls, task: _Task, completion: Completion) -> "_Reading":
        if not completion.whole:
            return cls(task, completion.text, None, ("it was cut off before its end",))
        found = parse(completion.text, task.ask.schema, task.shown.spans)
        if isinstance(found, Lines):
            return cls(task, completion.text, found)
        return cls(task, completion.text, None, tuple(found))


class LanguageWriter:
    """Keeps the Writer contract with a language model behind it.

    `fallback` writes where the model's answer fits the contract neither at first nor when asked
    again; without one that is a WriterError. The house style is the request's; the options' where
    it names none.
    """

    def __init__(
        self, generator: Generator, options: LanguageOptions, fallback: Writer | None
    ) -> None:
        self._generator = generator
        self._fallback = fallback
        self._prompt = load_prompt(options.prompt)
        self._repair = load_prompt(REPAIR)
        self._style = load_style(options.style)
        self._decoding = f"temperature={options.temperature:g} seed={options.seed}"

    @property
    def name(self) -> str:
        return self._generator.name

    def write(self, documents: Sequence[Document], request: BriefRequest) -> list[Draft]:
        """Raises: ArticleTooLong where not one sentence of an article fits the model's window;
        WriterError and its kinds."""
        halt = Event()
        told = {i: d for i, d in enumerate(documents) if d.sentences}
        tasks = [self._task(document, request) for document in told.values()]
        completions = self._generator.complete([task.ask for task in tasks], halt)
        readings = [_Reading.of(t, c) for t, c in zip(tasks, completions, strict=True)]
        drafts = dict(zip(told, self._drafts(readings, request, halt), strict=True))
        return [drafts.get(i) or self._empty(request) for i in range(len(documents))]

    def stream(self, document: Document, request: BriefRequest, halt: Event) -> Iterator[Draft]:
        """Drafts that grow line by line; the last one is whole, and what `write` would return.

        Raises: as write; Halted once `halt` is set.
        """
        if not document.sentences:
            yield self._empty(request)
            return
        task = self._task(document, request)
        text, told, whole = "", 0, True
        try:
            for piece in self._generator.stream(task.ask, halt):
                text += piece
                lines = parse_partial(text, task.ask.schema, task.shown.spans)
                if lines.count > told:
                    told = lines.count
                    yield self._draft(task, lines)
        except CutOff:
            whole = False
        yield from self._drafts([_Reading.of(task, Completion(text, whole))], request, halt)

    def _task(self, document: Document, request: BriefRequest) -> _Task:
        """Everything around the article is counted first; the article gets what is left."""
        empty = replace(document, sentences=(), title=None)
        frame = self._ask(source(empty, lambda _: [], 0), request)
        around = self._generator.size(frame.messages) + _SLACK_TOKENS
        answer = answer_tokens(frame.schema)
        budget = self._generator.window - around - answer
        specials = self._generator.specials
        while True:
            shown = source(document, self._generator.lengths, budget, specials)
            ask = self._ask(shown, request)
            over = self._generator.size(ask.messages) + answer - self._generator.window
            if over <= 0:
                return _Task(document, shown, ask, self._asked_by(request))
            if not shown.spans:
                raise ArticleTooLong(f"the prompt alone is {over} tokens over the model's window")
            # The title, and merges that counting apart did not see.
            budget -= max(over, _SLACK_TOKENS)

    def _ask(self, shown: Source, request: BriefRequest) -> Ask:
        messages = brief_messages(self._prompt, self._house(request), shown, request)
        return Ask(messages, schema(request, max(len(shown.spans), 1)))

    def _drafts(
        self, readings: Sequence[_Reading], request: BriefRequest, halt: Event
    ) -> Iterator[Draft]:
        """One a reading, in order; answers that did not fit are asked for once more, together."""
        again = {i: ask for i, r in enumerate(readings) if (ask := self._repairing(r)) is not None}
        completions = self._generator.complete(list(again.values()), halt)
        second = {
            i: _Reading.of(readings[i].task, completion)
            for i, completion in zip(again, completions, strict=True)
        }
        for i, first in enumerate(readings):
            last = second.get(i, first)
            if last.lines is None:
                yield self._fallen_back(last, request)
            elif last is first:
                yield self._draft(first.task, last.lines)
            else:
                detail = f"asked for again: {first.faults[0]}"
                yield self._draft(first.task, last.lines, _finding(detail, "rewritten"))

    def _repairing(self, reading: _Reading) -> Ask | None:
        """The question once more; None where it is not needed, or the window has no room."""
        if reading.lines is not None:
            return None
        ask = reading.task.ask
        messages = (
            *ask.messages,
            Message("assistant", reading.text[:_LONGEST_ECHO]),
            *self._repair.render({"faults": reading.faults}),
        )
        answer = answer_tokens(ask.schema)
        fits = self._generator.size(messages) + answer <= self._generator.window
        return replace(ask, messages=messages) if fits else None

    def _fallen_back(self, reading: _Reading, request: BriefRequest) -> Draft:
        fault = f"{self.name} gave no brief: {reading.faults[0]}"
        if self._fallback is None:
            raise WriterError(fault)
        [draft] = self._fallback.write([reading.task.document], request)
        return replace(draft, findings=(*draft.findings, _finding(fault, "rewritten")))

    def _draft(self, task: _Task, lines: Lines, *findings: Finding) -> Draft:
        return Draft(
            writer=self.name,
            headline_questions=lines.headline_questions,
            headlines=lines.headlines,
            synopses=lines.synopses,
            takeaways=lines.takeaways,
            coverage=task.shown.coverage,
            prompt=task.asked_by,
            findings=findings,
        )

    def _empty(self, request: BriefRequest) -> Draft:
        return Draft(self.name, (), (), (), (), coverage=0.0, prompt=self._asked_by(request))

    def _house(self, request: BriefRequest) -> HouseStyle:
        return load_style(request.style) if request.style else self._style

    def _asked_by(self, request: BriefRequest) -> str:
        """What provenance says of how it was asked for."""
        return f"{record([self._prompt, self._repair], self._house(request))} {self._decoding}"


def _finding(detail: str, action: Action) -> Finding:
    return Finding("article", "writer", detail, action)
