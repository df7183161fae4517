"""Trains service/weights/coreference.safetensors: what "he", "she", "it" and "they" mean.

python -m training.coreference briefs.jsonl.gz TREEBANKS service/weights

Taught by four: what readers took the pronouns of articles for (training/pronoun_marks.py), GUM's
coreference, the editors' lines that say a name where the article has a pronoun, and sentences of
articles in which a pronoun was put where a name was told again. The network reads the states that
the syntax model's encoder leaves on a document, so that model comes first. How probable a meaning
has to be is told by what readers said of dev articles (training/coreference_scores.py).
"""

import logging
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from importlib.resources import files
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from service.document import Entity
from service.reading.syntax import Syntax, load_syntax, with_syntax
from service.writing.embedded.naming.coreference_features import PRONOUN_FEATURES
from service.writing.embedded.naming.coreference_model import (
    TrainedCoreference,
    collate,
    write_coreference,
)
from service.writing.embedded.naming.coreference_network import CoreferenceNetwork, CoreferenceSizes
from service.writing.embedded.naming.coreference_pairs import PAIR_FEATURES
from service.writing.embedded.naming.mentions import CLASS
from training.briefs import BriefedArticle, Split, load_briefs, parsed, prefixes, sha256
from training.cards import rows
from training.coreference_card import write_card
from training.coreference_lessons import (
    Answered,
    from_editors,
    from_names,
    from_readers,
    from_treebank,
)
from training.coreference_scores import (
    Guess,
    editors_guesses,
    readers_guesses,
    thresholds,
    treebank_guesses,
)
from training.descent import Descent, Pace
from training.gum_coreference import ToldDocument, read_told
from training.pronoun_marks import NOUNS, PRONOUNS, marked_pronouns
from training.recipe import NothingToLearn, run

SEED, BATCH, EPOCHS, DROPOUT = 1, 64, 10, 0.3
PACE = Pace(1e-3, decay=0.05)
# How often the network has to do without states, so that it does not rest on them alone.
BLIND = 0.15
# The editors' words count twice: they are few, and of the articles that the writer will read.
EDITORS = 2
# Batches are of about one length within so many.
SHUFFLED = 16
IMPOSSIBLE = -1e4
READERS = "readers"

log = logging.getLogger("training.coreference")


@dataclass(frozen=True, slots=True)
class Given:
    """The briefs file, the folder of the treebanks, and the `sources` chosen of the former."""

    data: Path
    treebanks: Path
    sources: Sequence[str] = ()


def loss_of(network: CoreferenceNetwork, group: Sequence[Answered], rng: random.Random) -> Tensor:
    """How improbable the network finds all that is right, among what is known."""
    batch = collate([one.lesson for one in group])
    seen = torch.tensor([float(rng.random() >= BLIND) for _ in group])
    batch.states.mul_(seen[:, None])
    batch.others.mul_(seen[:, None, None])
    told = network(batch)
    right, known = torch.full_like(told, IMPOSSIBLE), torch.full_like(told, IMPOSSIBLE)
    for row, one in enumerate(group):
        right[row, : len(one.right)][torch.from_numpy(one.right)] = 0.0
        known[row, : len(one.known)][torch.from_numpy(one.known)] = 0.0
    loss: Tensor = ((told + known).logsumexp(1) - (told + right).logsumexp(1)).mean()
    return loss


def train(lessons: Sequence[Answered], width: int, epochs: int = EPOCHS) -> TrainedCoreference:
    """Sure of nothing yet; logs a line for each epoch."""
    torch.manual_seed(SEED)
    rng = random.Random(SEED)  # noqa: S311  # shuffles lessons, guards nothing
    sizes = CoreferenceSizes(len(PRONOUN_FEATURES), len(PAIR_FEATURES), width)
    network = CoreferenceNetwork(sizes, DROPOUT)
    descent = Descent(network, PACE, epochs * -(-len(lessons) // BATCH))
    network.train()
    for epoch in range(1, epochs + 1):
        losses = [descent.step(loss_of(network, one, rng)) for one in _batches(lessons, rng)]
        log.info("epoch %d: loss %.4f", epoch, np.mean(losses))
    return TrainedCoreference(network.eval().requires_grad_(False), sizes, {})


def _batches(lessons: Sequence[Answered], rng: random.Random) -> list[list[Answered]]:
    order = list(lessons)
    rng.shuffle(order)
    found: list[list[Answered]] = []
    for start in range(0, len(order), BATCH * SHUFFLED):
        near = sorted(order[start : start + BATCH * SHUFFLED], key=lambda one: len(one.right))
        found += [near[i : i + BATCH] for i in range(0, len(near), BATCH)]
    rng.shuffle(found)
    return found


def read_treebank(folder: Path, split: Split, syntax: Syntax) -> Iterator[ToldDocument]:
    """GUM's documents as our own syntax model reads them."""
    for one in read_told(folder / f"gum-{split}.conllu.gz"):
        parses = syntax.parse(one.document.sentences)
        pairs = list(zip(one.document.sentences, parses, strict=True))
        sentences = tuple(with_syntax(sentence, parse) for sentence, parse in pairs)
        entities = tuple(
            Entity(span, kind, i) for i, parse in enumerate(parses) for span, kind in parse.entities
        )
        document = replace(one.document, sentences=sentences, entities=entities)
        yield replace(one, document=document)


def read_briefs(given: Given, split: Split, syntax: Syntax) -> Iterator[BriefedArticle]:
    """Articles with a takeaway that rests on a sentence which has a pronoun near its beginning."""
    for article in load_briefs(given.data, split, given.sources):
        firsts = (t.sources[0] for t in article.takeaways if t.sources)
        texts = (article.document.sentences[i].text.lower() for i in firsts)
        if any(CLASS.keys() & set(re.findall(r"\w+", text)[:8]) for text in texts):
            yield parsed(article, syntax)


def lessons_of(given: Given, syntax: Syntax, width: int) -> Iterator[Answered]:
    for one in read_treebank(given.treebanks, "train", syntax):
        yield from from_treebank(one, width)
    for path in (PRONOUNS, NOUNS):
        for document, marks in marked_pronouns(given.data, "train", path, given.sources):
            yield from from_readers(document, marks, width)
    for index, article in enumerate(read_briefs(given, "train", syntax)):
        for told in from_editors(article, width):
            yield from [told] * EDITORS
        if index % 2:
            yield from from_names(article, width, syntax)


def guesses(model: TrainedCoreference, given: Given, split: Split) -> dict[str, list[Guess]]:
    syntax, data = load_syntax(), given.data
    return {
        READERS: [
            guess
            for path in (PRONOUNS, NOUNS)
            for guess in readers_guesses(model, marked_pronouns(data, split, path, given.sources))
        ],
        "GUM": list(treebank_guesses(model, read_treebank(given.treebanks, split, syntax))),
        "editors": list(editors_guesses(model, read_briefs(given, split, syntax))),
    }


def main(data: Path, treebanks: Path, out: Path, epochs: int = EPOCHS, sources: str = "") -> None:
    """Trains on `train`, takes the thresholds from what readers said of `dev`, and reports on
    `test` in the card. Where readers said too little, the thresholds stay as they ship."""
    syntax, given = load_syntax(), Given(data, treebanks, prefixes(sources))
    width = CoreferenceSizes(0, 0).encoder
    lessons = list(lessons_of(given, syntax, width))
    if not lessons:
        raise NothingToLearn("no pronoun of the data has a meaning that is known")
    model = train(lessons, width, epochs)
    dev = guesses(model, given, "dev")
    shipped = TrainedCoreference.load(files("service") / "weights").sure
    model = replace(model, sure=thresholds(dev[READERS], shipped))
    log.info("sure from %s", model.sure)
    read = (data, PRONOUNS, NOUNS, treebanks / "gum-train.conllu.gz")
    prints = {path.name: sha256(path) for path in read}
    write_coreference(out, model, prints)
    found = {"dev": dev, "test": guesses(model, given, "test")}
    write_card(out, model, found, prints, rows(data, given.sources))


if __name__ == "__main__":
    run(main)
