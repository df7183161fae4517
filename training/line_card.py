"""The model card of the line judge, written from its scores on articles it never saw.

python -m training.line_card briefs.jsonl.gz service/weights
"""

import gzip
import json
import logging
from collections.abc import Container, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from service.writing.embedded.choosing.line_judge_model import FILE, TrainedLineJudge
from training.briefs import prefixes, sha256
from training.cards import ENCODER, ids, numbers, rows, stated
from training.line_judge import TOLD, Judged, evaluate, is_left_out, left_out, marked
from training.marks import LINES, POINTS
from training.recipe import run

CARD = "line.card.md"
TEXT = """# Model card: line

For a sentence and the words that a line keeps of it, the log-odds that a desk editor would print
the line as it stands: a network of two transformer layers over the words of the sentence, each
marked by whether it is kept, {weights:,} weights in half precision ({megabytes:.1f} MB). It reads
the states of the syntax model's encoder ([card](syntax.card.md)), which stays as it is. Its word
counts beside what [`printable.py`](../writing/embedded/choosing/printable.py) counts. Made by
`python -m training.line_judge`: three epochs of what readers and a teacher told, three of what
other readers told of lines cut past their point, each time the best by the articles left out,
and of the weights before and after these a mean; seed 1, about half an hour on one core, after
`python -m training.line_teacher` on a GPU.

## Sources

| what | licence |
|---|---|
{encoder}
| all-mpnet-base-v2 (the teacher's encoder) | Apache-2.0 |
{rows}
| marks of lines, the teacher's odds | this project's, Apache-2.0 |

{lines:,} lines that language-model readers with a desk editor's brief marked beside their sentences
(`training/marks`, no article text; sha256 {marks}), cut from the articles of the briefs file
({stated}); and {told:,} more lines of `train` with the log-odds of a teacher that had learnt from
the marks of all the project's sources (`training/marks/lines_told.jsonl.gz`, sha256 {told_sum}),
nothing of the articles left out. After those, {points:,} lines of the writer's own that other such
readers marked who were asked too whether what makes the fact worth telling was cut
(`training/marks/points.jsonl.gz`, sha256 {points_sum}). No article's text is in the weights'
file or the repository.

## Scores on articles left out

By these the best epochs were chosen, so they are a little kind.

| | marked for faults | and for their point |
|---|---|---|
| lines | {tested:,} of {articles} articles | {points_tested:,} of {points_articles} |
| share of lines that readers would print | {share:.2f} | {points_share:.2f} |
| AUC: how often such a line comes before one that they would not | {auc:.3f} | {points_auc:.3f} |

## Limits

- News reports in English, lines of 6 to 16 words cut by this writer's rules.
- It sees one sentence: whether a line can be understood without the article it can only guess.
- Readers disagree about one line in ten; no model of their marks can be surer than they are.
"""


log = logging.getLogger("training.line_card")


Groups = Mapping[str, Sequence[Judged]]


@dataclass(frozen=True, slots=True)
class Scored:
    """How the model judges the lines of one file of marks that are of articles left out."""

    lines: int
    tested: int
    articles: int
    share: float
    auc: float

    @classmethod
    def of(cls, model: TrainedLineJudge, groups: Groups, tested: Groups) -> "Scored":
        lines = [one for group in tested.values() for one in group]
        share = sum(bool(one.is_printed) for one in lines) / len(lines)
        known = sum(map(len, groups.values()))
        return cls(known, len(lines), len(tested), share, evaluate(model, lines))


def main(data: Path, out: Path, sources: str = "") -> None:
    """Scores the weights in `out` on the articles left out and writes their card beside them."""
    chosen = prefixes(sources)
    known = [dict(marked(data, chosen, marks)) for marks in (LINES, POINTS)]
    tested = [left_out(groups) for groups in known]
    model = TrainedLineJudge.load(out)
    faults, points = (Scored.of(model, *of) for of in zip(known, tested, strict=True))
    text = TEXT.format(
        weights=numbers(out, FILE),
        megabytes=(out / FILE).stat().st_size / 1e6,
        marks=sha256(LINES),
        encoder=ENCODER,
        rows=rows(data, chosen),
        stated=stated(data, chosen),
        told=_told(ids(data, chosen)),
        told_sum=sha256(TOLD),
        points_sum=sha256(POINTS),
        points=points.lines,
        points_tested=points.tested,
        points_articles=points.articles,
        points_share=points.share,
        points_auc=points.auc,
        **asdict(faults),
    )
    (out / CARD).write_text(text, encoding="utf-8")
    log.info("left out: AUC %.4f, of points %.4f", faults.auc, points.auc)


def _told(there: Container[str]) -> int:
    """How many lines of these articles the teacher gave its odds."""
    with gzip.open(TOLD, "rt", encoding="utf-8") as records:
        told = (json.loads(record) for record in records)
        known = (one for one in told if one["id"] in there and not is_left_out(one["id"]))
        return sum(len(one["lines"]) for one in known)


if __name__ == "__main__":
    run(main)
