"""Words that a label brings to its line, and what the line must tell for each."""

import pytest

from service.writing.embedded.labelling.label_vocabulary import is_told_of
from tests.writing.lines import forms, line_of
from tests.writing.trees import tree


def may_stand(label: str, notation: str, without: str = "") -> bool:
    """Whether the label's last word, which is none of the sentence's, may stand over the line."""
    line = line_of(tree(f"{notation} ."), without)
    *own, word = label.split()
    return is_told_of(line, word, [forms(line, text)[0] for text in own])


NORBANK = "[nsubj *Norbank/NNP]"
DENIED = "*denied/VBD [obj *fraud/NN]"
TO_SELL = "to/TO *sell/VB [obj two/CD *mines/NNS]"


@pytest.mark.parametrize(
    ("label", "notation"),
    [
        ("Norbank Response", f"{NORBANK} {DENIED}"),
        ("Norbank Reaction", f"{NORBANK} {DENIED}"),
        ("Bea Response", f"[nsubj *Ana/NNP [conj and/CC *Bea/NNP]] {DENIED}"),
        ("Roos Response", f"[nsubj *Ida/NNP Roos/NNP:flat] {DENIED}"),
        ("Lender Response", f"[nsubj *Norbank/NNP , [appos the/DT *lender/NN] ,] {DENIED}"),
        ("Norbank View", f"{NORBANK} *said/VBD [ccomp [nsubj *Ana/NNP] {DENIED}]"),
        ("Norbank Claim", f"{NORBANK} *accused/VBD [obj *Ana/NNP]"),
    ],
    ids=["deny", "two words for it", "one of two", "surname", "appositive", "say", "accuse"],
)
def test_who_speaks_may_be_named_beside_a_word_for_speaking(label: str, notation: str) -> None:
    assert may_stand(label, notation)


@pytest.mark.parametrize(
    ("label", "notation"),
    [
        ("Norbank Response", f"{NORBANK} *met/VBD [obj *Ana/NNP]"),
        ("Fraud Response", f"{NORBANK} {DENIED}"),
        ("Norbank View", f"[nsubj *Ana/NNP] *said/VBD [ccomp {NORBANK} {DENIED}]"),
        ("Norbank Advice", f"{NORBANK} {DENIED}"),
        ("Response", f"{NORBANK} {DENIED}"),
        ("Norbank Response", f"{NORBANK} did/VBD not/RB *respond/VB"),
        ("Norbank Comment", f"{NORBANK} never/RB *commented/VBD"),
        ("Norbank Claim",
         "[nsubj:pass *Norbank/NNP] was/VBD:aux:pass *accused/VBN [obl of/IN *fraud/NN]"),
    ],
    ids=["nobody speaks", "what is denied", "who is spoken of", "another way to speak",
         "no speaker named", "did not respond", "never commented", "was accused"],
)  # fmt: skip
def test_who_does_not_speak_has_no_word_for_speaking(label: str, notation: str) -> None:
    assert not may_stand(label, notation)


@pytest.mark.parametrize(
    ("label", "notation"),
    [
        ("Norbank Plan", f"{NORBANK} *wants/VBZ [xcomp {TO_SELL}]"),
        ("Norbank Forecast", f"{NORBANK} *expects/VBZ [xcomp {TO_SELL}]"),
        ("Strike Impact", "[nsubj The/DT *strike/NN] *hit/VBD [obj *exports/NNS]"),
        ("Closure Reason", "[nsubj The/DT *closure/NN] *came/VBD [advcl because/IN:mark [nsubj "
         "*sales/NNS] *fell/VBD]"),
        ("Sale Condition", "[nsubj The/DT *sale/NN] will/MD *end/VB [advcl if/IN:mark [nsubj "
         "*Ana/NNP] *objects/VBZ]"),
    ],
    ids=["wants", "expects", "hit", "because", "if"],
)  # fmt: skip
def test_what_the_line_tells_in_other_words_may_be_named(label: str, notation: str) -> None:
    assert may_stand(label, notation)
    assert not may_stand(label.replace(label.split()[-1], "Role"), notation)


@pytest.mark.parametrize(
    ("label", "notation"),
    [
        ("Norbank Plan", f"{NORBANK} does/VBZ not/RB *plan/VB [xcomp {TO_SELL}]"),
        ("Norbank Plans", f"{NORBANK} *has/VBZ [obj no/DT *plans/NNS [acl {TO_SELL}]]"),
        ("Export Impact", "[nsubj:pass *Exports/NNS] were/VBD:aux:pass never/RB *affected/VBN"),
    ],
    ids=["does not plan", "no plans", "never affected"],
)  # fmt: skip
def test_what_the_line_denies_is_not_told(label: str, notation: str) -> None:
    assert not may_stand(label, notation)


OPENS = "[nsubj The/DT *bridge/NN] *opens/VBZ [obl in/IN *Delft/NNP]"


@pytest.mark.parametrize("time", ["in/IN *May/NNP", "on/IN *Friday/NNP", "in/IN *2031/CD"])
def test_a_date_is_its_subjects(time: str) -> None:
    assert may_stand("Bridge Date", f"{OPENS} [obl {time}]")
    assert not may_stand("Delft Date", f"{OPENS} [obl {time}]")


@pytest.mark.parametrize(
    "notation",
    [
        f"{OPENS} [obl in/IN *spring/NN]",
        f"{OPENS} [obl for/IN 2500/CD *cars/NNS]",
        f"{OPENS} [obl for/IN 204/CD *cars/NNS]",
        f"{OPENS} [obl for/IN its/PRP$ 20th/JJ *year/NN]",
        "[nsubj The/DT *bridge/NN] may/MD *open/VB [obl in/IN *Delft/NNP]",
        "[nsubj The/DT *bridge/NN] *opens/VBZ [obl after/IN a/DT *march/NN]",
    ],
    ids=["no month", "no year", "three digits", "20th", "may", "a march"],
)
def test_without_a_date_there_is_none(notation: str) -> None:
    assert not may_stand("Bridge Date", notation)


def test_figures_are_of_what_is_counted() -> None:
    notation = "[nsubj The/DT *bank/NN] *cut/VBD [obj 400/CD *jobs/NNS]"

    assert may_stand("Job Numbers", notation)
    assert not may_stand("Bank Numbers", notation)


@pytest.mark.parametrize("sign", ["£", "$", "€", "US$"])
def test_a_price_needs_a_sum_of_money(sign: str) -> None:
    bought = "[nsubj *Ana/NNP] *bought/VBD [obj a/DT *mine/NN [nmod for/IN {} *4/CD]]"

    assert may_stand("Mine Price", bought.format(f"{sign}/$:compound"))
    assert not may_stand("Mine Price", bought.format(""))


@pytest.mark.parametrize(
    ("label", "notation", "without"),
    [
        ("Norbank Response", f"{NORBANK} *met/VBD [conj and/CC [nsubj *Ana/NNP] {DENIED}]",
         "and Ana denied fraud"),
        ("Bridge Plan", f"{OPENS} [advcl as/IN:mark *planned/VBN]", "as planned"),
        ("Bridge Date", f"{OPENS} [obl in/IN *May/NNP]", "May"),
        ("Bridge Cost", f"{OPENS} [obl at/IN £/$:compound *4/CD]", "£ 4"),
    ],
    ids=["speaks", "plans", "dated", "priced"],
)  # fmt: skip
def test_what_the_line_left_out_is_not_told(label: str, notation: str, without: str) -> None:
    own, word = label.split()
    speaker = "Ana" if own == "Norbank" else own

    assert may_stand(f"{speaker} {word}", notation)
    assert not may_stand(f"{speaker} {word}", notation, without)


@pytest.mark.parametrize("word", ["No", "Record", "Fear"])
def test_a_word_of_which_nothing_is_known_never_stands(word: str) -> None:
    assert not may_stand(f"Bridge {word}", f"{OPENS} [obl at/IN £/$:compound *4/CD]")
