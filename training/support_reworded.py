"""Takes the support model on to claims that keep few of an article's clauses: `python -m
training.support_reworded --data DIR --out service/weights --log build/reworded.log`; several runs
are put together by training/support_mean.py.

Readers' claims in words of their own (training/support_claims.py) are told true or false by what
they say, and by how they say it too: a false one is written otherwise than a true one. So beside
each stand others in its own words: made false by rule (training/support_false.py), and read beside
sentences that do not say it. Claims that join several places of an article
(training/support_fused.py) come in pairs of nearly the same words. The lines of the briefs are
learnt on with them; of those the model's own probabilities before count too, so that what it knows
stays.
"""

import argparse
import logging
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache, partial
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from service.checking.support.calibration import Calibration
from service.checking.support.network import SupportNetwork
from service.checking.support.pieces import StripMaker
from service.checking.support.weights import read, write
from service.document import Document
from service.reading.syntax_weights import TOKENIZER_FILE
from training.briefs import BriefedArticle, load_briefs
from training.support_claims import claims
from training.support_fused import JOINED, fused
from training.support_lessons import (
    Taught,
    Told,
    editors_lines,
    made_false,
    made_lines,
    material,
    taught,
)
from training.support_school import lessons_of
from training.support_scores import judge, scores
from training.support_steps import Plan, gathered, smoothed, steps, words_loss

# Of an article's true claims so many are made false, so many are read elsewhere, a round.
_TWINS, _APART = 6, 2
_JOINED_TWINS = 1
_TWIN_WEIGHT, _APART_WEIGHT, _CLAIM_WEIGHT = 0.8, 0.6, 1.3
_TWIN, _APART_KIND = "twin: ", "read apart"
# Of the lines made from the editors' own this share is read where an article has claims.
_MADE_SHARE = 0.3
# Articles without claims, and with claims in words of their own, to a round of those whose claims
# join what they say.
_OTHERS, _CLAIMED = 300, 500
_Group = tuple[Document, Sequence[Told]]
# What the model's own probability counts for where it was right.
_OWN_SHARE = 0.6

log = logging.getLogger("training.support_reworded")


def with_twins(
    document: Document, own: Sequence[Told], rng: random.Random, most: int
) -> list[Told]:
    """An article's claims, and of `most` of the true ones another in the same words that it does
    not support."""
    true = [one for one in own if one.supported]
    stuff = material(document, [one.text for one in true], [])
    found = list(own)
    for one in rng.sample(true, min(most, len(true))):
        found += [
            replace(made, kind=f"{_TWIN}{made.kind}", weight=_TWIN_WEIGHT)
            for made in made_false([one], stuff, rng, 1)
        ]
    return found


def reworded_lines(article: BriefedArticle, rng: random.Random) -> list[Told]:
    """An article's claims with their twins, and some to be read beside what does not say them."""
    own = claims().get(article.document.id, ())
    true = [one for one in own if one.supported]
    apart = rng.sample(true, min(_APART, len(true)))
    found = with_twins(article.document, own, rng, _TWINS)
    return found + [Told(t.text, False, _APART_KIND, "", (), _APART_WEIGHT, True) for t in apart]


def _rounds(
    articles: Sequence[BriefedArticle],
    joined: Sequence[_Group],
    maker: StripMaker,
    plan: Plan,
    rng: random.Random,
) -> Iterator[list[Taught]]:
    """Batches without end: all articles with joined claims, some of the others between them."""
    claimed = [one for one in articles if one.document.id in claims()]
    others = [one for one in articles if one.document.id not in claims()]
    elsewhere = [t.text for article in articles for t in article.takeaways]
    order: list[BriefedArticle | _Group] = []
    while True:
        if len(order) < plan.batch:
            order = [*joined]
            order += rng.sample(others, min(_OTHERS, len(others)))
            order += rng.sample(claimed, min(_CLAIMED, len(claimed)))
            rng.shuffle(order)
        group = []
        for one in (order.pop() for _ in range(plan.batch)):
            if isinstance(one, BriefedArticle):
                told = _lines(one, rng.sample(elsewhere, min(40, len(elsewhere))), rng)
                group.append(taught(one.document, told, maker, rng))
            else:
                told = with_twins(*one, rng, _JOINED_TWINS)
                group.append(taught(one[0], told, maker, rng))
        yield group


def _lines(article: BriefedArticle, elsewhere: Sequence[str], rng: random.Random) -> list[Told]:
    """What an article with a brief teaches in one round."""
    made = made_lines(article, elsewhere, rng)
    told = editors_lines(article)
    if article.document.id in claims():
        made = [one for one in made if rng.random() < _MADE_SHARE]
        told += reworded_lines(article, rng)
    return told + made


def _loss(network: SupportNetwork, before: SupportNetwork, group: Sequence[Taught]) -> Tensor:
    batch, lessons = gathered(group)
    logits, wrong = network(batch)
    with torch.no_grad():
        told = torch.sigmoid(before(batch)[0])
    truth = smoothed(lessons)
    is_claim = torch.tensor([_is_claim(lesson.told) for lesson in lessons])
    is_known = ~is_claim & ((told > 0.5) == (truth > 0.5))
    wanted = torch.where(is_known, (1 - _OWN_SHARE) * truth + _OWN_SHARE * told, truth)
    weight = torch.tensor([lesson.told.weight for lesson in lessons])
    weight = weight * torch.where(is_claim, _CLAIM_WEIGHT, 1.0)
    whole = functional.binary_cross_entropy_with_logits(logits, wanted, weight)
    return whole + words_loss(wrong, lessons)


def _is_claim(told: Told) -> bool:
    """Whether the line is a reader's, or made of one."""
    is_made = told.kind.startswith((_TWIN, _APART_KIND, JOINED))
    return is_made or told.text in _claimed()


@cache
def _claimed() -> frozenset[str]:
    return frozenset(one.text for own in claims().values() for one in own)


def train(data: Path, out: Path, plan: Plan) -> None:
    """Goes on from the weights in `out`; leaves there those that were best on dev's lines, claims
    and joined claims together."""
    torch.manual_seed(plan.seed)
    rng = random.Random(plan.seed)  # noqa: S311  # chooses lines, guards nothing
    before = read(out)[0]
    network = SupportNetwork(before.sizes, plan.dropout)
    network.load_state_dict(before.state_dict())
    maker = StripMaker(Tokenizer.from_file(str(out / TOKENIZER_FILE)))
    articles = list(load_briefs(data / "briefs.jsonl.gz", "train"))
    sets = {
        "lines": lessons_of(data, maker, "dev")[::3],
        "claims": list(_dev_claims(data, maker)),
        "joined": [taught(document, told, maker, None) for document, told in fused(data, "dev")],
    }
    best, began = 0.0, time.perf_counter()
    groups = _rounds(articles, list(fused(data, "train")), maker, plan, rng)
    for step, loss in steps(network, groups, plan, partial(_loss, network, before)):
        if not plan.looks_after(step):
            continue
        found = {name: scores(judge(network, one)) for name, one in sets.items() if one}
        told = ", ".join(f"{name} {one}" for name, one in found.items())
        log.info("step %d loss %.3f %.0f s %s", step, loss, time.perf_counter() - began, told)
        if sum(one.auc for one in found.values()) > best:
            best = sum(one.auc for one in found.values())
            write(out, network, Calibration.tempered(1.0))


def _dev_claims(data: Path, maker: StripMaker) -> Iterator[Taught]:
    """The true claims of dev with others in the same words, as the checker reads them."""
    rng = random.Random(9)  # noqa: S311  # chooses lines, guards nothing
    for article in load_briefs(data / "briefs.jsonl.gz", "dev"):
        true = [one for one in claims().get(article.document.id, ()) if one.supported]
        if true:
            told = with_twins(article.document, true, rng, len(true))
            yield taught(article.document, told, maker, None)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the data files")
    parser.add_argument("--out", type=Path, required=True, help="folder of the weights")
    parser.add_argument("--log", type=Path, required=True)
    parser.add_argument("--steps", type=int, default=500)
    parser.add_argument("--rate", type=float, default=Plan().encoder_rate, help="the encoder's")
    parser.add_argument("--seed", type=int, default=5)
    arguments = parser.parse_args()
    arguments.log.parent.mkdir(parents=True, exist_ok=True)
    shape = "%(asctime)s %(message)s"
    logging.basicConfig(filename=arguments.log, level=logging.INFO, format=shape)
    torch.set_num_threads(1)
    rate = arguments.rate
    plan = Plan(arguments.steps, look=100, encoder_rate=rate, head_rate=10 * rate)
    train(arguments.data, arguments.out, replace(plan, seed=arguments.seed))


if __name__ == "__main__":
    main()
