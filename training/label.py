"""Fits service/weights/label.json: which of the possible labels an editor would choose.

python -m training.label --data briefs.jsonl.gz --out service/weights
"""

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import typer

from service.reading.syntax import Syntax, load_syntax
from service.writing.embedded.label import FEATURES, proposals
from service.writing.embedded.tree import Tree
from service.writing.embedded.words import Weights, content
from training.alignment import aligned
from training.briefs import BriefedArticle, load_briefs, parsed, sha256
from training.logistic import Floats, fit_dense


def examples(articles: Sequence[BriefedArticle], syntax: Syntax) -> Iterator[tuple[Floats, Floats]]:
    """Per takeaway: (rows n × FEATURES, n closenesses to the editor's label)."""
    for article in articles:
        document = parsed(article, syntax).document
        weights = Weights([content(s.text) for s in document.sentences])
        for takeaway in article.takeaways:
            tree = Tree(document.sentences[takeaway.sources[0]])
            kept = aligned(tree, takeaway.text)
            wanted = content(takeaway.label)
            if kept is None or not wanted:
                continue
            offered = list(proposals(tree, kept, tree.root, weights))
            if offered:
                close = [_f1(content(text), wanted) for text, _ in offered]
                yield np.array([row for _, row in offered], float), np.array(close)


def _f1(left: frozenset[str], right: frozenset[str]) -> float:
    return 2 * len(left & right) / max(len(left) + len(right), 1)


def main(data: Path, out: Path, sources: str = "", l2: float = 1.0, limit: int = 1200) -> None:
    """Trains on the first `limit` articles of `train`; reports on `dev` the mean closeness of the
    label put first beside that of the closest and of a random one."""
    prefixes = tuple(filter(None, sources.split(",")))
    syntax = load_syntax()
    groups = list(examples(list(load_briefs(data, "train", prefixes))[:limit], syntax))
    rows, labels = (np.concatenate(part) for part in zip(*groups, strict=True))
    _, scale, weight, _ = fit_dense(rows, labels, l2)
    raw = weight / scale
    stored = {
        "weight": {n: round(float(w), 5) for n, w in zip(FEATURES, raw, strict=True)},
        "data_sha256": sha256(data),
    }
    (out / "label.json").write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")
    held = list(examples(list(load_briefs(data, "dev", prefixes))[:limit], syntax))
    first = np.mean([close[int(np.argmax(r @ raw))] for r, close in held])
    best, chance = np.mean([c.max() for _, c in held]), np.mean([c.mean() for _, c in held])
    sys.stderr.write(
        f"{len(groups)} takeaways; dev closeness {first:.3f}, best {best:.3f}, "
        f"chance {chance:.3f}\n"
    )


if __name__ == "__main__":
    typer.run(main)
