"""Which clauses of a sentence may stand alone, and as what."""

import pytest

from service.writing.embedded.grammar.clauses import ClauseKind
from service.writing.embedded.shortening.shorten import shorten
from tests.writing.models import RELUCTANT
from tests.writing.trees import tree

LIMA = "[nsubj *Lima/NNP]"
BANK = "[nsubj The/DT *bank/NN]"
QUITO_PAID = "[nsubj *Quito/NNP] *paid/VBD [obj *rent/NN]"
AND_IT_PAID = f"[conj and/CC {QUITO_PAID}]"
AFTER_IT_PAID = f"[advcl after/IN:mark {QUITO_PAID}]"
AS_IT_PAID = f"[advcl because/IN:mark {QUITO_PAID}]"


def standing_alone(notation: str) -> dict[ClauseKind, str]:
    """Each clause but the main one, whole."""
    parsed = tree(notation)
    longest: dict[ClauseKind, tuple[int, str]] = {}
    for way in shorten(parsed, range(1, 80), RELUCTANT):
        if way.words > longest.get(way.kind, (0, ""))[0]:
            longest[way.kind] = (way.words, parsed.text(way.kept))
    return {kind: text for kind, (_, text) in longest.items() if kind != "main"}


@pytest.mark.parametrize(
    ("notation", "expected"),
    [
        (
            "[nsubj Ana/NNP *Lopez/NNP , [acl:relcl who/WP:nsubj *led/VBD [obj the/DT *bank/NN]] ,]"
            " *quit/VBD .",
            "Ana Lopez led the bank",
        ),
        (
            "[nsubj The/DT *ferry/NN , [acl:relcl which/WDT:nsubj:pass was/VBD:aux:pass *built/VBN"
            " [obl in/IN *Korea/NNP]] ,] *sank/VBD .",
            "The ferry was built in Korea",
        ),
        (
            "[nsubj *Police/NNS] *held/VBD [obj [nmod:desc the/DT *driver/NN] *Osei/NNP ,"
            " [acl:relcl who/WP:nsubj *denied/VBD [obj the/DT *charge/NN]]] .",
            "the driver Osei denied the charge",
        ),
        (
            "[nsubj *Ana/NNP , [acl:relcl who/WP:nsubj may/MD not/RB *pay/VB [obj *rent/NN]] ,]"
            " *quit/VBD .",
            "Ana may not pay rent",
        ),
        (
            "[nsubj *Ana/NNP , [acl:relcl who/WP:nsubj *said/VBD [ccomp it/PRP:nsubj *sank/VBD]] ,]"
            " *quit/VBD .",
            "Ana said it sank",
        ),
    ],
    ids=["active", "passive", "of an object", "with its hedges", "with its speaker"],
)
def test_a_relative_clause_stands_alone_with_its_antecedent(notation: str, expected: str) -> None:
    assert standing_alone(notation) == {"relative": expected}


def test_a_relative_clause_that_tells_which_one_is_meant_does_not_stand_alone() -> None:
    notation = "[nsubj The/DT *ferry/NN [acl:relcl that/WDT:nsubj *sank/VBD]] *was/VBD insured/JJ ."

    assert standing_alone(notation) == {}


@pytest.mark.parametrize(
    ("predicates", "expected"),
    [
        ("*cut/VBD [obj *rates/NNS] [conj and/CC *sold/VBD [obj *oil/NN]]", "The bank sold oil"),
        ("has/VBZ *cut/VBN [obj *rates/NNS] [conj and/CC *sold/VBN [obj *oil/NN]]",
         "The bank has sold oil"),
        ("will/MD *cut/VB [obj *rates/NNS] [conj and/CC *sell/VB [obj *oil/NN]]",
         "The bank will sell oil"),
        ("may/MD *cut/VB [obj *rates/NNS] [conj and/CC *sell/VB [obj *oil/NN]]",
         "The bank may sell oil"),
        ("*cut/VBD [obj *rates/NNS] [conj but/CC did/VBD not/RB *sell/VB [obj *oil/NN]]",
         "The bank did not sell oil"),
        ("has/VBZ been/VBN:aux:pass *fined/VBN [conj and/CC *lost/VBD [obj *money/NN]]",
         "The bank lost money"),
        ("*is/VBZ open/JJ:xcomp [conj and/CC is/VBZ:cop *rich/JJ]", "The bank is rich"),
    ],
    ids=["subject", "perfect", "future", "modal", "own denial", "own finite verb", "copula"],
)  # fmt: skip
def test_a_second_verb_takes_over_the_subject_and_what_helps_it(
    predicates: str, expected: str
) -> None:
    assert standing_alone(f"{BANK} {predicates} .") == {"conjunct": expected}


def test_a_second_clause_stands_without_its_conjunction() -> None:
    notation = f"{LIMA} *left/VBD [obj the/DT *talks/NNS] , {AND_IT_PAID} ."

    assert standing_alone(notation) == {"conjunct": "Quito paid rent"}


@pytest.mark.parametrize("mark", ["after", "as", "because", "while", "since", "when", "although"])
def test_an_adverbial_clause_that_tells_a_fact_stands_alone(mark: str) -> None:
    notation = f"{LIMA} *left/VBD [advcl {mark}/IN:mark {QUITO_PAID}] ."

    assert standing_alone(notation) == {"adverbial": "Quito paid rent"}


SAID = "[nsubj the/DT *bank/NN] *said/VBD"


@pytest.mark.parametrize(
    "notation",
    [
        f"{BANK} *said/VBD [ccomp that/IN:mark {LIMA} *left/VBD {AND_IT_PAID}]",
        f"{BANK} *said/VBD [ccomp {LIMA} *left/VBD {AS_IT_PAID}]",
        f"{BANK} *said/VBD [ccomp {LIMA} *left/VBD] {AND_IT_PAID}",
        f"{BANK} *told/VBD [obj *us/PRP] [ccomp {LIMA} *left/VBD {AFTER_IT_PAID}]",
        f"{LIMA} *left/VBD {AND_IT_PAID} , [parataxis {SAID}]",
        f"{LIMA} *left/VBD {AS_IT_PAID} , [parataxis {SAID}]",
        f"[obl According/VBG:case to/IN:fixed *Oslo/NNP] , {LIMA} *left/VBD {AND_IT_PAID}",
        f"{LIMA} *left/VBD {AND_IT_PAID} [obl according/VBG:case to/IN:fixed *Oslo/NNP]",
        f"{LIMA} *left/VBD {AFTER_IT_PAID} [obl according/VBG:case to/IN *Oslo/NNP]",
        f"{BANK} *fears/VBZ [ccomp {LIMA} *left/VBD {AS_IT_PAID}]",
    ],
    ids=[
        "said that … and", "said … because", "said … and", "told … after", "…, the bank said",
        "because …, the bank said", "According to …, … and", "… and … according to",
        "after … according to", "fears",
    ],
)  # fmt: skip
def test_nothing_is_taken_from_under_a_speaker(notation: str) -> None:
    assert standing_alone(f"{notation} .") == {}


@pytest.mark.parametrize(
    "notation",
    [
        f"{LIMA} *leaves/VBZ [advcl if/IN:mark {QUITO_PAID}]",
        f"{LIMA} *leaves/VBZ [advcl unless/IN:mark {QUITO_PAID}]",
        f"{LIMA} *asked/VBD [advcl whether/IN:mark {QUITO_PAID}]",
        f"{LIMA} *leaves/VBZ [advcl if/IN:mark {BANK} *lent/VBD {AND_IT_PAID}]",
        f"[advcl If/IN:mark {BANK} *lends/VBZ] , {LIMA} *leaves/VBZ {AND_IT_PAID}",
        f"{LIMA} *pays/VBZ [conj or/CC {QUITO_PAID}]",
        f"{BANK} may/MD *cut/VB [obj *rates/NNS] [conj or/CC *sell/VB [obj *oil/NN]]",
        f"{LIMA} may/MD *leave/VB [advcl when/WRB:mark {QUITO_PAID}]",
        f"{LIMA} may/MD *leave/VB {AFTER_IT_PAID}",
        f"{LIMA} *left/VBD [advcl as/IN:mark if/IN:mark {QUITO_PAID}]",
    ],
    ids=[
        "if", "unless", "whether", "and under if", "If …, … and …", "or", "or sell",
        "may … when", "may … after", "as if",
    ],
)  # fmt: skip
def test_nothing_is_taken_from_under_a_condition(notation: str) -> None:
    assert standing_alone(f"{notation} .") == {}


@pytest.mark.parametrize(
    "notation",
    [
        f"{LIMA} did/VBD not/RB *leave/VB {AS_IT_PAID}",
        f"{BANK} did/VBD n't/RB *cut/VB [obj *rates/NNS] [conj or/CC *sell/VB [obj *oil/NN]]",
        f"{BANK} *denied/VBD [ccomp that/IN:mark {LIMA} *left/VBD {AND_IT_PAID}]",
        f"{BANK} never/RB *cut/VBD [obj *rates/NNS] [conj and/CC *sold/VBD [obj *oil/NN]]",
        f"{BANK} can/MD [advmod no/RB *longer/RBR] *cut/VB [obj *rates/NNS]"
        " [conj and/CC *sell/VB [obj *oil/NN]]",
    ],
    ids=["not … because", "not … or", "denied", "never", "no longer"],
)
def test_nothing_is_taken_from_under_a_denial(notation: str) -> None:
    assert standing_alone(f"{notation} .") == {}


@pytest.mark.parametrize(
    "notation",
    [
        f"{LIMA} *left/VBD , [advcl:relcl which/WDT:nsubj *pleased/VBD [obj *Quito/NNP]]",
        "There/EX:expl *was/VBD [nsubj a/DT *fire/NN] [conj and/CC *spread/VBD [obj *panic/NN]]",
        f"{LIMA} *left/VBD [advcl *hoping/VBG [xcomp to/TO *return/VB]]",
        "[nsubj *Ana/NNP , [acl:relcl whom/WP:obj [nsubj *police/NNS] *held/VBD]] *quit/VBD",
        "[nsubj *Ana/NNP , [acl:relcl who/WP:nsubj , [parataxis [nsubj *police/NNS] *say/VBP] ,"
        " *stole/VBD [obj *oil/NN]]] *quit/VBD",
    ],
    ids=["of a whole clause", "shared there", "no finite verb", "whom", "who, police say,"],
)
def test_what_has_no_subject_of_its_own_stays_where_it_is(notation: str) -> None:
    assert standing_alone(f"{notation} .") == {}


def test_one_of_several_is_told_of_by_a_relative_clause_not_they() -> None:
    drew = "[acl:relcl who/WP:nsubj *drew/VBD [obj a/DT *crowd/NN]]"
    youngest = f"the/DT *youngest/JJS [nmod of/IN the/DT *sisters/NNS , {drew}]"

    assert "relative" not in standing_alone(f"[nsubj *Ana/NNP] is/VBZ:cop {youngest} .")


def test_a_relative_clause_of_two_antecedents_takes_both() -> None:
    notation = (
        f"{LIMA} *left/VBD [obl with/IN *Oslo/NNP [conj and/CC *Quito/NNP] ,"
        " [acl:relcl which/WDT:nsubj *pay/VBP [obj *rent/NN]]] ."
    )

    assert standing_alone(notation).get("relative") in {None, "Oslo and Quito pay rent"}
