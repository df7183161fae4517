"""The highest-scoring dependency tree with one root: Chu-Liu/Edmonds."""

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float64]
Heads = NDArray[np.int64]


def best_tree(scores: Scores) -> Heads:
    """Heads of the best tree with exactly one word under the root.

    `scores[i, j]`: how well word j governs word i, [W, W] with word 0 the root; row 0 counts for
    nothing. The answer has W entries, the first of them 0. Greedy choice where that is a tree.
    """
    scores = scores.astype(np.float64)
    np.fill_diagonal(scores, -np.inf)
    if len(scores) == 1:
        return np.zeros(1, dtype=np.int64)
    heads: Heads = scores.argmax(axis=1)
    heads[0] = 0
    if (heads[1:] == 0).sum() == 1 and not _cycle(heads):
        return heads
    # One root: a penalty beyond any sum of scores makes a second word under the root never pay.
    finite = scores[1:][np.isfinite(scores[1:])]
    penalty = (finite.max() - finite.min() + 1) * len(scores)
    rooted = scores.copy()
    rooted[1:, 0] -= penalty
    return _edmonds(rooted)


def is_tree(heads: Heads) -> bool:
    """Whether exactly one word stands under the root and every word is reached from it."""
    return bool((heads[1:] == 0).sum() == 1) and not _cycle(heads)


def _cycle(heads: Heads) -> list[int]:
    """The words of one cycle, [] where there is none."""
    seen = np.zeros(len(heads), dtype=np.int64)
    for start in range(1, len(heads)):
        word = start
        while word and not seen[word]:
            seen[word] = start
            word = int(heads[word])
        if word and seen[word] == start:
            cycle = [word]
            while heads[cycle[-1]] != word:
                cycle.append(int(heads[cycle[-1]]))
            return cycle
    return []


def _edmonds(scores: Scores) -> Heads:
    """The best arborescence of a dense graph, by contracting one cycle at a time."""
    heads: Heads = scores.argmax(axis=1)
    heads[0] = 0
    cycle = _cycle(heads)
    if not cycle:
        return heads
    inside = np.zeros(len(scores), dtype=bool)
    inside[cycle] = True
    outer = np.flatnonzero(~inside)
    loop = np.array(cycle)
    # The contracted graph: the words outside the cycle, then the cycle as one word.
    gains = scores[np.ix_(loop, outer)] - scores[loop, heads[loop]][:, None]
    enters = gains.argmax(axis=0)
    leaves = scores[np.ix_(outer, loop)]
    exits = leaves.argmax(axis=1)
    size = len(outer) + 1
    contracted = np.full((size, size), -np.inf)
    contracted[:-1, :-1] = scores[np.ix_(outer, outer)]
    contracted[:-1, -1] = leaves.max(axis=1)
    contracted[-1, :-1] = gains.max(axis=0)
    inner = _edmonds(contracted)
    entry = int(inner[-1])
    broken = loop[enters[entry]]
    heads[broken] = outer[entry]
    for place, word in enumerate(outer):
        if word:
            governor = int(inner[place])
            heads[word] = loop[exits[place]] if governor == size - 1 else outer[governor]
    return heads
