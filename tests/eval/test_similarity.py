"""Semantic similarity, with its extra and without."""

from dataclasses import replace
from typing import cast

import pytest
import torch

from eval.encoder import Encoder, load_encoder
from eval.metrics.similarity import similarity
from eval.score import Score, Unscored
from service.brief import CheckedLine
from tests.eval.examples import REFERENCE, reference_brief


class TwoWordEncoder:
    """Points one way for texts about a pier, the other way for all else."""

    def encode(self, text: str) -> torch.Tensor:
        return torch.tensor([1.0, 0.0] if "Pier" in text else [-0.6, 0.8])


def test_without_the_extra_similarity_is_unscored_and_says_how_to_get_it() -> None:
    measured = similarity("synopsis", lambda: None)(reference_brief(), REFERENCE)

    assert isinstance(measured, Unscored)
    assert "standfirst[similarity]" in measured.reason


def test_opposite_meaning_scores_nothing_and_the_same_text_everything() -> None:
    measure = similarity("headline_question", lambda: cast(Encoder, TwoWordEncoder()))
    other = replace(
        reference_brief(), headline_question=CheckedLine("Why Did Rain Fall in Leeds?", ())
    )

    assert measure(reference_brief(), REFERENCE) == Score(1.0)
    assert measure(other, REFERENCE) == Score(0.0)


@pytest.mark.skipif(load_encoder() is None, reason="the extra is not installed")
def test_the_real_encoder_puts_a_paraphrase_before_another_subject() -> None:
    measure = similarity("headline_question")

    def score(question: str) -> float:
        brief = replace(reference_brief(), headline_question=CheckedLine(question, ()))
        measured = measure(brief, REFERENCE)
        assert isinstance(measured, Score)
        return measured.value

    paraphrase = score("Is the Islay Port Going to Build Its Damaged Jetty Anew?")
    assert score("Who Won the Cricket in Dhaka?") < 0.3 < paraphrase
