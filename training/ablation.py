"""What each part of the embedded writer is worth: takeaways with a part left out.

python -m training.ablation briefs.jsonl.gz --split test

Prints ROUGE of the five takeaways against the editor's, and F1 of the choice of sentences, for the
writer as it is; without the ranker (of a sentence's cuts the likeliest, of sentences those that
the salience model likes best); and without the tree (whole sentences alone). Takeaways as drafted:
not checked, not labelled, nobody introduced.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import typer

from eval.metrics.rouge import rouge_of
from service.reading.syntax import Syntax, load_syntax
from service.writing.embedded.choosing.facts import pick
from service.writing.embedded.choosing.pool import Candidate, Judging, candidates, load_judges
from service.writing.embedded.choosing.printable import Cut
from service.writing.embedded.choosing.salience import SalienceModel, load_salience_model
from service.writing.embedded.reading import Reading
from service.writing.embedded.shortening.wording import WordingModel, load_wording_model
from training.briefs import BriefedArticle, Split, load_briefs, parsed

TAKEAWAYS, CONSIDERED = 5, 32
Scored = tuple[float, float, float]


class LikeliestCuts:
    """No ranker: a cut is worth what the models that made it think of it and of its sentence."""

    def worths(self, cuts: Sequence[Cut]) -> list[float]:
        return [cut.told["choice"] + cut.short.score for cut in cuts]


@dataclass(frozen=True, slots=True)
class Models:
    salience: SalienceModel
    wording: WordingModel

    def read(self, article: BriefedArticle) -> Reading:
        reading = Reading.of(article.document, self.salience.read(article.document))
        return reading.worded(self.wording, reading.best_sentences(CONSIDERED))


def is_whole(candidate: Candidate) -> bool:
    return candidate.shortened.dropped == 0 and candidate.shortened.kind == "main"


def takeaways(
    reading: Reading, judges: Judging, is_fit: Callable[[Candidate], bool]
) -> list[Candidate]:
    """The best way to tell each of the facts picked from the candidates that are fit."""
    pool = candidates(reading, reading.best_sentences(CONSIDERED), judges)
    facts = pick([one for one in pool if is_fit(one)], reading.weights, TAKEAWAYS)
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
    """Scores of every article by what was left out."""
    ranked = load_judges()
    variants: dict[str, tuple[Judging, Callable[[Candidate], bool]]] = {
        "nothing": (ranked, lambda _: True),
        "the ranker": (LikeliestCuts(), lambda _: True),
        "the tree": (ranked, is_whole),
    }
    found: dict[str, list[Scored]] = {name: [] for name in variants}
    for article in articles:
        reading = models.read(parsed(article, syntax))
        for name, (judges, is_fit) in variants.items():
            found[name].append(scored(article, takeaways(reading, judges, is_fit)))
    return found


def main(data: Path, split: Split = "dev") -> None:
    """Prints a row for each part left out: articles, ROUGE-1, ROUGE-2, choice F1, in per cent."""
    models = Models(load_salience_model(), load_wording_model())
    for name, rows in ablations(load_briefs(data, split), load_syntax(), models).items():
        means = (100 * sum(column) / len(rows) for column in zip(*rows, strict=True))
        typer.echo(f"without {name}: {len(rows)} articles " + " ".join(f"{m:.1f}" for m in means))


if __name__ == "__main__":
    typer.run(main)
