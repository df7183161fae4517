"""Takeaways beside the highlights that CNN's and the Daily Mail's editors wrote.

python -m training.highlights cnndm_highlights.jsonl.gz --split test

Prints ROUGE-1, -2 and -Lsum F1 against the highlights, in per cent with bootstrap intervals of 95%,
of three and of four takeaways and of the article's first three sentences (Lead-3), over the
articles of which a brief is made; how many are refused; and in how many the takeaways come nearer.
"""

import gzip
import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import typer

from eval.estimate import bootstrap
from eval.metrics.rouge import KINDS, rouge_of
from service.article import Article, BriefRequest
from service.errors import StandfirstError
from service.reading import read
from service.summarizer import Summarizer
from service.writing.embedded import EmbeddedWriter

LEAD = "the first three sentences"
_FEWEST, _MOST = 3, 4
Scores = tuple[float, ...]


def rows(path: Path, split: str) -> Iterator[tuple[Article, str]]:
    """The articles of a split with their highlights, one a line."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row["split"] == split:
                yield Article(row["id"], row["text"]), "\n".join(row["highlights"])


def told(summarizer: Summarizer, article: Article) -> dict[str, str]:
    """What stands beside the highlights, by name, one sentence a line.

    Raises: StandfirstError where no brief is made of the article.
    """
    found = {}
    for count in range(_FEWEST, _MOST + 1):
        summary = summarizer.summarize(article, BriefRequest(takeaways=count))
        lines = [takeaway.text for takeaway in summary.brief.takeaways]
        found[f"{count} takeaways"] = "\n".join(lines)
    sentences = read(article, syntax=False).sentences[:3]
    return found | {LEAD: "\n".join(sentence.text for sentence in sentences)}


def scored(highlights: str, text: str) -> Scores:
    found = rouge_of(highlights, text)
    return tuple(100 * found[kind].fmeasure for kind in KINDS)


def shown(scores: Sequence[Scores], rng: random.Random) -> str:
    found = [bootstrap(column, rng) for column in zip(*scores, strict=True)]
    return " / ".join(f"{one.mean:.1f} [{one.low:.1f}, {one.high:.1f}]" for one in found)


def main(data: Path, split: str = "test", seed: int = 0) -> None:
    """Prints a row for each of what stands beside the highlights."""
    summarizer, refused = Summarizer(EmbeddedWriter()), 0
    found: dict[str, list[Scores]] = {}
    for article, highlights in rows(data, split):
        try:
            beside = told(summarizer, article)
        except StandfirstError:
            refused += 1
            continue
        for name, text in beside.items():
            found.setdefault(name, []).append(scored(highlights, text))
    rng = random.Random(seed)  # noqa: S311  # resampling, no secret
    typer.echo(f"{len(found[LEAD])} articles, {refused} more refused")
    for name, scores in found.items():
        nearer = sum(one[0] > lead[0] for one, lead in zip(scores, found[LEAD], strict=True))
        beats = f"; nearer than Lead-3 in {nearer}" if name != LEAD else ""
        typer.echo(f"{name}: {shown(scores, rng)}{beats}")


if __name__ == "__main__":
    typer.run(main)
