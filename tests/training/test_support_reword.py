"""The support model learns claims in other words and forgets nothing."""

import random
from dataclasses import replace
from importlib.resources import files
from itertools import islice

import pytest
import torch
from tokenizers import Tokenizer

from service.checking.support.pieces import Strip, StripMaker
from service.reading.syntax_weights import TOKENIZER_FILE
from training.briefs import BriefedArticle, EditorsTakeaway
from training.support_claims import all_claims
from training.support_data import document
from training.support_lessons import Lesson, Told
from training.support_reword import CLAIM_WEIGHT, TEACHER_SHARE, Classes, targets_of

STRIP = Strip((1, 2), (0, 0), (0, 0), (-1, -1))


def lesson(told: Told) -> Lesson:
    return Lesson(STRIP, (0,), told, (0, 0))


def test_what_the_teacher_has_right_is_partly_its_word() -> None:
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


def cnns() -> BriefedArticle:
    text = "The bank cut its key rate on Friday. Nobody had asked it to do so."
    lines = [f"The bank cut its rate for the {number}th time." for number in range(20, 60)]
    takeaways = tuple(EditorsTakeaway("", line, ()) for line in lines)
    return BriefedArticle(document("cnn", text), "", "", "", (), takeaways, ())


def brief() -> BriefedArticle:
    return replace(cnns(), document=document("brief", cnns().document.text), synopsis="It cut it.")


@pytest.fixture(scope="module")
def maker() -> StripMaker:
    tokenizer = Tokenizer.from_file(str(files("service") / "weights" / TOKENIZER_FILE))
    return StripMaker(tokenizer)


def test_of_cnn_the_highlights_themselves_are_taught(maker: StripMaker) -> None:
    classes = Classes([], [brief()], [cnns()])

    [[one], [other]] = islice(classes.groups(maker, 1, random.Random(0)), 2)

    taught = one if one.id == "cnn" else other
    highlights = [lesson.told for lesson in taught.lessons if lesson.told.kind == "highlight"]
    assert [told.text for told in highlights] == [t.text for t in cnns().takeaways]
    assert {(told.supported, told.weight) for told in highlights} == {(True, 0.7)}


def test_fewer_articles_than_a_group_are_refused(maker: StripMaker) -> None:
    classes = Classes([], [brief()], [])

    with pytest.raises(ValueError, match="1 articles are less than a group of 2"):
        next(classes.groups(maker, 2, random.Random(0)))
