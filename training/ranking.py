"""What rank.json, question.json and synopsis.json share: a linear model fitted on `dev` and stored.

On the articles that it was trained on, the salience model is surer than it will ever be again, so
what reads its odds is fitted on articles it has not seen.
"""

import json
import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from service.reading.syntax import load_syntax
from training.briefs import BriefedArticle, load_briefs, parsed, prefixes, sha256
from training.logistic import fit_named

log = logging.getLogger("training.ranking")

Examples = Callable[[BriefedArticle], Iterator[tuple[tuple[float, ...], float]]]


@dataclass(frozen=True, slots=True)
class Ranker:
    """`examples` gives (row, closeness) pairs of a parsed article; rows are in the order of
    `names`. `file` is the weights' name; `centred` as in fit_named."""

    file: str
    names: Sequence[str]
    examples: Examples
    centred: bool = False

    def fit(self, data: Path, out: Path, sources: str, l2: float) -> None:
        """Fits on `dev`, leaves `file` in `out`, and logs how closeness correlates with the score
        of articles left out."""
        syntax = load_syntax()
        chosen = prefixes(sources)
        articles = load_briefs(data, "dev", chosen)
        groups = [list(self.examples(parsed(article, syntax))) for article in articles]
        stored, quality = fit_named(groups, self.names, l2, centred=self.centred)
        text = json.dumps(
            {**stored, "data_sha256": sha256(data), "sources": list(chosen)}, indent=1
        )
        (out / self.file).write_text(text + "\n", encoding="utf-8")
        log.info("%s", quality)
