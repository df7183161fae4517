"""The model card of the coreference model, written from what it guesses on text it never saw."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from service.writing.embedded.naming.coreference_model import TrainedCoreference
from training.cards import ENCODER
from training.coreference_scores import PRECISION, SORTS, Guess, precision

CARD = "coreference.card.md"
TEXT = """# Model card: coreference

For every "he", "she", "it" and "they" of an article, and their other forms, the probability of
each mention before it (or above it in its sentence) that it means that one, and that it means none
of them; and the same for every noun that points at a name told before ("the former striker", "the
company", "the Chilean"). Two layers over {pairs} features of the pair and the states that the
syntax model's encoder ([card](syntax.card.md)) left of both words; {weights:,} weights in half
precision. Made by `python -m training.coreference`, seed 1, some minutes on one core.

A writer says a name or "the" and a noun instead of a pronoun only where the meaning is as probable
as `sure` asks of its class ({sure}): the lowest from which {precision:.0%} are right
of what readers told of the project's dev articles, and no lower than a floor. A noun is called by
name where it is its sentence's subject, or whose that is; nouns elsewhere are right too seldom. The
same thresholds tell where a pronoun may stay since what it means stands in its own sentence; where
a rule says so too, 0.4 is enough.

## Sources

| what | licence |
|---|---|
{encoder}
| GUM without its non-commercial texts | CC BY 4.0, CC BY-SA 4.0 |
{rows}
| what readers took pronouns and nouns for | this project's, Apache-2.0 |

What language-model readers, who read each article for it, took its pronouns for (marks/pronouns,
15,201 pronouns of 1,637 articles, places without any text), and the nouns that point (marks/nouns,
3,393, of which readers who told of the same 819 agreed on 99.5%), as far as they are of the
articles named above; GUM; and articles with briefs ({prints}). No article's text is in the weights.

## Scores

Right / found: of the pronouns whose likeliest meaning is sure, the share that is right, and how
many those are of all. "Readers": a reader told what it means, or that it means nothing named (test:
articles kept from training); "editors": an editor named what the pronoun of an article's sentence
means; "GUM": its written documents, where a pronoun that means nothing named is counted too. Nouns:
those that head their sentences.

| pronoun or noun | {names} |
|---|{dashes}
{scores}

The `test` of GUM and of the editors was looked at before what the treebank passes over was left
out, so those columns are no held-out estimate; that of the readers is.

## Limits

- News reports in English. Talk among those present ("GUM" without them) is much harder.
- A noun that points is told from its words, its place and what the article calls whom: a second
  holder of an office, or a part of a body for the body, may look likely. Suspects, victims and
  passers-by ("the man", "the driver") are never asked about.
- One who is not named and whom no noun tells cannot be found; another may look likely.
"""


def write_card(
    folder: Path,
    model: TrainedCoreference,
    found: Mapping[str, Mapping[str, Sequence[Guess]]],
    prints: Mapping[str, str],
    articles: str,
) -> None:
    """`found`: guesses by split and by source; `articles`: rows of the table of sources."""
    columns = {
        f"{source}, {split}": guesses
        for split, sources in found.items()
        for source, guesses in sources.items()
    }
    scores = (
        f"| {sort} | "
        + " | ".join(_score(own, sort, model.sure[sort]) for own in columns.values())
        + " |"
        for sort in SORTS
    )
    text = TEXT.format(
        pairs=model.sizes.pairs,
        weights=sum(p.numel() for p in model.network.parameters()),
        sure=", ".join(f"{sort} {model.sure[sort]}" for sort in SORTS),
        precision=PRECISION,
        encoder=ENCODER,
        rows=articles,
        prints="; ".join(f"{name} sha256 {value}" for name, value in prints.items()),
        names=" | ".join(columns),
        dashes="---|" * len(columns),
        scores="\n".join(scores),
    )
    (folder / CARD).write_text(text, encoding="utf-8")


def _score(guesses: Sequence[Guess], sort: str, least: float) -> str:
    own = [guess for guess in guesses if guess.sort == sort]
    right, count = precision(own, least)
    return f"{right:.3f} / {count} of {len(own)}" if count else f"none of {len(own)}"
