"""Whether what was read is a news article at all: long enough, and prose."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from service.document import Mark, MarkKind
from service.errors import InvalidArticle


@dataclass(frozen=True, slots=True)
class Least:
    """What an article must have of reporting."""

    words: int
    sentences: int

    def __str__(self) -> str:
        if self.sentences == 1:
            return "one sentence is"
        return f"{self.words} words in {self.sentences} sentences are"


MIN = Least(words=40, sentences=2)
MIN_OF_SHORT = Least(words=1, sentences=1)

# A longer sentence is a list or a text without full stops.
_LONGEST_SENTENCE = 150
# A page of links with a few sentences of legal text is no article.
_MOST_LISTS = 3
_FUNCTION = frozenset(
    """the of to and a in that is was for on it with as be by at from he his said has have had are
    were not but an they who which this their been will would after its she her about or when
    there out up more than we i you if all one no my what so can do just him them then""".split()
)
# Of 2,367 news articles the poorest has 16% of such words; name lists and random words have few.
_MIN_FUNCTION_SHARE = 0.1
_ARTICLES = frozenset(["the", "a", "an"])
_NEVER_AFTER = frozenset("the a an of and is was to in".split())
# Pairs like "the of", by words: 0.6% at most in the same articles, 2% in shuffled prose.
_MAX_ODD_SHARE = 0.012
_MARKUP = re.compile(r"\s*(?:<!doctype html|<html|<\?xml|<body|<div|<article)\b", re.IGNORECASE)


def refuse_unfit(
    text: str, sentences: Sequence[str], marks: Sequence[Mark], least: Least = MIN
) -> None:
    """Raises InvalidArticle "article_too_short" or "not_prose" with the counts.

    `sentences` are those of reporting; repetitions count once. What has fewer words than MIN
    asks for is too little to tell prose by.
    """
    if _MARKUP.match(text):
        raise InvalidArticle("not_prose", "this is markup; send it as html")
    distinct = list(dict.fromkeys(sentences))
    words = sum(len(sentence.split()) for sentence in distinct)
    lists = _words_in(text, marks, ("heading", "link"))
    loose = lists + _words_in(text, marks, ("table",))
    if words < least.words or len(distinct) < least.sentences:
        if loose >= max(words, MIN.words) or words > _LONGEST_SENTENCE:
            raise InvalidArticle(
                "not_prose",
                f"{loose} words in headings, links and tables, "
                f"{words} in {len(distinct)} sentences",
            )
        raise InvalidArticle(
            "article_too_short",
            f"{words} words in {len(distinct)} sentences of reporting; at least {least} needed",
        )
    if words < MIN.words:
        return
    prose = sum(len(sentence.split()) for sentence in distinct if _is_prose(sentence))
    if prose * 2 < words or lists > words * _MOST_LISTS:
        raise InvalidArticle(
            "not_prose", f"{words - prose + loose} of {words + loose} words are no prose"
        )
    if _is_salad(distinct):
        raise InvalidArticle("not_prose", "the words make no sentences")


def _words_in(text: str, marks: Sequence[Mark], kinds: Sequence[MarkKind]) -> int:
    return sum(
        len(text[mark.span.start : mark.span.end].split()) for mark in marks if mark.kind in kinds
    )


def _is_prose(sentence: str) -> bool:
    words = sentence.split()
    if len(words) > _LONGEST_SENTENCE:
        return False
    hits = sum(word.lower().strip("\"'“‘,.") in _FUNCTION for word in words)
    return hits >= len(words) * _MIN_FUNCTION_SHARE


def _is_salad(sentences: Sequence[str]) -> bool:
    odd = count = 0
    for sentence in sentences:
        words = sentence.lower().split()
        count += len(words)
        for first, second in pairwise(words):
            odd += first in _ARTICLES and second in _NEVER_AFTER
    return odd >= 2 and odd > count * _MAX_ODD_SHARE
