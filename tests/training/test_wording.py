"""What an editor's lines teach the wording model, and that it learns."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from service.writing.embedded.shortening.wording_model import (
    FILE,
    TrainedWording,
    new_network,
)
from tests.writing.models import with_states
from tests.writing.trees import document
from training.briefs import BriefedArticle, EditorsTakeaway
from training.wording import SYNOPSIS_WEIGHT, Shortening, Trainer, evaluate, lessons, train

WIDTH = 384  # of the syntax model's encoder
CLOSURE = """[nsubj The/DT *port/NN [nmod of/IN *Delft/NNP]] quietly/RB *closed/VBD [obj two/CD
    *terminals/NNS] [obl on/IN *Monday/NNP] ."""
STRIKE = """[nsubj The/DT dock/NN *union/NN] *called/VBD [obj a/DT *strike/NN] , [advcl
    *ending/VBG [obj *years/NNS [nmod of/IN *peace/NN]]] ."""
CLOSED = EditorsTakeaway("Port Closure", "The port closed two terminals.", (0,))
STRUCK = EditorsTakeaway("Union Response", "The dock union called a strike.", (1,))
ARTICLE = BriefedArticle(
    with_states(document(CLOSURE, STRIKE), WIDTH), "by hand", "", "", (), (CLOSED, STRUCK), ()
)


def taught(*takeaways: EditorsTakeaway) -> list[Shortening]:
    return list(lessons(replace(ARTICLE, takeaways=takeaways)))


def kept(one: Shortening) -> str:
    return one.tree.text(one.kept)


def test_a_takeaway_teaches_which_words_of_its_sentence_were_kept() -> None:
    one, other = taught(CLOSED, STRUCK)

    assert (kept(one), kept(other)) == (
        "The port closed two terminals",
        "The dock union called a strike",
    )
    assert (one.weight, one.is_whole) == (1.0, True)


@pytest.mark.parametrize(
    ("text", "weight", "is_whole"),
    [
        ("The port of Delft quietly closed two terminals on Monday.", 1.0, True),
        ("The port of Delft quietly closed two terminals on schedule Monday.", 0.7, True),
        ("The port of Delft closed its terminals.", 0.3, False),
    ],
    ids=["all words its own", "all but one of eleven", "all but one of seven"],
)
def test_a_line_with_words_of_its_own_teaches_less(
    text: str, weight: float, is_whole: bool
) -> None:
    [one] = taught(replace(CLOSED, text=text))

    assert (one.weight, one.is_whole) == (weight, is_whole)


@pytest.mark.parametrize(
    "takeaway",
    [
        replace(CLOSED, text="The port shut both of its piers."),
        replace(CLOSED, text="The port closed two of its seven northern piers."),
        replace(CLOSED, text="The port closed."),
        replace(CLOSED, text="Two terminals the port closed."),
        replace(CLOSED, sources=(1,)),
        replace(CLOSED, sources=()),
    ],
    ids=[
        "a rewriting",
        "half a rewriting",
        "three words",
        "another order",
        "another sentence",
        "no source",
    ],
)
def test_other_lines_teach_nothing(takeaway: EditorsTakeaway) -> None:
    assert taught(takeaway) == []


def test_of_several_sources_the_one_with_most_of_its_words_is_shortened() -> None:
    [one] = taught(replace(STRUCK, sources=(0, 1)))

    assert kept(one) == "The dock union called a strike"


def test_each_sentence_of_a_synopsis_teaches_half_as_much() -> None:
    told = replace(
        ARTICLE,
        takeaways=(),
        synopsis=f"{CLOSED.text} It was cold. {STRUCK.text}",
        synopsis_sources=(0, 1),
    )

    found = list(lessons(told))

    assert [kept(one) + "." for one in found] == [CLOSED.text, STRUCK.text]
    assert [one.weight for one in found] == [SYNOPSIS_WEIGHT] * 2


def test_a_sentence_that_nobody_read_teaches_nothing() -> None:
    unread = replace(ARTICLE, document=document(CLOSURE, STRIKE))

    assert list(lessons(unread)) == []


def test_an_endless_sentence_teaches_nothing() -> None:
    endless = f"{CLOSURE[:-1]} {'[obl in/IN *Delft/NNP] ' * 55}."
    made = with_states(document(endless), WIDTH)

    assert list(lessons(replace(ARTICLE, document=made, takeaways=(CLOSED,)))) == []


def test_surprise_is_told_of_whole_lines_only() -> None:
    [whole] = taught(CLOSED)
    [partly] = taught(replace(CLOSED, text="The port of Delft closed its terminals."))
    model = TrainedWording(new_network(0.0))

    assert evaluate(model, [whole, partly]) == pytest.approx(evaluate(model, [whole]))
    assert evaluate(model, []) == 0


def losses(log: list[str]) -> list[float]:
    return [float(found[1]) for line in log if (found := re.search(r"loss ([\d.]+)", line))]


def test_what_is_taught_is_said(tmp_path: Path) -> None:
    lines = taught(CLOSED, STRUCK)

    log = list(train(lines * 2, lines, tmp_path, epochs=10))

    trees = [one.tree for one in lines]
    found = TrainedWording.load(tmp_path).read(trees)
    said = [w.likeliest(t, range(3, 12), 1) for w, t in zip(found, trees, strict=True) if w]
    assert said == [[one.kept] for one in lines]
    assert len(losses(log)) == 10
    assert losses(log)[-1] < losses(log)[0] / 2


def test_the_same_lessons_make_the_same_weights(tmp_path: Path) -> None:
    made = []
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        list(train(taught(CLOSED, STRUCK) * 2, taught(CLOSED), tmp_path / name, epochs=2))
        made.append((tmp_path / name / FILE).read_bytes())

    assert made[0] == made[1]


def test_the_best_epoch_is_kept_where_later_ones_are_worse(tmp_path: Path) -> None:
    [lesson] = taught(CLOSED)
    others = tuple(i for i in lesson.tree.words if i not in lesson.kept)
    contrary = replace(lesson, kept=others)

    log = list(train([lesson] * 64, [contrary], tmp_path, epochs=4))

    told = [float(found[1]) for line in log if (found := re.search(r"dev ([\d.]+)", line))]
    assert told[-1] > min(told) + 0.5
    best = TrainedWording.load(tmp_path)
    assert evaluate(best, [contrary]) == pytest.approx(min(told), abs=0.02)


def test_a_lesson_without_weight_is_not_learnt() -> None:
    [lesson] = taught(CLOSED)
    other = replace(lesson, kept=lesson.tree.words)
    trainer = Trainer([replace(lesson, weight=0.0), other] * 8, epochs=6)

    for _ in range(6):
        trainer.epoch()

    model = TrainedWording(trainer.network)
    assert evaluate(model, [other]) < evaluate(model, [lesson]) - 1
