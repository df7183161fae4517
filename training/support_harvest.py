"""Articles with true lines → many more lessons: rules by words and by syntax, round after round.

`python -m training.support_harvest --data DIR --weights service/weights --out DIR`. Beside what
training/support.py learns from it takes CNN's articles with their highlights
(`cnndm_highlights.jsonl.gz`). What is measured on (dev, test, people's judgements) is shelved too.
"""

import argparse
import gzip
import itertools
import json
import logging
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

from service.checking.support.pieces import StripMaker
from service.document import Document
from service.reading.syntax import Syntax, load_syntax
from service.reading.syntax_weights import TOKENIZER_FILE
from training.briefs import BriefedArticle, EditorsTakeaway, load_briefs
from training.support_data import corrected, document, judged
from training.support_lessons import Taught, Told, editors_lines, made_lines, taught, uncased
from training.support_pronouns import resolved
from training.support_shelf import shelved
from training.support_trees import stock, tree_lines

log = logging.getLogger("training.support_harvest")

_UNCASED = 0.06
_SHARD = 320
# Sentences of an article whose syntax is read for the rules.
_PARSED = 4


@dataclass(frozen=True, slots=True)
class Crop:
    """An article to be harvested. `told`: lines that need no rule; `rounds` of rules."""

    article: BriefedArticle
    told: Sequence[Told]
    rounds: int


def crops(data: Path, rounds: int, most: int) -> Iterator[Crop]:
    """Briefs of the train split, then DeFacto's, then at most `most` of CNN's; of the latter two
    none that anything is measured on."""
    measured = {_fingerprint(text) for text in _measured(data)}
    briefs = list(load_briefs(data / "briefs.jsonl.gz", "train"))
    random.Random(5).shuffle(briefs)  # noqa: S311  # so that every shard is a sample
    for article in briefs:
        yield Crop(article, editors_lines(article), rounds)
    others = itertools.chain(_defacto(data), itertools.islice(_cnn(data), most))
    for crop in others:
        if _fingerprint(crop.article.document.text) not in measured:
            yield crop


def _defacto(data: Path) -> Iterator[Crop]:
    for doc, told in corrected(data / "defacto.jsonl.gz", "train"):
        base = told[0].text
        told = [replace(one, base="" if one.supported else base) for one in told]
        if doc.sentences:
            yield Crop(_only(doc, [base]), told, 1)


def _cnn(data: Path) -> Iterator[Crop]:
    with gzip.open(data / "cnndm_highlights.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            said = [h.strip() for h in row["highlights"] if h.strip()]
            told = [Told(one, True, "highlight", weight=0.7) for one in said]
            yield Crop(_only(document(row["id"], row["text"]), said), told, 1)


def _only(doc: Document, lines: Sequence[str]) -> BriefedArticle:
    """An article with true lines whose sources nobody named."""
    takeaways = tuple(EditorsTakeaway("", line, ()) for line in lines)
    return BriefedArticle(doc, "", "", "", (), takeaways, ())


def _measured(data: Path) -> Iterator[str]:
    for part in ("dev", "test"):
        for article in load_briefs(data / "briefs.jsonl.gz", part):
            yield article.document.text
    for doc, _ in corrected(data / "defacto.jsonl.gz", "test"):
        yield doc.text
    for doc, _ in judged(data / "qags_xsum.jsonl.gz"):
        yield doc.text


def _fingerprint(text: str) -> str:
    """Enough of an article's letters to know it again."""
    return re.sub(r"[^a-z]", "", text.lower())[60:160]


@dataclass(frozen=True, slots=True)
class Tools:
    """What turns a crop into lessons."""

    maker: StripMaker
    syntax: Syntax
    elsewhere: Sequence[str]
    rng: random.Random


def lessons(crop: Crop, tools: Tools) -> Taught:
    """All that is told and made of one article."""
    article, rng = crop.article, tools.rng
    body = [s.text for s in article.document.sentences[:20] if 6 <= len(s.text.split()) <= 40]
    own = rng.sample(body, min(_PARSED, len(body)))
    true = [Told(t.text, True, "takeaway", "", t.sources) for t in article.takeaways]
    place = {s.text: i for i, s in enumerate(article.document.sentences)}
    true += [Told(text, True, "sentence", "", (place[text],)) for text in own]
    known = stock([one.text for one in true], tools.syntax)
    told = {one.text: one for one in crop.told}
    for _ in range(crop.rounds):
        made = made_lines(article, rng.sample(tools.elsewhere, 40), rng)
        made += [*tree_lines(true, known, rng), *resolved(article.document, known, rng)]
        for one in made:
            told.setdefault(one.text, one)
    lines = list(told.values())
    read = uncased(article.document, lines) if rng.random() < _UNCASED else None
    return taught(*(read or (article.document, lines)), tools.maker, rng)


def _evaluated(data: Path, maker: StripMaker) -> Iterator[tuple[str, list[Taught]]]:
    for part in ("dev", "test"):
        articles = load_briefs(data / "briefs.jsonl.gz", part)
        yield part, [taught(a.document, editors_lines(a), maker, None) for a in articles]
    sets = {
        "qags": judged(data / "qags_xsum.jsonl.gz"),
        "defacto": corrected(data / "defacto.jsonl.gz", "test"),
    }
    for name, rows in sets.items():
        yield name, [taught(doc, told, maker, None) for doc, told in rows if doc.sentences]


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the data files")
    parser.add_argument("--weights", type=Path, required=True, help="folder of the tokenizer")
    parser.add_argument("--out", type=Path, required=True, help="folder the arrays go to")
    parser.add_argument("--rounds", type=int, default=4)
    parser.add_argument("--cnn", type=int, default=1800, help="how many articles of CNN's")
    return parser.parse_args()


def main() -> None:
    arguments = _arguments()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.set_num_threads(1)
    tokenizer = Tokenizer.from_file(str(arguments.weights / TOKENIZER_FILE))
    maker, data, out = StripMaker(tokenizer), arguments.data, arguments.out
    out.mkdir(parents=True, exist_ok=True)
    kinds: list[str] = []
    for name, articles in _evaluated(data, maker):
        _write(out, name, articles, kinds)
    briefs = load_briefs(data / "briefs.jsonl.gz", "train")
    elsewhere = [t.text for article in briefs for t in article.takeaways]
    rng = random.Random(17)  # noqa: S311  # makes lessons, guards nothing
    tools = Tools(maker, load_syntax(), elsewhere, rng)
    every = crops(data, arguments.rounds, arguments.cnn)
    for count in itertools.count():
        shard = [lessons(crop, tools) for crop in itertools.islice(every, _SHARD)]
        if not shard:
            break
        _write(out, f"train{count:02d}", shard, kinds)


def _write(out: Path, name: str, articles: Sequence[Taught], kinds: list[str]) -> None:
    arrays = shelved(articles, kinds)
    np.savez_compressed(out / f"{name}.unfinished.npz", allow_pickle=False, **arrays)
    (out / f"{name}.unfinished.npz").replace(out / f"{name}.npz")
    (out / "kinds.json").write_text(json.dumps(kinds))
    log.info("%s: %d lines of %d articles", name, len(arrays["truth"]), len(articles))


if __name__ == "__main__":
    main()
