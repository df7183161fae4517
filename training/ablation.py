"""What each part of the embedded writer is worth: takeaways with a part left out.

python -m training.ablation briefs.jsonl.gz --split test [--weights FOLDER]

Prints ROUGE of the five takeaways against the editor's, and F1 of the choice of sentences, each
with its bootstrap interval of 95%, for the writer as it is; without the ranker (of a sentence's
cuts the likeliest, of sentences those that the salience model likes best); and without the tree
(whole sentences alone). With `--weights` the salience and wording models are those of a folder:
made from half the data, say. Takeaways as drafted: not checked, not labelled, nobody introduced.
"""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import typer

from eval.estimate import bootstrap
from eval.metrics.rouge import rouge_of
from service.article import BriefRequest
from service.reading.syntax import Syntax, load_syntax
from service.writing.embedded import CONSIDERED_SENTENCES
from service.writing.embedded.choosing.facts import pick
from service.writing.embedded.choosing.pool import Candidate, Judging, candidates, load_judges
from service.writing.embedded.choosing.printable import Cut
from service.writing.embedded.choosing.salience import SalienceModel, load_salience_model
from service.writing.embedded.choosing.salience_model import TrainedSalience
from service.writing.embedded.reading import Reading
from service.writing.embedded.shortening.wording import WordingModel, load_wording_model
from service.writing.embedded.shortening.wording_model import TrainedWording
from training.briefs import BriefedArticle, Split, load_briefs, parsed

Scored = tuple[float, float, float]


class LikeliestCuts:
    """No ranker: a cut is worth what the models that made it think of it and of its sentence."""

    def worths(self, cuts: Sequence[Cut]) -> list[float]:
        return [cut.told["choice"] + cut.short.score for cut in cuts]


@dataclass(frozen=True, slots=True)
class Models:
    """What an article is read with, as the embedded writer reads it."""

    salience: SalienceModel
    wording: WordingModel

    def read(self, article: BriefedArticle) -> Reading:
        reading = Reading.of(article.document, self.salience.read(article.document))
        return reading.worded(self.wording, reading.best_sentences(CONSIDERED_SENTENCES))


def is_whole(candidate: Candidate) -> bool:
    """Whether it is its sentence's main clause with nothing cut."""
    return candidate.shortened.dropped == 0 and candidate.shortened.kind == "main"


def takeaways(
    reading: Reading, judges: Judging, is_fit: Callable[[Candidate], bool]
) -> list[Candidate]:
    """The best way to tell each of the facts picked from the candidates that are fit."""
    pool = candidates(reading, reading.best_sentences(CONSIDERED_SENTENCES), judges)
    fit = [one for one in pool if is_fit(one)]
    facts = pick(fit, reading.weights, BriefRequest().takeaways)
    return [fact.ways[0] for fact in facts]


def scored(article: BriefedArticle, chosen: Sequence[Candidate]) -> Scored:
    """ROUGE-1 and -2 F1 of the lines, F1 of their sentences."""
    lines = "\n".join(one.text for one in chosen)
    found = rouge_of("\n".join(one.text for one in article.takeaways), lines)
    wanted = {source for one in article.takeaways for source in one.sources[:1]}
    own = {one.sentence for one in chosen}
    shared = 2 * len(own & wanted) / max(len(own) + len(wanted), 1)
    return found["rouge1"].fmeasure, found["rouge2"].fmeasure, shared


def ablations(
    articles: Iterator[BriefedArticle], syntax: Syntax, models: Models
) -> dict[str, list[Scored]]:
    """Scores of every article, by the writer's variant."""
    ranked = load_judges()
    variants: dict[str, tuple[Judging, Callable[[Candidate], bool]]] = {
        "as it is": (ranked, lambda _: True),
        "without the ranker": (LikeliestCuts(), lambda _: True),
        "without the tree": (ranked, is_whole),
    }
    found: dict[str, list[Scored]] = {name: [] for name in variants}
    for article in articles:
        reading = models.read(parsed(article, syntax))
        for name, (judges, is_fit) in variants.items():
            found[name].append(scored(article, takeaways(reading, judges, is_fit)))
    return found


def shown(rows: Sequence[Scored], seed: int) -> str:
    """Articles, ROUGE-1, ROUGE-2 and choice F1 in per cent, as in "41.2 [37.1, 45.2]"."""
    rng = random.Random(seed)  # noqa: S311  # resampling, no secret
    found = [bootstrap([100 * one for one in column], rng) for column in zip(*rows, strict=True)]
    figures = " ".join(f"{one.mean:.1f} [{one.low:.1f}, {one.high:.1f}]" for one in found)
    return f"{len(rows)} articles {figures}"


def main(data: Path, split: Split = "dev", seed: int = 0, weights: Path | None = None) -> None:
    """Prints a row for the writer as it is and one for each part left out."""
    models = (
        Models(load_salience_model(), load_wording_model())
        if weights is None
        else Models(TrainedSalience.load(weights), TrainedWording.load(weights))
    )
    for name, rows in ablations(load_briefs(data, split), load_syntax(), models).items():
        typer.echo(f"{name}: {shown(rows, seed)}")


if __name__ == "__main__":
    typer.run(main)
