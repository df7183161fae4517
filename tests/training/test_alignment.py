"""Which words of a sentence an editor kept, and how near a line comes to an editor's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.document import Sentence
from service.writing.embedded.grammar.tree import Tree
from tests.writing.generated import UNTIMED, sentences, texts
from tests.writing.trees import tree
from training.alignment import aligned, closeness, shared

WORDS = "rain flooded forty farms around gouda sunday night boats rescued".split()
STORM = tree("*Rain/NN flooded/NN forty/NN farms/NN , around/NN Gouda/NN .")
lines = texts.filter(lambda text: len(text.split()) > 1)


def kept(line: str) -> set[str]:
    """The words that the line shares with the storm."""
    return {STORM.tokens[i].text for i in shared(STORM, line)}


@UNTIMED
@given(st.lists(st.sampled_from(WORDS), min_size=1, unique=True), st.data())
def test_a_line_of_some_of_the_words_kept_exactly_those(
    words: list[str], data: st.DataObject
) -> None:
    parsed = tree(" ".join(f"{'' if i else '*'}{word}/NN" for i, word in enumerate(words)))
    chosen = data.draw(st.sets(st.sampled_from(range(len(words))), min_size=1))
    line = " ".join(words[i] for i in sorted(chosen))

    assert aligned(parsed, line) == frozenset(chosen)


@UNTIMED
@given(sentences(), texts)
def test_what_is_aligned_is_all_that_is_shared(sentence: Sentence, line: str) -> None:
    parsed = Tree(sentence)

    assert aligned(parsed, line) in {None, shared(parsed, line)}
    assert shared(parsed, line) <= set(range(len(parsed.tokens)))


def test_case_and_signs_are_no_words() -> None:
    assert kept("RAIN flooded: forty farms!") == {"Rain", "flooded", "forty", "farms"}


def test_words_in_another_order_are_not_shared() -> None:
    assert kept("forty farms rain") == {"forty", "farms"}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Rain flooded forty farms", {0, 1, 2, 3}),
        ("Rain flooded forty boats", {0, 1, 2}),
        ("Rain flooded many boats", None),
        ("Storms drowned a village", None),
    ],
    ids=["all its words", "three in four", "half", "none"],
)
def test_a_line_is_made_from_a_sentence_that_has_three_in_four_of_its_words(
    line: str, expected: set[int] | None
) -> None:
    assert aligned(STORM, line) == expected


@UNTIMED
@given(lines, st.lists(texts, min_size=1, max_size=4))
def test_closeness_is_a_share(line: str, others: list[str]) -> None:
    assert 0 <= closeness(line, others) <= 1


@UNTIMED
@given(lines, st.lists(texts, max_size=3))
def test_a_line_among_the_editors_is_as_close_as_can_be(line: str, others: list[str]) -> None:
    assert closeness(line, [*others, line]) == 1


@UNTIMED
@given(texts, texts)
def test_closeness_is_mutual(one: str, other: str) -> None:
    assert closeness(one, [other]) == closeness(other, [one])


@UNTIMED
@given(texts, st.lists(texts, min_size=1, max_size=4))
def test_the_nearest_line_counts(line: str, others: list[str]) -> None:
    assert closeness(line, others) == max(closeness(line, [other]) for other in others)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Boats rescued thirty people", 0),
        ("Gouda farms forty flooded Rain around", 0.5),
        ("rain flooded FORTY farms around Gouda!", 1),
    ],
    ids=["no word", "the words without their order", "the words in order"],
)
def test_half_of_closeness_is_words_and_half_their_order(line: str, expected: float) -> None:
    assert closeness(line, ["Rain flooded forty farms around Gouda."]) == expected
