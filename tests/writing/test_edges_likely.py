"""What a sentence may lose where the wording model says it without, and what it never may."""

import pytest

from service.writing.embedded.shortening.edges_likely import may_go_if_likely
from tests.writing.tables import FIRM, lets_go, table

SOLD = "*sold/VBD [obj *oil/NN]"
COURT = "[nsubj the/DT *court/NN]"


def may_go(words: str, notation: str) -> bool:
    return lets_go(may_go_if_likely, words, notation)


@pytest.mark.parametrize(
    ("words", "notation"),
    table(
        ("foreign", "*sold/VBD [obj its/PRP$ foreign/JJ *films/NNS]"),
        ("costly", "[nsubj The/DT costly/JJ *plan/NN] *won/VBD"),
        ("quickly", "*acted/VBD quickly/RB"),
        ("deeply", "is/VBZ:cop deeply/RB *poor/JJ"),
        ("Schools minister",
         "[nsubj [nmod:desc Schools/NNP *minister/NN] *Nick/NNP Gibb/NNP:flat] *left/VBD"),
        ("actor", "[nsubj actor/NN:compound *Nick/NNP Gibb/NNP:flat] *left/VBD"),
    ),
)  # fmt: skip
def test_a_manner_a_sort_and_an_office_may_go(words: str, notation: str) -> None:
    assert may_go(words, notation)


@pytest.mark.parametrize(
    ("words", "notation"),
    table(
        ("of fraud", "was/VBD:aux:pass *accused/VBN [obl of/IN *fraud/NN]"),
        ("to Ana", f"{SOLD} [obl to/IN *Ana/NNP]"),
        ("from Ana", "*bought/VBD [obj *oil/NN] [obl from/IN *Ana/NNP]"),
        ("on Monday", "*closed/VBD [obl on/IN *Monday/NNP]"),
        ("for a dam", "[nsubj A/DT *plan/NN [nmod for/IN a/DT *dam/NN]] *won/VBD"),
        ("of a bank", "*met/VBD [obj a/DT *head/NN [nmod of/IN a/DT *bank/NN]]"),
        ("to sell oil", "*dropped/VBD [obj a/DT *plan/NN [acl to/TO *sell/VB [obj *oil/NN]]]"),
        ("who sold oil", f"*met/VBD [obj *people/NNS [acl:relcl who/WP:nsubj {SOLD}]]"),
        ("the mayor", f"[nsubj *Ana/NNP , [appos the/DT *mayor/NN] ,] {SOLD}"),
        ("to save money", "*acted/VBD [advcl to/TO *save/VB [obj *money/NN]]"),
        ("because prices fell", "*closed/VBD [advcl because/IN:mark prices/NNS:nsubj *fell/VBD]"),
        ("prices fell", f"{SOLD} [parataxis prices/NNS:nsubj *fell/VBD]"),
        ("well", f"well/UH {SOLD}"),
        ("according to the ministry",
         f"{SOLD} , [obl according/VBG:case to/IN:fixed the/DT *ministry/NN]"),
    ),
)  # fmt: skip
def test_what_is_told_besides_may_go(words: str, notation: str) -> None:
    assert may_go(words, notation)


@pytest.mark.parametrize(
    ("words", "notation"),
    table(
        ("and cut jobs", f"{SOLD} [conj and/CC *cut/VBD [obj *jobs/NNS]]"),
        ("but cut jobs", f"{SOLD} [conj but/CC *cut/VBD [obj *jobs/NNS]]"),
        ("and is poor", "is/VBZ:cop *old/JJ [conj and/CC is/VBZ:cop *poor/JJ]"),
        ("and Bea", "*met/VBD [obj *Ana/NNP [conj and/CC *Bea/NNP]]"),
    ),
)
def test_one_of_two_things_said_or_done_to_may_go(words: str, notation: str) -> None:
    assert may_go(words, notation)


@pytest.mark.parametrize(
    ("words", "notation"),
    table(
        ("The firm", SOLD),
        ("oil", SOLD),
        ("not", "did/VBD not/RB *sell/VB [obj *oil/NN]"),
        ("did", "did/VBD not/RB *sell/VB [obj *oil/NN]"),
        ("no", "*found/VBD [obj no/DT *oil/NN]"),
        ("may", "may/MD *sell/VB [obj *oil/NN]"),
        ("never", f"never/RB {SOLD}"),
        ("by Ana", "[nsubj:pass *Oil/NN] was/VBD:aux:pass *sold/VBN [obl:agent by/IN *Ana/NNP]"),
        ("Ana's", "*sold/VBD [obj [nmod:poss *Ana_/NNP 's/POS] *oil/NN]"),
        ("two", "*sold/VBD [obj two/CD *mines/NNS]"),
        ("to sell oil", "*wants/VBZ [xcomp to/TO *sell/VB [obj *oil/NN]]"),
        ("Mr", "[nsubj Mr/NNP:nmod:desc *Gibb/NNP] *left/VBD"),
        ("Mr", "[nsubj Mr/NNP:nmod:desc *Nick/NNP Gibb/NNP:flat] *left/VBD"),
        ("actor", "[nsubj the/DT actor/NN:compound *Nick/NNP Gibb/NNP:flat] *left/VBD"),
    ),
)
def test_what_carries_a_sentence_never_goes(words: str, notation: str) -> None:
    assert not may_go(words, notation)


@pytest.mark.parametrize(
    ("words", "notation"),
    table(
        ("police said", f"{SOLD} , [parataxis police/NNS:nsubj *said/VBD]"),
        ("says a report", f"{SOLD} , [advcl *says/VBZ [nsubj a/DT *report/NN]]"),
        ("according to Ek", f"{SOLD} , [obl according/VBG:case to/IN:fixed *Ek/NNP]"),
        ("as police say", f"{SOLD} , [advcl as/IN:mark police/NNS:nsubj *say/VBP]"),
        ("the court heard", f"{FIRM} {SOLD} , [parataxis {COURT} *heard/VBD]"),
        ("(analysts said)", f"{SOLD} [parataxis ( analysts/NNS:nsubj *said/VBD )]"),
        ("in her view", f"{SOLD} , [obl in/IN her/PRP$ *view/NN] ,"),
        ("by her account", f"{SOLD} [obl by/IN her/PRP$ *account/NN]"),
        ("allegedly", f"allegedly/RB {SOLD}"),
        ("reportedly", f"reportedly/RB {SOLD}"),
        ("alleged", "*caught/VBD [obj an/DT alleged/JJ *thief/NN]"),
        ("former", "*hired/VBD [obj a/DT former/JJ *minister/NN]"),
        ("planned", "*dropped/VBD [obj a/DT planned/VBN *sale/NN]"),
        ("nearly", "nearly/RB *sold/VBD [obj *oil/NN]"),
        ("about", "*cut/VBD [obj [nummod about/RB *20/CD] *jobs/NNS]"),
        ("worse", "*sold/VBD [obj worse/JJR *oil/NN]"),
        ("in principle", "*agreed/VBD [obl in/IN *principle/NN] [xcomp to/TO *sell/VB]"),
        ("on average", "*lost/VBD [obj 31/CD *hours/NNS] [obl on/IN *average/NN]"),
    ),
)  # fmt: skip
def test_who_vouches_for_a_claim_and_how_surely_never_goes(words: str, notation: str) -> None:
    assert not may_go(words, notation)


@pytest.mark.parametrize(
    ("words", "condition"),
    table(
        ("if the court agrees", f"[advcl if/IN:mark {COURT} *agrees/VBZ]"),
        ("unless the court objects", f"[advcl unless/IN:mark {COURT} *objects/VBZ]"),
        ("until the court rules", f"[advcl until/IN:mark {COURT} *rules/VBZ]"),
        ("provided the court agrees", f"[advcl provided/VBN:mark {COURT} *agrees/VBZ]"),
        ("assuming the court agrees", f"[advcl assuming/VBG:mark {COURT} *agrees/VBZ]"),
        ("once the court agrees", f"[advcl once/IN:mark {COURT} *agrees/VBZ]"),
        ("as long as the court agrees", f"[advcl as/RB long/RB as/IN:mark {COURT} *agrees/VBZ]"),
        ("subject to approval", "[obl subject/JJ:case to/IN:fixed *approval/NN]"),
        ("on condition that it rained",
         "[obl on/IN *condition/NN [acl that/IN:mark it/PRP:nsubj *rained/VBD]]"),
        ("without approval", "[obl without/IN *approval/NN]"),
        ("with no approval", "[obl with/IN no/DT *approval/NN]"),
        ("depending on prices", "[advcl *depending/VBG [obl on/IN *prices/NNS]]"),
        ("not selling", "[advcl not/RB *selling/VBG]"),
    ),
)  # fmt: skip
@pytest.mark.parametrize("verb", ["*pays/VBZ", "will/MD *pay/VB"])
def test_a_condition_or_a_denial_never_goes(words: str, condition: str, verb: str) -> None:
    assert not may_go(words, f"{FIRM} {verb} [obj *fines/NNS] {condition}")


@pytest.mark.parametrize(
    ("words", "notation"),
    table(
        ("of people", "[nsubj A/DT *number/NN [nmod of/IN *people/NNS]] *died/VBD"),
        ("of oil", "*sold/VBD [obj a/DT *share/NN [nmod of/IN *oil/NN]]"),
        ("out of work",
         "*cut/VBD [obj the/DT *number/NN [nmod of/IN *people/NNS [nmod out/IN of/IN:fixed"
         " *work/NN]]]"),
        ("near Delft", "*sold/VBD [obj some/DT *mines/NNS [nmod near/IN *Delft/NNP]]"),
        ("foreign", "*sold/VBD [obj all/DT foreign/JJ *films/NNS]"),
        ("foreign", "*sold/VBD [obj no/DT foreign/JJ *films/NNS]"),
        ("foreign", "did/VBD not/RB *sell/VB [obj foreign/JJ *films/NNS]"),
        ("in Delft", "*bought/VBD [obj the/DT only/JJ *bank/NN [nmod in/IN *Delft/NNP]]"),
        ("in Peru", "*bought/VBD [obj the/DT largest/JJS *bank/NN [nmod in/IN *Peru/NNP]]"),
        ("in Peru", "*sold/VBD [obj its/PRP$ first/JJ *mine/NN] [obl in/IN *Peru/NNP]"),
        ("who smoke", "[nsubj *People/NNS [acl:relcl who/WP:nsubj *smoke/VBP]] *died/VBD"),
        ("foreign", "[nsubj foreign/JJ *films/NNS] *won/VBD"),
        ("foreign", "*banned/VBD [obj foreign/JJ *films/NNS]"),
        ("when Ana agrees", "will/MD *pay/VB [advcl when/WRB Ana/NNP:nsubj *agrees/VBZ]"),
        ("except gas", f"{SOLD} [obl except/IN *gas/NN]"),
        ("unlike Ana", f"{SOLD} [obl unlike/IN *Ana/NNP]"),
    ),
)  # fmt: skip
def test_what_keeps_a_claim_narrow_never_goes(words: str, notation: str) -> None:
    assert not may_go(words, notation)


@pytest.mark.parametrize(
    ("words", "notation"),
    table(
        ("from 4", "*rose/VBD [obl from/IN *4/CD] [obl to/IN *6/CD]"),
        ("to 6", "*rose/VBD [obl from/IN *4/CD] [obl to/IN *6/CD]"),
        ("to 6%", "*rose/VBD [obl from/IN [nummod *4/CD] *%/NN] [obl to/IN [nummod *6/CD] *%/NN]"),
        ("to 6 francs",
         "*rose/VBD [obl from/IN 4/CD *francs/NNS [nmod to/IN 6/CD *francs/NNS]]"),
        ("and Bern", "[nsubj *Oslo/NNP [conj and/CC *Bern/NNP]] *met/VBD"),
        ("and unions", "*met/VBD [obl between/IN *banks/NNS [conj and/CC *unions/NNS]]"),
        ("or gas", "*sold/VBD [obj *oil/NN [conj or/CC *gas/NN]]"),
        ("or bought gas", f"{SOLD} [conj or/CC *bought/VBD [obj *gas/NN]]"),
        ("but gas", "*sold/VBD [obj *oil/NN [conj but/CC *gas/NN]]"),
        ("and Bea", "*united/VBD [obj *Ana/NNP [conj and/CC *Bea/NNP]]"),
        ("and gas", "*merged/VBD [obj *oil/NN [conj and/CC *gas/NN]]"),
        ("and gas", "*sold/VBD [obj both/CC:cc:preconj *oil/NN [conj and/CC *gas/NN]]"),
        ("and coal", "*sold/VBD [obj *oil/NN , [conj *gas/NN] [conj and/CC *coal/NN]]"),
    ),
)  # fmt: skip
def test_one_of_what_belongs_together_never_goes(words: str, notation: str) -> None:
    assert not may_go(words, notation)


@pytest.mark.parametrize(
    ("words", "notation"),
    table(
        ("in 2016", f"{SOLD} [obl in/IN *2016/CD]"),
        ("in December", f"{SOLD} [obl in/IN *December/NNP]"),
        ("last year", f"{SOLD} [obl:unmarked last/JJ *year/NN]"),
    ),
)
def test_a_time_that_is_not_the_papers_day_never_goes(words: str, notation: str) -> None:
    assert not may_go(words, notation)


def test_no_part_of_a_quotation_goes_without_the_rest() -> None:
    assert not may_go("foreign", '*called/VBD it/PRP:obj [xcomp " the/DT foreign/JJ *oil/NN " ]')


@pytest.mark.parametrize(
    ("words", "notation"),
    table(
        ("in case the court agrees",
         f"{FIRM} will/MD *pay/VB [advcl [mark *in/IN case/NN:fixed] {COURT} *agrees/VBZ]"),
        ("and Jo", "*held/VBD [obj *talks/NNS [nmod between/IN [nmod:desc the/DT *minister/NN] "
         "*Ana/NNP [conj and/CC *Jo/NNP]]]"),
        ("of four nations",
         "[nsubj The/DT *leaders/NNS [nmod of/IN four/CD *nations/NNS]] *met/VBD"),
        ("in 2016", "*recalled/VBD [obj an/DT *election/NN [nmod in/IN *2016/CD]]"),
        ("two weeks ago", f"{SOLD} [advmod [obl:unmarked two/CD *weeks/NNS] *ago/RB]"),
    ),
)  # fmt: skip
def test_what_makes_a_claim_wider_or_surer_should_not_go(words: str, notation: str) -> None:
    assert not may_go(words, notation)


@pytest.mark.parametrize(
    ("words", "notation"),
    table(
        ("at £800m", "would/MD *value/VB [obj the/DT *club/NN] [obl at/IN £/$:compound *800m/CD]"),
        ("at £800m", "*put/VBD [obj the/DT *price/NN] [obl at/IN £/$:compound *800m/CD]"),
        ("at 4 francs", "*estimated/VBD [obj the/DT *loss/NN] [obl at/IN 4/CD *francs/NNS]"),
    ),
)
def test_what_a_thing_is_valued_at_never_goes(words: str, notation: str) -> None:
    assert not may_go(words, notation)


@pytest.mark.parametrize(
    ("words", "notation"),
    table(
        ("at an auction", "*met/VBD [obl at/IN an/DT *auction/NN]"),
        ("in court", "*estimated/VBD [obj the/DT *loss/NN] [obl in/IN *court/NN]"),
    ),
)
def test_where_a_thing_is_sold_or_valued_may_go(words: str, notation: str) -> None:
    assert may_go(words, notation)
