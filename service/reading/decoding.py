"""Bytes of a file → text, or a typed error: for the edges that read files."""

import codecs
import re

from service.errors import InvalidArticle
from service.reading.hygiene import MAX_JUNK_SHARE

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark begins it
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = {
    b"%PDF-": "a PDF file",
    b"PK\x03\x04": "a ZIP or Office file",
    b"\xd0\xcf\x11\xe0": "an old Office file",
    b"{\\rtf": "an RTF file",
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"\x1f\x8b": "a gzip file",
    b"\x7fELF": "a program",
}
_CONTROLS = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_LETTERS = re.compile(rb"[A-Za-z]")
_HIGH = re.compile(rb"[\x80-\xff]")
# What Western prose has above ASCII in cp1252: letters with accents, quotes, dashes, currency.
_WESTERN = re.compile(
    rb"[\x80\x82-\x85\x8a\x8c\x8e\x91-\x97\x99\x9a\x9c\x9e-\xa0\xa3\xa9\xb0\xb7\xbd\xc0-\xff]"
)
_SAMPLE = 100_000  # bytes shown to the detector; the whole must then decode strictly


def decode(data: bytes) -> str:
    """The text of a file: by its byte order mark, as UTF-8 or UTF-16, else as cp1252 where that
    gives plausible Western text, else by charset-normalizer's judgement.

    Stray bytes of cp1252 inside UTF-8 are read as such; a character cut off at the end is dropped.
    Raises: InvalidArticle "binary_content" or "undecodable_bytes".
    """
    for signature, name in _SIGNATURES.items():
        if data.startswith(signature):
            raise InvalidArticle("binary_content", f"this is {name}, not text")
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding)
    if b"\0" in data:
        return _strictly(data, _wide(data))
    if len(_CONTROLS.findall(data)) > max(2, len(data) * MAX_JUNK_SHARE):
        raise InvalidArticle("binary_content", "too many control characters for a text")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _mostly_utf8(data) or _legacy(data)


def _strictly(data: bytes, encoding: str) -> str:
    """Raises: InvalidArticle "undecodable_bytes"; only an incomplete end is forgiven."""
    try:
        return codecs.getincrementaldecoder(encoding)().decode(data)
    except UnicodeDecodeError as error:
        detail = f"not {encoding} at byte {error.start}: {error.reason}"
        raise InvalidArticle("undecodable_bytes", detail) from error


def _wide(data: bytes) -> str:
    """The UTF-16 that data without a mark is in, seen by where its NULs stand."""
    sample = data[:_SAMPLE]
    half = len(sample) // 2
    first, second = sample[::2].count(0), sample[1::2].count(0)
    if second > half * 0.5 and first < half * 0.05:
        return "utf-16-le"
    if first > half * 0.5 and second < half * 0.05:
        return "utf-16-be"
    raise InvalidArticle("binary_content", f"{data.count(0)} NUL bytes: this is no text")


def _mostly_utf8(data: bytes) -> str | None:
    """None where hardly a character is UTF-8: in one-byte encodings such sequences are chance."""
    kept = data.decode("utf-8", errors="surrogateescape")
    stray = re.findall(r"[\udc80-\udcff]", kept)
    whole = len(re.findall(r"[^\x00-\x7f\udc80-\udcff]", kept))
    if whole * 4 < len(stray):
        return None
    end = codecs.getincrementaldecoder("utf-8")(errors="surrogateescape").decode(data)
    return re.sub(r"[\udc80-\udcff]", lambda found: _stray(found.group()), end)


def _stray(character: str) -> str:
    return bytes([ord(character) - 0xDC00]).decode("cp1252", errors="replace")


def _legacy(data: bytes) -> str:
    high = len(_HIGH.findall(data))
    # One accent or quote in five letters is more than any Western language has.
    if high == len(_WESTERN.findall(data)) and high * 4 <= len(_LETTERS.findall(data)):
        return data.decode("cp1252")
    from charset_normalizer import from_bytes  # seldom needed, slow to import

    best = from_bytes(data[:_SAMPLE]).best()
    if best is None:
        raise InvalidArticle("undecodable_bytes", "neither UTF-8 nor any encoding we could tell")
    return _strictly(data, best.encoding)
