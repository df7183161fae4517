"""Lessons as flat arrays, so that a machine without the service can teach by them.

Sentences and lines lie one behind the other; `*_length` says where each ends. Keys are numbered
anew in each article. `reads` [lines, 4] are sentences, -1 where there are fewer; `wrong` is -1
where nobody knows.
"""

from collections.abc import Iterable, Sequence
from itertools import chain

import numpy as np
import numpy.typing as npt

from service.checking.support.pieces import Strip
from service.checking.support.reading_set import MOST_READ
from training.support_lessons import Taught

Arrays = dict[str, npt.NDArray[np.generic]]


def shelved(articles: Iterable[Taught], kinds: list[str]) -> Arrays:
    """The articles' lessons; kinds of line that are not in `kinds` yet are added to it."""
    parts = [_article(one, kinds) for one in articles if one.lessons]
    joined: Arrays = {}
    for name in parts[0]:
        joined[name] = np.concatenate([part[name] for part in parts])
    sentences = np.array([len(part["sentence_length"]) for part in parts])
    lines = np.array([len(part["line_length"]) for part in parts])
    before = np.repeat(np.cumsum(sentences) - sentences, lines)[:, None]
    reads = joined["reads"].astype(np.int64)
    joined["reads"] = np.where(reads >= 0, reads + before, -1).astype(np.int32)
    joined["article"] = np.repeat(np.arange(len(parts)), lines).astype(np.int32)
    return joined


def _article(one: Taught, kinds: list[str]) -> Arrays:
    strips = [*one.evidence, *(lesson.strip for lesson in one.lessons)]
    known = {0: 0}
    for strip in strips:
        for key in strip.keys:
            known.setdefault(key, len(known))
    for lesson in one.lessons:
        if lesson.told.kind not in kinds:
            kinds.append(lesson.told.kind)
    told = [lesson.told for lesson in one.lessons]
    reads = [[*lesson.reads, *[-1] * (MOST_READ - len(lesson.reads))] for lesson in one.lessons]
    return {
        **_strips("sentence", one.evidence, known),
        **_strips("line", [lesson.strip for lesson in one.lessons], known),
        "wrong": np.array([*chain(*(lesson.wrong for lesson in one.lessons))], dtype=np.int8),
        "reads": np.array(reads, dtype=np.int64),
        "truth": np.array([t.supported for t in told]),
        "weight": np.array([t.weight for t in told], dtype=np.float16),
        "kind": np.array([kinds.index(t.kind) for t in told], dtype=np.uint8),
    }


def _strips(name: str, strips: Sequence[Strip], known: dict[int, int]) -> Arrays:
    return {
        f"{name}_length": np.array([len(s.ids) for s in strips], dtype=np.uint8),
        f"{name}_ids": np.array([*chain(*(s.ids for s in strips))], dtype=np.uint16),
        f"{name}_features": np.array([*chain(*(s.features for s in strips))], dtype=np.uint8),
        f"{name}_keys": np.array([known[key] for s in strips for key in s.keys], dtype=np.uint16),
    }
