"""What teaches the coreference network, and how sure it has to be."""

import gzip
from pathlib import Path

import pytest

from service.document import EntityKind
from service.reading.syntax import load_syntax
from service.writing.embedded.naming.coreference_features import PRONOUN_FEATURES
from service.writing.embedded.naming.coreference_pairs import PAIR_FEATURES
from tests.writing.trees import document
from training.briefs import BriefedArticle, EditorsTakeaway
from training.coreference import train
from training.coreference_lessons import Answered, from_editors, from_names, pairs_of
from training.coreference_scores import FEWEST_SURE, LEAST_SURE, MOST_SURE, Guess, thresholds
from training.coreference_silver import masked
from training.gum_coreference import Told, read_told

WIDTH = 16
SHIPPED = {"he": 0.83, "she": 0.83, "it": 0.95, "they": 0.94, "noun": 0.8}
NAMES: dict[str, EntityKind] = {"Ida Roos": "person", "Roos": "person", "Ana Diaz": "person"}
MET = "[nsubj Ida/NNP *Roos/NNP] *met/VBD [obj Ana/NNP *Diaz/NNP] ."
SHE_LEFT = "She/PRP:nsubj *left/VBD [obj the/DT *town/NN] ."
ROOS_LEFT = "[nsubj *Roos/NNP] *left/VBD [obj the/DT *town/NN] ."


def retold(text: str, *sentences: str) -> list[Answered]:
    made = document(*sentences, mentions=NAMES)
    takeaway = EditorsTakeaway("", text, (len(sentences) - 1,))
    return list(from_editors(BriefedArticle(made, "by hand", "", "", (), (takeaway,), ()), WIDTH))


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Roos left the town.", [False, True, False]), ("Ana Diaz left.", [False, False, True])],
)
def test_whom_an_editor_names_instead_is_meant(text: str, expected: list[bool]) -> None:
    [one] = retold(text, MET, SHE_LEFT)

    assert one.right.tolist() == expected
    assert one.known.all()


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("She left the town.", (MET, SHE_LEFT)),
        ("Roos and Diaz left.", (MET, SHE_LEFT)),
        ("Roos left.", (MET, ROOS_LEFT)),
    ],
    ids=["nobody", "two", "no pronoun"],
)
def test_a_line_that_does_not_tell_who_was_meant_teaches_nothing(
    text: str, sentences: tuple[str, ...]
) -> None:
    assert retold(text, *sentences) == []


def test_what_earlier_pronouns_mean_is_not_known() -> None:
    [one] = retold("Roos left the town.", MET, SHE_LEFT, SHE_LEFT)

    assert one.known.tolist() == [True, True, True, False, True]


def test_a_name_told_again_becomes_a_pronoun_that_means_it() -> None:
    made = document(MET, ROOS_LEFT, mentions=NAMES)

    [one] = masked(made, pairs_of(made), load_syntax())

    assert one.document.sentences[-1].text == "She left the town."
    assert (one.sentence, one.start, one.key) == (1, 0, "roos")


def test_a_name_told_again_teaches() -> None:
    made = document(MET, ROOS_LEFT, mentions=NAMES)
    article = BriefedArticle(made, "by hand", "", "", (), (), ())

    [one] = from_names(article, WIDTH, load_syntax())

    assert one.right.sum() == 1
    assert one.sort == "she"


BANK = """# newdoc id = GUM_news_one
# newpar
# text = Roos left.
1\tRoos\tRoos\tPROPN\tNNP\t_\t2\tnsubj\t_\tEntity=(1-person-new)
2\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No
3\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_

# newpar
# text = She sang.
1\tShe\tshe\tPRON\tPRP\t_\t2\tnsubj\t_\tEntity=(1-person-giv)
2\tsang\tsing\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No
3\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_

# newdoc id = GUM_news_two
# text = Rain.
1\tRain\train\tNOUN\tNN\t_\t0\troot\t_\tEntity=(1-thing-new)|SpaceAfter=No
2\t.\t.\tPUNCT\t.\t_\t1\tpunct\t_\t_

"""


def test_documents_of_the_treebank_tell_which_mentions_are_of_one(tmp_path: Path) -> None:
    path = tmp_path / "bank.conllu.gz"
    path.write_bytes(gzip.compress(BANK.encode()))

    first, second = read_told(path)

    assert [s.text for s in first.document.sentences] == ["Roos left.", "She sang."]
    assert [s.paragraph for s in first.document.sentences] == [0, 1]
    assert first.told == (Told(0, 0, False, "1"), Told(1, 0, False, "1"))
    assert second.document.id == "GUM_news_two"


def test_what_was_taught_is_learnt() -> None:
    taught = retold("Roos left the town.", MET, SHE_LEFT) * 32

    model = train(taught, WIDTH, epochs=8)

    made = document(MET, SHE_LEFT, mentions=NAMES)
    pairs = pairs_of(made)
    pronoun = next(i for i in range(len(pairs.mentions)) if pairs.of_class(i))
    shares = dict(model.shares(made, pairs, pronoun))
    assert max(shares, key=shares.__getitem__) == 0
    assert model.sizes.own == len(PRONOUN_FEATURES)
    assert model.sizes.pairs == len(PAIR_FEATURES)


def test_the_threshold_is_the_lowest_that_is_right_often_enough() -> None:
    wrong = [Guess("they", 0.955, is_right=False)] * 9
    right = [Guess("they", 0.965, is_right=True)] * FEWEST_SURE

    found = thresholds([*wrong, *right], SHIPPED)

    assert found["they"] == pytest.approx(0.96)
    assert all(LEAST_SURE[sort] <= found[sort] <= MOST_SURE for sort in LEAST_SURE)


@pytest.mark.parametrize(
    ("share", "is_right", "count", "expected"),
    [
        (0.9, True, 0, SHIPPED["he"]),
        (0.9, True, FEWEST_SURE - 1, SHIPPED["he"]),
        (0.6, True, 200, SHIPPED["he"]),
        (0.9, False, FEWEST_SURE, MOST_SURE),
        (0.9, True, FEWEST_SURE, LEAST_SURE["he"]),
    ],
    ids=["none", "too few", "none sure", "wrong", "right"],
)
def test_without_marks_of_dev_the_thresholds_stay_as_they_ship(
    share: float, is_right: bool, count: int, expected: float
) -> None:
    found = thresholds([Guess("he", share, is_right=is_right)] * count, SHIPPED)

    assert found == SHIPPED | {"he": expected, "she": found["she"]}
    assert expected == found["he"]
