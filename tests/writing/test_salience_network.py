"""The salience network with random weights: how documents go in and log-odds come out."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from service.document import Document
from service.writing.embedded.choosing.salience import UNSEEN, Floats
from service.writing.embedded.choosing.salience_model import (
    FILE,
    GROUP_WORDS,
    SalienceExample,
    TrainedSalience,
    collate,
    write_salience,
)
from service.writing.embedded.choosing.salience_network import SalienceNetwork, SalienceSizes
from service.writing.embedded.choosing.sentence_features import FEATURES
from tests.writing.articles import PORT
from tests.writing.generated import UNTIMED
from tests.writing.trees import document

TINY = SalienceSizes(features=len(FEATURES), encoder=16, hidden=8, heads=2)
MEAN, SCALE = (np.full(len(FEATURES), value, np.float32) for value in (0.5, 2.0))


def random_network(seed: int = 0) -> SalienceNetwork:
    torch.manual_seed(seed)
    return SalienceNetwork(TINY).eval().requires_grad_(False)


def with_states(made: Document, seed: int = 0) -> Document:
    """The document as if a narrow encoder had read it, with random states."""
    rng = np.random.default_rng(seed)
    sentences = tuple(
        replace(s, states=rng.normal(size=(1 + len(s.tokens), TINY.encoder)).astype(np.float16))
        for s in made.sentences
    )
    return replace(made, sentences=sentences)


def article(lengths: Sequence[int], seed: int) -> SalienceExample:
    """An article of sentences of so many words, its features and states random."""
    rng = np.random.default_rng(seed)
    features = rng.normal(size=(len(lengths), TINY.features)).astype(np.float32)
    states = [rng.normal(size=(1 + n, TINY.encoder)).astype(np.float16) for n in lengths]
    return SalienceExample(features, tuple(states), tuple(range(len(lengths))))


def judged(examples: Sequence[SalienceExample]) -> tuple[Floats, list[Floats]]:
    """Log-odds of all sentences, and of each one's words without padding."""
    batch = collate(examples, MEAN, SCALE)
    chosen, kept = random_network()(batch)
    words = dict[int, Floats]()
    for group, odds in zip(batch.groups, kept, strict=True):
        for row, mask, own in zip(group.rows.tolist(), group.mask, odds, strict=True):
            words[row] = own[mask].numpy()
    return chosen.numpy(), [words[row] for row in sorted(words)]


def test_each_sentence_of_a_document_is_told_its_own_log_odds() -> None:
    made = with_states(PORT)
    hidden = replace(made.sentences[1], states=None)
    partly = replace(made, sentences=(made.sentences[0], hidden, *made.sentences[2:]))

    told = TrainedSalience(random_network(), MEAN, SCALE).read(partly)

    chosen, words = judged([SalienceExample.of(partly)])
    assert np.array_equal(np.delete(told.sentences, 1, axis=0), chosen)
    assert all(map(np.array_equal, (told.words[0], *told.words[2:]), words))


def test_the_end_of_an_endless_sentence_is_not_read() -> None:
    longest = GROUP_WORDS[-1]
    made = with_states(document("*Rain/NN " + "rain/NN " * (longest + 20) + "."))

    [words] = TrainedSalience(random_network(), MEAN, SCALE).read(made).words

    assert words[:longest].all()
    assert not words[longest:].any()


def test_a_book_of_sentences_has_a_place_for_each() -> None:
    made = with_states(document(*["It/PRP:nsubj *rained/VBD ."] * 600))

    told = TrainedSalience(random_network(), MEAN, SCALE).read(made)

    assert np.isfinite(told.sentences).all()
    assert (told.sentences > UNSEEN).all()


def test_what_is_saved_judges_as_before_within_half_precision(tmp_path: Path) -> None:
    made = with_states(PORT)
    network = random_network()

    write_salience(tmp_path, network, TINY, MEAN, SCALE)

    before = TrainedSalience(network, MEAN, SCALE).read(made)
    after = TrainedSalience.load(tmp_path).read(made)
    assert after.sentences == pytest.approx(before.sentences, abs=5e-3)
    for own, other in zip(after.words, before.words, strict=True):
        assert own == pytest.approx(other, abs=5e-3)


def test_other_weights_judge_otherwise() -> None:
    made = with_states(PORT)

    one, other = (TrainedSalience(random_network(seed), MEAN, SCALE).read(made) for seed in (0, 1))

    assert np.abs(one.sentences - other.sentences).max() > 0.1


def test_saving_leaves_one_file_and_replaces_what_was_there(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b"old")

    write_salience(tmp_path, random_network(), TINY, MEAN, SCALE)

    assert [path.name for path in tmp_path.iterdir()] == [FILE]
    TrainedSalience.load(tmp_path)


def test_weights_that_are_not_there_are_an_error_of_the_system(tmp_path: Path) -> None:
    with pytest.raises(OSError, match=FILE):
        TrainedSalience.load(tmp_path)


@UNTIMED
@given(st.lists(st.lists(st.integers(0, 110), min_size=1, max_size=5), min_size=1, max_size=4))
def test_an_article_is_judged_alone_as_beside_others(lengths: list[list[int]]) -> None:
    articles = [article(own, seed) for seed, own in enumerate(lengths)]

    chosen, words = judged(articles)

    alone = [judged([one]) for one in articles]
    assert chosen == pytest.approx(np.concatenate([told for told, _ in alone]), abs=1e-4)
    expected = [own for _, told in alone for own in told]
    assert len(words) == len(expected)
    for own, other in zip(words, expected, strict=True):
        assert own == pytest.approx(other, abs=1e-4)


@UNTIMED
@given(st.lists(st.integers(0, 110), min_size=1, max_size=12))
def test_every_sentence_is_in_one_group_of_its_length(lengths: list[int]) -> None:
    groups = collate([article(lengths, 0)], MEAN, SCALE).groups

    rows = [row for group in groups for row in group.rows.tolist()]
    real = {
        row: int(n) for g in groups for row, n in zip(g.rows.tolist(), g.mask.sum(1), strict=True)
    }
    assert sorted(rows) == list(range(len(lengths)))
    assert [real[row] for row in range(len(lengths))] == [
        min(max(n, 1), GROUP_WORDS[-1]) for n in lengths
    ]


def test_features_are_told_as_steps_from_their_mean() -> None:
    one = article([3, 5], 0)
    usual = replace(one, features=np.stack([MEAN, MEAN + 2 * SCALE]))

    standardised = collate([usual], MEAN, SCALE).features

    assert standardised[0].tolist() == [0] * len(FEATURES)
    assert standardised[1].tolist() == [2] * len(FEATURES)


def test_what_stands_in_the_padding_is_not_read() -> None:
    batch = collate([article([1, 7, 15], 0)], MEAN, SCALE)
    groups = tuple(
        replace(group, words=torch.where(group.mask[..., None], group.words, 9.0))
        for group in batch.groups
    )

    plain, noisy = (random_network()(replace(batch, groups=g))[0] for g in (batch.groups, groups))

    assert noisy.numpy() == pytest.approx(plain.numpy(), abs=1e-5)


def test_an_example_leaves_out_the_sentences_nobody_parsed() -> None:
    made = with_states(PORT)
    hidden = replace(made.sentences[1], states=None)
    partly = replace(made, sentences=(made.sentences[0], hidden, *made.sentences[2:]))

    example = SalienceExample.of(partly)

    assert example.places == (0, 2, 3, 4, 5)
    assert example.features.shape == (5, len(FEATURES))
    assert [len(states) for states in example.states] == [
        1 + len(partly.sentences[place].tokens) for place in example.places
    ]
