"""Characters: refused, left out, repaired; every one that stays keeps its place."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.document import Span
from service.errors import InvalidArticle
from service.reading.hygiene import refuse_broken, view


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("before \ud800 after", "invalid_unicode"),
        ("\udfff", "invalid_unicode"),
        ("NUL \0 inside", "binary_content"),
        ("\x01\x02\x03\x04 text", "binary_content"),
        ("\ufffd" * 10 + " text", "binary_content"),
    ],
    ids=["high surrogate", "low surrogate", "NUL", "controls", "undecodable"],
)
def test_broken_text_is_refused_with_its_code(text: str, code: str) -> None:
    with pytest.raises(InvalidArticle) as refusal:
        refuse_broken(text)

    assert refusal.value.code == code


@pytest.mark.parametrize(
    "text",
    ["", "plain", "tabs\tand\r\nbreaks\f", "😀 emoji", "each of the quotes \ufffd was lost " * 9],
)
def test_whole_text_is_not_refused(text: str) -> None:
    refuse_broken(text)


@pytest.mark.parametrize(
    ("sent", "seen"),
    [
        ("plain", "plain"),
        ("zero\u200bwidth\u200d", "zerowidth"),
        ("\ufeffmark", "mark"),
        ("soft\u00adhyphen", "softhyphen"),
        ("\u202eover\u202c\u2066ride\u2069", "override"),
        ("ctrl\x07bell\x1b", "ctrlbell"),
        ("tag\U000e0041\U000e007f", "tag"),
        ("no\u00a0break\u2009thin\u3000wide", "no break thin wide"),
        ("a\r\nb\rc\u2028d\u2029e\ff", "a \nb\nc\nd\ne\nf"),
        ("cafÃ© au lait", "café au lait"),
        ("it isn\u00e2\u20ac\u2122t", "it isn’t"),
        ("\u00e2\u20ac\u0153quoted\u00e2\u20ac\u009d", "“quoted”"),
        ("Â£5m", "£5m"),
        ("isn\u00c3\u00a2\u00e2\u201a\u00ac\u00e2\u201e\u00a2t", "isn’t"),
        ("\x93quoted\x94 \x96 text", "“quoted” – text"),
        ("“quoted”—and… done’”", "“quoted”—and… done’”"),
        ("Ñuñoa, Łódź, İzmir, São Tomé", "Ñuñoa, Łódź, İzmir, São Tomé"),
        ("cafe\u0301", "cafe\u0301"),
        ("東京の首相", "東京の首相"),
    ],
)  # fmt: skip
def test_a_reader_sees(sent: str, seen: str) -> None:
    assert view(sent).text == seen


def test_what_is_left_out_is_told() -> None:
    assert view("a\u200b\u200bb\u00adc").invisible == (Span(1, 3), Span(4, 5))


def test_spans_lead_back_to_the_text_as_sent() -> None:
    sent = "The cafÃ©\u200b shut.\u00ad Then rain fell."
    seen = view(sent)
    start = seen.text.index("café")

    span = seen.span(start, start + len("café shut."))

    assert sent[span.start : span.end] == "cafÃ©\u200b shut."


def test_condensed_text_says_where_each_character_stands() -> None:
    sent = "two  spaces\r\nand\u200b a\tbreak"

    text, offsets = view(sent).condensed(0, len(view(sent).text))

    assert text == "two spaces and a break"
    assert offsets is not None
    assert [sent[place] for place in offsets if not sent[place].isspace()] == list(
        "twospacesandabreak"
    )


def test_condensed_text_needs_no_offsets_where_nothing_moved() -> None:
    assert view("one\u00a0two\nthree").condensed(0, 13) == ("one two three", None)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_every_seen_character_has_a_place_of_its_own_in_order(sent: str) -> None:
    seen = view(sent)

    end = 0
    for index, character in enumerate(seen.text):
        span = seen.span(index, index + 1)
        assert end <= span.start < span.end <= len(sent)
        end = span.end
        if span.end - span.start == 1 and unicodedata.category(character)[0] in "LN":
            assert character == sent[span.start] or not sent[span.start].isascii()
    for hidden in seen.invisible:
        assert 0 <= hidden.start < hidden.end <= len(sent)


@given(st.text(alphabet=st.sampled_from("ab é’“\u200b\n\r\t\u00a0"), min_size=1))
def test_condensed_offsets_are_ordered_and_of_the_text_s_length(sent: str) -> None:
    seen = view(sent)
    if not seen.text.strip():
        return
    start = len(seen.text) - len(seen.text.lstrip())
    end = len(seen.text.rstrip())

    text, offsets = seen.condensed(start, end)

    span = seen.span(start, end)
    places = offsets if offsets is not None else tuple(range(span.start, span.end))
    assert len(places) == len(text)
    assert list(places) == sorted(set(places))
    assert places[0] == span.start
    assert "  " not in text
