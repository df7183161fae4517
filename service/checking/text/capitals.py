"""Text without capitals (captions, transcripts, data sets): names told by the dictionary."""

import re
from collections.abc import Iterable

from service.checking.text.dates import MONTHS, WEEKDAYS
from service.checking.text.places import place_group
from service.checking.text.words import fold, is_english

# Of the words of ordinary news that begin no sentence 8 to 25% have a capital.
_FEWEST = 0.005
# Below so many words none may have one by chance.
_ENOUGH_WORDS = 60
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_INSIDE = re.compile(r"(?<=[\w,;] )([^\W\d_])")
# "they've", "who'd", "isn't"
_SHORTENED = re.compile(r"(?:n['’]t|['’](?:ve|d|ll|re|m))$", re.IGNORECASE)
# "may" and "march" are words too; "us" and "polish" are rather a pronoun and a verb.
_DAYS = {*WEEKDAYS, *MONTHS} - {"may", "march"}
_RATHER_WORDS = frozenset("us polish turkey china jersey guinea chile dane pole".split())


def has_capitals(texts: Iterable[str]) -> bool:
    """Whether names have capitals in these sentences; True where there is too little to tell."""
    inside = [letter for text in texts for letter in _INSIDE.findall(text)]
    return len(inside) < _ENOUGH_WORDS or sum(map(str.isupper, inside)) > _FEWEST * len(inside)


def capitalised(text: str) -> str:
    """The text with a capital for every word that no dictionary has, and for days, months and
    countries; as long as it was."""
    return _WORD.sub(_capital, text)


def _capital(found: re.Match[str]) -> str:
    word = found.group()
    form = fold(word.removesuffix("'s").removesuffix("’s"))
    place = place_group(form) and form not in _RATHER_WORDS
    is_known = is_english(form) or _SHORTENED.search(word) is not None
    if len(form) > 1 and (form in _DAYS or place or not is_known):
        first = word[0].upper()
        return (first if len(first) == 1 else word[0]) + word[1:]
    return word
