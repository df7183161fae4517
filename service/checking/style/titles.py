"""How a line begins and ends: questions, headlines, sentences, Title Case."""

import re

from service.checking.miss import Miss, Weight, shown
from service.checking.text.words import plain

# Words that Title Case leaves small: articles, conjunctions, prepositions of any length.
SMALL_WORDS = frozenset(
    """a an the and but or nor for so yet as at by in of off on per to up via vs v from with into
    over than if amid onto upon out down about above across after against along among around before
    behind below beneath beside between beyond despite during inside like near outside past since
    through till toward towards under until within without de la le du del van von der den bin al
    da do dos el y e""".split()
)
_STOP = re.compile(r"[.!?][\"')\]]*$")
# Words on which a sentence may end ("where it came from") break off only what has no full stop.
_CUT = re.compile(
    r"(?:\.\.\.|…|[,;:&/-]|\b(?:and|or|but|the|an?|of|whose|which|its|their|his|her)\.?"
    r"|\b(?:to|in|at|by|for|from|with|that|who|is|are|was|were|has|have|had|will|would))[\"')\]]*$",
    re.IGNORECASE,
)


def question(text: str) -> list[Miss]:
    """One question and nothing else."""
    if not text.endswith("?"):
        return [Miss("form", "does not end in a question mark", "hard")]
    if "?" in text[:-1] or re.search(r"[.!] ", text):
        return [Miss("form", "is more than one question", "soft")]
    return []


def statement(text: str) -> list[Miss]:
    """A headline that states and is not cut off."""
    if text.endswith("?"):
        return [Miss("form", "is a question", "hard")]
    if _CUT.search(plain(text)):
        return [Miss("form", f"breaks off at {shown(text[-20:])}", "hard")]
    if _STOP.search(plain(text)) and not re.search(r"\b[A-Z]\.$", text):
        return [Miss("form", "ends in a full stop", "soft")]
    return []


def sentence(text: str, *, stop: Weight) -> list[Miss]:
    """Whole sentences; `stop` is what a missing full stop weighs."""
    flat = plain(text)
    if _CUT.search(flat):
        return [Miss("form", f"breaks off at {shown(text[-20:])}", "hard")]
    if not _STOP.search(flat):
        return [Miss("form", "does not end in a full stop", stop)]
    if text[:1].islower():
        return [Miss("form", "begins with a small letter", "soft")]
    return []


def title_case(text: str) -> list[Miss]:
    """Every word but the small ones begins with a capital; "iPhone" has one further on."""
    words = [part.strip("\"'()[].,:;?!-") for part in plain(text).split()]
    small = [
        word
        for i, word in enumerate(words)
        if word and word.islower() and (i == 0 or word not in SMALL_WORDS)
    ]
    # "£9m", "5km" are no words.
    small = [word for word in small if word[0].isalpha()]
    if not small:
        return []
    return [Miss("form", f"{shown(small[0])} is not in Title Case", "soft")]
