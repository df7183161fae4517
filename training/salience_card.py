"""The model card of the salience model, written from its scores on articles it never saw.

python -m training.salience_card briefs.jsonl.gz service/weights
"""

import logging
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from service.reading.syntax import load_syntax
from service.writing.embedded.choosing.salience_model import TrainedSalience
from training.briefs import BriefedArticle, load_briefs, parsed, prefixes, sha256
from training.cards import ENCODER, UNSCORED, ids, numbers, rows, stated
from training.recipe import run
from training.salience import Lesson, evaluate, lesson
from training.salience_told import NEWS, TOLD

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
{encoder}
| all-mpnet-base-v2 (the teachers' encoder; none of it is in the weights) | Apache-2.0 |
{rows}
| news without briefs: CNN with its highlights, BBC ({told:,}) | publishers |

The articles with briefs ({stated}) teach it, and {told:,} others, none of which shares a sentence
with an article of dev or test: of those three teachers that had learnt from the project's briefs of
`train` told what editors would take (`training/marks/salience_told.npz`, no text, the project's
own; sha256 {told_sum}). No article's text is in the weights' file or the repository.

{scores}
## Limits

- News reports in English. Reviews, lists and interviews have no single news, and it shows.
- It has learnt these editors' choices: five facts, the news first. Another desk's choices are
  learnt from its own briefs (`make train DATA=…`).
- Sentences beyond 100 words are read to there; sentences outside the syntax model's budget are
  not read (`Document.coverage`).
"""
SCORES = """## Scores on {articles} test articles

| what | score | beside it |
|---|---|---|
| choice F1: five best sentences against the editor's | {choice:.3f} | first five: {lead:.3f} |
| first choice for the synopsis is one of the editor's sentences | {synopsis:.3f} | |
| words kept or left out of takeaways, accuracy | {words:.3f} | commoner answer: {majority:.3f} |

Choice F1 by source: {by_source}.
"""

log = logging.getLogger("training.salience_card")


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


def told_of(data: Path, sources: Sequence[str]) -> int:
    """How many articles without a brief the teachers told of and the files beside `data` have."""
    files = (data.parent / f"{name}.jsonl.gz" for name in NEWS)
    there = [ids(path, sources) for path in files if path.exists()]
    return len(frozenset().union(*there) & set(np.load(TOLD)["ids"].tolist()))


def scores(model: TrainedSalience, articles: list[BriefedArticle]) -> str:
    """The card's part on what the model is worth on parsed articles; logs choice F1."""
    if not articles:
        log.warning("no article of test: the card has no scores")
        return UNSCORED
    lessons = [lesson(article) for article in articles]
    choice, synopsis, words = evaluate(model, lessons)
    log.info("test: choice F1 %.3f", choice)
    kept = np.concatenate([table[:, 0] for one in lessons for table in one.kept])
    share = float((kept[kept >= 0] > 0).mean()) if (kept >= 0).any() else 0.0
    return SCORES.format(
        articles=len(articles),
        choice=choice,
        synopsis=synopsis,
        words=words,
        majority=max(share, 1 - share),
        lead=lead_f1(lessons),
        by_source=choice_by_source(model, articles, lessons),
    )


def main(data: Path, out: Path, epochs: int = 3, sources: str = "") -> None:
    """Scores the weights in `out` on `test` and writes their card beside them."""
    chosen, syntax, model = prefixes(sources), load_syntax(), TrainedSalience.load(out)
    articles = [parsed(article, syntax) for article in load_briefs(data, "test", chosen)]
    text = TEXT.format(
        weights=numbers(out, "salience.safetensors"),
        megabytes=(out / "salience.safetensors").stat().st_size / 1e6,
        epochs=epochs,
        encoder=ENCODER,
        rows=rows(data, chosen),
        stated=stated(data, chosen),
        told=told_of(data, chosen),
        told_sum=sha256(TOLD),
        scores=scores(model, articles),
    )
    (out / CARD).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    run(main)
