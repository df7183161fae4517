"""How likely a shorter way to say a sentence is, and which ways are the likeliest."""

import random
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from safetensors.torch import load_file

from service.document import Sentence
from service.writing.embedded.grammar.relations import RELATIONS, number
from service.writing.embedded.grammar.tree import Tree
from service.writing.embedded.shortening.wording import Likelihood, Wording, load_wording_model
from service.writing.embedded.shortening.wording_model import FILE, TrainedWording, collate
from service.writing.embedded.shortening.wording_network import WordingSizes
from service.writing.embedded.weights_file import write_weights
from tests.writing.generated import UNTIMED, parsed_sentences
from tests.writing.models import (
    WIDTH,
    random_wording,
    read_trees,
    wording,
    wording_model,
    wording_of,
)
from tests.writing.trees import tree

SOLD = "[nsubj *Norbank/NNP] , however/RB , *sold/VBD [obj *oil/NN] ."
RAIN = "[nsubj *Rain/NN] *fell/VBD ."
HELD = "[nsubj:pass *Ana/NNP] was/VBD:aux:pass n't/RB *held/VBN [obl in/IN *Delft/NNP] ."
# Its words are tokens 0, 1, 3; a comma is 2.
PAIR = Wording(
    (0, 1, 3),
    np.array(
        [
            [-9.0, -0.5, -1.0, -2.0, -4.0],
            [-9.0, -9.0, -0.25, -1.5, -3.0],
            [-9.0, -9.0, -9.0, -0.75, -0.125],
            [-9.0, -9.0, -9.0, -9.0, -0.0625],
        ],
        np.float32,
    ),
)


def alone(model: TrainedWording, parsed: Tree) -> Wording:
    [found] = model.read([parsed])
    assert found is not None
    return found


def every_way(parsed: Tree, judged: Wording, lengths: range) -> list[tuple[int, ...]]:
    """All ways of those lengths, likeliest first."""
    counts = range(len(judged.words) + 1)
    ways = [way for count in counts for way in combinations(judged.words, count)]
    fitting = [way for way in ways if sum(map(parsed.is_word_start, way)) in lengths]
    return sorted(fitting, key=lambda way: -judged.likelihood(way).total)


@pytest.mark.parametrize(
    ("kept", "steps"),
    [
        ((0, 1, 3), [-0.5, -0.25, -0.75, -0.0625]),
        ((1,), [-1.0, -0.125]),
        ((0, 3), [-0.5, -1.5, -0.0625]),
        ((3, 0), [-0.5, -1.5, -0.0625]),
        ((0, 2, 3), [-0.5, -1.5, -0.0625]),
        ((), [-4.0]),
    ],
    ids=["all", "one", "two", "in any order", "with a comma", "nothing"],
)
def test_a_way_is_as_likely_as_its_steps(kept: Sequence[int], steps: Sequence[float]) -> None:
    told = PAIR.likelihood(kept)

    assert told == Likelihood(sum(steps), sum(steps) / len(steps), min(steps))


def test_the_likeliest_ways_of_a_table_come_likeliest_first() -> None:
    parsed = tree("*Sell/VB oil/NN:obj , Norbank/NNP:vocative .")

    found = PAIR.likeliest(parsed, range(1, 4), 3)

    # -0.875, -1.125 and -1.5625: "Sell oil", "oil", and all three.
    assert found == [(0, 1), (1,), (0, 1, 3)]


@pytest.mark.parametrize("seed", range(12))
def test_a_beam_as_wide_as_the_sentence_finds_every_way_in_order(seed: int) -> None:
    parsed = tree(HELD)
    rng = random.Random(seed)
    judged = wording(parsed, lambda _, __: rng.uniform(0, 1.5))
    lengths = range(rng.randint(1, 3), rng.randint(4, 7))
    most = rng.choice([1, 5, 200])

    found = judged.likeliest(parsed, lengths, most)

    assert found == every_way(parsed, judged, lengths)[:most]
    assert len(found) > 0


def test_length_counts_words_as_print_parts_them() -> None:
    parsed = tree(HELD)
    judged = wording_of(parsed, range(len(parsed.tokens)))

    assert judged.likeliest(parsed, range(5, 6), 5) == [(0, 1, 2, 3, 4, 5)]  # "wasn't": one
    assert judged.likeliest(parsed, range(6, 7), 5) == []


def test_of_more_ways_than_can_be_followed_the_likeliest_are() -> None:
    parsed = tree(f"*Rain/NN {'rain/NN ' * 17}.")
    judged = wording(parsed, lambda place, later: 4.0 * (later == place + 2 - place % 2))

    [found] = judged.likeliest(parsed, range(1, 19), 1)

    assert found == tuple(range(1, 18, 2))


def test_a_step_that_hardly_anybody_takes_is_not_taken() -> None:
    parsed = tree(RAIN)
    usual = wording(parsed, lambda _, later: float(later != 2))
    unusual = wording(parsed, lambda _, later: 7.0 * (later != 2))

    assert (0, 1) in usual.likeliest(parsed, range(1, 9), 9)
    assert unusual.likeliest(parsed, range(1, 9), 9) == [(0,)]


@UNTIMED
@given(parsed_sentences(), st.integers(0, 9), st.integers(0, 9), st.integers(1, 30))
def test_ways_are_of_the_lengths_asked_for_and_no_more_than_that_many(
    sentence: Sentence, seed: int, fewest: int, most: int
) -> None:
    parsed = Tree(sentence)
    judged, lengths = random_wording(parsed, seed), range(fewest, fewest + 5)

    found = judged.likeliest(parsed, lengths, most)

    totals = [judged.likelihood(way).total for way in found]
    assert len(found) <= most
    assert len(found) == len(set(found))
    assert totals == pytest.approx(sorted(totals, reverse=True))
    for way in found:
        assert sum(parsed.is_word_start(i) for i in way) in lengths
        assert list(way) == sorted(set(way))
        assert set(way) <= set(judged.words)


def test_after_each_word_something_comes_next_and_nothing_comes_again() -> None:
    [parsed] = read_trees(SOLD)

    judged = alone(wording_model(), parsed)

    odds = np.exp(judged.table)
    assert judged.words == (0, 2, 4, 5)
    assert odds.shape == (5, 6)
    assert odds.sum(1) == pytest.approx(np.ones(5))
    assert np.tril(odds).max() == 0


def test_a_word_is_read_beside_its_head_and_by_its_relation() -> None:
    [parsed] = read_trees(SOLD)

    batch = collate([parsed, *read_trees(RAIN)], WIDTH)

    relations = ["nsubj", "advmod", "root", "obj"]
    assert batch.heads.tolist() == [[0, 3, 3, 0, 3], [0, 2, 0, 0, 0]]
    assert batch.relations[0, 1:].tolist() == [number(relation) for relation in relations]
    assert batch.mask.sum(1).tolist() == [5, 3]
    assert parsed.sentence.states is not None
    # Row 0 is the sentence's own, then come the words that are no signs.
    expected = parsed.sentence.states[[0, 1, 3, 5, 6]].astype(np.float32)
    assert np.array_equal(batch.states[0].numpy(), expected)


def test_a_sentence_is_read_alone_as_beside_others() -> None:
    model = wording_model()
    lengths = (3, 40, 1, 7, 12, 3, 9, 30, 2, 5, 8, 11)
    trees = read_trees(*(f"*Rain/NN {'rain/NN ' * (length - 1)}." for length in lengths))

    together = list(model.read(trees))

    for parsed, found in zip(trees, together, strict=True):
        expected = alone(model, parsed)
        assert found is not None
        assert found.words == expected.words
        assert np.exp(found.table) == pytest.approx(np.exp(expected.table), abs=1e-4)


def test_a_sentence_that_nobody_read_or_without_words_has_no_wording() -> None:
    [read, other] = read_trees(RAIN, SOLD)
    states = other.sentence.states
    assert states is not None
    unread = Tree(replace(other.sentence, states=None))
    half_read = Tree(replace(other.sentence, states=states[:4]))
    dot = replace(read.tokens[-1], head=-1, relation="root")
    wordless = Tree(replace(read.sentence, tokens=(dot,)))

    found = list(wording_model().read([unread, read, half_read, wordless]))

    assert [one is None for one in found] == [True, False, True, True]


def test_what_is_written_is_read_within_half_precision(tmp_path: Path) -> None:
    model, [parsed] = wording_model(), read_trees(SOLD)
    (tmp_path / FILE).write_bytes(b"old")

    model.write(tmp_path)

    read = TrainedWording.load(tmp_path)
    before, after = alone(model, parsed).table, alone(read, parsed).table
    assert [path.name for path in tmp_path.iterdir()] == [FILE]
    assert np.exp(after) == pytest.approx(np.exp(before), abs=5e-3)
    assert after.dtype == np.float32
    assert {t.dtype for t in load_file(tmp_path / FILE).values()} == {torch.float16}
    assert np.abs(np.exp(alone(wording_model(1), parsed).table) - np.exp(before)).max() > 5e-2


@pytest.mark.parametrize("length", [0, 4, 60, -100])
def test_a_torn_file_is_refused(tmp_path: Path, length: int) -> None:
    wording_model().write(tmp_path)
    whole = (tmp_path / FILE).read_bytes()
    (tmp_path / FILE).write_bytes(whole[:length])

    with pytest.raises(ValueError, match=r"not whole|\(char \d+\)"):
        TrainedWording.load(tmp_path)


def test_weights_of_another_network_are_refused(tmp_path: Path) -> None:
    write_weights(tmp_path, FILE, {"sizes": {"relations": 2}}, {})

    with pytest.raises(ValueError, match="does not fit"):
        TrainedWording.load(tmp_path)


def test_weights_that_are_not_there_are_an_error_of_the_system(tmp_path: Path) -> None:
    with pytest.raises(OSError, match=FILE):
        TrainedWording.load(tmp_path)


def test_the_shipped_model_reads_what_the_syntax_model_reads() -> None:
    model = load_wording_model()

    assert isinstance(model, TrainedWording)
    assert model.network.sizes == WordingSizes(len(RELATIONS))
    assert not model.network.training
