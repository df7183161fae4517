"""Sentence splitting: the gold set's figures, and what holds for any text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.sentences.compare import OTHERS, measure, own, read_cases
from service.reading.sentences import split

# Pieces that a splitter stumbles over, separated by bars.
_PIECES = (
    "Gen.|U.S.|\"|”|'|said|The|a.m.|No.|5|...|!|?| |. |(|)|Yahoo!|A.|•|\n|Inc.|Sept.|2.5|[1]|…"
)
NEWS = st.lists(st.sampled_from(_PIECES.split("|")), max_size=60).map("".join)


@pytest.mark.parametrize("half", ["dev", "test"])
def test_our_rules_split_nearly_all_hard_cases(half: str) -> None:
    result = measure(own, [case for case in read_cases() if case.split == half])

    assert result.cases >= 100
    assert result.f1 >= 0.985
    assert result.right >= 0.975


def test_the_gold_set_is_whole() -> None:
    cases = read_cases()

    assert len(cases) >= 150
    assert len({case.text for case in cases}) == len({case.id for case in cases}) == len(cases)
    for case in cases:
        assert "".join("".join(case.sentences).split()) == "".join(case.text.split())


def test_a_splitter_that_never_splits_or_always_does_scores_low() -> None:
    cases = read_cases()

    assert measure(lambda text: [text], cases).f1 == 0.0
    assert measure(str.split, cases).f1 < 0.3
    assert set(OTHERS) >= {"pysbd", "syntok", "blingfire"}


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("", []),
        ("  \n ", []),
        ("One.", ["One."]),
        ("He left.  She stayed. ", ["He left.", "She stayed."]),
        ("No end", ["No end"]),
        ("It was found.[3] He won.[4][5] Then he left.", None),
        ('He said. " She left.', ['He said. "', "She left."]),
        ("They won 3-1.The coach wept.", ["They won 3-1.", "The coach wept."]),
        ("“It ended.” She left.", ["“It ended.”", "She left."]),
        ("Delft Oil Ltd. (DOL) shops shut.", ["Delft Oil Ltd. (DOL) shops shut."]),
    ],
)  # fmt: skip
def test_short_texts(text: str, sentences: list[str] | None) -> None:
    expected = sentences or ["It was found.[3]", "He won.[4][5]", "Then he left."]

    found = [text[start:end] for start, end in split(text)]

    assert found == (expected if text.strip() else [])


@given(st.one_of(st.text(), NEWS))
def test_sentences_are_ordered_disjoint_trimmed_and_lose_nothing(text: str) -> None:
    spans = split(text)

    ends = [0, *(end for _, end in spans)]
    for (start, end), before in zip(spans, ends, strict=False):
        assert before <= start < end
        assert text[start:end] == text[start:end].strip()
    kept = "".join("".join(text[start:end].split()) for start, end in spans)
    assert kept == "".join(text.split())
