"""Which sentences are parsed when there are too many."""

from hypothesis import given
from hypothesis import strategies as st

from service.reading.budget import within_budget

SENTENCES = st.lists(st.text(alphabet="abcde  ", min_size=1, max_size=40), max_size=60)


def test_all_sentences_are_parsed_within_the_budget() -> None:
    assert within_budget(["one two", "three four"], words=4) == [0, 1]


def test_beyond_it_the_lead_and_the_sentences_about_the_subject_are() -> None:
    lead = [f"The reservoir at Tarn flooded village {n}." for n in range(5)]
    filler = [" ".join(f"word{'abcdefgh'[i]}{'x' * n}" for i in range(7)) for n in range(50)]
    subject = ["The reservoir at Tarn flooded the village again."]

    chosen = within_budget([*lead, *filler, *subject], words=50)

    assert chosen[:5] == [0, 1, 2, 3, 4]
    assert chosen[-1] == 55


@given(SENTENCES, st.integers(0, 100))
def test_the_choice_is_in_order_and_within_the_budget(sentences: list[str], words: int) -> None:
    chosen = within_budget(sentences, words)

    assert chosen == sorted(set(chosen))
    assert sum(len(sentences[index].split()) for index in chosen) <= words
