"""Whom an editor's lines say that a pronoun means, and that it is learnt."""

from dataclasses import replace

import pytest

from service.document import EntityKind
from service.writing.embedded.grammar.tree import Tree
from service.writing.embedded.linear import LinearModel
from service.writing.embedded.naming.antecedents import FEATURES, AntecedentModel
from service.writing.embedded.naming.pronouns import Referents
from tests.writing.trees import document
from training.antecedent import Asked, asked, quality
from training.briefs import BriefedArticle, EditorsTakeaway
from training.logistic import fit_named

NAMES: dict[str, EntityKind] = {"Kofi Osei": "person", "Anna Kovacs": "person", "Delft": "place"}
MET = "[nsubj Kofi/NNP *Osei/NNP] *met/VBD [obj Anna/NNP *Kovacs/NNP] [obl in/IN *Delft/NNP] ."
HE_PAID = "He/PRP:nsubj *paid/VBD [obj the/DT *fine/NN] ."
HIS_CAR = "[nsubj His/PRP$ *car/NN] *burned/VBD ."
RAIN_FELL = "[nsubj *Rain/NN] *fell/VBD ."


def told(*texts: str, sentences: tuple[str, ...] = (MET, HE_PAID), source: int = 1) -> list[Asked]:
    """What an article teaches whose editor retold one of its sentences so."""
    made = document(*sentences, mentions=NAMES)
    takeaways = tuple(EditorsTakeaway("", text, (source,)) for text in texts)
    return list(asked(BriefedArticle(made, "by hand", "", "", (), takeaways, ())))


def meant(groups: list[Asked]) -> list[list[float]]:
    return [[label for _, label in group] for group in groups]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Osei paid the fine.", [1, 0]),
        ("Anna Kovacs paid the fine.", [0, 1]),
        ("The fine was Osei's.", [1, 0]),
        ("Mr. Osei, 40, paid.", [1, 0]),
        ('"Osei" paid.', [1, 0]),
    ],
    ids=["one", "the other", "whose", "with a title", "in quotation marks"],
)
def test_who_is_named_instead_of_the_pronoun_is_meant(text: str, expected: list[float]) -> None:
    assert meant(told(text)) == [expected]


def test_people_are_told_of_as_the_writer_will_be_told() -> None:
    [group] = told("Osei paid.")

    made = document(MET, HE_PAID, mentions=NAMES)
    rows = Referents(made, [Tree(s) for s in made.sentences]).cast.rows(1, 0)
    assert [row for row, _ in group] == list(rows.values())


def test_every_takeaway_asks() -> None:
    assert meant(told("Osei paid.", "Kovacs paid.")) == [[1, 0], [0, 1]]
    assert meant(told("Osei's car burned.", sentences=(MET, HIS_CAR))) == [[1, 0]]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("He paid the fine.", (MET, HE_PAID)),
        ("Roos paid the fine.", (MET, HE_PAID)),
        ("Osei and Kovacs paid.", (MET, HE_PAID)),
        ("The fine that was due was paid by Osei.", (MET, HE_PAID)),
        ("Osei met rain.", (MET, RAIN_FELL)),
        ("Osei paid the fine.", (RAIN_FELL, HE_PAID)),
        ("Osei paid Osei.", (MET, "He/PRP:nsubj *paid/VBD [obj Kofi/NNP *Osei/NNP] .")),
        ("Osei was freed.", (MET, "[nsubj *Police/NNS] *freed/VBD him/PRP:obj .")),
    ],
    ids=["no name", "somebody else", "two", "late in the line", "no pronoun", "nobody so far",
         "named beside the pronoun", "a pronoun that leads nothing"],
)  # fmt: skip
def test_a_line_that_does_not_tell_who_was_meant_teaches_nothing(
    text: str, sentences: tuple[str, ...]
) -> None:
    assert told(text, sentences=sentences) == []


def test_a_takeaway_without_a_source_teaches_nothing() -> None:
    takeaways = (EditorsTakeaway("", "Osei paid.", ()),)
    made = document(MET, HE_PAID, mentions=NAMES)

    assert list(asked(BriefedArticle(made, "by hand", "", "", (), takeaways, ()))) == []


def test_a_sentence_that_nobody_parsed_teaches_nothing() -> None:
    made = document(MET, HE_PAID, mentions=NAMES)
    unparsed = replace(made, sentences=tuple(replace(s, tokens=()) for s in made.sentences))
    takeaways = (EditorsTakeaway("", "Osei paid.", (1,)),)

    assert list(asked(BriefedArticle(unparsed, "by hand", "", "", (), takeaways, ()))) == []


def test_quality_tells_how_often_the_likeliest_is_meant_by_how_probable_it_has_to_be() -> None:
    sure: Asked = [((4.0,), 1.0), ((0.0,), 0.0)]
    doubtful: Asked = [((0.0,), 1.0), ((0.5,), 0.0)]

    log = list(quality([sure, sure, doubtful], LinearModel((1.0,))))

    assert log[0] == "p >= 0.0: 3 of 3, right 0.667"
    assert log[2] == "p >= 0.7: 2 of 3, right 1.000"
    assert log[-1] == "p >= 0.95: 2 of 3, right 1.000"


def test_whom_editors_name_is_ranked_first() -> None:
    # Always the subject of the sentence before, whichever of the two that is.
    met_by = MET.replace("Kofi/NNP *Osei", "X").replace("Anna/NNP *Kovacs", "Kofi/NNP *Osei")
    other = met_by.replace("X", "Anna/NNP *Kovacs")
    lessons = [told("Osei paid."), told("Kovacs paid.", sentences=(other, HE_PAID))] * 3
    groups = [one for lesson in lessons for one in lesson]

    stored, _ = fit_named(groups, FEATURES, 0.1)

    made = document(other, HE_PAID, mentions=NAMES)
    cast = Referents(made, [Tree(s) for s in made.sentences]).cast
    ranked = list(AntecedentModel(LinearModel.of(stored, FEATURES)).ranked(cast, 1, 0))
    assert [key for _, key in ranked] == ["kovacs", "osei"]
    assert ranked[0][0] > 0.8 > 0.2 > ranked[1][0]
