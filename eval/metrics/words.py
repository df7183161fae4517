"""Words as the metrics compare them: folded, stemmed, without the words that carry no fact."""

import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files

from rouge_score.tokenizers import DefaultTokenizer

WORDS = tomllib.loads((files("eval.metrics") / "words.toml").read_text(encoding="utf-8"))
FUNCTION_WORDS = frozenset(WORDS["function_words"].split())
_tokenizer = DefaultTokenizer(use_stemmer=True)


@lru_cache(maxsize=4096)
def content_words(text: str) -> tuple[str, ...]:
    """The Porter stems of the words that carry content, in order, accents folded away."""
    plain = unicodedata.normalize("NFKD", text.replace("’", "'").lower())
    kept = " ".join(
        word
        for word in "".join(c for c in plain if not unicodedata.combining(c)).split()
        if word.strip(".,;:!?\"'“”‘()[]") not in FUNCTION_WORDS
    )
    return tuple(_tokenizer.tokenize(kept))


def overlap(one: str, other: str) -> float:
    """F1 of the content words the two share, each counted as often as both have it.

    0 to 1; 1 on identity; two texts without any content word are alike only if equal.
    """
    ours, theirs = Counter(content_words(one)), Counter(content_words(other))
    total = ours.total() + theirs.total()
    if not total:
        return float(one == other)
    return 2 * (ours & theirs).total() / total


def cover(line: str, evidence: Iterable[str]) -> float:
    """Share (0 to 1) of the line's content words that its evidence has; 1 for a line of none."""
    wanted = content_words(line)
    offered = {word for quote in evidence for word in content_words(quote)}
    return sum(word in offered for word in wanted) / len(wanted) if wanted else 1.0
