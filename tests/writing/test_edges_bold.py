"""What a sentence may lose where the salience model does not want it, and what it never may."""

import pytest

from service.writing.embedded.shortening.edges_bold import may_go_if_unwanted
from service.writing.embedded.shortening.shorten import Deletion
from tests.writing.tables import FIRM, table
from tests.writing.trees import tree

# Wants nothing, so that only the rules hold it back.
UNWANTING = Deletion(lambda _: -8.0, bold_rule=may_go_if_unwanted)
SOLD = "*sold/VBD [obj *oil/NN]"


def may_go(words: str, notation: str) -> bool:
    """Of the one branch that says these words. "The firm" is the subject where there is none."""
    parsed = tree(notation if "[nsubj" in notation else f"{FIRM} {notation}")
    [top] = [i for i, part in enumerate(parsed.subtrees) if parsed.text(part) == words]
    return UNWANTING.may_go(parsed, top)


@pytest.mark.parametrize(
    ("words", "notation"),
    table(
        ("12-year-old",
         "*met/VBD [obj a/DT [amod 12_/CD -_/HYPH year_/NN -_/HYPH *old/JJ] *schoolboy/NN]"),
        ("banking giant", f"[nsubj [compound banking/NN *giant/NN] *Citigroup/NNP] {SOLD}"),
        ("quietly", f"quietly/RB {SOLD}"),
    ),
)  # fmt: skip
def test_an_age_a_sort_of_name_and_a_manner_may_go(words: str, notation: str) -> None:
    assert may_go(words, notation)


@pytest.mark.parametrize(
    ("words", "notation"),
    table(
        ("in a garage", f"{SOLD} [obl in/IN a/DT *garage/NN]"),
        (
            "near Delft",
            "[nsubj:pass *Ships/NNS] were/VBD:aux:pass *built/VBN [obl near/IN *Delft/NNP]",
        ),
        ("on Monday", "*closed/VBD [obl on/IN *Monday/NNP]"),
        ("Monday morning", "*closed/VBD [obl:unmarked Monday/NNP:compound *morning/NN]"),
        ("after a fire", "*closed/VBD [obl after/IN a/DT *fire/NN]"),
        ("in Delft", "*fell/VBD [obl by/IN 3/CD *metres/NNS] [obl in/IN *Delft/NNP]"),
    ),
)
def test_what_a_whole_sentence_tells_besides_may_go(words: str, notation: str) -> None:
    assert may_go(words, notation)


@pytest.mark.parametrize(
    ("words", "notation"),
    table(
        ("over gun sales", "*faces/VBZ [obj a/DT *lawsuit/NN [nmod over/IN gun/NN *sales/NNS]]"),
        ("for a dam", "*dropped/VBD [obj its/PRP$ *plan/NN [nmod for/IN a/DT *dam/NN]]"),
        ("near Delft", "[nsubj A/DT *mill/NN [nmod near/IN *Delft/NNP]] *burned/VBD"),
        ("who sold oil", f"*sued/VBD [obj a/DT *man/NN [acl:relcl who/WP:nsubj {SOLD}]]"),
        ("selling oil", "*sued/VBD [obj a/DT *man/NN [acl *selling/VBG [obj *oil/NN]]]"),
        ("built in Korea", "*bought/VBD [obj a/DT *ship/NN [acl *built/VBN [obl in/IN"
         " *Korea/NNP]]]"),
    ),
)  # fmt: skip
def test_more_of_a_noun_that_is_new_or_owned_may_go(words: str, notation: str) -> None:
    assert may_go(words, notation)


@pytest.mark.parametrize(
    ("words", "notation"),
    table(
        ("the mayor", f"[nsubj *Ana/NNP , [appos the/DT *mayor/NN] ,] {SOLD}"),
        ("in winter", "*lives/VBZ , [obl in/IN *winter/NN] , [obl in/IN *Delft/NNP]"),
        ("with a port", f"[nsubj *Delft/NNP , [nmod with/IN a/DT *port/NN] ,] {SOLD}"),
        ("which owns oil",
         f"[nsubj *Delft/NNP , [acl:relcl which/WDT:nsubj *owns/VBZ [obj *oil/NN]] ,] {SOLD}"),
        ("ending a dispute", f"{SOLD} , [advcl *ending/VBG [obj a/DT *dispute/NN]]"),
        ("traffic has fallen", f"{SOLD} — [parataxis traffic/NN:nsubj has/VBZ *fallen/VBN]"),
        ("according to the ministry",
         f"{SOLD} , [obl according/VBG:case to/IN:fixed the/DT *ministry/NN]"),
    ),
)  # fmt: skip
def test_what_is_set_off_on_both_sides_may_go(words: str, notation: str) -> None:
    assert may_go(words, f"{notation} .")


@pytest.mark.parametrize(
    ("words", "notation"),
    table(
        ("after prices fell", f"{SOLD} [advcl after/IN:mark prices/NNS:nsubj *fell/VBD]"),
        ("because prices fell", "*closed/VBD [advcl because/IN:mark prices/NNS:nsubj *fell/VBD]"),
        ("when prices fell", "*closed/VBD [advcl when/WRB prices/NNS:nsubj *fell/VBD]"),
        ("to save money", f"{SOLD} [advcl to/TO *save/VB [obj *money/NN]]"),
        ("by cutting jobs", f"{SOLD} [advcl by/IN:mark *cutting/VBG [obj *jobs/NNS]]"),
    ),
)
def test_a_circumstance_told_by_a_clause_may_go(words: str, notation: str) -> None:
    assert may_go(words, notation)


@pytest.mark.parametrize(
    ("words", "notation"),
    table(
        ("and cut jobs", f"{SOLD} [conj and/CC *cut/VBD [obj *jobs/NNS]]"),
        ("and fell", "*rose/VBD [conj and/CC *fell/VBD]"),
        ("and gas", "*sold/VBD [obj *oil/NN [conj and/CC *gas/NN]]"),
    ),
)
def test_the_second_thing_done_or_done_to_may_go(words: str, notation: str) -> None:
    assert may_go(words, notation)


@pytest.mark.parametrize(
    ("words", "notation"),
    table(
        ("oil", SOLD),
        ("by Ana", "[nsubj:pass *Oil/NN] was/VBD:aux:pass *sold/VBN [obl:agent by/IN *Ana/NNP]"),
        ("by Bea", "*sued/VBD [obj *Ana/NNP] , [obl:agent by/IN *Bea/NNP]"),
        ("foreign", "*sold/VBD [obj foreign/JJ *films/NNS]"),
        ("illegal", "*closed/VBD [obj an/DT illegal/JJ *camp/NN]"),
        ("oil-fired", "*sold/VBD [obj an/DT [amod oil_/NN -_/HYPH *fired/VBN] *plant/NN]"),
        ("two", "*sold/VBD [obj two/CD *mines/NNS]"),
        ("Ana's", "*sold/VBD [obj [nmod:poss *Ana_/NNP 's/POS] *oil/NN]"),
        ("President", "[nsubj President/NNP:nmod:desc *Silva/NNP] *left/VBD"),
        ("oil", "*sold/VBD [obj oil/NN *shares/NNS]"),
        ("giant", f"[nsubj The/DT giant/NN *Citigroup/NNP] {SOLD}"),
        ("giant", f"[nsubj giant/NN *Citigroup/NNP [conj and/CC *Ford/NNP]] {SOLD}"),
    ),
)
def test_what_says_who_or_which_is_meant_never_goes(words: str, notation: str) -> None:
    assert not may_go(words, notation)


@pytest.mark.parametrize(
    ("words", "notation"),
    table(
        ("in French", "[nsubj *Films/NNS [nmod in/IN *French/NNP]] *won/VBD"),
        ("for a dam", "[nsubj The/DT *plan/NN [nmod for/IN a/DT *dam/NN]] *failed/VBD"),
        ("of a bank", "*met/VBD [obj a/DT *head/NN [nmod of/IN a/DT *bank/NN]]"),
        ("out of work", "*cut/VBD [obj the/DT *number/NN [nmod of/IN its/PRP$ *people/NNS"
         " [nmod [case *out/IN of/IN:fixed] *work/NN]]]"),
        ("near Delft", "*sold/VBD [obj two/CD *mines/NNS [nmod near/IN *Delft/NNP]]"),
        ("near Delft", "*sold/VBD [obj some/DT *mines/NNS [nmod near/IN *Delft/NNP]]"),
        ("in Greek", "*starred/VBD [obl in/IN *films/NNS [nmod in/IN *Greek/NNP]]"),
        ("who does not smoke",
         "*met/VBD [obj a/DT *man/NN [acl:relcl who/WP:nsubj does/VBZ not/RB *smoke/VB]]"),
        ("who smoke", "[nsubj *People/NNS [acl:relcl who/WP:nsubj *smoke/VBP]] *died/VBD"),
        ("to sell oil", "*dropped/VBD [obj a/DT *plan/NN [acl to/TO *sell/VB [obj *oil/NN]]]"),
        ("since May", "*paid/VBD [obj its/PRP$ first/JJ *visit/NN [nmod since/IN *May/NNP]]"),
        ("Beyond", "*made/VBD [obj new/JJ *film/NN , [appos *Beyond/NNP]]"),
    ),
)  # fmt: skip
def test_what_narrows_a_noun_that_says_less_without_it_never_goes(
    words: str, notation: str
) -> None:
    assert not may_go(words, f"{notation} .")


@pytest.mark.parametrize(
    ("words", "notation"),
    table(
        ("at risk", "*put/VBD [obj *jobs/NNS] [obl at/IN *risk/NN]"),
        ("to Ana", f"{SOLD} [obl to/IN *Ana/NNP]"),
        ("in value", "*fell/VBD [obl in/IN *value/NN]"),
        ("besides gas", f"{SOLD} , [obl besides/IN *gas/NN]"),
        ("nearby", "[nsubj *Those/DT [acl *living/VBG nearby/RB]] *left/VBD"),
        ("without notice", "*left/VBD , [obl without/IN *notice/NN]"),
        ("in principle", f"{SOLD} [obl in/IN *principle/NN]"),
        ("allegedly", f"allegedly/RB {SOLD}"),
        ("faster", "*sold/VBD [obj *oil/NN] faster/RBR"),
        ("according to Ana", f"{SOLD} , [obl according/VBG:case to/IN:fixed *Ana/NNP]"),
        ("to save money", "*acted/VBD [advcl to/TO *save/VB [obj *money/NN]]"),
        ("by cutting jobs", "*gained/VBD [advcl by/IN:mark *cutting/VBG [obj *jobs/NNS]]"),
        ("for leaving", "*blamed/VBD [obj *Ana/NNP] [advcl for/IN:mark *leaving/VBG]"),
        ("as saying", "*quoted/VBD him/PRP:obj [advcl as/IN:mark *saying/VBG]"),
        (
            "as though it rained",
            f"{SOLD} [advcl as/IN:mark though/IN:mark it/PRP:nsubj *rained/VBD]",
        ),
        ("prices fell", f"{SOLD} [parataxis prices/NNS:nsubj *fell/VBD] [obl in/IN *May/NNP]"),
        ("police said", f"{SOLD} , [parataxis police/NNS:nsubj *said/VBD]"),
    ),
)
def test_what_completes_limits_or_vouches_for_a_claim_never_goes(words: str, notation: str) -> None:
    assert not may_go(words, f"{notation} .")


@pytest.mark.parametrize(
    "condition",
    [
        "if/IN:mark prices/NNS:nsubj *fall/VBP",
        "unless/IN:mark prices/NNS:nsubj *fall/VBP",
        "until/IN:mark prices/NNS:nsubj *fall/VBP",
        "provided/VBN:mark prices/NNS:nsubj *fall/VBP",
        "once/IN:mark prices/NNS:nsubj *fall/VBP",
        "*depending/VBG [obl on/IN *prices/NNS]",
        "should/MD prices/NNS:nsubj *fall/VB",
        "as/RB long/RB as/IN:mark prices/NNS:nsubj *fall/VBP",
        "only/RB after/IN:mark prices/NNS:nsubj *fall/VBP",
        "even/RB as/IN:mark if/IN:mark prices/NNS:nsubj *fall/VBP",
    ],
)
def test_a_condition_never_goes(condition: str) -> None:
    words = tree(condition).sentence.text

    assert not may_go(words, f"will/MD *sell/VB [obj *oil/NN] , [advcl {condition}] .")


@pytest.mark.parametrize(
    ("words", "notation"),
    table(
        ("and Bern", "[nsubj *Oslo/NNP [conj and/CC *Bern/NNP]] *met/VBD"),
        ("and unions", "[nsubj *Banks/NNS [conj and/CC *unions/NNS]] *met/VBD"),
        ("and Bea", "*met/VBD [obj *Ana/NNP [conj and/CC *Bea/NNP]]"),
        ("and unions", "*met/VBD [obl between/IN *banks/NNS [conj and/CC *unions/NNS]]"),
        ("or gas", "*sold/VBD [obj *oil/NN [conj or/CC *gas/NN]]"),
        ("and gas", "*sold/VBD [obj both/CC:cc:preconj *oil/NN [conj and/CC *gas/NN]]"),
        ("and gas", "*sold/VBD [obj *oil/NN , [conj *coal/NN] [conj and/CC *gas/NN]]"),
        ("and praised Ana", "*met/VBD [conj and/CC *praised/VBD [obj *Ana/NNP]]"),
    ),
)
def test_one_of_several_that_belong_together_never_goes(words: str, notation: str) -> None:
    assert not may_go(words, notation)


@pytest.mark.parametrize(
    ("words", "notation"),
    table(
        ("in May", f"{SOLD} ( [parataxis *had/VBD [obj two/CD *mines/NNS] [obl in/IN *May/NNP]] )"),
        ("on Monday", f"“ {FIRM} {SOLD} [obl on/IN *Monday/NNP] ” ."),
    ),
)
def test_no_part_of_a_bracket_or_a_quotation_goes(words: str, notation: str) -> None:
    assert not may_go(words, notation)
