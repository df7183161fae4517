"""Fits service/weights/rank.json: which of the possible takeaways come close to an editor's.

python -m training.rank --data briefs.jsonl.gz --out service/weights
Needs choose.json and shorten.json in service/weights.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import typer

from service.reading.syntax import Syntax, load_syntax
from service.writing.embedded.choose import load_choice_model
from service.writing.embedded.pool import FEATURES, Reading, proposals
from service.writing.embedded.shorten import load_deletion_model
from training.briefs import BriefedArticle, load_briefs, parsed, sha256
from training.logistic import fit_dense

SENTENCES_PER_ARTICLE = 14


def closeness(text: str, takeaways: Sequence[str]) -> float:
    """Mean of unigram and bigram F1 with the nearest of the editor's takeaways, 0 to 1."""
    own = _words(text)
    return max((_f1(own, _words(t), 1) + _f1(own, _words(t), 2)) / 2 for t in takeaways)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def _f1(left: list[str], right: list[str], n: int) -> float:
    a = Counter(zip(*(left[i:] for i in range(n)), strict=False))
    b = Counter(zip(*(right[i:] for i in range(n)), strict=False))
    shared = sum((a & b).values())
    return 2 * shared / max(sum(a.values()) + sum(b.values()), 1)


def examples(
    articles: Sequence[BriefedArticle], syntax: Syntax
) -> Iterator[tuple[tuple[float, ...], float]]:
    """(FEATURES row, closeness) of every candidate of the best-liked sentences."""
    choice, deletion = load_choice_model(), load_deletion_model()
    for article in articles:
        document = parsed(article, syntax).document
        reading = Reading.of(document, choice.logits(document))
        takeaways = [t.text for t in article.takeaways]
        for sentence in reading.best_sentences(SENTENCES_PER_ARTICLE):
            for text, _, _, _, row in proposals(reading, sentence, deletion):
                yield row, closeness(text, takeaways)


def main(data: Path, out: Path, sources: str = "", l2: float = 1.0, limit: int = 800) -> None:
    """Trains on the first `limit` articles of `train` (the features are few), reports on `dev`."""
    prefixes = tuple(filter(None, sources.split(",")))
    syntax = load_syntax()
    rows, labels = zip(
        *examples(list(load_briefs(data, "train", prefixes))[:limit], syntax), strict=True
    )
    mean, scale, weight, bias = fit_dense(np.array(rows, float), np.array(labels), l2)
    raw = weight / scale
    stored = {
        "weight": {n: round(float(w), 5) for n, w in zip(FEATURES, raw, strict=True)},
        "bias": float(bias - (raw * mean).sum()),
        "data_sha256": sha256(data),
    }
    (out / "rank.json").write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")
    dev = list(load_briefs(data, "dev", prefixes))[:limit]
    held, truth = zip(*examples(dev, syntax), strict=True)
    scores = np.array(held, float) @ raw
    fit = float(np.corrcoef(scores, np.array(truth))[0, 1])
    sys.stderr.write(f"{len(rows)} candidates; dev correlation with closeness {fit:.3f}\n")


if __name__ == "__main__":
    typer.run(main)
