"""Whether a synopsis can be printed as it stands: what tells it.

Closeness to an editor's words, which synopsis.json is fitted to, does not see that a half is
chopped, leans on its article or tells the same again. Readers marked synopses for that
(training/synopsis_printable.py); here is what they seem to have seen in each half and between them.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from service.writing.embedded.choosing.candidate_rank import FEATURES as LINE_FEATURES
from service.writing.embedded.choosing.candidate_rank import candidate_features
from service.writing.embedded.choosing.printable import Cut, printable_features
from service.writing.embedded.grammar.lexicon import SPEECH
from service.writing.embedded.linear import NamedModel
from service.writing.embedded.reading import Reading
from service.writing.embedded.shortening.shorten import Shortened
from service.writing.embedded.summing.synopsis_parts import Part
from service.writing.embedded.summing.synopsis_rank import FEATURES

WEIGHTS = "synopsis_printable.json"
# A second half of so many words or fewer says little.
FEW_WORDS = 9
# Sentences between the halves, at most, where they tell of one thing.
NEAR = 3
FARTHEST = 10
LAST_COUNTED = 6


class Paired(Protocol):
    """Two halves, or one, and the ranker's row of them."""

    @property
    def first(self) -> Part: ...
    @property
    def then(self) -> Part | None: ...
    @property
    def row(self) -> Sequence[float]: ...


def part_features(reading: Reading, part: Part, lines: NamedModel) -> dict[str, float]:
    """What tells whether one half stands, by name; `odds` are those of a takeaway in the same
    words."""
    tree = reading.trees[part.sentence]
    if tree is None:
        return {"odds": 0.0}
    short = Shortened("main", part.root, part.kept_tokens, part.words, 0.0, part.share < 1, 0)
    row = candidate_features(reading, part.sentence, tree, short, part.text)
    told = dict(zip(LINE_FEATURES, (*row, bool(part.called)), strict=True))
    found = printable_features(Cut(tree, short, told, reading.wordings.get(part.sentence)))
    return {
        **{name: value for name, value in found.items() if name.startswith("step:")},
        "odds": lines.score(found),
        "whole": part.share == 1.0,
        "unlikely": part.unlikely,
        "called": len(part.called),
        "speech": tree.lemma(part.root) in SPEECH,
        "quoted": '"' in part.text or "'" in part.text,
        "sentence": min(part.sentence, LAST_COUNTED),
    }


def synopsis_features(
    reading: Reading, pair: Paired, known: Mapping[tuple[int, str], Mapping[str, float]]
) -> dict[str, float]:
    """What tells whether readers would print a synopsis, by name; `known` has part_features by
    Part.key."""
    found = dict(_under("row", dict(zip(FEATURES, pair.row, strict=True))))
    first = known[pair.first.key]
    found.update(_under("first", first))
    if pair.then is None:
        return {**found, "least_odds": first["odds"]}
    then = known[pair.then.key]
    found.update(_under("then", then))
    found.update(_under("pair", _between(reading, pair.first, pair.then)))
    return {**found, "least_odds": min(first["odds"], then["odds"])}


def _between(reading: Reading, first: Part, then: Part) -> dict[str, float]:
    """What the second half is to the first."""
    again = reading.weights.overlap(then.content, first.content)
    distance = then.sentence - first.sentence
    return {
        "told_again": again,
        "told_again_squared": again**2,
        "told_before": reading.weights.overlap(first.content, then.content),
        "new": len(then.content - first.content),
        "unconnected": not then.content & first.content,
        "near": distance <= NEAR,
        "distance": min(distance, FARTHEST),
        "next": distance == 1,
        "follows": then.follows,
        "brief": then.words <= FEW_WORDS,
        "words": then.words,
    }


def _under(prefix: str, found: Mapping[str, float]) -> Iterator[tuple[str, float]]:
    return ((f"{prefix}:{name}", float(value)) for name, value in found.items())
