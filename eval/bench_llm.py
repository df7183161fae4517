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
from transformers import GenerationConfig, StoppingCriteriaList

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
    rows = []
    for batch in _BATCHES:
        # Free and bound take turns, so that both meet the same machine, and are compared in pairs.
        runs = [
            (pace(loaded, batch, prompt, tokens, bound=False), pace(loaded, batch, prompt, tokens))
            for _ in range(repeats)
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


def pace(loaded: Loaded, batch: int, prompt: int, tokens: int, *, bound: bool = True) -> Pace:
    """One batch, generated twice: one token, then `tokens` more."""
    text = " ".join(corpus())
    ids = loaded.tokenizer.encode(text, add_special_tokens=False)
    rows = torch.tensor([ids[7 * i : 7 * i + prompt] for i in range(batch)], device=loaded.device)
    first, first_cpu = _generate_s(loaded, rows, 1, bound=bound)
    whole, whole_cpu = _generate_s(loaded, rows, 1 + tokens, bound=bound)
    return Pace(
        1000 * first, 1000 * (whole - first) / tokens, 1000 * (whole_cpu - first_cpu) / tokens
    )


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


def _generate_s(
    loaded: Loaded, rows: torch.Tensor, tokens: int, *, bound: bool
) -> tuple[float, float]:
    """Seconds by the clock, and of the process's CPU time."""
    config = GenerationConfig(  # type: ignore[no-untyped-call]
        max_new_tokens=tokens,
        min_new_tokens=tokens,
        do_sample=False,
        pad_token_id=loaded.tokenizer.pad_token_id,
        eos_token_id=loaded.tokenizer.eos_token_id,
    )
    processors: list[Any] = []
    criteria: list[Any] = []
    if bound:
        binding = _binder(loaded).bind([schema(BriefRequest(), 12)] * len(rows))
        processors, criteria = [binding], [binding.following]
    _settle(loaded)
    started, started_cpu = perf_counter(), process_time()
    with torch.inference_mode():
        loaded.model.generate(  # type: ignore[operator]
            input_ids=rows,
            attention_mask=torch.ones_like(rows),
            generation_config=config,
            logits_processor=processors,
            stopping_criteria=StoppingCriteriaList(criteria),
        )
    _settle(loaded)
    return perf_counter() - started, process_time() - started_cpu


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
