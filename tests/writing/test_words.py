import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.writing.embedded.grammar.words import Weights, content, content_list, stem
from tests.writing.generated import UNTIMED, texts

groups = st.lists(texts.map(content), max_size=6)


@UNTIMED
@given(groups, texts.map(content), texts.map(content))
def test_an_overlap_is_a_share(
    sentences: list[frozenset[str]], part: frozenset[str], whole: frozenset[str]
) -> None:
    share = Weights(sentences).overlap(part, whole)

    assert 0 <= share <= 1 + 1e-12


@UNTIMED
@given(groups, texts.map(content))
def test_what_is_the_same_overlaps_wholly_and_nothing_not_at_all(
    sentences: list[frozenset[str]], words: frozenset[str]
) -> None:
    weights = Weights(sentences)

    assert weights.overlap(words, words) == pytest.approx(1 if words else 0)
    assert weights.overlap(words, frozenset()) == 0
    assert weights.overlap(frozenset(), words) == 0


def test_what_few_sentences_have_weighs_more_than_what_all_have() -> None:
    weights = Weights([content("The minister met Roos"), content("The minister left")])

    assert weights.weight(stem("Roos")) > weights.weight(stem("minister")) > 0


def test_no_word_of_an_article_of_one_sentence_has_a_negative_weight() -> None:
    weights = Weights([content("Rain fell in Delft")])

    assert weights.weight("rain") > 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("bank", "banks"), ("bank", "Bank's"), ("bank", "BANKS"), ("country", "countries"),
        ("close", "closed"), ("close", "closing"), ("close", "closes"), ("agree", "agreed"),
        ("minister’s", "minister"), ("die", "dies"),
        ("fine", "fined"), ("vote", "votes"), ("rise", "rises"), ("meeting", "meetings"),
        ("hearing", "hearings"),
    ],
)  # fmt: skip
def test_forms_of_a_word_share_a_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("bank", "banker"), ("business", "busy"), ("4", "40"), ("press", "pre"), ("sing", "s")],
)
def test_different_words_do_not(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@UNTIMED
@given(st.from_regex(r"[A-Za-z]{1,14}(?:['’]s)?", fullmatch=True))
def test_a_stem_is_the_lower_case_start_of_its_word_and_never_empty(word: str) -> None:
    root = stem(word)

    assert root
    assert word.lower().startswith(root.removesuffix("y"))


def test_only_words_that_tell_something_are_content() -> None:
    listed = content_list("He said that the 2.5 million-strong union's strike would not end.")

    assert "2.5" in listed
    assert stem("strike") in listed
    assert not {"he", "the", "said", "not", "would", "that"} & set(listed)
