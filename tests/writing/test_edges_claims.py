"""Branches that may never be left out of a sentence, because it would claim more, or nothing."""

import pytest

from tests.writing.tables import shortest, table

IT_SOLD = "it/PRP:nsubj *sold/VBD"
OIL_AND_GAS = "*oil/NN [conj and/CC *gas/NN]"
OSLO_AND_BERN = "*Oslo/NNP [conj and/CC *Bern/NNP]"


@pytest.mark.parametrize(
    ("words", "notation"),
    table(
        ("the fine", "*paid/VBD [obj the/DT *fine/NN] [obl on/IN *Friday/NNP]"),
        ("gave the crew", "*gave/VBD [iobj the/DT *crew/NN] [obj *leave/NN]"),
        ("to close", "*plans/VBZ [xcomp to/TO *close/VB] [obl in/IN *May/NNP]"),
        ("relied on loans", "*relied/VBD [obl on/IN *loans/NNS] [obl in/IN *May/NNP]"),
        ("of fraud", "was/VBD:aux:pass *accused/VBN [obl of/IN *fraud/NN]"),
        ("head of the bank", "*met/VBD [obj the/DT *head/NN [nmod of/IN the/DT *bank/NN]]"),
        ("responsible for", "is/VBZ:cop *responsible/JJ [obl for/IN the/DT *leak/NN]"),
        ("into a", "*turned/VBD [obj the/DT *barn/NN] [obl into/IN a/DT *shelter/NN]"),
        ("mayor of fraud", "*accused/VBD [obj the/DT *mayor/NN] [obl of/IN *fraud/NN]"),
        ("as a", "*described/VBD [obj the/DT *plan/NN] [obl as/IN a/DT *mistake/NN]"),
        ("on sale", "*put/VBD [obj the/DT *ship/NN] [obl on/IN *sale/NN]"),
        ("from", "*stopped/VBD [obj the/DT *crew/NN] [advcl from/IN:mark *leaving/VBG]"),
        ("to four", "was/VBD:aux:pass *sentenced/VBN [obl to/IN four/CD *years/NNS]"),
        ("than", "*earned/VBD [obj *more/JJR [advcl than/IN:mark *expected/VBN]]"),
        ("fell short", "[nsubj *Sales/NNS] *fell/VBD short/RB [obl of/IN *hopes/NNS]"),
        ("six to three", "*voted/VBD six/CD:obj [obl to/IN *three/CD] [obl on/IN *it/PRP]"),
        ("at which", f"*paid/VBD [obj a/DT *sum/NN [acl:relcl [obl at/IN *which/WDT] {IT_SOLD}]]"),
        ("living nearby", "[nsubj *Those/DT [acl *living/VBG nearby/RB]] must/MD *leave/VB"),
    ),
)
def test_what_completes_a_word_is_never_left_out(words: str, notation: str) -> None:
    assert words in shortest(notation)


@pytest.mark.parametrize(
    ("words", "notation"),
    table(
        ("Ahn and Nakatani", "[nsubj *Ahn/NNP [conj and/CC *Nakatani/NNP]] *met/VBD"),
        ("Bern and Rome", "[nsubj *Oslo/NNP , [conj *Bern/NNP] [conj and/CC *Rome/NNP]] *won/VBD"),
        ("3 and 5", "*lost/VBD [obj [nummod *3/CD [conj and/CC *5/CD]] *ships/NNS]"),
        ("buy or sell", "may/MD *buy/VB [conj or/CC *sell/VB [obj *oil/NN]]"),
        ("met and", "*met/VBD [conj and/CC *praised/VBD [obj the/DT *crew/NN]]"),
        ("and Bern", f"*held/VBD [obj *talks/NNS [nmod between/IN {OSLO_AND_BERN}]]"),
        ("and gas", f"*sold/VBD [obj a/DT *mix/NN [nmod of/IN {OIL_AND_GAS}]]"),
    ),
)
def test_what_belongs_together_stays_together(words: str, notation: str) -> None:
    assert words in shortest(notation)


@pytest.mark.parametrize(
    ("words", "notation"),
    table(
        ("only bank", "*bought/VBD [obj the/DT only/JJ *bank/NN]"),
        ("of the mines", "*sold/VBD [obj *most/JJS [nmod of/IN the/DT *mines/NNS]]"),
        ("new cases", "*found/VBD [obj no/DT new/JJ *cases/NNS]"),
        ("in Oslo", "[nsubj All/DT *schools/NNS [nmod in/IN *Oslo/NNP]] *closed/VBD"),
        ("foreign", "[nsubj All/DT foreign/JJ *workers/NNS] must/MD *leave/VB"),
        ("in Peru", "*bought/VBD [obj the/DT largest/JJS *bank/NN [nmod in/IN *Peru/NNP]]"),
        ("in years", "*sank/VBD [obj its/PRP$ first/JJ *mine/NN [nmod in/IN *years/NNS]]"),
        ("since 2015", "*sank/VBD [obj its/PRP$ first/JJ *mine/NN] [obl since/IN *2015/CD]"),
        ("on average", "*took/VBD [obj 31/CD *hours/NNS] [obl on/IN *average/NN]"),
        ("at home", "never/RB *sold/VBD [obj *ships/NNS] [obl at/IN *home/NN]"),
        ("in May", "did/VBD not/RB *sell/VB [obj *ships/NNS] [obl in/IN *May/NNP]"),
    ),
)
def test_no_cut_makes_a_claim_larger(words: str, notation: str) -> None:
    assert words in shortest(notation)


def test_a_list_is_never_left_without_its_last_part() -> None:
    listed = "*plaques/NNS , [conj *heads/NNS] [conj and/CC *bells/NNS]"

    assert "heads and bells" in shortest(f"*sold/VBD [obj {listed}]")


def test_a_chained_list_is_never_left_without_its_last_part() -> None:
    chained = "*plaques/NNS , [conj *heads/NNS [conj and/CC *bells/NNS]]"

    assert shortest(f"*sold/VBD [obj {chained}]") in {
        "The firm sold plaques",
        "The firm sold plaques, heads and bells",
    }


@pytest.mark.parametrize(
    ("last", "speaker"),
    [
        pytest.param("[obl in/IN *May/NNP]", "[nsubj *Ek/NNP]", id="time"),
        pytest.param("[obl by/IN *boat/NN]", "[nsubj *Ek/NNP]", id="manner"),
        pytest.param(
            ", [advcl:relcl which/WDT:nsubj *hurts/VBZ]",
            "[nsubj *Ek/NNP]",
            id="which",
        ),
        pytest.param(
            "[obl in/IN *May/NNP]",
            "[nsubj [nmod:desc the/DT *mayor/NN] *Ek/NNP]",
            id="title",
        ),
    ],
)
def test_a_speaker_at_the_end_keeps_the_comma_before(last: str, speaker: str) -> None:
    left = f"[ccomp [nsubj *Boats/NNS] *left/VBD [obj *Oslo/NNP] {last} ,]"

    said = shortest(f"{left} {speaker} *said/VBD .")

    assert said.endswith((", Ek said", ", the mayor Ek said"))
