"""Claims in words of their own beside others in the same words, and the mean of several runs."""

import random
from importlib.resources import as_file, files
from pathlib import Path

import pytest
import torch

from service.checking.support.calibration import Calibration
from service.checking.support.weights import read, write
from tests.checking.articles import FLOOD, source
from training.support_lessons import Told
from training.support_mean import average
from training.support_reworded import with_twins

OWN = (
    Told("Two people drowned when 300 homes in Leeds were flooded on Tuesday.", True, "reworded"),
    Told("Nobody was hurt as the river rose.", False, "negation"),
)


def test_a_true_claim_gets_a_false_twin_in_nearly_its_words() -> None:
    document = source(FLOOD).document

    found = with_twins(document, OWN, random.Random(1), 5)

    twins = found[len(OWN) :]
    assert found[: len(OWN)] == list(OWN)
    assert twins
    for twin in twins:
        assert not twin.supported
        assert twin.base == OWN[0].text != twin.text
        assert len(set(twin.text.split()) & set(OWN[0].text.split())) > 5


def test_no_claim_gets_more_twins_than_are_asked_for() -> None:
    assert with_twins(source(FLOOD).document, OWN, random.Random(1), 0) == list(OWN)


def test_the_mean_of_two_runs_lies_between_them(tmp_path: Path) -> None:
    with as_file(files("service") / "weights") as folder:
        network = read(folder)[0]
    name, weight = next((n, p) for n, p in network.named_parameters() if n.endswith("bias"))
    before, runs = weight.detach().clone(), [tmp_path / "one", tmp_path / "other", tmp_path / "out"]
    for run, shift in zip(runs, (-1.0, 1.0, 5.0), strict=True):
        run.mkdir()
        with torch.no_grad():
            weight.copy_(before + shift)
        write(run, network, Calibration.tempered(1.0))

    average(runs[:2], runs[2])

    mean = dict(read(runs[2])[0].named_parameters())[name]
    assert mean.detach().tolist() == pytest.approx(before.tolist(), abs=0.05)
