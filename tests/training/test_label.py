"""What labelled takeaways teach the label model, and that it learns."""

import gzip
import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from service.writing.embedded.labelling.label_model import FILE, TrainedLabels
from tests.writing.trees import document
from training.briefs import BriefedArticle, EditorsTakeaway
from training.label import Labelled, answer, lessons, train, vocabulary, written

CLOSURE = "[nsubj The/DT *port/NN] *closed/VBD [obj two/CD *terminals/NNS] [obl in/IN *Delft/NNP] ."
STRIKE = "[nsubj The/DT dock/NN *union/NN] *called/VBD [obj a/DT *strike/NN] ."
TAKEAWAYS = (
    EditorsTakeaway("Port Closure", "The port closed two terminals.", (0,)),
    EditorsTakeaway("Union Response", "The dock union called a strike.", (1,)),
)


def article(*takeaways: EditorsTakeaway) -> BriefedArticle:
    made = document(CLOSURE, STRIKE)
    return BriefedArticle(made, "by hand", "", "", (), takeaways, ())


def labelled(*takeaways: EditorsTakeaway) -> list[Labelled]:
    return list(lessons(article(*takeaways)))


def told(one: Labelled, common: dict[str, int]) -> list[set[str]]:
    """The words that count as right, for each word of the label."""
    return [
        {one.line.words[i].text if i >= 0 else f"common {-1 - i}" for i in indices}
        for indices in answer(one, common)
    ]


def test_a_label_is_found_among_the_words_of_its_sentence_in_any_form() -> None:
    [one] = labelled(TAKEAWAYS[0])

    assert told(one, {}) == [{"Port"}, {"Closure"}]


def test_a_word_from_elsewhere_is_found_in_the_vocabulary_or_nowhere() -> None:
    [one] = labelled(TAKEAWAYS[1])

    assert told(one, {"response": 3}) == [{"Union"}, {"common 3"}]
    assert told(one, {}) == [{"Union"}, set()]


def test_what_editors_bring_often_is_the_vocabulary() -> None:
    many = labelled(*TAKEAWAYS) * 4

    assert vocabulary(many) == ("Response",)
    assert vocabulary(many[:-2]) == ()


@pytest.mark.parametrize(
    "takeaway",
    [
        replace(TAKEAWAYS[0], label="Closure"),
        replace(TAKEAWAYS[0], label="The Closure of Terminals"),
        replace(TAKEAWAYS[0], text="Farmers near Gouda walked out."),
        replace(TAKEAWAYS[0], sources=()),
    ],
    ids=["one word", "four words", "a rewriting", "no source"],
)
def test_other_labels_teach_nothing(takeaway: EditorsTakeaway) -> None:
    assert labelled(takeaway) == []


def test_what_is_taught_is_learnt_alike_each_time(tmp_path: Path) -> None:
    made = []
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        log = list(train(labelled(*TAKEAWAYS) * 8, labelled(*TAKEAWAYS), tmp_path / name, 12))
        made.append((tmp_path / name / FILE).read_bytes())

    losses = [float(found[1]) for line in log if (found := re.search(r"loss ([\d.]+)", line))]
    assert losses[-1] < losses[0] / 2
    assert made[0] == made[1]
    assert TrainedLabels.load(tmp_path / "one").vocabulary == ("Response",)


def test_labels_that_readers_wrote_over_the_writers_lines_are_lessons(tmp_path: Path) -> None:
    rest = (
        "The dockers' union rejected the plan on Friday and called a long strike over the closure. "
        "Nearly 400 jobs were cut at the docks last year after a bitter dispute about pay and "
        "hours. A spokesman said the terminals had lost money in each of the last ten years."
    )
    text = f"The port closed two terminals in Delft. {rest}"
    brief = {"id": "port", "source": "hand", "split": "train", "title": "", "paragraphs": [text]}
    data, marks = tmp_path / "briefs.jsonl", tmp_path / "marks.gz"
    data.write_text(json.dumps(brief) + "\n", encoding="utf-8")
    record = {"id": "port", "sentence": 0, "kept": [0, 1, 2, 3, 4], "labels": []}
    labels = ["Port Closure", "Terminals Closed", "Closure"]
    with gzip.open(marks, "wt", encoding="utf-8") as lines:
        for tokens in (8, 5):  # A sentence that is split otherwise today tells nothing.
            lines.write(json.dumps({**record, "tokens": tokens, "written": labels}) + "\n")
        lines.write(json.dumps({**record, "tokens": 8}) + "\n")

    found = list(written(data, marks))

    assert [one.words for one in found] == [("Port", "Closure"), ("Terminals", "Closed")]
    assert found[0].line.kept == {0, 1, 2, 3, 4}
