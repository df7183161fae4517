"""What a sentence shows of its worth to an editor before it is read: place, length, signs, words
shared with the rest of the article."""

import re
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from service.document import Document
from service.writing.embedded.grammar.words import Weights, content

FEATURES = (
    "first", "second", "third", "log_position", "relative_position", "paragraph_start",
    "log_words", "short", "long", "centrality", "like_lead", "like_title", "repeats_earlier",
    "names", "has_number", "has_money", "has_quote", "speaker", "pronoun_start", "connective_start",
    "question", "future", "cause", "contrast", "reports", "superlative",
)  # fmt: skip

_NUMBER = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|dozen|hundred)s?\b", re.I
)
_MONEY = re.compile(r"[$£€₹]|\b(?:million|billion|bn|crore|lakh|per cent|percent)\b|\d%", re.I)
_QUOTE = re.compile(r"[\"“”]")
_SPEAKER = re.compile(r"\b(?:I|we|my|our|us|me|you|your)\b", re.I)
_PRONOUN = re.compile(
    r"^[\"“]?(?:he|she|it|they|this|that|these|those|his|her|their|its|there)\b", re.I
)
_CONNECTIVE = re.compile(r"^(?:but|and|however|meanwhile|so|yet|also|still|or)\b", re.I)
_FUTURE = re.compile(
    r"\b(?:will|would|plans?|expected|scheduled|due to|set to|next (?:week|month|year))\b", re.I
)
_CAUSE = re.compile(
    r"\b(?:because|after|due to|following|amid|since|as a result|in order to)\b", re.I
)
_CONTRAST = re.compile(r"\b(?:but|although|despite|however|while|though)\b", re.I)
_REPORTS = re.compile(r"\b(?:said|says|told|according|added|warned|announced)\b", re.I)
_SUPERLATIVE = re.compile(
    r"\b(?:first|largest|biggest|highest|lowest|worst|best|most|record|only)\b", re.I
)


def sentence_features(document: Document) -> npt.NDArray[np.float64]:
    """Shape: sentences × FEATURES. Needs no syntax, so that long articles are ranked whole."""
    if not document.sentences:
        return np.zeros((0, len(FEATURES)))
    words = [content(sentence.text) for sentence in document.sentences]
    weights = Weights(words)
    names = _names_per_sentence(document)
    lead = words[0] | (words[1] if len(words) > 1 else frozenset())
    title = content(document.title or "")
    centre = frozenset(word for group in words for word in group if weights.frequency(word) > 1)
    rows = []
    for index, sentence in enumerate(document.sentences):
        text, own = sentence.text, words[index]
        length = max(len(text.split()), 1)
        starts_paragraph = (
            index == 0 or document.sentences[index - 1].paragraph != sentence.paragraph
        )
        recent = words[max(0, index - 12) : index]
        rows.append(
            (
                index == 0, index == 1, index == 2, np.log1p(index), index / len(words),
                starts_paragraph, np.log(length), length < 8, length > 35,
                sum(weights.frequency(w) for w in own & centre) / (len(own) + 3),
                weights.overlap(own, lead) if index > 1 else 0.5,
                weights.overlap(title, own) if title else 0.3,
                max((weights.overlap(own, earlier) for earlier in recent), default=0.0),
                min(names[index], 6), *_surface(text),
            )
        )  # fmt: skip
    return np.array(rows, dtype=np.float64)


def _surface(text: str) -> Sequence[bool]:
    patterns = (
        _NUMBER, _MONEY, _QUOTE, _SPEAKER, _PRONOUN, _CONNECTIVE,
    )  # fmt: skip
    later = (_FUTURE, _CAUSE, _CONTRAST, _REPORTS, _SUPERLATIVE)
    return (
        *(pattern.search(text) is not None for pattern in patterns),
        text.rstrip("\"”' ").endswith("?"),
        *(pattern.search(text) is not None for pattern in later),
    )


def _names_per_sentence(document: Document) -> list[int]:
    """Capitalised words that do not open the sentence: names, without asking the syntax model."""
    return [
        sum(1 for word in sentence.text.split()[1:] if word[:1].isupper())
        for sentence in document.sentences
    ]
