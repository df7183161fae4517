"""Which lines belong together."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.reading.paragraphs import paragraphs
from tests.reading.articles import FLOOD


def bodies(text: str) -> list[str]:
    return [" ".join(paragraph.text.split()) for paragraph in paragraphs(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("One line.", ["One line."]),
        ("One line.\nAnother line.", ["One line.", "Another line."]),
        ("One line.\n\n\nAnother line.\n", ["One line.", "Another line."]),
        ("  One line.  \n \t \n  Another.", ["One line.", "Another."]),
        (
            "The minister, who came to office\nin May, resigned.",
            ["The minister, who came to office in May, resigned."],
        ),
        ("Apples\npears\nplums", ["Apples", "pears", "plums"]),
        ("• First item\n• second item", ["First item", "second item"]),
        ("- First one\n2. Second one\n(3) Third one", ["First one", "Second one", "Third one"]),
        ("The captain said:\n\n\"We won.\"", ['The captain said: "We won."']),
        ("Key points:\nThe dam broke.", ["Key points:", "The dam broke."]),
    ],
)  # fmt: skip
def test_lines_become_paragraphs(text: str, expected: list[str]) -> None:
    assert bodies(text) == expected


@pytest.mark.parametrize("width", [50, 66, 72, 80, 100])
@pytest.mark.parametrize("gap", ["\n\n", "\n    \n"])
def test_hard_wrapped_paragraphs_are_joined_again(width: int, gap: str) -> None:
    wrapped = gap.join(textwrap.fill(FLOOD, width) for _ in range(3))

    assert bodies(wrapped) == [FLOOD] * 3


def test_a_heading_before_wrapped_lines_stays_apart() -> None:
    text = "What we know\n" + textwrap.fill(FLOOD, 70)

    assert bodies(text) == ["What we know", FLOOD]


def test_long_lines_stay_paragraphs() -> None:
    assert bodies(f"{FLOOD}\n{FLOOD}") == [FLOOD, FLOOD]


@given(st.text(alphabet=st.sampled_from("aA .,:\"'\n-•1)(")))
def test_paragraphs_are_stretches_of_the_text_in_order(text: str) -> None:
    position = 0

    for paragraph in paragraphs(text):
        assert paragraph.start >= position
        position = paragraph.start + len(paragraph.text)
        assert paragraph.text == text[paragraph.start : position].replace("\n", " ")
        assert paragraph.text.strip()
