"""Which language a text is in, decided offline; only English has a model."""

import re
from collections.abc import Sequence
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from service.errors import InvalidArticle

# Frequent in English and, as written, in no other language of news (not "is", "of", "was", "in",
# which are Dutch, German or Danish too).
_ENGLISH = frozenset(
    """the and that with said his from it were not but they who which this their been will would
    after its she about when there could what because while should these than into where""".split()
)
# A sentence is English with one such word in twelve: of 2,367 news articles all but four have
# half of their words in such sentences, and those four the identifier takes for English.
_WORDS_TO_ONE = 12
_ENOUGH_WORDS = 20
_ENOUGH_LETTERS = 40  # for scripts that do not part words
_SAMPLE = 20_000  # code points shown to the identifier
_SURE = 0.5

_NAMES = {
    "af": "Afrikaans", "am": "Amharic", "ar": "Arabic", "az": "Azerbaijani", "be": "Belarusian",
    "bg": "Bulgarian", "bn": "Bengali", "bs": "Bosnian", "ca": "Catalan", "cs": "Czech",
    "cy": "Welsh", "da": "Danish", "de": "German", "el": "Greek", "eo": "Esperanto",
    "es": "Spanish", "et": "Estonian", "eu": "Basque", "fa": "Persian", "fi": "Finnish",
    "fr": "French", "ga": "Irish", "gl": "Galician", "gu": "Gujarati", "he": "Hebrew",
    "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian", "hy": "Armenian", "id": "Indonesian",
    "is": "Icelandic", "it": "Italian", "ja": "Japanese", "ka": "Georgian", "kk": "Kazakh",
    "km": "Khmer", "kn": "Kannada", "ko": "Korean", "lo": "Lao", "lt": "Lithuanian",
    "lv": "Latvian", "mk": "Macedonian", "ml": "Malayalam", "mn": "Mongolian", "mr": "Marathi",
    "ms": "Malay", "mt": "Maltese", "nb": "Norwegian", "ne": "Nepali", "nl": "Dutch",
    "no": "Norwegian", "pa": "Punjabi", "pl": "Polish", "ps": "Pashto", "pt": "Portuguese",
    "ro": "Romanian", "ru": "Russian", "si": "Sinhala", "sk": "Slovak", "sl": "Slovenian",
    "sq": "Albanian", "sr": "Serbian", "sv": "Swedish", "sw": "Swahili", "ta": "Tamil",
    "te": "Telugu", "th": "Thai", "tl": "Tagalog", "tr": "Turkish", "uk": "Ukrainian",
    "ur": "Urdu", "uz": "Uzbek", "vi": "Vietnamese", "xh": "Xhosa", "zh": "Chinese", "zu": "Zulu",
}  # fmt: skip


def refuse_foreign(sentences: Sequence[str], text: str, claim: str | None) -> None:
    """Raises InvalidArticle "unsupported_language" for what is plainly not English.

    `claim` is the sender's ISO 639-1 code: any but English is taken at its word, English is
    checked. An article with foreign quotations is English while half of its words are. Under
    20 words (40 letters of another script) nothing is decided.
    """
    if claim and claim.lower()[:2] != "en":
        raise _unsupported(claim.lower()[:2])
    words = sum(len(sentence.split()) for sentence in sentences)
    if _script_is_foreign(text):
        sample = text[:_SAMPLE]
    elif words < _ENOUGH_WORDS or _mostly_english(sentences, words):
        return
    else:
        sample = " ".join(sentences)[:_SAMPLE]
    code, probability = _identifier().classify(sample)
    if code != "en" and probability >= _SURE:
        raise _unsupported(code)


def _unsupported(code: str) -> InvalidArticle:
    name = _NAMES.get(code, code)
    return InvalidArticle("unsupported_language", f"the article is in {name}; only English is read")


def _mostly_english(sentences: Sequence[str], words: int) -> bool:
    english = 0
    for sentence in sentences:
        parts = re.findall(r"[^\W\d_]+", sentence.lower())
        hits = sum(part in _ENGLISH for part in parts)
        if hits * _WORDS_TO_ONE >= len(parts) and hits:
            english += len(sentence.split())
    return english * 2 >= words


def _script_is_foreign(text: str) -> bool:
    """Whether most letters are of another script than Latin, and enough of them to judge."""
    sample = text[:_SAMPLE]
    latin = len(re.findall(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]", sample))
    letters = sum(map(str.isalpha, sample))
    return letters - latin >= max(_ENOUGH_LETTERS, latin + 1)


@cache
def _identifier() -> LanguageIdentifier:
    """Read on first need: most articles are plainly English and never ask it."""
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
