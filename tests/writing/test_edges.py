"""Words that may never be left out of a sentence, because it would say something else."""

import pytest

from tests.writing.tables import shortest, table

COURT = "[nsubj the/DT *court/NN]"
FERRY = "[nsubj:pass The/DT *ferry/NN] was/VBD:aux:pass"
STAFF = "[nmod of/IN its/PRP$ *staff/NN]"


@pytest.mark.parametrize(
    ("words", "notation"),
    table(
        ("did not approve", "did/VBD not/RB *approve/VB [obj the/DT *bill/NN]"),
        ("wasn't insured", f"{FERRY} n't/RB *insured/VBN [obl in/IN *May/NNP]"),
        ("never saw", "never/RB *saw/VBD [obj the/DT *bill/NN]"),
        ("No passengers", "[nsubj:pass No/DT *passengers/NNS] were/VBD:aux:pass *hurt/VBN"),
        ("no longer lends", "[advmod no/RB *longer/RBR] *lends/VBZ [obj *money/NN]"),
        ("hardly sold", "hardly/RB *sold/VBD [obj *cars/NNS] [obl in/IN *May/NNP]"),
        ("barely damaged", f"{FERRY} barely/RB *damaged/VBN"),
        ("without notice", "*left/VBD [obl without/IN *notice/NN]"),
        ("nor Bern", "[nsubj Neither/CC:cc:preconj *Oslo/NNP [conj nor/CC *Bern/NNP]] *won/VBD"),
        ("or sell", "did/VBD n't/RB *buy/VB [conj or/CC *sell/VB [obj *oil/NN]]"),
    ),
)
def test_a_denial_is_never_left_out(words: str, notation: str) -> None:
    assert words in shortest(notation)


@pytest.mark.parametrize(
    ("words", "notation"),
    table(
        ("may sell", "may/MD *sell/VB [obj two/CD *jets/NNS]"),
        ("could sell", "could/MD *sell/VB [obj two/CD *jets/NNS]"),
        ("reportedly", "reportedly/RB *paid/VBD [obj a/DT *ransom/NN]"),
        ("allegedly", "allegedly/RB *took/VBD [obj *bribes/NNS]"),
        ("probably", "[advmod very/RB *probably/RB] *took/VBD [obj *bribes/NNS]"),
        ("likely to close", "*is/VBZ [xcomp *likely/JJ [xcomp to/TO *close/VB]]"),
        ("failed to pay", "*failed/VBD [xcomp to/TO *pay/VB [obj *rent/NN]]"),
        ("nearly burst", "[nsubj A/DT *dam/NN] nearly/RB *burst/VBD [obl on/IN *Sunday/NNP]"),
        ("temporarily", "*closed/VBD [obj the/DT *plant/NN] temporarily/RB"),
        ("only partly", "only/RB partly/RB *owns/VBZ [obj the/DT *mine/NN]"),
        ("police said", "*lied/VBD , [parataxis police/NNS:nsubj *said/VBD]"),
        ("alleged", "*caught/VBD [obj an/DT alleged/JJ *thief/NN]"),
        ("former", "*hired/VBD [obj a/DT former/JJ *minister/NN]"),
        ("acting", "*hired/VBD [obj an/DT acting/JJ *chairman/NN]"),
        ("attempted", "*reported/VBD [obj an/DT attempted/JJ *break-in/NN]"),
        ("initially", "initially/RB *denied/VBD [obj the/DT *leak/NN]"),
        ("tentatively", "tentatively/RB *sold/VBD [obj the/DT *mine/NN]"),
        ("in principle", "*agreed/VBD [obl in/IN *principle/NN] [xcomp to/TO *pay/VB]"),
        ("once powerful", "[nsubj The/DT [amod once/RB *powerful/JJ] *party/NN] *won/VBD"),
    ),
)
def test_a_hedge_is_never_left_out(words: str, notation: str) -> None:
    assert words in shortest(notation)


@pytest.mark.parametrize("tag", ["JJ", "VBN"])
@pytest.mark.parametrize("hedge", ["suspected", "proposed", "supposed", "planned", "estimated"])
def test_a_hedge_stays_as_adjective_and_as_participle(hedge: str, tag: str) -> None:
    assert hedge in shortest(f"*reported/VBD [obj a/DT {hedge}/{tag}:amod *leak/NN]")


@pytest.mark.parametrize(
    ("words", "condition"),
    table(
        ("if", f"[advcl if/IN:mark {COURT} *agrees/VBZ]"),
        ("unless", f"[advcl unless/IN:mark {COURT} *objects/VBZ]"),
        ("until", f"[advcl until/IN:mark {COURT} *rules/VBZ]"),
        ("provided", f"[advcl provided/VBN:mark {COURT} *agrees/VBZ]"),
        ("once", f"[advcl once/IN:mark {COURT} *agrees/VBZ]"),
        ("should", f", [advcl should/MD {COURT} *agree/VB]"),
        ("assuming", f"[advcl assuming/VBG:mark {COURT} *agrees/VBZ]"),
        ("subject to", ", [obl subject/JJ:case to/IN:fixed *approval/NN]"),
        ("in case", f"[advcl in/IN:mark case/NN:fixed {COURT} *agrees/VBZ]"),
        ("as long as", f"[advcl as/RB long/RB:advmod as/IN:mark {COURT} *agrees/VBZ]"),
    ),
)
def test_a_condition_is_never_left_out(words: str, condition: str) -> None:
    notation = f"[nsubj The/DT *firm/NN] will/MD *pay/VB [obj the/DT *fine/NN] {condition}"

    assert words in shortest(notation)


@pytest.mark.parametrize(
    ("words", "counted"),
    table(
        ("at least 12 ships", "[nummod [nmod at/IN *least/JJS] *12/CD] *ships/NNS"),
        ("more than 300", "[nummod [advmod *more/JJR than/IN:fixed] *300/CD] *jobs/NNS"),
        ("up to 40", "[nummod [advmod *up/IN to/IN:fixed] *40/CD] *jobs/NNS"),
        ("about 20 homes", "[nummod about/RB *20/CD] *homes/NNS"),
        ("nearly half of its staff", f"nearly/RB *half/NN {STAFF}"),
        ("nearly $4bn", "nearly/RB *$/$ [nummod 4_/CD:compound *bn/CD]"),
        ("two-thirds of its staff", f"two_/CD:compound -_/HYPH *thirds/NNS {STAFF}"),
        ("three of the five ships", "*three/CD [nmod of/IN the/DT five/CD *ships/NNS]"),
    ),
)
def test_a_number_keeps_what_it_counts_and_how_surely(words: str, counted: str) -> None:
    assert words in shortest(f"*lost/VBD [obj {counted}] [obl in/IN *May/NNP]")
