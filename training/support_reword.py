"""Teaches the support model lines in other words than the article's, and to forget nothing.

`python -m training.support_reword --data DIR --weights service/weights --out DIR`. Goes on from the
weights: readers' claims (training/support_claims.py) with their truth; beside them the editors'
lines, CNN's highlights, and false and true lines made of both, with their truth too, but for those
that the weights have right already: there what they think of them counts 0.6 and the truth 0.4. Of
what training/support.py learns from, DeFacto and articles in small letters are left out. Keeps the
weights that were best on dev: the mean of the AUC of editors' lines and of claims.
"""

import argparse
import logging
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from service.checking.support.calibration import Calibration
from service.checking.support.network import SupportNetwork
from service.checking.support.pieces import StripMaker
from service.checking.support.weights import read, write
from service.reading.syntax_weights import TOKENIZER_FILE
from training.briefs import BriefedArticle, load_briefs
from training.support_claims import all_claims, claims
from training.support_harvest import highlighted, highlights
from training.support_lessons import Lesson, Taught, editors_lines, made_lines, taught
from training.support_school import lessons_of, reworded_lessons
from training.support_scores import judge, scores
from training.support_steps import Plan, gathered, smoothed, steps, words_loss

# Of every round: how many articles without claims, and how many of CNN's, to those with claims.
OTHERS, NEWS = 250, 250
# Of the lines made by rule, the share that an article with claims keeps beside them.
MADE_SHARE = 0.6
# What a claim counts for beside another lesson; what the teacher's word does beside the truth,
# where it is right.
CLAIM_WEIGHT, TEACHER_SHARE = 1.5, 0.6

log = logging.getLogger("training.support_reword")


@dataclass(frozen=True, slots=True)
class Classes:
    """Articles with readers' claims, others with briefs, and CNN's with highlights."""

    claimed: Sequence[BriefedArticle]
    others: Sequence[BriefedArticle]
    news: Sequence[BriefedArticle]

    @classmethod
    def of(cls, data: Path) -> "Classes":
        briefs = list(load_briefs(data / "briefs.jsonl.gz", "train"))
        claimed = [one for one in briefs if one.document.id in claims()]
        others = [one for one in briefs if one.document.id not in claims()]
        return cls(claimed, others, list(highlighted(data)))

    def groups(self, maker: StripMaker, size: int, rng: random.Random) -> Iterator[list[Taught]]:
        """Without end; every round all articles with claims and some of the others.

        Raises: ValueError where a round has fewer articles than a group.
        """
        elsewhere = [t.text for one in (*self.claimed, *self.others) for t in one.takeaways]
        while True:
            order = [*self.claimed, *_some(self.others, OTHERS, rng), *_some(self.news, NEWS, rng)]
            if len(order) < size:
                raise ValueError(f"{len(order)} articles are less than a group of {size}")
            rng.shuffle(order)
            for start in range(0, len(order) - size + 1, size):
                yield [_lesson(one, elsewhere, maker, rng) for one in order[start : start + size]]


def _some(
    articles: Sequence[BriefedArticle], most: int, rng: random.Random
) -> list[BriefedArticle]:
    return rng.sample(list(articles), min(most, len(articles)))


def _lesson(
    article: BriefedArticle, elsewhere: Sequence[str], maker: StripMaker, rng: random.Random
) -> Taught:
    made = made_lines(article, rng.sample(list(elsewhere), 40), rng)
    own = claims().get(article.document.id, ())
    if own:
        made = [one for one in made if rng.random() < MADE_SHARE]
    told = editors_lines(article) if article.synopsis else highlights(article)
    return taught(article.document, [*told, *made, *own], maker, rng)


def loss_of(network: SupportNetwork, teacher: SupportNetwork, group: Sequence[Taught]) -> Tensor:
    """Of the lines: to their truth, and where the teacher has it right to what it thinks of them;
    claims to their truth alone. Of their pieces as training/support.py has it."""
    batch, lessons = gathered(group)
    logits, wrong = network(batch)
    with torch.no_grad():
        known, _ = teacher(batch)
    targets, weight = targets_of(lessons, known)
    whole = functional.binary_cross_entropy_with_logits(logits, targets, weight)
    return whole + words_loss(wrong, lessons)


def targets_of(lessons: Sequence[Lesson], known: Tensor) -> tuple[Tensor, Tensor]:
    """What each line's probability should be, and its weight; `known` [lines]: the teacher's
    log-odds."""
    told = [lesson.told for lesson in lessons]
    is_claim = torch.tensor([one in all_claims() for one in told])
    is_right = (known > 0) == torch.tensor([one.supported for one in told])
    smooth = smoothed(lessons)
    mixed = (1 - TEACHER_SHARE) * smooth + TEACHER_SHARE * torch.sigmoid(known)
    weight = torch.tensor([one.weight for one in told]) * torch.where(is_claim, CLAIM_WEIGHT, 1.0)
    return torch.where(is_claim | ~is_right, smooth, mixed), weight


def reword(
    network: SupportNetwork, teacher: SupportNetwork, groups: Iterator[list[Taught]], plan: Plan
) -> Iterator[int]:
    """Trains by `plan`; yields the number of each step that it is time to look after."""
    for step, loss in steps(network, groups, plan, partial(loss_of, network, teacher)):
        if plan.looks_after(step):
            log.info("step %d of %d loss %.3f", step, plan.steps, loss)
            yield step


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the data files")
    parser.add_argument("--weights", type=Path, required=True, help="folder of the weights")
    parser.add_argument("--out", type=Path, required=True, help="folder the new ones go to")
    parser.add_argument("--steps", type=int, default=1400)
    parser.add_argument("--seed", type=int, default=5)
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.set_num_threads(1)
    torch.manual_seed(arguments.seed)
    plan = Plan(steps=arguments.steps, look=100, encoder_rate=2e-4, seed=arguments.seed)
    network, teacher = fresh(arguments.weights, plan.dropout), read(arguments.weights)[0]
    tokenizer = Tokenizer.from_file(str(arguments.weights / TOKENIZER_FILE))
    maker = StripMaker(tokenizer)
    rng = random.Random(plan.seed)  # noqa: S311  # chooses articles, guards nothing
    groups = Classes.of(arguments.data).groups(maker, plan.batch, rng)
    dev = [make(arguments.data, maker, "dev") for make in (lessons_of, reworded_lessons)]
    best = 0.0
    for step in reword(network, teacher, groups, plan):
        found = [scores(judge(network, one)) for one in dev]
        log.info("step %d dev %s reworded %s", step, *found)
        if (mean := sum(one.auc for one in found) / len(found)) > best:
            best = mean
            write(arguments.out, network, Calibration.tempered(1.0))


def fresh(weights: Path, dropout: float) -> SupportNetwork:
    """The network in `weights` as it learns on."""
    stored = read(weights)[0]
    network = SupportNetwork(stored.sizes, dropout)
    network.load_state_dict(stored.state_dict())
    return network


if __name__ == "__main__":
    main()
