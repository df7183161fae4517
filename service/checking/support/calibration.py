"""From the network's log-odds to a probability that keeps its word.

A logistic regression of the log-odds and of a few plain figures of the line beside its evidence
(Platt 1999, with more than the score): temperature scaling, its special case of one weight and no
bias, leaves a line that is word for word the article's as doubtful as one that is not.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise

from service.checking.source import Source
from service.checking.support.pieces import Seen, key_of, seen
from service.checking.text.statement import Statement
from service.checking.text.words import Word, is_content


@dataclass(frozen=True, slots=True)
class Figures:
    """A line beside what it is read with.

    `logit`: the network's log-odds; `passages`: sentences of evidence; `words`: the logarithm of
    how many words the line has. Of its content words, `here` is the share that the evidence has,
    `together` the share that its best single sentence has; `elsewhere` counts those that only the
    rest of the article has, `nowhere` those that it has not. `new_small` counts function words that
    the evidence lacks; `pairs` is the share of neighbouring words that are neighbours there too.
    """

    logit: float
    passages: float
    words: float
    here: float
    together: float
    elsewhere: float
    nowhere: float
    new_small: float
    pairs: float


def figures(logit: float, line: Statement, passages: Sequence[int], source: Source) -> Figures:
    """`passages`: what the network read the line with, by index."""
    said = [source.passages[i].said for i in passages]
    evidence, alone = seen(said), [seen([one]) for one in said]
    keyed = [(word, key_of(word, line)) for word in line.words]
    content = [(word, key) for word, key in keyed if is_content(word)]
    missing = [word for word, key in content if key not in evidence.keys]
    nowhere = sum(not source.with_word(word.text) for word in missing)
    keys = [key for _, key in keyed]
    pairs = list(pairwise(keys))
    return Figures(
        logit=logit,
        passages=len(passages),
        words=math.log(max(len(keyed), 1)),
        here=_share(content, evidence),
        together=max((_share(content, one) for one in alone), default=0.0),
        elsewhere=len(missing) - nowhere,
        nowhere=nowhere,
        new_small=sum(key not in evidence.keys for w, key in keyed if not is_content(w)),
        pairs=sum(pair in evidence.pairs for pair in pairs) / max(len(pairs), 1),
    )


def _share(content: Sequence[tuple[Word, int]], evidence: Seen) -> float:
    return sum(key in evidence.keys for _, key in content) / max(len(content), 1)


@dataclass(frozen=True, slots=True)
class Calibration:
    """A weight for each of Figures, by name; what has none counts nothing."""

    weights: Mapping[str, float]
    bias: float = 0.0

    @classmethod
    def tempered(cls, temperature: float) -> "Calibration":
        """Temperature scaling alone (Guo et al. 2017)."""
        return cls({"logit": 1 / temperature})

    def probability(self, found: Figures) -> float:
        """0 to 1."""
        odds = self.bias + sum(
            self.weights[name] * value
            for name, value in asdict(found).items()
            if name in self.weights
        )
        return 1 / (1 + math.exp(-odds)) if odds > -700 else 0.0
