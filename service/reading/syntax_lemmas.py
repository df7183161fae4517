"""Words with tags → dictionary forms."""

from functools import lru_cache

from lemminflect import getAllLemmas

_CLITICS = {
    ("n't", "PART"): "not",
    ("nt", "PART"): "not",
    ("na", "PART"): "to",
    ("'ll", "AUX"): "will",
    ("wo", "AUX"): "will",
    ("ca", "AUX"): "can",
    ("'re", "AUX"): "be",
    ("'m", "AUX"): "be",
    ("'ve", "AUX"): "have",
    ("an", "DET"): "a",
    ("me", "PRON"): "I",
    ("him", "PRON"): "he",
    ("us", "PRON"): "we",
    ("them", "PRON"): "they",
    ("whom", "PRON"): "who",
    ("these", "DET"): "this",
    ("those", "DET"): "that",
}
_INFLECTED = {"VBD", "VBN", "VBZ", "VBG", "NNS", "JJR", "JJS", "RBR", "RBS"}


@lru_cache(maxsize=65536)
def lemma_of(word: str, pos: str, tag: str) -> str:
    """The dictionary form; names stay as they are, words no dictionary has in lower case."""
    if pos in ("PROPN", "SYM", "X", "NUM", "PUNCT"):
        return word
    lower = word.replace("’", "'").lower()
    if (lower, pos) in _CLITICS:
        return _CLITICS[lower, pos]
    if lower == "i":
        return "I"
    if pos == "AUX" and lower in ("'s", "'d"):
        # Only the tag tells "it's" and "I'd" apart, and it knows tense alone.
        return "be" if tag == "VBZ" else "have" if tag == "VBD" else "would"
    if tag == "MD" or pos not in ("NOUN", "VERB", "AUX", "ADJ", "ADV"):
        return lower
    found: tuple[str, ...] = getAllLemmas(lower, pos).get(pos, ())
    if not found and pos == "AUX":
        found = getAllLemmas(lower, "VERB").get("VERB", ())
    if tag in _INFLECTED:
        # "found": find, not the verb found, unless nothing else is known.
        return next((lemma for lemma in found if lemma != lower), lower)
    return lower if lower in found or not found else found[0]
