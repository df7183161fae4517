"""`make bench`: how long a brief takes, how that grows, and what it costs in memory.

Prints Markdown. Figures of one run are comparable with each other, those of two runs only on the
same idle machine; no test depends on them.
"""

import os
import platform
import sys
from collections.abc import Sequence
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from statistics import median
from typing import Annotated

import typer

from eval.bench_articles import article_of, reference_texts
from eval.bench_generator import generation_s
from eval.bench_measures import Pace, Stages, apart, command_s, pace, stages

_LENGTHS = (500, 1_000, 5_000, 20_000, 100_000)

app = typer.Typer(rich_markup_mode=None, pretty_exceptions_enable=False, add_completion=False)


@app.command()
def bench(
    writer: Annotated[str, typer.Option(metavar="SPEC", help="Who writes.")] = "embedded",
    repeats: Annotated[int, typer.Option(min=1, help="Runs of which the median counts.")] = 3,
    longest: Annotated[int, typer.Option(min=500, help="Longest article, in words.")] = _LENGTHS[
        -1
    ],
    references: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Folders with an article.txt each.")
    ] = None,
) -> None:
    """Measure Standfirst on the reference articles and print Markdown tables."""
    folder = references or Path(str(files("eval") / "references"))
    texts = reference_texts(folder)
    found = apart(stages, writer, texts, repeats)
    report = [
        machine(writer, repeats),
        start_table(folder / "seoul" / "article.txt", writer, repeats),
        stage_table(found),
        generator_table(found, apart(generation_s, found.words, repeats)),
        pace_table(paces(writer, texts, repeats)),
        growth_table(growth(writer, texts, repeats, longest)),
    ]
    typer.echo("\n\n".join(report))


def machine(writer: str, repeats: int) -> str:
    return (
        f"Writer {writer}, median of {repeats}; {os.cpu_count()} CPUs ({platform.machine()}),"
        f" Python {platform.python_version()}, torch {version('torch')},"
        f" standfirst {version('standfirst')}."
    )


def start_table(article: Path, writer: str, repeats: int) -> str:
    """Wall time from the shell, interpreter included."""
    asked = ("summarize", str(article), "--writer", writer)
    rows = [
        ("`standfirst --help`", f"{command_s('--help', repeats=2 * repeats + 1):.2f}"),
        ("`standfirst summarize`, one article", f"{command_s(*asked, repeats=repeats):.2f}"),
    ]
    return table("Start", ("Command", "s"), rows)


def stage_table(found: Stages) -> str:
    rows = [
        (name, f"{ms:.1f}", f"{ms / found.total:.0%}")
        for name, ms in (
            ("reading", found.reading),
            ("writing", found.writing),
            ("checking", found.checking),
            ("all", found.total),
        )
    ]
    title = (
        f"One article on one thread ({found.articles} articles of {found.words:.0f} words on"
        f" average; peak memory {found.peak_mb:.0f} MB)"
    )
    return table(title, ("Stage", "ms", "share"), rows)


def generator_table(found: Stages, generator_s: float) -> str:
    """The whole brief, reading and checking included, beside a generator's summary alone."""
    whole, written = found.total, found.writing
    rows = [
        ("a whole brief", f"{whole:,.0f}", f"{generator_s * 1000 / whole:.0f}"),
        ("of it, writing", f"{written:,.0f}", f"{generator_s * 1000 / written:.0f}"),
        ("60 tokens, 4 beams", f"{generator_s * 1000:,.0f}", "1"),
    ]
    title = "Beside a generator of DistilBART-CNN-12-6's shape, one thread, one article"
    return table(title, ("What", "ms", "times as fast"), rows)


def paces(writer: str, texts: Sequence[str], repeats: int) -> dict[int, list[Pace]]:
    """By workers; one and two take turns, so that both meet the same machine."""
    # Enough that starting is over long before the end.
    work = [text for _ in range(3) for text in texts]
    rounds = [(pace(writer, work, 1), pace(writer, work, 2)) for _ in range(repeats)]
    return {1: [one for one, _ in rounds], 2: [two for _, two in rounds]}


def pace_table(found: dict[int, list[Pace]]) -> str:
    speed = {n: median(p.articles_per_s for p in runs) for n, runs in found.items()}
    rows = [
        (
            str(workers),
            f"{speed[workers]:.1f}",
            f"{speed[workers] / speed[1]:.2f}",
            f"{median(p.start_s for p in runs):.1f}",
        )
        for workers, runs in found.items()
    ]
    return table(
        "`standfirst batch`, one thread a worker",
        ("Workers", "articles/s", "× one worker", "s to the first answers"),
        rows,
    )


def growth(writer: str, texts: Sequence[str], repeats: int, longest: int) -> list[Stages]:
    lengths = [length for length in _LENGTHS if length <= longest]
    return [
        # One run of a long article is as good as several of a short one.
        apart(stages, writer, [article_of(n, texts)], repeats if n <= 5_000 else 1)
        for n in lengths
    ]


def growth_table(found: Sequence[Stages]) -> str:
    rows = [
        (
            f"{s.words:,.0f}",
            f"{s.reading:,.0f}",
            f"{s.writing:,.0f}",
            f"{s.checking:,.0f}",
            f"{s.total / s.words * 1000:,.0f}",
            f"{s.coverage:.2f}",
            f"{s.peak_mb:,.0f}",
        )
        for s in found
    ]
    head = (
        "Words",
        "reading ms",
        "writing ms",
        "checking ms",
        "ms per 1,000 words",
        "coverage",
        "peak MB",
    )
    return table("Growth with the article's length, one thread", head, rows)


def table(title: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Markdown; the first column is words, the others are figures."""
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return f"### {title}\n\n" + "\n".join(f"| {' | '.join(line)} |" for line in lines)


if __name__ == "__main__":
    sys.exit(app())
