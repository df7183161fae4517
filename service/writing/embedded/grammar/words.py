"""Content words: what two sentences must share to be about the same thing."""

import math
import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

STOP_WORDS = frozenset(
    """a about above after again against all also although am an and any are as at be because
    been before being below between both but by can could did do does doing down during each
    even few for from further get had has have having he her here hers him his how however i
    if in into is it its just last like made make many may me might more most mr mrs ms much
    must my new no nor not now of off on one only or other our out over own per re said same
    say says she should since so some still such than that the their them then there these
    they this those through to too two under until up us very was we were what when where
    whether which while who whom why will with would year years yet you your according told
    added""".split()
)
_WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A crude English stem: enough for plural, possessive and common verb endings."""
    word = word.lower().replace("’", "'")
    for clitic in ("'s", "s'", "'"):
        word = word.removesuffix(clitic)
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith("ss"):
        word = word[:-1]
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            break
    return word.rstrip("e") if len(word) > 3 else word


def stems(text: str) -> frozenset[str]:
    """Stems of all its words, so that "Spirit Charge" and "Spirit Charges" are one label."""
    return frozenset(stem(word) for word in _WORD.findall(text))


def content(text: str) -> frozenset[str]:
    """Stems of the words that carry meaning; numbers are kept whole."""
    return frozenset(content_list(text))


def content_list(text: str) -> list[str]:
    words = _WORD.findall(text.lower())
    return [stem(word) for word in words if word not in STOP_WORDS and len(word) > 1]


class Weights:
    """How much a content word tells: its inverse sentence frequency within one article, so that
    what every sentence has ("minister") counts little and what one has ("Nakatani") much."""

    def __init__(self, sentences: Sequence[frozenset[str]]) -> None:
        self._count = Counter(word for words in sentences for word in words)
        n = len(sentences)
        self._weight = {word: _told(n, count) for word, count in self._count.items()}
        self._unseen = _told(n, 0)

    def weight(self, word: str) -> float:
        return self._weight.get(word, self._unseen)

    def mass(self, words: frozenset[str]) -> float:
        return math.fsum(self._weight.get(word, self._unseen) for word in words)

    def overlap(self, part: frozenset[str], whole: frozenset[str]) -> float:
        """Share (0 to 1) of the first's mass found in the second."""
        mass = self.mass(part)
        return self.mass(part & whole) / mass if mass else 0.0

    def frequency(self, word: str) -> int:
        return self._count.get(word, 0)


def _told(sentences: int, containing: int) -> float:
    return math.log((sentences + 1) / (containing + 0.5)) + 0.1
