"""Which words of a sentence an editor kept."""

import re
from collections import Counter
from collections.abc import Collection
from difflib import SequenceMatcher

from service.reading.tokens import words_of
from service.writing.embedded.grammar.tree import Tree

# A line is taken to be made from a sentence when this share of its words stands there in order.
ALIGNED_SHARE = 0.75


def aligned(tree: Tree, text: str) -> frozenset[int] | None:
    """The tokens of the sentence that the line kept, None if it is a rewriting."""
    kept = shared(tree, text)
    return kept if len(kept) >= ALIGNED_SHARE * len(line_words(text)) else None


def shared(tree: Tree, text: str) -> frozenset[int]:
    """The tokens that stand in the line too, in the same order."""
    source = [token.text.lower() for token in tree.tokens]
    words = line_words(text)
    blocks = SequenceMatcher(None, source, words, autojunk=False).get_matching_blocks()
    kept = frozenset(i for a, _, size in blocks for i in range(a, a + size))
    return frozenset(i for i in kept if not tree.is_punctuation(i))


def line_words(text: str) -> list[str]:
    """The line's words, split as the reader splits them; signs left out."""
    words = [text[start:end].lower() for start, end in words_of(text)]
    return [word for word in words if any(c.isalnum() or c in "%&$£€₹" for c in word)]


def closeness(text: str, lines: Collection[str]) -> float:
    """Mean of unigram and bigram F1 with the nearest of the editor's lines, 0 to 1."""
    own = re.findall(r"\w+", text.lower())
    others = [re.findall(r"\w+", line.lower()) for line in lines]
    return max((_f1(own, other, 1) + _f1(own, other, 2)) / 2 for other in others)


def _f1(left: list[str], right: list[str], n: int) -> float:
    a, b = (Counter(zip(*(words[i:] for i in range(n)), strict=False)) for words in (left, right))
    both = sum((a & b).values())
    return 2 * both / max(sum(a.values()) + sum(b.values()), 1)
