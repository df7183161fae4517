"""The student reads arrays as the service reads strips."""

from pathlib import Path

import numpy as np
import pytest
import torch
from torch import nn

from service.checking.support.batches import collate
from service.checking.support.network import SupportNetwork, SupportSizes
from service.checking.support.pieces import FEATURES, Strip
from training.distil import parts
from training.distil.batches import student_batch
from training.distil.shelf import load
from training.support_lessons import Lesson, Taught, Told
from training.support_shelf import shelved


def _strip(rng: np.random.Generator, pieces: int) -> Strip:
    ids, features, keys = (rng.integers(1, 50, pieces).tolist() for _ in range(3))
    return Strip(tuple(ids), tuple(features), tuple(keys), (0,) * pieces)


@pytest.fixture
def articles() -> list[Taught]:
    rng = np.random.default_rng(3)
    evidence = tuple(_strip(rng, n) for n in (9, 4, 12))
    lessons = tuple(
        Lesson(_strip(rng, n), reads, Told("", n > 6, "takeaway"), (0,) * n)
        for n, reads in ((5, (0,)), (8, (0, 2)), (7, (1, 2)))
    )
    return [Taught("a", evidence, lessons), Taught("b", evidence[1:], lessons[:1])]


def test_arrays_give_the_log_odds_that_strips_give(tmp_path: Path, articles: list[Taught]) -> None:
    torch.manual_seed(1)
    network = SupportNetwork(SupportSizes(vocabulary=60, features=FEATURES)).eval()
    for parameter in network.parameters():
        nn.init.normal_(parameter, std=0.05)
    kinds: list[str] = []
    np.savez(tmp_path / "dev.npz", allow_pickle=False, **shelved(articles, kinds))
    (tmp_path / "kinds.json").write_text('["takeaway"]')

    shelf = load([tmp_path / "dev.npz"], torch.device("cpu"))
    found, _ = network(student_batch(shelf, torch.arange(4)))

    expected = []
    for one in articles:
        strips = [lesson.strip for lesson in one.lessons]
        collated = collate(one.evidence, strips, [lesson.reads for lesson in one.lessons])
        ordered = torch.empty(len(strips))
        ordered[list(collated.order)] = network(collated.batch)[0]
        expected.append(ordered)
    assert torch.allclose(found, torch.cat(expected), atol=1e-4)


def test_the_student_knows_as_many_features_as_the_service() -> None:
    assert parts.FEATURES == FEATURES
