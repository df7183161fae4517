"""`make bench-llm`: what binding output to a schema costs, and how fast a local model writes.

Models have random weights: speed is that of their shape, and nothing here is about quality.
Figures of one run are comparable with each other, those of two runs only on the same idle machine.
"""

import os
import platform
import resource
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import Annotated, Any

import torch
import typer
from transformers import GenerationConfig, StoppingCriteria, StoppingCriteriaList

from eval.bench import table
from eval.random_models import SHAPES, corpus, write_causal
from service.article import Article, BriefRequest
from service.reading import read
from service.writing.llm.binding import Binder
from service.writing.llm.causal import CausalGenerator
from service.writing.llm.contract import schema
from service.writing.llm.language import LanguageWriter
from service.writing.llm.loading import Loaded, load
from service.writing.llm.options import hf_spec

_BATCHES = (1, 8)
app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)


@dataclass(frozen=True, slots=True)
class Pace:
    """Milliseconds until the first token of a batch, and for each step after it: one token of
    every row. `cpu_ms`: of a step, by all of the process's threads together."""

    first_ms: float
    step_ms: float
    cpu_ms: float


@app.command()
def bench(
    shape: Annotated[str, typer.Option(help=f"One of {', '.join(SHAPES)}.")] = "100M",
    device: Annotated[str, typer.Option(help="cpu, or cuda:0.")] = "cpu",
    dtype: Annotated[str, typer.Option(help="float32 or bfloat16.")] = "float32",
    tokens: Annotated[int, typer.Option(min=8, help="Tokens that are timed.")] = 48,
    prompt: Annotated[int, typer.Option(min=16, help="Tokens of the prompt.")] = 256,
    repeats: Annotated[int, typer.Option(min=1, help="Runs of which the median counts.")] = 5,
    articles: Annotated[int, typer.Option(min=0, help="Whole briefs to time; 0: none.")] = 0,
) -> None:
    """Measure decoding with and without the schema, and print Markdown tables."""
    with tempfile.TemporaryDirectory() as name:
        write_causal(Path(name), SHAPES[shape], dtype=getattr(torch, dtype))
        loaded = load(hf_spec(f"{name}?dtype={dtype}&device={device}"))
        parameters = sum(p.numel() for p in loaded.model.parameters()) / 1e6
        typer.echo(
            f"{shape}: {parameters:.0f}M parameters, random weights, {dtype}, {device};"
            f" {prompt} tokens of prompt, {tokens} timed, median of {repeats};"
            f" {os.cpu_count()} CPUs ({platform.machine()}), {torch.get_num_threads()} thread(s),"
            f" torch {version('torch')}, transformers {version('transformers')},"
            f" llguidance {version('llguidance')}.\n"
        )
        typer.echo(decoding_table(loaded, prompt, tokens, repeats))
        if articles:
            typer.echo("\n" + brief_line(name, dtype, device, articles))


def decoding_table(loaded: Loaded, prompt: int, tokens: int, repeats: int) -> str:
    _binder(loaded)  # made once, and of no answer's time
    rows = []
    for batch in _BATCHES:
        # Free and bound take turns, so that both meet the same machine, and are compared in pairs.
        runs = [
            _pair(loaded, (batch, prompt, tokens), bound_first=i % 2 == 1) for i in range(repeats)
        ]
        free = median(free.step_ms for free, _ in runs)
        bound = median(bound.step_ms for _, bound in runs)
        overhead = median(bound.step_ms / free.step_ms for free, bound in runs) - 1
        of_cpu = median(bound.cpu_ms / free.cpu_ms for free, bound in runs) - 1
        rows.append(
            (
                str(batch),
                f"{median(bound.first_ms for _, bound in runs):.0f}",
                f"{free:.1f}",
                f"{bound:.1f}",
                f"{overhead:+.1%}",
                f"{of_cpu:+.1%}",
                f"{1000 * batch / bound:.1f}",
                f"{_peak_mb(loaded):,.0f}",
            )
        )
    head = (
        "Batch",
        "first token ms",
        "ms/step free",
        "ms/step bound",
        "overhead",
        "of CPU time",
        "tokens/s bound",
        "peak MB",
    )
    return table("Decoding, free and bound to the schema", head, rows)


def _pair(loaded: Loaded, sizes: tuple[int, int, int], *, bound_first: bool) -> tuple[Pace, Pace]:
    """Free, and bound; whichever goes first."""
    order = (True, False) if bound_first else (False, True)
    found = {bound: pace(loaded, *sizes, bound=bound) for bound in order}
    return found[False], found[True]


def pace(loaded: Loaded, batch: int, prompt: int, tokens: int, *, bound: bool = True) -> Pace:
    """One batch, generated once: its first token, then `tokens` more."""
    ids = loaded.tokenizer.encode(" ".join(corpus()), add_special_tokens=False)
    rows = torch.tensor([ids[7 * i : 7 * i + prompt] for i in range(batch)], device=loaded.device)
    clock = _Clock(loaded)
    _generate(loaded, rows, 1 + tokens, clock, bound=bound)
    wall, cpu = (clock.steps[-1][i] - clock.steps[0][i] for i in (0, 1))
    first = clock.steps[0][0] - clock.started
    return Pace(1000 * first, 1000 * wall / tokens, 1000 * cpu / tokens)


class _Clock(StoppingCriteria):
    """Reads the clock, and the process's CPU time, at every token. Stops nothing."""

    def __init__(self, loaded: Loaded) -> None:
        self._loaded = loaded
        self.steps: list[tuple[float, float]] = []
        _settle(loaded)
        self.started = perf_counter()

    def __call__(self, input_ids: torch.LongTensor, _: object, **__: Any) -> torch.BoolTensor:
        _settle(self._loaded)
        self.steps.append((perf_counter(), process_time()))
        return torch.zeros(input_ids.shape[0], dtype=torch.bool, device=input_ids.device)  # type: ignore[return-value]


def brief_line(folder: str, dtype: str, device: str, count: int) -> str:
    """Whole briefs, prompts and validation included: articles a second at a batch of 8."""
    spec = hf_spec(f"{folder}?dtype={dtype}&device={device}&timeout_s=3600&temperature=1")
    writer = LanguageWriter(CausalGenerator(load(spec), spec.options), spec.options, None)
    texts = corpus()
    documents = [read(Article(str(i), texts[i % len(texts)])) for i in range(count)]
    started = perf_counter()
    drafts = writer.write(documents, BriefRequest())
    seconds = perf_counter() - started
    fitting = sum(not draft.findings for draft in drafts)
    return f"{count} briefs at batch 8: {count / seconds:.2f} articles/s, {fitting} fit at once."


def _generate(
    loaded: Loaded, rows: torch.Tensor, tokens: int, clock: _Clock, *, bound: bool
) -> None:
    config = GenerationConfig(  # type: ignore[no-untyped-call]
        max_new_tokens=tokens,
        min_new_tokens=tokens,
        do_sample=False,
        pad_token_id=loaded.tokenizer.pad_token_id,
        eos_token_id=loaded.tokenizer.eos_token_id,
    )
    processors: list[Any] = []
    criteria: list[Any] = [clock]
    if bound:
        binding = _binder(loaded).bind([schema(BriefRequest(), 12)] * len(rows))
        processors, criteria = [binding], [binding.following, clock]
    with torch.inference_mode():
        loaded.model.generate(  # type: ignore[operator]
            input_ids=rows,
            attention_mask=torch.ones_like(rows),
            generation_config=config,
            logits_processor=processors,
            stopping_criteria=StoppingCriteriaList(criteria),
        )


@cache
def _binder(loaded: Loaded) -> Binder:
    ends = [int(loaded.tokenizer.convert_tokens_to_ids(str(loaded.tokenizer.eos_token)))]  # type: ignore[arg-type]
    return Binder(loaded.tokenizer, loaded.vocabulary, ends)


def _settle(loaded: Loaded) -> None:
    if loaded.device.type == "cuda":
        torch.cuda.synchronize(loaded.device)


def _peak_mb(loaded: Loaded) -> float:
    """Of the device where it has a memory of its own, else of the process."""
    if loaded.device.type == "cuda":
        return torch.cuda.max_memory_allocated(loaded.device) / 1e6
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6


def main(arguments: Sequence[str] | None = None) -> None:
    app(args=arguments)


if __name__ == "__main__":
    sys.exit(app())
