"""Bytes of files become text or a typed error."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.errors import InvalidArticle
from service.reading import decode

ENGLISH = "The minister’s café cost £30 — “far too much”, said José Müller of the opposition. " * 3
RUSSIAN = "Министр заявил, что переговоры в столице продолжатся на следующей неделе. " * 4


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"],
)
def test_english_is_read_in_any_encoding(encoding: str) -> None:
    assert decode(ENGLISH.encode(encoding)) == ENGLISH


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r"])
def test_other_alphabets_are_recognised(encoding: str) -> None:
    assert decode(RUSSIAN.encode(encoding)) == RUSSIAN


def test_stray_bytes_in_utf_8_are_read_as_western() -> None:
    data = "José Müller’s ".encode() + b"caf\xe9 \x93closed\x94"

    assert decode(data) == "José Müller’s café “closed”"


def test_a_character_cut_off_at_the_end_is_dropped() -> None:
    assert decode("Niño, señor, mañana, é".encode()[:-1]) == "Niño, señor, mañana, "


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7 text",
        b"PK\x03\x04 text",
        b"\x89PNG\r\n",
        b"{\\rtf1 text}",
        b"some text \x00\x00\x00 and more",
        bytes(range(1, 9)) * 20,
    ],
    ids=["pdf", "zip", "png", "rtf", "NULs", "controls"],
)
def test_binary_files_are_refused(data: bytes) -> None:
    with pytest.raises(InvalidArticle) as refusal:
        decode(data)

    assert refusal.value.code == "binary_content"


def test_a_broken_promise_of_utf_16_is_refused() -> None:
    with pytest.raises(InvalidArticle) as refusal:
        decode(codecs.BOM_UTF16_LE + b"\x00\xd8\x00\xd8")

    assert refusal.value.code == "undecodable_bytes"


@given(st.binary(max_size=400))
def test_any_bytes_yield_text_or_a_typed_error(data: bytes) -> None:
    assert outcome(data) in ("text", "binary_content", "undecodable_bytes")


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_utf_8_comes_back_as_it_was(text: str) -> None:
    data = ("Text: " + text).encode()

    assert decode(data) == "Text: " + text


def outcome(data: bytes) -> str:
    try:
        decode(data).encode()
    except InvalidArticle as refusal:
        return refusal.code
    return "text"
