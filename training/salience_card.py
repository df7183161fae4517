"""The model card of the salience model, written from its scores on articles it never saw.

python -m training.salience_card briefs.jsonl.gz service/weights
"""

import sys
from pathlib import Path

import numpy as np
import typer

from service.reading.syntax import load_syntax
from service.writing.embedded.choosing.salience_model import TrainedSalience
from training.briefs import BriefedArticle, load_briefs, parsed, sha256
from training.salience import Lesson, evaluate, lesson
from training.salience_told import TOLD

CARD = "salience.card.md"
TEXT = """# Model card: salience

For every sentence of an article, the log-odds that an editor rests a takeaway, the synopsis or the
headline question on it; for every word of it, the log-odds that the line keeps the word. One
transformer layer over the words of a sentence, two over the sentences of the article, {weights:,}
weights in half precision ({megabytes:.1f} MB). It reads the states of the syntax model's encoder
([card](syntax.card.md)), which stays as it is. Made by `python -m training.salience`: {epochs}
epochs at most, the best by `dev`, seed 1, about 25 minutes on one core, after
`python -m training.salience_teacher` on a GPU.

## Sources

| what | licence |
|---|---|
| all-mpnet-base-v2 (the teachers' encoder; none of it is in the weights) | Apache-2.0 |
| articles with briefs: BBC 2004-05 and 2010s, CNN, Indian press, Wikinews | publishers |
| their briefs | this project's |
| news without briefs: CNN with its highlights, BBC | publishers |

The articles with briefs (format: `training/briefs.py`; sha256 {sha256}) teach it, and {told:,}
others, none of which shares a sentence with an article of dev or test: of those three teachers
that had learnt from the briefs of `train` told what editors would take
(`training/marks/salience_told.npz`, no text; sha256 {told_sum}). The briefs, the odds and these
weights are the project's own, Apache-2.0; no article's text is in the weights' file or the
repository.

## Scores on {articles} test articles

| what | score | beside it |
|---|---|---|
| choice F1: five best sentences against the editor's | {choice:.3f} | first five: {lead:.3f} |
| first choice for the synopsis is one of the editor's sentences | {synopsis:.3f} | |
| words kept or left out of takeaways, accuracy | {words:.3f} | commoner answer: {majority:.3f} |

Choice F1 by source: {by_source}.

## Limits

- News reports in English. Reviews, lists and interviews have no single news, and it shows.
- It has learnt these editors' choices: five facts, the news first. Another desk's choices are
  learnt from its own briefs (`make train DATA=…`).
- Sentences beyond 100 words are read to there; sentences outside the syntax model's budget are
  not read (`Document.coverage`).
"""


def choice_by_source(
    model: TrainedSalience, articles: list[BriefedArticle], lessons: list[Lesson]
) -> str:
    """ "bbc 0.67 (90), …": choice F1 and number of articles, by the id's first part."""
    found: dict[str, list[float]] = {}
    for article, one in zip(articles, lessons, strict=True):
        source = article.document.id.split("-")[0]
        found.setdefault(source, []).append(evaluate(model, [one])[0])
    return ", ".join(f"{s} {np.mean(f):.2f} ({len(f)})" for s, f in sorted(found.items()))


def lead_f1(lessons: list[Lesson]) -> float:
    """Choice F1 of the first five sentences."""
    scores = []
    for one in lessons:
        used = set(np.flatnonzero(one.chosen[:, 0]).tolist())
        first = set(range(min(5, len(one.chosen))))
        scores.append(2 * len(first & used) / max(len(first) + len(used), 1))
    return float(np.mean(scores))


def main(data: Path, out: Path, epochs: int = 3) -> None:
    """Scores the weights in `out` on `test` and writes their card beside them."""
    syntax = load_syntax()
    articles = [parsed(article, syntax) for article in load_briefs(data, "test")]
    lessons = [lesson(article) for article in articles]
    model = TrainedSalience.load(out)
    choice, synopsis, words = evaluate(model, lessons)
    kept = np.concatenate([table[:, 0] for one in lessons for table in one.kept])
    share = float((kept[kept >= 0] > 0).mean())
    text = TEXT.format(
        weights=sum(parameter.numel() for parameter in model.network.parameters()),
        megabytes=(out / "salience.safetensors").stat().st_size / 1e6,
        epochs=epochs,
        sha256=sha256(data),
        told=len(np.load(TOLD)["ids"]),
        told_sum=sha256(TOLD),
        articles=len(articles),
        choice=choice,
        synopsis=synopsis,
        words=words,
        majority=max(share, 1 - share),
        lead=lead_f1(lessons),
        by_source=choice_by_source(model, articles, lessons),
    )
    (out / CARD).write_text(text, encoding="utf-8")
    sys.stderr.write(f"test: choice F1 {choice:.3f}\n")


if __name__ == "__main__":
    typer.run(main)
