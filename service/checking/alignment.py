"""Which word of a line is which word of a sentence, read in order."""

from collections import defaultdict
from collections.abc import Sequence

from service.checking.text.words import Word, is_content, stems

# A line and a sentence of prose have under 200; more is one word over and over.
_MOST_PAIRS = 1000
# A function word says little about where a line came from, but decides between two places.
_FUNCTION_WEIGHT = 0.3
# Where a name stands is what is asked; the other words tell.
_NAME_WEIGHT = 0.6
_NEXT_TO_WEIGHT = 0.2


def align(line: Sequence[Word], sentence: Sequence[Word]) -> dict[int, int]:
    """Indices into the line → indices into the sentence, both rising: the heaviest chain of
    words that agree. Cost grows with the square of the number of agreeing pairs, of which only
    the first _MOST_PAIRS count."""
    pairs = _pairs(line, sentence)[:_MOST_PAIRS]
    best: list[float] = []
    before: list[int] = []
    for i, j, weight in pairs:
        top, link = 0.0, -1
        for k, (left, right, _) in enumerate(pairs[: len(best)]):
            if left < i and right < j:
                bonus = _NEXT_TO_WEIGHT if left == i - 1 and right == j - 1 else 0.0
                if best[k] + bonus > top:
                    top, link = best[k] + bonus, k
        best.append(top + weight)
        before.append(link)
    at = max(range(len(best)), key=best.__getitem__, default=-1)
    chain = {}
    while at >= 0:
        chain[pairs[at][0]] = pairs[at][1]
        at = before[at]
    return chain


def _pairs(line: Sequence[Word], sentence: Sequence[Word]) -> list[tuple[int, int, float]]:
    where: dict[str, list[int]] = defaultdict(list)
    for j, word in enumerate(sentence):
        for stem in stems(word.text):
            where[stem].append(j)
    agreeing = {(i, j) for i, word in enumerate(line) for s in stems(word.text) for j in where[s]}
    return [
        (i, j, _weight(line[i]))
        for i, j in sorted(agreeing)
        # Every "the" agrees with every other: keep those beside another agreeing word.
        if is_content(line[i]) or (i - 1, j - 1) in agreeing or (i + 1, j + 1) in agreeing
    ]


def _weight(word: Word) -> float:
    if not is_content(word):
        return _FUNCTION_WEIGHT
    return _NAME_WEIGHT if word.capitalised else 1.0
