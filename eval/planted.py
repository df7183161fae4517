"""Which metric sees which kind of false line: `python -m eval.planted FILE [--split test]`.

FILE is .jsonl or .jsonl.gz with `paragraphs`, `sentences`, `brief` {`takeaways` [{`label`, `text`,
`from`}]} and `false` [{`of`, `error`, `text`}] a line: careful readers' takeaways with the
sentences they rest on, and what they made of them by one change. Each line becomes a brief of one
takeaway that brings the true one's evidence along, and a support of 1: nothing but the line tells
that it is false. Prints as a Markdown table what share of each kind each metric marks down; of true
takeaways that is its rate of false alarms.
"""

import argparse
import gzip
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import typer

from eval.metrics import METRICS
from eval.reference import Reference, ReferenceBrief, ToolError
from eval.score import Score
from service.brief import Brief, CheckedTakeaway
from service.document import Span
from service.errors import StandfirstError

SHOWN = ("facts_precision", "evidence_validity", "support_rate", "checked_rate")
_TRUE = "(true takeaways)"


@dataclass(frozen=True, slots=True)
class PlantedLine:
    """`kind`: what was changed; _TRUE for a line left as it was."""

    kind: str
    brief: Brief
    reference: Reference


def planted(row: dict[str, Any]) -> Iterator[PlantedLine]:
    """Every takeaway of a row, and every false one in the place of the one it was made from.

    Raises: KeyError, IndexError, TypeError or ValueError where the row is of another form.
    """
    text = "\n\n".join(row["paragraphs"])
    spans = list(_spans(row["sentences"], text))
    takeaways = row["brief"]["takeaways"]
    told = [(_TRUE, takeaway["text"], takeaway) for takeaway in takeaways]
    told += [(false["error"], false["text"], takeaways[false["of"]]) for false in row["false"]]
    for kind, line, takeaway in told:
        evidence = tuple(spans[i] for i in takeaway["from"])
        checked = CheckedTakeaway(takeaway["label"], line, evidence, 1.0)
        yield PlantedLine(kind, _brief(row["id"], text, checked), _reference(row["id"], text))


def seen(lines: Sequence[PlantedLine]) -> dict[str, tuple[int, tuple[float, ...]]]:
    """For each kind how many lines, and what share of them each metric of SHOWN marks down."""
    metrics = [metric for metric in METRICS if metric.name in SHOWN]
    marks: dict[str, list[list[bool]]] = defaultdict(list)
    for line in lines:
        found = [metric.measure(line.brief, line.reference) for metric in metrics]
        marks[line.kind].append([isinstance(one, Score) and one.value < 1 for one in found])
    return {
        kind: (len(rows), tuple(sum(column) / len(rows) for column in zip(*rows, strict=True)))
        for kind, rows in marks.items()
    }


def table(found: dict[str, tuple[int, tuple[float, ...]]]) -> str:
    """What `seen` found as a Markdown table: true takeaways first, then the kinds by name."""
    names = [metric.name for metric in METRICS if metric.name in SHOWN]
    head = ["| kind | n | " + " | ".join(names) + " |", "|---|---|" + "---|" * len(names)]
    ordered = sorted(found.items(), key=lambda item: (item[0] != _TRUE, item[0]))
    return "\n".join(
        [
            *head,
            *(
                f"| {kind} | {n} | {' | '.join(f'{share:.0%}' for share in shares)} |"
                for kind, (n, shares) in ordered
            ),
        ]
    )


def _spans(sentences: Sequence[str], text: str) -> Iterator[Span]:
    at = 0
    for sentence in sentences:
        at = text.index(sentence, at)
        yield Span(at, at + len(sentence))
        at += len(sentence)


def _brief(id_: str, text: str, takeaway: CheckedTakeaway) -> Brief:
    return Brief(
        id=id_,
        text=text,
        language="en",
        words=len(text.split()),
        coverage=1.0,
        headline_question=None,
        headline=None,
        synopsis=None,
        takeaways=(takeaway,),
        verdict="publishable",
        findings=(),
        writer="planted",
        prompt=None,
    )


def _reference(id_: str, text: str) -> Reference:
    nobody = ReferenceBrief(None, None, ())
    unknown = {"topic": "", "region": "", "spelling": "", "source": "", "licence": "", "sha256": ""}
    return Reference(
        id=id_,
        article=text,
        title=None,
        published_at=None,
        language="en",
        traits=(),
        brief=nobody,
        **unknown,
    )


def load(path: Path, split: str | None) -> list[PlantedLine]:
    """The lines of a file, of one split where it is given. Raises: ToolError if it has none."""
    opener = gzip.open if path.suffix == ".gz" else open
    try:
        with opener(path, "rt", encoding="utf-8") as rows:
            read = [json.loads(row) for row in rows if row.strip()]
        chosen = [row for row in read if split is None or row["split"] == split]
        lines = [line for row in chosen for line in planted(row)]
    except (OSError, EOFError, ValueError, KeyError, IndexError, TypeError) as error:
        raise ToolError(f"cannot read {path}: {error!r}") from error
    if not lines:
        raise ToolError(f"{path} holds no lines")
    return lines


def main(arguments: Sequence[str] | None = None) -> None:
    """Prints the table; exits with 2 where the file or the checker's model cannot be read."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--split", help="only rows of it")
    options = parser.parse_args(arguments)
    try:
        found = seen(load(options.file, options.split))
    except (ToolError, StandfirstError) as error:
        typer.echo(f"planted: {error}", err=True)
        raise SystemExit(2) from error
    typer.echo(table(found))


if __name__ == "__main__":
    main()
