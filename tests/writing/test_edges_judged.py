"""What a line may lose that the judge of lines is to weigh, and what no judge can give back."""

import pytest

from service.writing.embedded.shortening.edges_held import line_loses_if_likely
from service.writing.embedded.shortening.edges_judged import may_go_if_judged
from service.writing.embedded.shortening.shorten import MayGo
from tests.writing.tables import lets_go, table

SOLD = "*sold/VBD [obj *oil/NN]"


def may_go(words: str, notation: str, rule: MayGo = may_go_if_judged) -> bool:
    return lets_go(rule, words, notation)


@pytest.mark.parametrize(
    ("words", "notation"),
    table(
        ("to sell oil", "*dropped/VBD [obj a/DT *plan/NN [acl to/TO *sell/VB [obj *oil/NN]]]"),
        ("to losing", "*came/VBD close/RB [advcl to/TO:mark *losing/VBG]"),
    ),
)  # fmt: skip
def test_what_mostly_completes_its_head_may_go_where_a_judge_reads_the_line(
    words: str, notation: str
) -> None:
    assert may_go(words, notation)
    assert not may_go(words, notation, line_loses_if_likely)


@pytest.mark.parametrize(
    ("words", "notation"),
    table(
        ("who sold oil", f"*met/VBD [obj *people/NNS [acl:relcl who/WP:nsubj {SOLD}]]"),
        ("who sold oil", f"*met/VBD [obj the/DT *man/NN [acl:relcl who/WP:nsubj {SOLD}]]"),
        ("of four nations",
         "[nsubj The/DT *leaders/NNS [nmod of/IN four/CD:nummod *nations/NNS]] *met/VBD"),
        ("of Delft", "*met/VBD [obj the/DT *University/NNP [nmod of/IN *Delft/NNP]]"),
        ("soon enough", "did/VBD:aux n't/RB *leave/VB [advmod *soon/RB enough/RB:advmod]"),
        ("by the police", "was/VBD:aux:pass *held/VBN [obl:agent by/IN the/DT *police/NN]"),
        ("if prices fall", "will/MD:aux *close/VB [advcl if/IN:mark prices/NNS:nsubj *fall/VBP]"),
        ("without a permit", f"{SOLD} [obl without/IN a/DT *permit/NN]"),
        ("the oil", "*sold/VBD [obj the/DT *oil/NN]"),
        ("on top", "*came/VBD out/RP:compound:prt [obl on/IN *top/NN]"),
        ("to Ana", f"{SOLD} [obl to/IN *Ana/NNP]"),
        ("of a bank", "*met/VBD [obj a/DT *head/NN [nmod of/IN a/DT *bank/NN]]"),
        ("of boats", "*sold/VBD [obj *tens/NNS [nmod of/IN *boats/NNS]]"),
        ("of a bank", "*met/VBD [obj ’ a/DT *head/NN [nmod of/IN a/DT *bank/NN] ’]"),
        ("to sell", "*had/VBD [obj enough/JJ *oil/NN [acl to/TO *sell/VB]]"),
        ("to leave",
         "*met/VBD [obj the/DT most/RBS senior/JJ *officer/NN [acl to/TO *leave/VB]]"),
        ("up", "*set/VBD up/RP:compound:prt [obj a/DT *firm/NN]"),
        ("oil", "*sold/VBD [obj oil/NN:compound *shares/NNS]"),
    ),
)  # fmt: skip
def test_what_says_which_denies_less_or_does_it_never_goes(words: str, notation: str) -> None:
    assert not may_go(words, notation)


def test_one_of_whom_a_clause_tells_may_be_told_of_without_it() -> None:
    assert may_go("who sold oil", f"*met/VBD [obj a/DT *man/NN [acl:relcl who/WP:nsubj {SOLD}]]")
