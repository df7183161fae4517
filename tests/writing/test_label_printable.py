"""Which labels readers would print: what tells it, and the shipped model's taste."""

from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from service.errors import WriterUnavailable
from service.writing.embedded.labelling import label_judge
from service.writing.embedded.labelling.label_judge import OfferedLabels, load_label_reading
from service.writing.embedded.labelling.label_lines import Label
from service.writing.embedded.labelling.label_place import place_features
from service.writing.embedded.labelling.label_printable import (
    POINT_SHARE,
    READING_SHARE,
    label_features,
    load_label_judge,
)
from service.writing.embedded.labelling.label_words import Form, LabelWord
from service.writing.embedded.linear import NamedModel
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

    [[counted, beside]] = replace(judge, reading=None).worths([(line, labels)])
    assert liked > other
    assert counted > beside


def test_where_a_label_takes_its_words_from_is_told_by_the_way_to_the_root() -> None:
    line = line_of(tree(SALE))

    of_object = place_features(line, label(SALE, "Steel", "Unit"))
    of_season = place_features(line, label(SALE, "Spring"))
    of_deed = place_features(line, label(SALE, "Unit", "Sale", forms=(Form.PLAIN, Form.NOUN)))

    assert (of_object["way:obj"], of_object["in:obj"], of_object["clause:obj"]) == (1, 1, 1)
    assert (of_object["depth:nearest"], of_object["depth:furthest"]) == (1, 2)
    assert of_season["way:obl"] == of_season["depth:1"] == 1
    assert of_deed["depth:nearest"] == 0


def test_what_names_the_point_of_the_line_counts_beside_what_is_printable() -> None:
    line, labels = line_of(tree(SALE)), [label(SALE, "Steel", "Unit"), label(SALE, "Spring")]
    judge = replace(load_label_judge(), reading=None, point=NamedModel({}))

    [plain] = judge.worths([(line, labels)])
    [keen] = replace(judge, point=NamedModel({"in:obj": 0.5})).worths([(line, labels)])

    assert keen == pytest.approx([plain[0] + POINT_SHARE / 4, plain[1] - POINT_SHARE / 4])


def test_the_shipped_judge_prefers_what_the_main_clause_tells() -> None:
    notation = (
        "[nsubj The/DT *council/NN] *closed/VBD [obj two/CD road/NN *bridges/NNS] "
        "[advcl after/IN:mark [nsubj:pass a/DT cargo/NN *ship/NN] was/VBD:aux:pass *sunk/VBN] ."
    )
    line, judge = line_of(tree(notation)), load_label_judge()

    main, aside = label(notation, "Road", "Bridges"), label(notation, "Cargo", "Ship")

    def point(one: Label) -> float:
        return judge.point.score({**label_features(line, one, {}), **place_features(line, one)})

    assert point(main) > point(aside)


def test_what_a_network_reads_counts_beside_what_is_counted() -> None:
    line, judge = line_of(tree(SALE)), load_label_judge()
    labels = [label(SALE, "Steel", "Unit"), label(SALE, "Norbank", "Toll")]

    counted = replace(judge, reading=None).worths([(line, labels), (line, [])])
    read = replace(judge, reading=Reader([2.0, -1.0])).worths([(line, labels), (line, [])])

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
