"""In which words an editor would say a sentence, and how likely any shorter way to say it is."""

import math
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from operator import itemgetter
from typing import Protocol

import numpy as np
import numpy.typing as npt

from service.errors import WriterUnavailable
from service.writing.embedded.grammar.tree import Tree

# Ways followed at once, ways that may lead on from one word, and how unlikely a step may be.
BEAM, BRANCHES, LEAST = 32, 8, -4.5
# A way followed: its log-probability, its places, its words; a place that may come next: its
# log-probability there, and whether it begins a word.
_Way = tuple[float, tuple[int, ...], int]
_Lead = tuple[int, float, int]


@dataclass(frozen=True, slots=True)
class Likelihood:
    """Log-probability of a shorter way to say a sentence, and of its steps."""

    total: float
    mean: float
    worst: float


UNKNOWN = Likelihood(-40.0, -4.0, -8.0)


@dataclass(frozen=True, slots=True)
class Step:
    """From one word kept to the next, or from the beginning, or to the end: its log-probability,
    and whether it passes over words of the sentence."""

    odds: float
    skips: bool


@dataclass(frozen=True, slots=True)
class Doubt:
    """What a way's reading badly counts for, in a ranker's log-odds: closeness to an editor's
    words, which the rankers are fitted to, does not see that a way is chopped. `mean` for each nat
    of its mean unlikeliness, `step` for each nat by which its worst step is under `sure`."""

    mean: float
    step: float
    sure: float

    def of(self, likelihood: Likelihood) -> float:
        return self.step * max(0.0, self.sure - likelihood.worst) - self.mean * likelihood.mean


# Of 105 takeaways that a reader marked, 45% with a step under -3 were grammatical, of the rest 82%.
# A higher cost takes as many good facts as chopped ones from a brief.
OF_A_LINE = Doubt(mean=0.6, step=0.3, sure=-5.0)
# A synopsis has room for more words.
OF_A_SYNOPSIS = Doubt(mean=1.0, step=0.5, sure=-2.5)


@dataclass(frozen=True, slots=True)
class Wording:
    """What an editor writes after each word of one sentence. `words` are token indices,
    punctuation left out; `table` [words + 1, words + 2] has the log-probability of each place
    after each place: 0 is the beginning, then the words, the last is the end."""

    words: tuple[int, ...]
    table: npt.NDArray[np.float32]

    def likelihood(self, kept: Collection[int]) -> Likelihood:
        """Of keeping exactly these tokens; punctuation among them does not count."""
        steps = self.table[self._places(kept)]
        total = np.add.reduce(steps)
        return Likelihood(float(total), float(total / len(steps)), float(steps.min()))

    def steps(self, kept: Collection[int]) -> list[Step]:
        """The way through exactly these tokens, from the beginning to the end."""
        starts, ends = places = self._places(kept)
        odds = self.table[places].tolist()
        found = zip(odds, starts, ends, strict=True)
        return [Step(one, end > start + 1) for one, start, end in found]

    def _places(self, kept: Collection[int]) -> tuple[list[int], list[int]]:
        inside = set(kept)
        starts = [0, *(p for p, word in enumerate(self.words, 1) if word in inside)]
        return starts, [*starts[1:], len(self.words) + 1]

    def likeliest(self, tree: Tree, lengths: range, most: int) -> list[tuple[int, ...]]:
        """The likeliest ways to say the sentence in a number of words within `lengths`, at most
        `most` of them, likeliest first. No more than a beam search finds."""
        leads, end, too_long = self._leads(tree), len(self.words) + 1, lengths.stop
        beam: list[_Way] = [(0.0, (0,), 0)]
        found: list[tuple[float, tuple[int, ...]]] = []
        while beam:
            # No step adds to a way's score: one that is worse than all found stays so.
            least = -found[-1][0] if len(found) == most else -math.inf
            further: list[tuple[float, tuple[int, ...], int, int]] = []
            for so_far, places, count in beam:
                for place, odds, words in leads[places[-1]]:
                    score = so_far + odds
                    if score < least:
                        break
                    if place == end:
                        if count in lengths:
                            found.append((-score, places))
                    elif count + words < too_long:
                        further.append((score, places, place, count + words))
            further.sort(key=_SCORE, reverse=True)
            beam = [(score, (*way, place), words) for score, way, place, words in further[:BEAM]]
            found.sort()
            del found[most:]
        return [tuple(self.words[p - 1] for p in places[1:]) for _, places in found]

    def _leads(self, tree: Tree) -> list[list[_Lead]]:
        """For each place the likeliest ones after it, likeliest first."""
        words = [0, *(int(tree.is_word_start(i)) for i in self.words), 0]
        leads: list[list[_Lead]] = [[] for _ in self.table]
        starts, places = (self.table >= LEAST).nonzero()
        odds = self.table[starts, places].tolist()
        for start, place, one in zip(starts.tolist(), places.tolist(), odds, strict=True):
            leads[start].append((place, one, words[place]))
        return [sorted(own, key=_ODDS, reverse=True)[:BRANCHES] for own in leads]


_SCORE, _ODDS = itemgetter(0), itemgetter(1)


class WordingModel(Protocol):
    """Judges each sentence by itself."""

    def read(self, trees: Sequence[Tree]) -> Iterator[Wording | None]:
        """One for each tree; None for a sentence without words or states."""
        ...


@cache
def load_wording_model() -> WordingModel:
    """The model in service/weights/wording.safetensors, made by training/wording.py.

    Raises: WriterUnavailable if it cannot be read.
    """
    # The seam's nouns cost no torch; only the model does.
    from service.writing.embedded.shortening.wording_model import TrainedWording

    folder = files("service") / "weights"
    try:
        return TrainedWording.load(folder)
    except (OSError, ValueError) as error:
        raise WriterUnavailable(f"cannot read the wording weights in {folder}") from error
