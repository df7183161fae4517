"""Treebanks and news as arrays to train the syntax model on.

`python -m training.syntax_silver --treebanks DIR --news DIR --weights service/weights --out DIR`
leaves `<bank>-<part>.npz` of the treebanks, and `news.npz`: sentences of news articles, headlines
and lines about news, cut into words as in service and without labels. What is held out elsewhere
is left out: articles of dev and test splits, and every sentence that also stands in one of them or
in a treebank.
"""

import argparse
from collections.abc import Iterator
from pathlib import Path

from tokenizers import Tokenizer

from service.reading.sentences import split
from service.reading.syntax_model import CHUNK_PIECES
from service.reading.syntax_pieces import PieceMaker, shape
from service.reading.syntax_weights import TOKENIZER_FILE, read
from service.reading.tokens import words_of
from training.briefs import records
from training.syntax_corpus import corpus_of
from training.syntax_examples import IGNORED, Example, example_of
from training.treebank import read_trees

BANKS, PARTS = ("ewt", "gum"), ("train", "dev", "test")
_ARTICLES = ("briefs", "cnndm_highlights", "defacto", "question_headlines")
# Shorter ones teach nothing of trees; longer ones are lists and noise.
_FEWEST_WORDS = 3


def news(data: Path, treebanks: Path) -> Iterator[str]:
    """Each sentence once, in order of the files."""
    seen = {key(text) for text in _held_out(data, treebanks)}
    for name in _ARTICLES:
        for record in records(data / f"{name}.jsonl.gz"):
            if record.get("split", "train") != "train":
                continue
            for text in sentences_of(record):
                if key(text) not in seen:
                    seen.add(key(text))
                    yield text


def _held_out(data: Path, treebanks: Path) -> Iterator[str]:
    for bank in BANKS:
        for part in PARTS:
            yield from (tree.text for tree in read_trees(treebanks / f"{bank}-{part}.conllu.gz"))
    for name in _ARTICLES:
        for record in records(data / f"{name}.jsonl.gz"):
            if record.get("split", "train") != "train":
                yield from sentences_of(record)


def key(text: str) -> str:
    """What the sentence is known by wherever it stands."""
    return "".join(filter(str.isalnum, text)).lower()


def held_out_briefs(path: Path) -> Iterator[str]:
    """The key of every sentence in the articles of a briefs file that are not of `train`."""
    for record in records(path):
        if record["split"] != "train":
            yield from map(key, sentences_of(record))


def sentences_of(record: dict[str, object]) -> Iterator[str]:
    """Title, body and the lines written about them."""
    texts = [record.get(name) for name in ("title", "summary", "bbc_lead", "text")]
    for name in ("paragraphs", "highlights"):
        listed = record.get(name, [])
        texts.extend(listed if isinstance(listed, list) else [])
    brief = record.get("brief")
    if isinstance(brief, dict):
        texts.extend([brief["headline_question"], brief["synopsis"]])
        texts.extend(takeaway["text"] for takeaway in brief["takeaways"])
    for text in texts:
        if isinstance(text, str):
            for line in text.split("\n"):
                yield from (line[start:end] for start, end in split(line))


def unlabelled(text: str, maker: PieceMaker) -> Example:
    """The sentence in numbers, all labels ignored."""
    places = words_of(text)
    words = [text[start:end] for start, end in places]
    unknown = (IGNORED,) * (len(words) + 1)
    return Example(
        ids=tuple(maker.ids(words)),
        shapes=tuple(map(shape, words)),
        spaces=tuple(text[end : end + 1].isspace() for _, end in places),
        heads=unknown,
        relations=unknown,
        upos=unknown,
        xpos=unknown,
        entities=unknown,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--treebanks", type=Path, required=True, help="folder of *.conllu.gz")
    parser.add_argument("--news", type=Path, required=True, help="folder of *.jsonl.gz")
    parser.add_argument("--weights", type=Path, required=True, help="whose words and labels")
    parser.add_argument("--out", type=Path, required=True, help="folder the arrays go to")
    arguments = parser.parse_args()
    maker = PieceMaker(Tokenizer.from_file(str(arguments.weights / TOKENIZER_FILE)))
    labels = read(arguments.weights)[1]
    for bank in BANKS:
        for part in PARTS:
            trees = read_trees(arguments.treebanks / f"{bank}-{part}.conllu.gz")
            corpus = corpus_of([example_of(tree, maker, labels) for tree in trees])
            corpus.save(arguments.out / f"{bank}-{part}.npz")
    examples = (unlabelled(text, maker) for text in news(arguments.news, arguments.treebanks))
    chosen = [e for e in examples if len(e.ids) >= _FEWEST_WORDS and e.length <= CHUNK_PIECES]
    corpus_of(chosen).save(arguments.out / "news.npz")


if __name__ == "__main__":
    main()
