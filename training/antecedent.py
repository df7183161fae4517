"""Fits service/weights/antecedent.json: whom "he" or "she" means.

python -m training.antecedent briefs.jsonl.gz service/weights

An editor who rests a takeaway on a sentence that begins with a pronoun says the name instead, so
that every such line tells who was meant.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import typer

from service.reading.syntax import load_syntax
from service.writing.embedded.grammar.tree import Tree
from service.writing.embedded.linear import LinearModel
from service.writing.embedded.naming.antecedents import FEATURES, WEIGHTS
from service.writing.embedded.naming.pronoun_words import PERSONAL, POSSESSIVE, leads
from service.writing.embedded.naming.pronouns import Referents
from service.writing.embedded.reading import LONGEST_SENTENCE_TOKENS
from training.briefs import BriefedArticle, load_briefs, parsed, sha256
from training.logistic import fit_named

# An editor puts the name where the pronoun was: among the first words of the line.
FIRST_WORDS = 6

Asked = list[tuple[tuple[float, ...], float]]


def asked(article: BriefedArticle) -> Iterator[Asked]:
    """(FEATURES row, 1 if meant) of every person whom a pronoun could mean, for each that opens a
    sentence which an editor retold by name."""
    sentences = article.document.sentences
    trees = tuple(
        Tree(s) if 0 < len(s.tokens) <= LONGEST_SENTENCE_TOKENS else None for s in sentences
    )
    cast = Referents(article.document, trees).cast
    for takeaway in article.takeaways:
        if not takeaway.sources:
            continue
        sentence = takeaway.sources[0]
        tree = trees[sentence]
        if tree is None:
            continue
        pronoun = _leading(tree)
        if pronoun is None:
            continue
        told = {word.strip('"“,.').lower() for word in takeaway.text.split()[:FIRST_WORDS]}
        told = {word.removesuffix("'s").removesuffix("’s").removesuffix("'") for word in told}
        said = {token.text.lower() for token in tree.tokens}
        rows = cast.rows(sentence, pronoun)
        meant = {key for key in rows if key in told and key not in said}
        if len(meant) == 1:
            yield [(row, float(key in meant)) for key, row in rows.items()]


def _leading(tree: Tree) -> int | None:
    for index, token in enumerate(tree.tokens):
        word = token.text.lower()
        if "person" in {PERSONAL.get(word), POSSESSIVE.get(word)} and leads(tree, index):
            return index
    return None


def quality(groups: Sequence[Asked], model: LinearModel) -> Iterator[str]:
    """How often the likeliest is meant, by how probable it has to be."""
    best = []
    for group in groups:
        odds = [model.score(row) for row, _ in group]
        top = int(np.argmax(odds))
        best.append((1 / (1 + np.exp(-odds[top])), group[top][1]))
    for least in (0.0, 0.5, 0.7, 0.8, 0.85, 0.9, 0.95):
        taken = [right for share, right in best if share >= least]
        right = np.mean(taken) if taken else float("nan")
        yield f"p >= {least}: {len(taken)} of {len(best)}, right {right:.3f}"


def main(data: Path, out: Path, sources: str = "", l2: float = 1.0) -> None:
    """Fits on `train`; logs how often the likeliest person is meant on `dev`."""
    syntax = load_syntax()
    prefixes = tuple(filter(None, sources.split(",")))

    def groups(articles: Iterator[BriefedArticle]) -> list[Asked]:
        return [one for article in articles for one in asked(parsed(article, syntax))]

    stored, fit = fit_named(groups(load_briefs(data, "train", prefixes)), FEATURES, l2)
    sys.stderr.write(fit + "\n")
    model = LinearModel.of(stored, FEATURES)
    for line in quality(groups(load_briefs(data, "dev", prefixes)), model):
        sys.stderr.write(line + "\n")
    text = json.dumps({**stored, "data_sha256": sha256(data)}, indent=1)
    (out / WEIGHTS).write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    typer.run(main)
