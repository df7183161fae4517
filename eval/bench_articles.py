"""What the benchmark reads: the reference articles, and longer ones made of them."""

from collections.abc import Sequence
from itertools import cycle
from pathlib import Path


def reference_texts(folder: Path) -> list[str]:
    """The text of every article below `folder`, by name, however complete its reference is."""
    return [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*/article.txt"))]


def article_of(words: int, texts: Sequence[str]) -> str:
    """One text of at least `words` words, by less than a paragraph more: paragraphs of `texts`
    in order, and over again where they do not suffice."""
    paragraphs = [line for text in texts for line in text.splitlines() if line.strip()]
    taken: list[str] = []
    count = 0
    for paragraph in cycle(paragraphs):
        if count >= words:
            return "\n".join(taken)
        taken.append(paragraph)
        count += len(paragraph.split())
    raise ValueError("no paragraphs to make an article of")
