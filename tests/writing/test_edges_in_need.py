"""What a line may lose that there is no other way to, and what no line may."""

import pytest

from service.writing.embedded.shortening.edges_in_need import may_go_in_need
from tests.writing.tables import lets_go, table

SOLD = "*sold/VBD [obj *oil/NN]"
SAID = "Ana/NNP:nsubj *said/VBD"


def may_go(words: str, notation: str) -> bool:
    return lets_go(may_go_in_need, words, notation)


@pytest.mark.parametrize(
    ("words", "notation"),
    table(
        ("that burns", "*sold/VBD [obj *oil/NN [acl:relcl that/WDT:nsubj *burns/VBZ]]"),
        ("from the sea", "*sold/VBD [obj *oil/NN [nmod from/IN the/DT *sea/NN]]"),
        ("it was confirmed",
         f"{SOLD} , [parataxis it/PRP:nsubj:pass was/VBD:aux:pass *confirmed/VBN]"),
        ("from 4", "*grew/VBD [obl from/IN *4/CD] [obl to/IN *6/CD]"),
        ("coach", "[nsubj [nmod:desc *coach/NN] *Ana/NNP Roos/NNP:flat] *said/VBD"),
        ("Labour's",
         "[nsubj [nmod:poss *Labour_/NNP 's/POS:case] *Ana/NNP Roos/NNP:flat] *said/VBD"),
        ("that", f"{SAID} [ccomp that/IN:mark it/PRP:nsubj *burns/VBZ]"),
        ("that", "Ana/NNP:nsubj *told/VBD [obj the/DT *UN/NNP]"
         " [ccomp that/IN:mark it/PRP:nsubj *burns/VBZ]"),
        ("the Herald reported", f"{SAID} [ccomp it/PRP:nsubj *burns/VBZ] ,"
         " [parataxis [nsubj the/DT *Herald/NNP] *reported/VBD]"),
        ("according to the Herald", f"{SAID} [ccomp it/PRP:nsubj *burns/VBZ] ,"
         " [obl according/VBG:case to/IN:fixed the/DT *Herald/NNP]"),
    ),
)  # fmt: skip
def test_what_is_told_besides_may_go(words: str, notation: str) -> None:
    assert may_go(words, notation)


@pytest.mark.parametrize(
    ("words", "notation"),
    table(
        ("to 6", "*grew/VBD [obl from/IN *4/CD] [obl to/IN *6/CD]"),
        ("by a fifth", "*cut/VBD [obj *costs/NNS] [obl by/IN a/DT *fifth/CD]"),
        ("than Ana", "*was/VBD taller/JJR:advmod [obl than/IN *Ana/NNP]"),
        ("each", "*paid/VBD [obj 40/CD:nummod *pounds/NNS] each/DT:advmod"),
        ("and Jo", f"[nsubj *Ana/NNP [conj and/CC:cc *Jo/NNP]] {SOLD}"),
        ("for London", "*sold/VBD [obj *Transport/NNP [nmod for/IN *London/NNP]]"),
        ("to sell oil", "*made/VBD [obj a/DT *plan/NN [acl to/TO *sell/VB oil/NN:obj]]"),
        ("of protests", "*saw/VBD [obj a/DT *wave/NN [nmod of/IN *protests/NNS]]"),
        ("if prices fall", f"{SOLD} [advcl if/IN:mark prices/NNS:nsubj *fall/VBP]"),
        ("police say", f"{SOLD} , [parataxis police/NN:nsubj *say/VBP]"),
        ("it was claimed",
         f"{SOLD} , [parataxis it/PRP:nsubj:pass was/VBD:aux:pass *claimed/VBN]"),
        ("by the police", "was/VBD:aux:pass *held/VBN [obl:agent by/IN the/DT *police/NN]"),
        ("of Delft", "*is/VBZ north/RB:advmod [obl of/IN *Delft/NNP]"),
        ("chief", "*met/VBD [obj its/PRP$ [amod *chief/JJ] *executive/NN]"),
        ("in Delft", "did/VBD:aux not/RB *meet/VB [obj *people/NNS] [obl in/IN *Delft/NNP]"),
        ("coach", "[nsubj [nmod:desc *coach/NN] *Roos/NNP] *said/VBD"),
        ("that", "Ana/NNP:nsubj *saw/VBD [obj a/DT *sign/NN"
         " [acl that/IN:mark it/PRP:nsubj *burns/VBZ]]"),
        ("the Herald reported",
         "[nsubj *oil/NN] *burns/VBZ , [parataxis [nsubj the/DT *Herald/NNP] *reported/VBD]"),
        ("on winning", "will/MD:aux *focus/VB [advcl on/IN:mark *winning/VBG]"),
        ("as a judge", "*ended/VBD [obj *work/NN [nmod as/IN a/DT *judge/NN]]"),
    ),
)  # fmt: skip
def test_what_says_how_much_which_or_who_says_so_never_goes(words: str, notation: str) -> None:
    assert not may_go(words, notation)
