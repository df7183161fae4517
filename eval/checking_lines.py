"""How often the checker raises a false alarm on true lines, and what false lines it catches.

    python -m eval.checking_lines --data FILE [--split dev] [--show KIND]

FILE is gzip JSONL, one article with a brief a line: `id`, `split`, `title`, `paragraphs`,
`brief` {`headline_question`, `synopsis`, `takeaways` [{`label`, `text`}]} whose lines are true, and
`false` [{`error`, `text`}], takeaways made false by one change of the kind `error`. No evidence is
given to the checker: it finds its own, as for anybody's line.

Prints, for each kind of line, n, the share with a hard miss by kind and in all with its 95%
interval, and the share that passes only in doubt. "overlap" is what share a plain measure rejects
(the most of a line's content words that one sentence has), at the threshold where it rejects as
many true takeaways as the checker.
"""

import argparse
import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import sqrt
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from service.article import Article
from service.checking.judging import judge_takeaway, judge_text, judge_title
from service.checking.miss import Miss
from service.checking.source import Source, index
from service.checking.text.statement import statement
from service.checking.text.words import is_content
from service.errors import StandfirstError
from service.reading import read

_KINDS = ("number", "date", "name", "quote", "evidence")
_FACTS = _KINDS[:-1]
# A label that the checker takes for no claim, where the data has none (false takeaways).
_NO_LABEL = "Fact"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One line of the data as the checker met it. `overlap`: see the module."""

    field: str
    text: str
    misses: tuple[Miss, ...]
    overlap: float

    def fails(self, *kinds: str) -> bool:
        return any(miss.weight == "hard" and miss.kind in kinds for miss in self.misses)


def outcomes(row: dict[str, Any]) -> Iterator[Outcome]:
    """Every line of one article of the data. Raises: StandfirstError if it cannot be read."""
    source = index(read(Article(row["id"], "\n\n".join(row["paragraphs"]), title=row["title"])))
    brief = row["brief"]
    question, synopsis = brief["headline_question"], brief["synopsis"]
    yield _outcome("question", question, judge_title(question, (), source, ()).misses, source)
    yield _outcome("synopsis", synopsis, judge_text(synopsis, (), source, ()).misses, source)
    for takeaway in brief["takeaways"]:
        text, label = takeaway["text"], takeaway["label"]
        misses = judge_takeaway(_NO_LABEL, text, (), source, ()).misses
        yield _outcome("takeaway", text, misses, source)
        labelled = judge_takeaway(label, text, (), source, ()).misses
        only_label = tuple(miss for miss in labelled if miss not in misses)
        yield _outcome("label", f"{label}: {text}", only_label, source)
    for false in row["false"]:
        misses = judge_takeaway(_NO_LABEL, false["text"], (), source, ()).misses
        yield _outcome(f"false {false['error']}", false["text"], misses, source)


def _outcome(field: str, text: str, misses: tuple[Miss, ...], source: Source) -> Outcome:
    content = [word for word in statement(text).words if is_content(word)]
    said = Counter(i for word in content for i in source.with_word(word.text))
    return Outcome(field, text, misses, max(said.values(), default=0) / max(len(content), 1))


def interval(hits: int, n: int) -> tuple[float, float]:
    """Wilson's 95% interval of a share."""
    z = 1.96
    middle, spread = hits + z * z / 2, z * sqrt(hits * (n - hits) / n + z * z / 4)
    return (middle - spread) / (n + z * z), (middle + spread) / (n + z * z)


def table(found: Sequence[Outcome]) -> Table:
    """One row for each field of the data and one for all false lines."""
    groups: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in found:
        groups[outcome.field].append(outcome)
        if outcome.field.startswith("false "):
            groups["false, all"].append(outcome)
    cut = _matching_cut(groups["takeaway"])
    shown = Table("line", "n", *_KINDS, "facts", "95%", "facts or evidence", "in doubt", "overlap")
    for field, group in groups.items():
        n, facts = len(group), sum(outcome.fails(*_FACTS) for outcome in group)
        rejected = [outcome for outcome in group if outcome.fails(*_KINDS)]
        doubts = sum(
            any(miss.weight == "doubt" for miss in outcome.misses)
            for outcome in group
            if outcome not in rejected
        )
        low, high = interval(facts, n)
        shown.add_row(
            field,
            str(n),
            *(_percent(sum(outcome.fails(kind) for outcome in group), n) for kind in _KINDS),
            _percent(facts, n),
            f"{low:.1%}-{high:.1%}",
            _percent(len(rejected), n),
            _percent(doubts, n),
            _percent(sum(outcome.overlap < cut for outcome in group), n),
        )
    return shown


def _matching_cut(true: Sequence[Outcome]) -> float:
    """The overlap below which as many true takeaways lie as the checker rejects."""
    rejected = sum(outcome.fails(*_KINDS) for outcome in true)
    return sorted(outcome.overlap for outcome in true)[rejected] if true else 0.0


def _percent(part: int, n: int) -> str:
    return f"{part / n:.1%}"


def _rows(data: Path, split: str) -> Iterator[dict[str, Any]]:
    with gzip.open(data, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row["split"] == split:
                yield row


def main(arguments: Sequence[str] | None = None) -> None:
    """Reads the command line, prints the table and, if asked, the lines behind it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--split", default="dev")
    parser.add_argument("--show", help='print failing lines of a field ("takeaway")')
    parser.add_argument("--show-passing", help='print passing lines of a field ("false number")')
    options = parser.parse_args(arguments)
    console = Console(soft_wrap=True, highlight=False, markup=False)
    found: list[Outcome] = []
    unread = 0
    for row in _rows(options.data, options.split):
        try:
            found += outcomes(row)
        except StandfirstError as error:
            unread += 1
            console.print(f"{row['id']}: {error}")
    console.print(table(found))
    console.print(f"articles that could not be read: {unread}")
    for outcome in found:
        failing = outcome.fails(*_KINDS)
        if outcome.field == (options.show if failing else options.show_passing):
            console.print(f"{outcome.text}\n    {'; '.join(m.detail for m in outcome.misses)}")


if __name__ == "__main__":
    main()
