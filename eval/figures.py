"""What a run is like, beside how good it is: lengths, readability, abstraction, time.

None of these is better for being more; scores are metrics' (eval/metrics).
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from eval.metrics.lines import lines_of
from eval.runner import Run
from service.brief import Brief, Summary

_WORD = re.compile(r"[A-Za-z0-9]+(?:['’-][A-Za-z0-9]+)*")
_SENTENCE = re.compile(r"[.!?]+(?=\s|$)")
_VOWELS = re.compile(r"[aeiouy]+")
_SILENT = re.compile(r"(?<=[^aeiouyl])e$|(?<=[a-z])es$|(?<=[^td])ed$")


@dataclass(frozen=True, slots=True)
class Figure:
    """`middle` and `high` are the median and the 95th percentile over `n` briefs."""

    name: str
    unit: str
    middle: float
    high: float
    n: int


def figures_of(run: Run) -> tuple[Figure, ...]:
    """Every figure that some brief of the run has, in a set order."""
    summaries = [case.answer for case in run.cases if isinstance(case.answer, Summary)]
    found = []
    for name, unit, measure in _FIGURES:
        values = sorted(v for s in summaries if (v := measure(s)) is not None)
        if values:
            found.append(Figure(name, unit, _at(values, 0.5), _at(values, 0.95), len(values)))
    return tuple(found)


def flesch(text: str) -> float | None:
    """Flesch reading ease (Flesch 1948), higher for easier: news is 40 to 60. Syllables are runs
    of vowels, without silent endings. None for a text without words."""
    words = _WORD.findall(text)
    if not words:
        return None
    sentences = max(len(_SENTENCE.findall(text)), 1)
    syllables = sum(_syllables(word.lower()) for word in words)
    return 206.835 - 1.015 * len(words) / sentences - 84.6 * syllables / len(words)


def novel_pairs(brief: Brief) -> float | None:
    """Share, in percent, of neighbouring words in synopsis and takeaways that the article has
    nowhere side by side (See et al. 2017 count n-grams so)."""
    told = [_words(line.text) for line in lines_of(brief) if line.kind in ("synopsis", "takeaway")]
    pairs = [pair for words in told for pair in pairwise(words)]
    article = set(pairwise(_words(brief.text)))
    return 100 * sum(pair not in article for pair in pairs) / len(pairs) if pairs else None


def _syllables(word: str) -> int:
    return max(len(_VOWELS.findall(_SILENT.sub("", word))), 1)


def _words(text: str) -> list[str]:
    return [word.lower().replace("’", "'") for word in _WORD.findall(text)]


def _at(ordered: Sequence[float], share: float) -> float:
    return ordered[min(int(share * len(ordered)), len(ordered) - 1)]


def _brief_words(brief: Brief) -> int:
    return sum(len(line.text.split()) for line in lines_of(brief))


def _compression(summary: Summary) -> float | None:
    words = _brief_words(summary.brief)
    return len(summary.brief.text.split()) / words if words else None


def _takeaway_words(summary: Summary) -> float | None:
    told = summary.brief.takeaways
    return sum(len(t.text.split()) for t in told) / len(told) if told else None


def _synopsis_words(summary: Summary) -> float | None:
    synopsis = summary.brief.synopsis
    return len(synopsis.text.split()) if synopsis else None


def _readability(summary: Summary) -> float | None:
    told = [line.text for line in lines_of(summary.brief) if line.kind in ("synopsis", "takeaway")]
    return flesch(" ".join(told))


def _milliseconds(summary: Summary) -> float:
    timing = summary.timing_ms
    return timing.reading + timing.writing + timing.checking


_FIGURES: tuple[tuple[str, str, Callable[[Summary], float | None]], ...] = (
    ("takeaways", "in a brief", lambda summary: len(summary.brief.takeaways)),
    ("takeaway length", "words", _takeaway_words),
    ("synopsis length", "words", _synopsis_words),
    ("compression", "article words to a brief's", _compression),
    ("abstraction", "% of word pairs not in the article", lambda s: novel_pairs(s.brief)),
    ("readability", "Flesch reading ease", _readability),
    ("time", "ms an article", _milliseconds),
)
