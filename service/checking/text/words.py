"""Words of a line or sentence: where they stand, and the forms under which two words agree."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from lemminflect import getAllLemmas

# One character for one, so that offsets into the plain text are offsets into the text.
_PLAIN = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛ʼ′`´", "'"),
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("\u00a0\u2002\u2003\u2007\u2009\u200a\u202f\t\r\n", " "),
    }
)
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|\d+(?:[.,]\d+)*[^\W_]*|[^\W_]+(?:'[^\W_]+)*")
_SUFFIXES = tuple(
    """isations izations isation ization ations ements ation ement ments ness ment ings ions ives
    ities ing ion ive ity ists ist ism ics ic ers ors ise ize ies ed er or al ly es s e y""".split()
)
# Second halves of compounds that headlines make freely; none ends a common surname.
_COMPOUND_ENDS = tuple(
    """back raising raiser out off over up down maker making holder holding goer long wide proof
    led based free like""".split()
)
_DERIVED = tuple(
    """ern able ability er ers or ors line lines wave waves ly ness less ful ish ist ists ism
    ie ies""".split()
)
# Three letters at least must follow, or "Renn" would be a word.
_PREFIXES = ("un", "bi", "re", "non", "over", "under", "out", "mis", "pre", "anti", "co")
_CONNECTORS = frozenset("of the for and de la le du del van von der den bin al da do dos".split())
FUNCTION_WORDS = frozenset(
    """a about above after again against ago all almost along already also although among an and
    another any are around as at away back be became because been before being below between both
    but by can could did do does doing down during each either else even ever every few for from
    further had has have having he her here hers him his how i if in into is it its itself just
    least less like made make makes many may me might more most much must my near nearly never no
    nor not now of off on once only or other others our out over own per rather said same say
    says saying several shall she should since so some still such than that the their them then
    there these they this those though through to told too toward towards under until up upon us
    very was we well were what when where whether which while who whom whose why will with within
    without would yet you your new one mr mrs ms dr amid amidst despite across behind beyond onto
    throughout outside inside unlike except plus via versus whereas yes aboard""".split()
)


@dataclass(frozen=True, slots=True)
class Word:
    """`text` is the plain surface without a possessive ending; it starts at `start`.

    `end` is where the surface ends, possessive ending included.
    """

    text: str
    start: int
    end: int

    @property
    def capitalised(self) -> bool:
        return self.text[0].isupper()


def plain(text: str) -> str:
    """The text with one form of quotes, dashes and spaces; character i stays character i."""
    return text.translate(_PLAIN)


def words(text: str) -> tuple[Word, ...]:
    """The words of a plain text in order. Hyphens part words; "U.S.", "1.2bn" are one word."""
    return tuple(
        Word(_without_possessive(found.group()), found.start(), found.end())
        for found in _WORD.finditer(text)
    )


def _without_possessive(word: str) -> str:
    return word[:-2] if word[-2:] in ("'s", "'S") and len(word) > 2 else word


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """The word without case, accents and the dots of an abbreviation."""
    letters = unicodedata.normalize("NFD", word.casefold())
    return "".join(c for c in letters if c not in ".'" and not unicodedata.combining(c))


@lru_cache(maxsize=65536)
def stems(word: str) -> frozenset[str]:
    """The forms under which two words agree: they do where these sets meet.

    Lemmas of every part of speech ("left": leave, left) and a stem that joins what is derived
    ("resignation", "resign"). Never empty.
    """
    folded = fold(word)
    forms = {folded}
    for lemmas in getAllLemmas(folded).values():
        forms.update(lemmas)
    return frozenset(forms | {_stem(form) for form in forms})


@lru_cache(maxsize=65536)
def is_dictionary_word(word: str) -> bool:
    """Whether English has the word in lower case; most names it has not.

    Compounds ("fightback") and plurals of verbal nouns ("signings") are in no list and count.
    """
    lower = word.lower()
    if len(lower) < 3:
        return lower in FUNCTION_WORDS or bool(getAllLemmas(lower))
    if lower in FUNCTION_WORDS or getAllLemmas(lower):
        return True
    if lower.endswith("s") and getAllLemmas(lower[:-1]):
        return True
    if any(lower.startswith(p) and is_dictionary_word(lower[len(p) :]) for p in _PREFIXES):
        return True
    return any(
        lower.endswith(end) and len(lower) - len(end) > 2 and bool(getAllLemmas(lower[: -len(end)]))
        for end in _COMPOUND_ENDS
    )


@lru_cache(maxsize=65536)
def is_english(word: str) -> bool:
    """Whether the dictionary has the word or what it is derived from: "northern", "survivors"."""
    lower = word.lower()
    if is_dictionary_word(lower):
        return True
    bases = (lower[: -len(end)] for end in _DERIVED if lower.endswith(end) and len(lower) > 6)
    return any(is_dictionary_word(base + final) for base in bases for final in ("", "e", "y"))


def is_content(word: Word) -> bool:
    """Whether the word carries a fact: no function word, no single letter. "WHO" and "US" do."""
    folded = fold(word.text)
    return len(folded) > 1 and (folded not in FUNCTION_WORDS or is_acronym(word))


def is_acronym(word: Word) -> bool:
    """Whether the word is of two or more capitals."""
    return len(word.text) > 1 and word.text.isupper()


def _stem(word: str) -> str:
    for suffix in _SUFFIXES:
        # 4: below that what is left says too little ("nation" would meet "native").
        if word.endswith(suffix) and len(word) - len(suffix) >= 4:
            return word[: -len(suffix)]
    return word


def starts_sentence(word: Word, text: str) -> bool:
    """Whether a capital is due whatever the word: it begins the text, a sentence, a quotation."""
    before = text[: word.start].rstrip(" \"'(")
    return not before or before[-1] in ".?!:;-" or text[word.start - 1] in "\"'("


def runs(text: str, line: tuple[Word, ...]) -> tuple[tuple[Word, ...], ...]:
    """Capitalised words side by side, as in "Bank of England Governor Mark Carney"; small words
    inside a run belong to it."""
    found: list[tuple[Word, ...]] = []
    run: list[Word] = []
    for word in line:
        if run and (not _adjoin(text, run[-1], word) or not _goes_on(word)):
            found.append(_trimmed(run))
            run = []
        if word.capitalised or run:
            run.append(word)
    if run:
        found.append(_trimmed(run))
    return tuple(found)


def _adjoin(text: str, word: Word, other: Word) -> bool:
    """Whether nothing parts two names: no sign but a dot, dash or "&", no possessive ending."""
    return not text[word.end : other.start].strip(" .-&") and word.end - word.start == len(
        word.text
    )


def _goes_on(word: Word) -> bool:
    return word.capitalised or word.text in _CONNECTORS


def _trimmed(run: list[Word]) -> tuple[Word, ...]:
    while not run[-1].capitalised:
        run = run[:-1]
    return tuple(run)
