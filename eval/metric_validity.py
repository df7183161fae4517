"""How far the suite's measures agree with people: `python -m eval.metric_validity FILE…`.

Each FILE is of `eval/checker/told.py`'s formats, for instance QAGS or DeFacto. For every line that
people told true or false it computes what the suite would say of it, and prints as a Markdown table
how each measure orders the lines as people do: the chance that a true line has more than a false
one (AUC, ½ is chance) and the point-biserial correlation r, each with its bootstrap interval.
"""

import argparse
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import typer

from eval.checker.judging import JudgedLine, judge_all
from eval.checker.measures import Bools, Floats, auc
from eval.checker.told import ToldArticle, load_told
from eval.metrics.facts import facts
from eval.metrics.rouge import one_sentence_per_line, rouge_of
from eval.metrics.words import cover
from eval.reference import ToolError
from service.checking.support import load_support

_RESAMPLES = 400


@dataclass(frozen=True, slots=True)
class Validity:
    """One measure on one set; `low` and `high` are the 95% interval of `auc`."""

    measure: str
    auc: float
    low: float
    high: float
    r: float


def validities(articles: Sequence[ToldArticle], seed: int) -> tuple[int, int, list[Validity]]:
    """How many lines, how many of them false, and each measure's agreement with people."""
    support = load_support()
    if support is None:
        raise ToolError("the package has no support model")
    judged = judge_all(articles, support, lambda: None)
    texts = {one.article.id: str(one.article.content) for one in articles}
    truth = judged.truth
    columns: dict[str, Floats] = {
        "checker (facts and support)": judged.score,
        "support": judged.probability,
        "facts (look-ups)": judged.facts.astype(float),
    }
    for name, measure in _MEASURES.items():
        columns[name] = np.array([measure(line, texts[line.article]) for line in judged.lines])
    found = [_validity(name, column, truth, seed) for name, column in columns.items()]
    return len(truth), int((~truth).sum()), found


def _facts_precision(line: JudgedLine, article: str) -> float:
    found = facts(line.told.text, article)
    return sum(fact.traced for fact in found) / len(found) if found else 1.0


def _rouge(kind: str) -> Callable[[JudgedLine, str], float]:
    """Of the line against the whole article: precision is what asks whether it is in there."""

    def measure(line: JudgedLine, article: str) -> float:
        scores = rouge_of(one_sentence_per_line(article), line.told.text)
        return float(scores[kind].precision)

    return measure


def _length(line: JudgedLine, _article: str) -> float:
    return -float(len(line.told.text.split()))


_MEASURES: dict[str, Callable[[JudgedLine, str], float]] = {
    "facts_precision": _facts_precision,
    "evidence cover (words in the article)": lambda line, article: cover(line.told.text, [article]),
    "word overlap with one sentence": lambda line, _: line.overlap,
    "ROUGE-1 precision": _rouge("rouge1"),
    "ROUGE-2 precision": _rouge("rouge2"),
    "ROUGE-Lsum precision": _rouge("rougeLsum"),
    "shortness (words)": _length,
}


def _validity(name: str, column: Floats, truth: Bools, seed: int) -> Validity:
    rng = random.Random(f"{seed}:{name}")  # noqa: S311 - resampling, no secret
    true, false = np.flatnonzero(truth), np.flatnonzero(~truth)
    values = []
    for _ in range(_RESAMPLES):
        drawn = np.array([*rng.choices(true, k=len(true)), *rng.choices(false, k=len(false))])
        values.append(auc(column[drawn], truth[drawn]))
    values.sort()
    low, high = values[int(0.025 * _RESAMPLES)], values[int(0.975 * _RESAMPLES) - 1]
    steady = not column.std()
    r = 0.0 if steady else float(np.corrcoef(column, truth.astype(float))[0, 1])
    return Validity(name, auc(column, truth), low, high, r)


def table(name: str, found: tuple[int, int, list[Validity]]) -> str:
    lines, false, rows = found
    head = [f"{name}: {lines} lines, {false} of them false", ""]
    head += ["| measure | AUC [95%] | r |", "|---|---|---|"]
    return "\n".join(
        [
            *head,
            *(
                f"| {row.measure} | {row.auc:.3f} [{row.low:.3f}, {row.high:.3f}] | {row.r:+.2f} |"
                for row in sorted(rows, key=lambda row: -row.auc)
            ),
        ]
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--split", help="only rows of it, in files that have splits")
    parser.add_argument("--seed", type=int, default=0)
    arguments = parser.parse_args()
    for path in arguments.files:
        try:
            articles = load_told(path, arguments.split)
        except ToolError:
            articles = load_told(path)
        typer.echo(table(path.name, validities(articles, arguments.seed)) + "\n")


if __name__ == "__main__":
    main()
