"""No brief says a number or name that its article has not: `python -m eval.untraceable FILE…`.

Each FILE is of `eval/datasets.py`'s formats; only its articles are used, in whichever of its keys.
Every article is briefed by the embedded writer (or `--writer SPEC`) as the product does it, and
every number, date, name and quotation of every line is traced by the suite's own look-ups, which
are not the checker's.
Prints each fact that could not be traced, then the counts. With `--cache DIR` every brief is kept
there, under all it depends on, so that a run that was cut short goes on; `--skip` and `--limit` cut
a long one into slices. Exit codes: 0 none, 1 some, 2 error.
"""

import argparse
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import typer

from eval.answer_cache import Cached
from eval.answering import Answering, Local, Parallel
from eval.datasets import load_data
from eval.metrics.facts import facts_precision
from eval.reference import Reference, ToolError
from eval.score import Score
from eval.suite import open_by_spec
from service.article import Article
from service.brief import Summary
from service.errors import StandfirstError
from service.reading import read

_DATES = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|april|june|july|august"
    r"|september|october|november|december)\b"
)


def soak(answering: Answering, references: Sequence[Reference]) -> tuple[Counter[str], list[str]]:
    """Counts of articles and briefs, and "article: line: fact" for every fact not traced."""
    counts: Counter[str] = Counter()
    found: list[str] = []
    for reference, answer in answering.answers(references):
        counts["articles"] += 1
        if not isinstance(answer, Summary):
            counts[f"not briefed: {answer.code}"] += 1
            continue
        counts["briefs"] += 1
        counts["lines"] += 2 + len(answer.brief.takeaways)
        measured = facts_precision(answer.brief, _legible(reference))
        if isinstance(measured, Score):
            found += [f"{reference.id}: {note}" for note in measured.notes]
    return counts, found


def _legible(reference: Reference) -> Reference:
    """The reference with its article as a brief may say it too: mojibake mended ("Sinn Féin"), and
    with capitals where its dates have none ("on Sunday")."""
    text = reference.article
    mended = " ".join(sentence.text for sentence in read(Article(reference.id, text)).sentences)
    dated = _DATES.sub(lambda found: found[0].capitalize(), text)
    return replace(reference, article="\n\n".join((text, mended, dated)))


def _slice(references: Sequence[Reference], arguments: argparse.Namespace) -> Sequence[Reference]:
    return references[arguments.skip :][: arguments.limit]


def _answering(arguments: argparse.Namespace) -> Answering:
    writer = open_by_spec(arguments.writer)
    answering: Answering = Local(writer)
    if arguments.workers > 1:
        answering = Parallel(writer.name, open_by_spec, arguments.writer, arguments.workers)
    return Cached(answering, arguments.cache) if arguments.cache else answering


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--writer", default="embedded")
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--every", type=int, default=1, help="only each Nth article")
    parser.add_argument("--skip", type=int, default=0, help="articles of each file to leave out")
    parser.add_argument("--limit", type=int, help="articles of each file, of those left")
    parser.add_argument("--cache", type=Path, help="a folder that keeps the briefs")
    arguments = parser.parse_args()
    try:
        references = [
            replace(reference, id=f"{path.name}:{reference.id}")
            for path in arguments.files
            for reference in _slice(load_data(path, bare=True)[:: arguments.every], arguments)
        ]
        counts, found = soak(_answering(arguments), references)
    except (ToolError, StandfirstError) as error:
        typer.echo(f"untraceable: {error}", err=True)
        raise SystemExit(2) from error
    for line in found:
        typer.echo(line)
    counts["facts not traced"] = len(found)
    typer.echo("; ".join(f"{count} {name}" for name, count in counts.items()))
    raise SystemExit(1 if found else 0)


if __name__ == "__main__":
    main()
