"""Fits service/weights/shorten.json: which branches of a sentence editors leave out.

python -m training.shorten --data briefs.jsonl.gz --out service/weights
"""

import json
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from pathlib import Path

import numpy as np
import typer

from service.reading.syntax import Syntax, load_syntax
from service.writing.embedded.edges import is_optional
from service.writing.embedded.shorten import features
from service.writing.embedded.tree import Tree
from training.briefs import BriefedArticle, load_briefs, sha256
from training.logistic import fit_sparse

# A takeaway is taken to be made from a sentence when this share of its words stands there in order.
ALIGNED_SHARE = 0.75
# Features seen fewer times than this are left out: names of single articles, mostly.
RAREST = 5


def decisions(
    articles: Sequence[BriefedArticle], syntax: Syntax
) -> Iterator[tuple[tuple[str, ...], bool]]:
    """(features, left out?) of every optional branch whose head an editor kept."""
    pairs = [
        (article.document.sentences[takeaway.sources[0]], takeaway.text)
        for article in articles
        for takeaway in article.takeaways
        if takeaway.sources
    ]
    parses = syntax.parse([sentence for sentence, _ in pairs])
    for (sentence, text), parse in zip(pairs, parses, strict=True):
        tree = Tree(replace(sentence, tokens=parse.tokens))
        kept = aligned(tree, text)
        if kept is None:
            continue
        for index, token in enumerate(tree.tokens):
            if token.head in kept and is_optional(tree, index):
                branch = [i for i in tree.subtrees[index] if not tree.is_punctuation(i)]
                if branch:
                    share = sum(i in kept for i in branch) / len(branch)
                    yield features(tree, index), share < 0.5


def aligned(tree: Tree, text: str) -> frozenset[int] | None:
    """The tokens of the sentence that the takeaway kept, None if it is a rewriting."""
    source = [token.text.lower() for token in tree.tokens]
    words = re.findall(r"[\w$£€%']+(?:[.,-]\w+)*", text.lower())
    blocks = SequenceMatcher(None, source, words, autojunk=False).get_matching_blocks()
    kept = frozenset(i for a, _, size in blocks for i in range(a, a + size))
    return kept if len(kept) >= ALIGNED_SHARE * len(words) else None


def main(data: Path, out: Path, sources: str = "", l2: float = 1.0, limit: int = 5000) -> None:
    """Trains on the first `limit` articles of `train`, reports accuracy on `dev` beside the
    majority."""
    prefixes = tuple(filter(None, sources.split(",")))
    syntax = load_syntax()
    rows, labels = zip(
        *decisions(list(load_briefs(data, "train", prefixes))[:limit], syntax), strict=True
    )
    weights, bias = fit_sparse(rows, labels, l2, RAREST)
    kept = {name: round(value, 3) for name, value in weights.items() if abs(value) >= 0.01}
    stored = {"bias": bias, "weights": kept, "data_sha256": sha256(data)}
    (out / "shorten.json").write_text(json.dumps(stored, indent=0) + "\n", encoding="utf-8")
    held, truth = zip(
        *decisions(list(load_briefs(data, "dev", prefixes))[:limit], syntax), strict=True
    )
    logits = np.array([bias + sum(kept.get(n, 0.0) for n in row) for row in held])
    right = float(np.mean((logits > 0) == np.array(truth)))
    majority = float(max(np.mean(truth), 1 - np.mean(truth)))
    sys.stderr.write(f"{len(rows)} decisions; dev accuracy {right:.3f}, majority {majority:.3f}\n")


if __name__ == "__main__":
    typer.run(main)
