"""Fits service/weights/synopsis_printable.json: which synopses readers would print as they stand.

python -m training.synopsis_printable briefs.jsonl.gz service/weights

The synopses are the writer's own, up to four of each of 400 articles of `train` and 80 of `dev`;
language-model readers with a desk editor's brief marked them beside the article. Fitted after
synopsis.json and printable.json, which it stands beside and reads.
"""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from service.article import BriefRequest
from service.writing.embedded.choosing import printable
from service.writing.embedded.choosing.salience import load_salience_model
from service.writing.embedded.linear import NamedModel, load_linear, load_named
from service.writing.embedded.reading import Reading
from service.writing.embedded.shortening.wording import load_wording_model
from service.writing.embedded.summing.synopsis import Judges, Proposal, expected_words, summarising
from service.writing.embedded.summing.synopsis_parts import parts
from service.writing.embedded.summing.synopsis_printable import WEIGHTS
from service.writing.embedded.summing.synopsis_rank import FEATURES, synopsis_row
from service.writing.embedded.summing.synopsis_rank import WEIGHTS as CLOSENESS
from training.briefs import prefixes
from training.logistic import FOLDS, fit_named, left_out_scores, named_rows
from training.marks import write_fit
from training.recipe import run
from training.synopsis_marks import SYNOPSES, MarkedSynopsis, marked_synopses

# What fewer synopses have tells nothing.
FEWEST_SYNOPSES = 60
# PRINTABLE_SHARE is chosen among these.
SHARES = (0.0, 0.1, 0.2, 0.3, 0.5, 1.0)

log = logging.getLogger("training.synopsis_printable")


@dataclass(frozen=True, slots=True)
class Example:
    """A marked synopsis: what tells whether it is printable, how close it comes to an editor's, and
    the share of its readers who would print it."""

    found: dict[str, float]
    close: float
    printable: float


def examples(reading: Reading, marked: Sequence[MarkedSynopsis], judges: Judges) -> list[Example]:
    """Of each marked synopsis that the writer says in the same words today."""
    most = BriefRequest().synopsis_words
    expected = expected_words({i: parts(reading, i, most) for i in summarising(reading)[1]})
    said = [(one, halves) for one in marked if (halves := one.parts(reading)) is not None]
    proposed = []
    for _, (first, then) in said:
        unlikely = first.unlikely + (then.unlikely if then is not None else 0.0)
        row = synopsis_row(reading, first, then, expected)
        proposed.append(Proposal("", (), unlikely, row, first, then))
    return [
        Example(found, judges.close(pair), one.printable)
        for (one, _), pair, found in zip(
            said, proposed, judges.features(reading, proposed), strict=True
        )
    ]


def first_choices(
    groups: Sequence[Sequence[Example]], scores: Sequence[float], share: float
) -> float:
    """The mean of `printable` over articles of the marked synopsis put first when `scores`, which
    are in the order of the examples, count for `share`."""
    left = iter(scores)
    chosen = [
        max(((e.close + share * next(left), e.printable) for e in group), key=lambda two: two[0])[1]
        for group in groups
    ]
    return sum(chosen) / len(chosen)


def _groups(data: Path, marks: Path, sources: Sequence[str]) -> Iterator[list[Example]]:
    judges = Judges(load_linear(CLOSENESS, FEATURES), NamedModel({}), load_named(printable.WEIGHTS))
    for document, marked in marked_synopses(data, marks, sources):
        reading = Reading.of(document, load_salience_model().read(document))
        reading = reading.worded(load_wording_model(), summarising(reading)[1])
        if found := examples(reading, marked, judges):
            yield found


def main(
    data: Path, out: Path, marks: Path = SYNOPSES, l2: float = 100.0, sources: str = ""
) -> None:
    """Fits on the synopses of `marks` that are of `sources`, leaves WEIGHTS in `out`, and logs
    which share of the synopses put first readers would print, in articles left out of the fit, by
    what the marks count for."""
    groups = list(_groups(data, marks, prefixes(sources)))
    marked = [[(e.found, e.printable) for e in group] for group in groups]
    names, rows = named_rows(marked, FEWEST_SYNOPSES)
    stored, quality = fit_named(rows, names, l2)
    write_fit(out / WEIGHTS, stored, data, marks, prefixes(sources))
    log.info("%s", quality)
    log.info("%s", _by_share(groups, rows, l2))


def _by_share(
    groups: Sequence[Sequence[Example]],
    rows: Sequence[Sequence[tuple[Sequence[float], float]]],
    l2: float,
) -> str:
    table = np.array([row for group in rows for row, _ in group], float)
    labels = np.array([label for group in rows for _, label in group])
    fold = np.repeat(np.arange(len(rows)) % FOLDS, [len(group) for group in rows])
    scores = left_out_scores(table, labels, fold, l2).tolist()
    found = (f"{share}: {first_choices(groups, scores, share):.3f}" for share in SHARES)
    return "printable first choices by share: " + ", ".join(found)


if __name__ == "__main__":
    run(main)
