"""Names of a line, each looked up in the article.

A name is a run of capitalised words. At a sentence's start, and anywhere in Title Case, a word
counts only if the dictionary does not know it in lower case. Every word of a name must be in the
article (in any case, as a demonym of a word there, or as the initials of a name there), and the
words of one name must stand together in one of its paragraphs: "Ahn Nakatani" mixes two people.
"""

import re
from functools import lru_cache
from itertools import groupby

from lemminflect import getAllLemmas

from eval.metrics.fact import Fact, plain
from eval.metrics.words import FUNCTION_WORDS, WORDS

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:'[^\W\d_]+)?")
_SENTENCE_START = re.compile(r"(?:^|[.!?:;]['\")\]]*\s+|['\"(\[])\s*$")
_DEMONYM_ENDINGS = (
    "n",
    "an",
    "ian",
    "ean",
    "ese",
    "i",
    "ish",
    "s",
    "ns",
    "ans",
    "ians",
    "is",
    "er",
)
_PEOPLES = tuple(frozenset(group) for group in WORDS["peoples"])


def name_facts(line: str, article: str, *, title_case: bool) -> list[Fact]:
    """The names of the line; `title_case` where every word of it is capitalised by style."""
    source = _source(article)
    facts = []
    for name in _names(line, title_case):
        words = [part for word in name.split() for part in _parts(word)]
        facts.append(Fact("name", name, source.together(words)))
    return facts


def _names(line: str, title_case: bool) -> list[str]:
    flat = plain(line)
    words = []
    for found in _WORD.finditer(flat):
        starts = bool(_SENTENCE_START.search(flat[: found.start()]))
        words.append((found, _is_name(found.group(), title_case or starts)))
    runs = []
    for is_name, group in groupby(words, key=lambda item: item[1]):
        if is_name:
            runs.extend(_adjacent([found for found, _ in group], flat))
    return runs


def _adjacent(words: list[re.Match[str]], flat: str) -> list[str]:
    """Runs of name words with nothing but a space or hyphen between them."""
    runs, start = [], 0
    for i in range(1, len(words) + 1):
        ended = i == len(words) or flat[words[i - 1].end() : words[i].start()] not in (" ", "-")
        # A possessive ends a name: "Japan's Nakatani" is two.
        if ended or words[i - 1].group().endswith("'s"):
            runs.append(flat[words[start].start() : words[i - 1].end()].removesuffix("'s"))
            start = i
    return runs


def _is_name(word: str, capital_by_style: bool) -> bool:
    bare = word.removesuffix("'s").lower()
    if len(bare) > 1 and word.removesuffix("'s").isupper():
        return True
    if not word[0].isupper() or bare in FUNCTION_WORDS or bare in WORDS["numbers"] or "'" in bare:
        return False
    return not (capital_by_style and known(bare))


@lru_cache(maxsize=8192)
def known(word: str) -> bool:
    """Whether the dictionary has the lower-case word as noun, verb, adjective or adverb."""
    forms = (word, word.removesuffix("s"), word.removeprefix("un"), word.removeprefix("re"))
    return any(getAllLemmas(form) for form in forms)


def _parts(word: str) -> list[str]:
    return [part.replace(".", "").lower() for part in word.removesuffix("'s").split("-") if part]


class _Source:
    """The words and initials of one article, by paragraph."""

    def __init__(self, article: str) -> None:
        self._paragraphs = [
            {part for word in _WORD.findall(plain(line)) for part in _parts(word)}
            for line in article.split("\n")
            if line.strip()
        ]
        flat = " ".join(plain(article).lower().split())
        self._phrases = {
            name for group in _PEOPLES for name in group if " " in name and name in flat
        }
        self._squeezed = re.sub(r"[^\w]", "", flat)
        self._initials = _initials(article)

    def together(self, words: list[str]) -> bool:
        """Whether one paragraph has all the words; initials count wherever they stand."""
        if any(all(self._in(word, part) for word in words) for part in self._paragraphs):
            return True
        # "Fightback" for "fight back"; short words would be found inside others.
        return len(words) == 1 and len(words[0]) > 6 and words[0] in self._squeezed

    def _in(self, word: str, words: set[str]) -> bool:
        return word in self._initials or any(self._is(word, other) for other in words)

    def _is(self, word: str, other: str) -> bool:
        if word == other or f"{word}s" == other or _demonym(word, other) or _demonym(other, word):
            return True
        return any(
            word in group and (other in group or group & self._phrases) for group in _PEOPLES
        )


def _demonym(word: str, place: str) -> bool:
    if len(place) < 4 or not word.startswith(place[:-1]):
        return False
    stems = [place] + ([place[:-1]] if place[-1] in "aeoy" else [])
    return any(word == stem + ending for stem in stems for ending in _DEMONYM_ENDINGS)


def _initials(article: str) -> set[str]:
    """Initials of every run of capitalised words, "of", "the", "and" and "for" left out or in."""
    found = set()
    for run in re.findall(
        r"[A-Z][\w'-]*(?: (?:of|the|and|for|on|to|in) [A-Z][\w'-]*| [A-Z][\w'-]*)+", plain(article)
    ):
        parts = re.split(r"[ -]", run)
        for start in range(len(parts) - 1):
            for end in range(start + 2, min(start + 9, len(parts)) + 1):
                every = "".join(part[0] for part in parts[start:end] if part)
                found |= {every.lower(), "".join(c for c in every if c.isupper()).lower()}
    return found


@lru_cache(maxsize=64)
def _source(article: str) -> _Source:
    return _Source(article)
