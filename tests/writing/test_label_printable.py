"""Which labels readers would print: what tells it, and the shipped model's taste."""

from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from service.errors import WriterUnavailable
from service.writing.embedded.labelling import label_judge
from service.writing.embedded.labelling.label_judge import OfferedLabels, load_label_reading
from service.writing.embedded.labelling.label_lines import Label
from service.writing.embedded.labelling.label_printable import (
    READING_SHARE,
    label_features,
    load_label_judge,
)
from service.writing.embedded.labelling.label_words import Form, LabelWord
from tests.writing.lines import line_of
from tests.writing.trees import tree

SALE = (
    "[nsubj *Norbank/NNP] will/MD:aux *sell/VB [obj its/PRP$:nmod:poss steel/NN *unit/NN] "
    "[obl in/IN:case the/DT *spring/NN] ."
)


@dataclass(frozen=True)
class Reader:
    """Reads these odds into the labels of any line."""

    found: list[float]

    def odds(self, lines: OfferedLabels) -> list[list[float]]:
        return [self.found[: len(labels)] for _, labels in lines]


def label(notation: str, *words: str, forms: tuple[Form, ...] = ()) -> Label:
    """The label that says these words of the sentence, as they stand where no forms are given."""
    line = line_of(tree(notation))
    found = []
    for place, word in enumerate(words):
        form = forms[place] if forms else Form.PLAIN
        known = [w for w in line.words if w.text == word and w.form == form]
        found.append(known[0] if known else LabelWord(word, -1, Form.VOCABULARY))
    return Label(tuple(found), -3.0)


def test_words_that_stand_side_by_side_are_told_from_words_pulled_together() -> None:
    line = line_of(tree(SALE))

    beside = label_features(line, label(SALE, "Steel", "Unit"), {})
    apart = label_features(line, label(SALE, "Spring", "Unit"), {})

    assert beside["as_it_stands"] == 1
    assert not apart["as_it_stands"]
    assert beside["tie:under:compound"] == 1
    assert apart["gap:back"] == 1


def test_what_editors_do_with_a_word_is_looked_up_by_its_stem() -> None:
    line, lexicon = line_of(tree(SALE)), {"unit": (0.5, -1.0, 0.25), "steel": (-2.0, 1.5, 0.75)}

    found = label_features(line, label(SALE, "Steel", "Unit"), lexicon)

    assert (found["usage:last"], found["usage:first"]) == (0.5, 1.5)
    assert (found["usage:all"], found["usage:least"]) == (0.5, 0.25)


def test_a_word_of_the_vocabulary_has_no_place_in_the_line() -> None:
    line = line_of(tree(SALE))

    found = label_features(line, label(SALE, "Norbank", "Toll"), {})

    assert found["vocabulary:after"] == 1
    assert found["shape:PROPN.PLAIN+vocabulary"] == 1


@pytest.mark.parametrize(
    ("better", "worse"),
    [(("Steel", "Unit"), ("Spring", "Unit")), (("Steel", "Unit"), ("Norbank",))],
    ids=["a phrase of the line", "more than a name"],
)
def test_the_shipped_judge_prefers(better: tuple[str, ...], worse: tuple[str, ...]) -> None:
    line, judge = line_of(tree(SALE)), load_label_judge()
    labels = [label(SALE, *better), label(SALE, *worse)]

    [[liked, other]] = judge.worths([(line, labels)])

    assert liked > other
    assert judge.worth(line, labels[0]) > judge.worth(line, labels[1])


def test_what_a_network_reads_counts_beside_what_is_counted() -> None:
    line, judge = line_of(tree(SALE)), load_label_judge()
    labels = [label(SALE, "Steel", "Unit"), label(SALE, "Norbank", "Toll")]

    counted = replace(judge, reading=None).worths([(line, labels), (line, [])])
    read = replace(judge, reading=Reader([2.0, -1.0])).worths([(line, labels), (line, [])])

    assert counted == [[judge.worth(line, one) for one in labels], []]
    assert read == [
        [counted[0][0] + 2 * READING_SHARE, counted[0][1] - READING_SHARE],
        [],
    ]


def test_labels_are_not_judged_without_their_weights(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load_label_reading.cache_clear()
    monkeypatch.setattr(label_judge, "files", lambda _: tmp_path)

    with pytest.raises(WriterUnavailable, match="label judge"):
        load_label_reading()
