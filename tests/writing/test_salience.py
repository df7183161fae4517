"""What the shipped salience model says of a document."""

from dataclasses import replace

import numpy as np
import pytest

from service.document import Document
from service.writing.embedded.choosing.salience import (
    LINES,
    UNSEEN,
    Salience,
    SalienceModel,
    load_salience_model,
)
from tests.writing.articles import EMPTY, UNPARSED
from tests.writing.wire import reference


@pytest.fixture(scope="module")
def model() -> SalienceModel:
    return load_salience_model()


@pytest.fixture(scope="module")
def seoul() -> Document:
    return reference("seoul")


@pytest.fixture(scope="module")
def salience(model: SalienceModel, seoul: Document) -> Salience:
    return model.read(seoul)


def test_every_sentence_and_every_word_has_log_odds_for_each_line(
    seoul: Document, salience: Salience
) -> None:
    assert salience.sentences.shape == (len(seoul.sentences), len(LINES))
    assert [own.shape for own in salience.words] == [(len(s.tokens), 3) for s in seoul.sentences]
    assert np.isfinite(salience.sentences).all()
    assert all(np.isfinite(own).all() for own in salience.words)


def test_a_document_is_judged_the_same_twice(
    model: SalienceModel, seoul: Document, salience: Salience
) -> None:
    again = model.read(seoul)

    assert np.array_equal(again.sentences, salience.sentences)
    assert all(map(np.array_equal, again.words, salience.words))


@pytest.mark.parametrize("line", ["synopsis", "question"])
def test_a_news_story_is_summed_up_by_its_first_sentence(salience: Salience, line: str) -> None:
    assert salience.chosen(line).argmax() == 0


def test_words_are_likelier_kept_than_signs(seoul: Document, salience: Salience) -> None:
    is_sign = np.array([t.pos == "PUNCT" for s in seoul.sentences for t in s.tokens])

    odds = np.concatenate(salience.words)

    assert (odds[~is_sign].mean(0) > odds[is_sign].mean(0)).all()


def test_a_line_has_its_own_column() -> None:
    table = np.array([[1, 2, 3], [4, 5, 6]], np.float32)
    told = Salience(table, (table, table + 6))

    assert told.chosen("synopsis").tolist() == [2, 5]
    assert told.kept(1, "question") == [9, 12]


def test_a_sentence_without_states_is_unseen_and_says_nothing_of_its_words(
    model: SalienceModel, seoul: Document
) -> None:
    first, hidden, *others = seoul.sentences
    partly = replace(seoul, sentences=(first, replace(hidden, states=None), *others))

    told = model.read(partly)

    assert (told.sentences[1] == UNSEEN).all()
    assert not told.words[1].any()
    assert (np.delete(told.sentences, 1, axis=0) > UNSEEN).all()


def test_of_a_document_without_syntax_nothing_is_seen(model: SalienceModel) -> None:
    told = model.read(UNPARSED)

    assert (told.sentences == UNSEEN).all()
    assert [len(own) for own in told.words] == [0] * len(UNPARSED.sentences)


def test_a_document_without_sentences_has_no_salience(model: SalienceModel) -> None:
    told = model.read(EMPTY)

    assert told.sentences.shape == (0, len(LINES))
    assert told.words == ()
