"""The support model learns claims in other words and forgets nothing."""

import torch

from service.checking.support.pieces import Strip
from training.support_claims import all_claims
from training.support_lessons import Lesson, Told
from training.support_reword import CLAIM_WEIGHT, TEACHER_SHARE, targets_of

STRIP = Strip((1, 2), (0, 0), (0, 0), (-1, -1))


def lesson(told: Told) -> Lesson:
    return Lesson(STRIP, (0,), told, (0, 0))


def test_what_the_teacher_has_right_is_half_its_word() -> None:
    told = Told("The bank cut its rate.", True, "takeaway")

    targets, weight = targets_of([lesson(told)], torch.tensor([1.5]))

    truth = 0.98
    mixed = (1 - TEACHER_SHARE) * truth + TEACHER_SHARE * torch.sigmoid(torch.tensor(1.5))
    assert torch.allclose(targets, mixed[None], atol=1e-6)
    assert weight.tolist() == [1.0]


def test_where_the_teacher_is_wrong_the_truth_stands() -> None:
    told = Told("The bank cut its rate.", False, "number")

    targets, _ = targets_of([lesson(told)], torch.tensor([1.5]))

    assert torch.allclose(targets, torch.tensor([0.02]))


def test_of_a_claim_the_truth_stands_and_counts_for_more() -> None:
    claim = next(one for one in all_claims() if one.supported)

    targets, weight = targets_of([lesson(claim)], torch.tensor([0.5]))

    assert torch.allclose(targets, torch.tensor([0.98]))
    assert weight.tolist() == [CLAIM_WEIGHT]
