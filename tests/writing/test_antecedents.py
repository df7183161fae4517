"""Whom "he" or "she" may mean: what is known of each person, and when it is enough."""

import math

import pytest

from service.document import Document
from service.writing.embedded.grammar.tree import Tree
from service.writing.embedded.linear import LinearModel
from service.writing.embedded.naming.antecedents import FEATURES, AntecedentModel, Cast
from service.writing.embedded.naming.pronouns import Referents
from tests.writing.trees import document

PEOPLE = (
    "Kofi Osei",
    "Osei",
    "Anna Kovacs",
    "Kovacs",
    "Jan Roos",
    "Roos",
    "Jan Osei",
    "Carole King",
)
OSEI_LEFT = "[nsubj Kofi/NNP *Osei/NNP] *left/VBD [obj *Delft/NNP] ."
RAIN_FELL = "[nsubj *Rain/NN] *fell/VBD ."
HE_PAID = "He/PRP:nsubj *paid/VBD [obj the/DT *fine/NN] ."
PARAGRAPH = FEATURES.index("paragraph")
SHE_PAID = HE_PAID.replace("He", "She")


def told(*notations: str, mentions: tuple[str, ...] = PEOPLE) -> tuple[Document, Referents]:
    made = document(*notations, mentions=dict.fromkeys(mentions, "person"))
    return made, Referents(made, [Tree(sentence) for sentence in made.sentences])


def known(*notations: str, of: str = "osei") -> dict[str, float]:
    """What is known of a person at the first pronoun of the last sentence, zeros left out."""
    made, referents = told(*notations)
    last = made.sentences[-1].tokens
    pronoun = next(i for i, token in enumerate(last) if token.tag.startswith("PRP"))
    row = referents.cast.rows(len(notations) - 1, pronoun)[of]
    return {name: float(value) for name, value in zip(FEATURES, row, strict=True) if value}


def named(*notations: str) -> str | None:
    """The last sentence as it would be said, None if refused."""
    made, referents = told(*notations)
    parsed = Tree(made.sentences[-1])
    kept = range(len(parsed.tokens))
    resolution = referents.resolve(len(notations) - 1, kept)
    return parsed.text(kept, resolution.said_as) if resolution else None


def test_a_name_just_before_is_known_in_full() -> None:
    assert known(OSEI_LEFT, HE_PAID) == {
        "distance": 1, "just_before": 1, "subject": 1, "just_before_subject": 1, "share": 1,
        "mentions": 1, "opened": 1, "alone": 1, "opens": 1,
    }  # fmt: skip


KOVACS_MET_OSEI = "[nsubj *Kovacs/NNP] *met/VBD [obj *Osei/NNP] ."
HIS_CAR = "[nsubj His/PRP$ *car/NN] *burned/VBD ."


@pytest.mark.parametrize(
    ("notations", "of", "expected"),
    [
        ([OSEI_LEFT, RAIN_FELL, HE_PAID], "osei", {"distance": 2, "just_before": 0}),
        ([OSEI_LEFT, HE_PAID, HE_PAID], "osei", {"distance": 2, "followed": 1}),
        ([OSEI_LEFT, HE_PAID, SHE_PAID, HE_PAID], "osei", {"distance": 3, "followed": 0.5}),
        ([OSEI_LEFT, OSEI_LEFT, RAIN_FELL, HE_PAID], "osei", {"mentions": 2, "distance": 2}),
        ([OSEI_LEFT] * 9 + [HE_PAID], "osei", {"mentions": 6}),
        ([OSEI_LEFT, "[nsubj A/DT *judge/NN] *left/VBD .", HE_PAID], "osei", {"strangers": 1}),
        ([OSEI_LEFT, HIS_CAR], "osei", {"possessive": 1, "opens": 1}),
        ([OSEI_LEFT, "Then/RB he/PRP:nsubj *paid/VBD ."], "osei", {"opens": 0}),
        (["[nsubj *Osei/NNP] *said/VBD [ccomp he/PRP:nsubj *paid/VBD] ."], "osei",
         {"same_sentence": 1, "distance": 0, "subject": 1, "just_before": 0}),
        ([KOVACS_MET_OSEI, HE_PAID], "osei",
         {"subject": 0, "share": 0.5, "opened": 0, "alone": 0, "rivals_just_before": 1}),
        ([KOVACS_MET_OSEI, HE_PAID], "kovacs",
         {"subject": 1, "share": 0.5, "opened": 1, "alone": 0, "rivals_just_before": 1}),
        ([OSEI_LEFT, KOVACS_MET_OSEI, HE_PAID], "osei",
         {"just_before_subject": 0, "share": 2 / 3, "opened": 1}),
        (["[nsubj President/NNP:nmod:desc *Osei/NNP] *left/VBD .", HE_PAID], "osei",
         {"subject": 1, "gender_told": 0}),
        (["[nsubj The/DT *mayor/NN , [appos Kofi/NNP *Osei/NNP] ,] *left/VBD .", HE_PAID], "osei",
         {"subject": 1}),
        (["[nsubj [nmod:poss *Osei/NNP 's/POS] *car/NN] *burned/VBD .", HE_PAID], "osei",
         {"subject": 0}),
    ],
    ids=["two back", "he in between", "he and she in between", "twice", "often", "a stranger",
         "his", "after a word", "in one sentence", "the object", "the subject", "more often",
         "an office", "an apposition", "whose"],
)  # fmt: skip
def test_what_is_known_of_a_person_depends_on_where_the_name_stood(
    notations: list[str], of: str, expected: dict[str, float]
) -> None:
    found = known(*notations, of=of)

    assert {name: found.get(name, 0) for name in expected} == pytest.approx(expected)


@pytest.mark.parametrize(
    ("title", "pronoun", "expected"),
    [
        ("Mrs", "He", {"clashes": 1, "gender_told": 1}),
        ("Mrs", "She", {"fits": 1, "gender_told": 1}),
        ("Mr.", "He", {"fits": 1, "gender_told": 1}),
        ("Sir", "She", {"clashes": 1, "gender_told": 1}),
        ("Dr", "He", {}),
    ],
)
def test_a_title_tells_whether_a_pronoun_fits(
    title: str, pronoun: str, expected: dict[str, float]
) -> None:
    left = f"[nsubj {title}/NNP:nmod:desc *Kovacs/NNP] *left/VBD ."

    found = known(left, RAIN_FELL, HE_PAID.replace("He", pronoun), of="kovacs")

    gendered = {"fits", "clashes", "gender_told"}
    assert {name: value for name, value in found.items() if name in gendered} == expected


def test_a_title_inside_the_name_and_told_once_is_remembered() -> None:
    made, referents = told(
        "[nsubj *Kovacs/NNP] *left/VBD .", "[nsubj Mrs/NNP:nmod:desc *Kovacs/NNP] *won/VBD .",
        HE_PAID, mentions=("Mrs Kovacs", "Kovacs"),
    )  # fmt: skip

    [row] = referents.cast.rows(len(made.sentences) - 1, 0).values()

    assert row[FEATURES.index("clashes")] == 1


def test_one_paragraph_holds_a_pronoun_to_its_name() -> None:
    _, referents = told(OSEI_LEFT, HE_PAID)
    apart = referents.cast

    together = Cast(apart.mentions, apart.trees, [0, 0])

    assert [cast.rows(1, 0)["osei"][PARAGRAPH] for cast in (apart, together)] == [0, 1]


@pytest.mark.parametrize(
    ("notations", "pronoun", "expected"),
    [
        ([HE_PAID, OSEI_LEFT], (0, 0), []),
        (["He/PRP:nsubj *paid/VBD [obj *Osei/NNP] ."], (0, 0), []),
        ([OSEI_LEFT, KOVACS_MET_OSEI, HE_PAID], (1, 1), ["osei", "kovacs"]),
        ([OSEI_LEFT, KOVACS_MET_OSEI, HE_PAID], (2, 0), ["osei", "kovacs"]),
        ([KOVACS_MET_OSEI, RAIN_FELL, OSEI_LEFT, *[RAIN_FELL] * 4, HE_PAID], (7, 0), ["osei"]),
        ([OSEI_LEFT, *[RAIN_FELL] * 5, HE_PAID], (6, 0), []),
    ],
    ids=["named later", "named later in the sentence", "named so far", "two", "one too far",
         "too far"],
)  # fmt: skip
def test_only_who_was_named_lately_can_be_meant(
    notations: list[str], pronoun: tuple[int, int], expected: list[str]
) -> None:
    _, referents = told(*notations)

    assert list(referents.cast.rows(*pronoun)) == expected


def test_a_sentence_without_a_tree_names_nobody() -> None:
    made, _ = told(OSEI_LEFT, KOVACS_MET_OSEI, HE_PAID)
    trees = [None, *(Tree(sentence) for sentence in made.sentences[1:])]

    cast = Referents(made, trees).cast

    found = [(m.key, m.sentence, m.is_subject) for m in cast.mentions]
    assert found == [("kovacs", 1, True), ("osei", 1, False)]


def test_people_are_ranked_by_how_probable_each_is() -> None:
    _, referents = told(OSEI_LEFT, "[nsubj *Kovacs/NNP] *won/VBD .", HE_PAID)
    by_distance = AntecedentModel(
        LinearModel(tuple(-float(n == "distance") for n in FEATURES), bias=1.0)
    )

    shares = {key: share for share, key in by_distance.ranked(referents.cast, 2, 0)}

    # One back and two back: log-odds of 1 - 1 and 1 - 2.
    assert list(shares) == ["kovacs", "osei"]
    assert shares == pytest.approx({"kovacs": 0.5, "osei": 1 / (1 + math.e)})


@pytest.mark.parametrize(
    ("notations", "expected"),
    [
        ([OSEI_LEFT, HE_PAID], "Kofi Osei paid the fine"),
        ([OSEI_LEFT, HIS_CAR], "Kofi Osei's car burned"),
        ([OSEI_LEFT, RAIN_FELL, HE_PAID], "Kofi Osei paid the fine"),
        ([OSEI_LEFT, "[nsubj *Osei/NNP] *met/VBD [obj *Kovacs/NNP] .",
          "[nsubj *Osei/NNP] *won/VBD .", HE_PAID], "Kofi Osei paid the fine"),
        ([OSEI_LEFT, "He/PRP:nsubj *paid/VBD [obj *Roos/NNP] ."], "Kofi Osei paid Roos"),
    ],
    ids=["just before", "his", "two back", "whom all is about", "somebody named after it"],
)  # fmt: skip
def test_a_leading_pronoun_is_named_where_the_model_is_sure(
    notations: list[str], expected: str
) -> None:
    assert named(*notations) == expected


def test_what_tells_the_name_and_what_tells_who_are_sources() -> None:
    made, referents = told(OSEI_LEFT, "[nsubj *Osei/NNP] *won/VBD .", HE_PAID)

    resolution = referents.resolve(len(made.sentences) - 1, range(4))

    assert resolution is not None
    assert resolution.sentences == (0, 1)


@pytest.mark.parametrize(
    "notations",
    [
        ["[nsubj *Osei/NNP [conj and/CC *Roos/NNP]] *left/VBD .", HE_PAID],
        ["[nsubj *Osei/NNP] *met/VBD [obj *Roos/NNP] .", HE_PAID],
        ["[nsubj *Osei/NNP] *met/VBD [obj *Roos/NNP] .",
         "[nsubj *Roos/NNP] *met/VBD [obj *Osei/NNP] .", HE_PAID],
        ["[nsubj *Police/NNS] *freed/VBD [obj *Osei/NNP [conj and/CC *Roos/NNP]] .", HE_PAID],
        [OSEI_LEFT, "[nsubj *Roos/NNP] *won/VBD .", HE_PAID],
        [OSEI_LEFT, *[RAIN_FELL] * 5, HE_PAID],
        [RAIN_FELL, HE_PAID],
        ["[nsubj Kofi/NNP *Osei/NNP] *met/VBD [obj Jan/NNP *Osei/NNP] .", HE_PAID],
    ],
    ids=["two subjects", "subject and object", "each once", "two objects", "one after another",
         "too far", "nobody", "two of a name"],
)  # fmt: skip
def test_a_leading_pronoun_that_could_be_two_people_is_refused(notations: list[str]) -> None:
    assert named(*notations) is None


@pytest.mark.parametrize(
    "notations",
    [
        ["[nsubj Mrs/NNP:nmod:desc *Kovacs/NNP] *left/VBD [obj *Delft/NNP] .", HE_PAID],
        ["[nsubj *Osei/NNP] *left/VBD .", "She/PRP:nsubj *slept/VBD .", HE_PAID],
        [OSEI_LEFT, "[nsubj The/DT *judge/NN] *slept/VBD .", HE_PAID],
    ],
    ids=["of another gender", "after somebody else", "after a stranger"],
)
def test_a_leading_pronoun_that_means_somebody_else_is_refused(notations: list[str]) -> None:
    assert named(*notations) is None


def test_a_surname_is_no_title() -> None:
    assert "clashes" not in known("[nsubj Carole/NNP *King/NNP] *left/VBD .", SHE_PAID, of="king")
