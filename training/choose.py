"""Fits service/weights/choose.json: which sentences editors rest takeaways on.

python -m training.choose --data briefs.jsonl.gz --out service/weights
"""

import json
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import typer

from service.writing.embedded.choose import FEATURES, ChoiceModel, sentence_features
from training.briefs import BriefedArticle, load_briefs, sha256
from training.logistic import Floats, fit_dense


def train(articles: Sequence[BriefedArticle], l2: float) -> ChoiceModel:
    """Label: 1 for a sentence some takeaway rests on, 0 for the others of the article."""
    rows = np.concatenate([sentence_features(a.document) for a in articles])
    labels = np.concatenate([_labels(a) for a in articles])
    return ChoiceModel(*fit_dense(rows, labels, l2))


def _labels(article: BriefedArticle) -> Floats:
    labels = np.zeros(len(article.document.sentences))
    labels[[i for takeaway in article.takeaways for i in takeaway.sources]] = 1.0
    return labels


def choice_f1(model: ChoiceModel, articles: Sequence[BriefedArticle], take: int = 5) -> float:
    """Mean F1 of the `take` best sentences against those the editor used."""
    scores = []
    for article in articles:
        best = set(np.argsort(-model.logits(article.document))[:take].tolist())
        used = set(np.flatnonzero(_labels(article)).tolist())
        scores.append(2 * len(best & used) / (len(best) + len(used)))
    return float(np.mean(scores))


def main(data: Path, out: Path, sources: str = "", l2: float = 1.0) -> None:
    """Trains on `train`, reports choice F1 on `dev` beside the lead."""
    prefixes = tuple(filter(None, sources.split(",")))
    articles = list(load_briefs(data, "train", prefixes))
    model = train(articles, l2)
    stored = {
        part: dict(zip(FEATURES, map(float, values), strict=True))
        for part, values in (("mean", model.mean), ("scale", model.scale), ("weight", model.weight))
    }
    text = json.dumps({**stored, "bias": model.bias, "data_sha256": sha256(data)}, indent=1)
    (out / "choose.json").write_text(text + "\n", encoding="utf-8")
    dev = list(load_briefs(data, "dev", prefixes))
    sys.stderr.write(f"{len(articles)} articles; dev choice F1 {choice_f1(model, dev):.3f}\n")


if __name__ == "__main__":
    typer.run(main)
