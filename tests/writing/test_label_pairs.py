"""Two words side by side in a label tell of each other as they do in the sentence."""

import pytest

from service.writing.embedded.labelling.label_pairs import belongs, is_whole_name
from service.writing.embedded.labelling.label_words import Form
from tests.writing.lines import forms, line_of
from tests.writing.trees import tree


def belong(label: str, notation: str, form: Form | None = None) -> bool:
    """Whether the label's two words may stand side by side, in any way to take them (the second
    in this form)."""
    line = line_of(tree(f"{notation} ."))
    before, word = (forms(line, text) for text in label.split())
    ways = [(left, right) for left in before for right in word if form in {None, right.form}]
    assert ways, f"no word of the sentence is {label} in form {form}"
    return any(belongs(line.tree, left, right) for left, right in ways)


NORBANK = "[nsubj *Norbank/NNP]"


@pytest.mark.parametrize(
    ("label", "notation"),
    [
        ("Norbank Warning", f"{NORBANK} *warned/VBD [obj *savers/NNS]"),
        ("Saver Warning", f"{NORBANK} *warned/VBD [obj *savers/NNS]"),
        ("Bridge Closure", "[nsubj:pass The/DT *bridge/NN] was/VBD:aux:pass *closed/VBN"),
        ("Norbank Sale", "[nsubj:pass *Oil/NN] was/VBD:aux:pass *sold/VBN [obl:agent by/IN "
         "*Norbank/NNP]"),
        ("Fee Protest", "[nsubj *Miners/NNS] *protested/VBD [obl against/IN *fees/NNS]"),
        ("Bea Warning", "[nsubj *Ana/NNP [conj and/CC *Bea/NNP]] *warned/VBD"),
        ("Roos Warning", "[nsubj *Ida/NNP Roos/NNP:flat] *warned/VBD"),
        ("Seoul Meeting", f"{NORBANK} will/MD *meet/VB [obl in/IN *Seoul/NNP]"),
        ("Bridge Closure", "[nsubj The/DT closing/VBG *bridge/NN] *collapsed/VBD"),
        ("Ana's Warning", "[nsubj *Ana/NNP] *warned/VBD [obj *savers/NNS]"),
        ("Ana's Arrest", "[nsubj *Police/NNS] *arrested/VBD [obj *Ana/NNP]"),
        ("Ana Win", "[nsubj *Ana/NNP] *beat/VBD [obj *Bea/NNP]"),
        ("Bea's Defeat", "[nsubj *Ana/NNP] *beat/VBD [obj *Bea/NNP]"),
        ("Delft Win", "[nsubj *Ana/NNP] *beat/VBD [obj *Bea/NNP] [obl in/IN *Delft/NNP]"),
        ("Film Hope", f"{NORBANK} *hopes/VBZ [xcomp to/TO *make=produce/VB [obj a/DT *film/NN]]"),
        ("Norbank Accusation", f"{NORBANK} *accused/VBD [obj *Ana/NNP]"),
    ],
    ids=["who", "whom", "passive", "by whom", "against what", "one of two", "surname", "where",
         "of itself", "whose deed", "whom it befell", "who won", "who lost", "where they won",
         "what they hope for", "who accuses"],
)  # fmt: skip
def test_a_deed_is_named_with_what_takes_part_in_it(label: str, notation: str) -> None:
    assert belong(label, notation, Form.NOUN)


@pytest.mark.parametrize(
    ("label", "notation"),
    [
        ("Seoul Warning", f"{NORBANK} *warned/VBD [obl in/IN *Seoul/NNP]"),
        ("Seoul Meeting", f"{NORBANK} will/MD *meet/VB [obl near/IN *Seoul/NNP]"),
        ("Park Meeting", f"{NORBANK} will/MD *meet/VB [obl in/IN a/DT *park/NN]"),
        ("Fee Protest", "[nsubj *Miners/NNS] *protested/VBD [obl without/IN *fees/NNS]"),
        ("Mine Sale", f"{NORBANK} *refused/VBD [xcomp to/TO *sell/VB [obj *mines/NNS]]"),
        ("Mine Rejection", f"{NORBANK} is/VBZ:cop *unlikely/JJ [xcomp to/TO *reject/VB [obj "
         "*mines/NNS]]"),
        ("Norbank Strike", f"{NORBANK} *said/VBD [ccomp [nsubj *Ana/NNP] *struck/VBD]"),
        ("Ana's Warning", f"{NORBANK} *warned/VBD [obj *Ana/NNP]"),
        ("Ana's Strike", "[nsubj:pass *Ana/NNP] was/VBD:aux:pass *struck/VBN"),
        ("Ana Defeat", "[nsubj *Ana/NNP] *beat/VBD [obj *Bea/NNP]"),
        ("Bea Win", "[nsubj *Ana/NNP] *beat/VBD [obj *Bea/NNP]"),
        ("Ana Loss", "[nsubj *Bea/NNP] *lost/VBD [obl to/IN *Ana/NNP]"),
        ("Ana Accusation", f"{NORBANK} *accused/VBD [obj *Ana/NNP]"),
        ("Bea Accusation", f"{NORBANK} *accused/VBD [obj *Ana/NNP [conj and/CC *Bea/NNP]]"),
        ("Bank Accusation", "[nsubj *Ana/NNP] *accused/VBD [obj the/DT *bank/NN]"),
        ("Saver Plea", f"{NORBANK} *pleads/VBZ [xcomp to/TO *let/VB [obj *savers/NNS]]"),
        ("Film Hope", f"{NORBANK} *hopes/VBZ [xcomp not/RB to/TO *lose/VB [obj the/DT *film/NN]]"),
    ],
    ids=["no event", "near", "no name", "without", "refused", "unlikely", "who tells of it",
         "who was warned", "who was struck", "who won", "who lost", "to whom they lost",
         "whom they accuse", "two whom they accuse", "which body they accuse",
         "whom they would let", "what they hope not to do"],
)  # fmt: skip
def test_a_deed_is_not_named_with_what_stands_by_or_when_undone(label: str, notation: str) -> None:
    assert not belong(label, notation, Form.NOUN)


def test_what_is_meant_to_be_done_is_named_with_its_object() -> None:
    notation = f"{NORBANK} *agreed/VBD [xcomp to/TO *sell/VB [obj *mines/NNS]]"

    assert belong("Mine Sale", notation, Form.NOUN)


@pytest.mark.parametrize(
    ("label", "noun"),
    [
        ("Ticket Sales", "ticket/NN *sales/NNS"),
        ("Tickets Sales", "*sales/NNS [nmod of/IN *tickets/NNS]"),
        ("Everton Deal", "[nmod:poss *Everton_/NNP 's/POS] *deal/NN"),
        ("Delft Crash", "a/DT *crash/NN [nmod in/IN *Delft/NNP]"),
        ("Exports Fall", "a/DT *fall/NN [nmod in/IN *exports/NNS]"),
        ("Limit Calls", "*calls/NNS [nmod for/IN a/DT *limit/NN]"),
        ("Ida Roos", "*Ida/NNP Roos/NNP:flat"),
        ("Minister Roos", "[nmod:desc *minister/NN] *Roos/NNP"),
        ("Delft Calls", "*calls/NNS [nmod of/IN Port/NNP *Delft/NNP]"),
        ("Port Calls", "*calls/NNS [nmod of/IN Port/NNP *Delft/NNP]"),
    ],
)
def test_of_two_nouns_the_first_narrows_the_second(label: str, noun: str) -> None:
    assert belong(label, f"[nsubj *Norbank/NNP] *saw/VBD [obj {noun}]", Form.PLAIN)


@pytest.mark.parametrize(
    ("label", "noun"),
    [
        ("Leatherhead Foundation", "a/DT *foundation/NN [nmod in/IN *Leatherhead/NNP]"),
        ("Tickets Sales", "*sales/NNS [nmod without/IN *tickets/NNS]"),
        ("Tickets Sales", "*sales/NNS [nmod in/IN *tickets/NNS]"),
        ("Sales Tickets", "*sales/NNS [nmod of/IN *tickets/NNS]"),
        ("Norbank Crash", "a/DT *crash/NN [nmod in/IN *Delft/NNP]"),
        ("Oil Gas", "*oil/NN [conj and/CC *gas/NN]"),
    ],
    ids=["a place", "without", "in", "the other way", "who saw it", "both"],
)
def test_nouns_that_only_stand_in_one_sentence_are_kept_apart(label: str, noun: str) -> None:
    assert not belong(label, f"[nsubj *Norbank/NNP] *saw/VBD [obj {noun}]", Form.PLAIN)


@pytest.mark.parametrize(
    ("label", "predicate", "expected"),
    [
        ("Fowler Tally", "*took/VBD [obj his/PRP$ *tally/NN]", True),
        ("Fowler Tally", "*took/VBD [obj the/DT *tally/NN]", False),
        ("Fowler Tally", "*took/VBD [obj [nmod:poss *Ana_/NNP 's/POS] *tally/NN]", False),
        ("Fowler Tally", "did/VBD not/RB *take/VB [obj his/PRP$ *tally/NN]", False),
        ("Fowler Tally", "*ran/VBD [obl for/IN his/PRP$ *tally/NN]", False),
        ("Fowler Statement", "*issued/VBD [obj a/DT *statement/NN]", True),
        ("Fowler Statement", "*heard/VBD [obj a/DT *statement/NN]", False),
        ("Fowler Statement", "did/VBD not/RB *issue/VB [obj a/DT *statement/NN]", False),
    ],
    ids=["his", "the", "Ana's", "not his", "for his", "issued", "heard", "did not issue"],
)
def test_what_somebody_has_or_does_is_called_after_him(
    label: str, predicate: str, expected: bool
) -> None:
    assert belong(label, f"[nsubj *Fowler/NNP] {predicate}", Form.PLAIN) is expected


@pytest.mark.parametrize(
    ("label", "noun", "expected"),
    [
        ("Rare Old", "rare/JJ old/JJ *films/NNS", True),
        ("Films Rare", "rare/JJ *films/NNS", False),
        ("Rare Films", "rare/JJ *films/NNS", True),
        ("400 Films", "400/CD *films/NNS", True),
    ],
)
def test_an_adjective_follows_nothing_but_another(label: str, noun: str, expected: bool) -> None:
    assert belong(label, f"[nsubj *Norbank/NNP] *sold/VBD [obj {noun}]") is expected


def is_whole(label: str, notation: str) -> bool:
    line = line_of(tree(f"{notation} ."))
    own = [next(w for w in forms(line, text) if w.form == Form.PLAIN) for text in label.split()]
    return all(is_whole_name(line.tree, word, own) for word in own)


BOX_OFFICE = "[nsubj The/DT [compound box/NN *office/NN] *total/NN] *fell/VBD"
PORT = "[nsubj Delft/NNP Port/NNP *Authority/NNP] *closed/VBD"


@pytest.mark.parametrize(
    ("label", "notation"),
    [
        ("Lib Dem", "[nsubj Lib/NNP *Dem/NNP] *left/VBD"),
        ("Delft Port Authority", PORT),
        ("Authority", PORT),
        ("Roos", "[nsubj *Ida/NNP Roos/NNP:flat] *left/VBD"),
        ("Del Potro", "[nsubj *Ida/NNP Del/NNP:flat Potro/NNP:flat] *left/VBD"),
        ("Box Office Total", BOX_OFFICE),
        ("Box", BOX_OFFICE),
        ("Norbank", "[nsubj *Norbank/NNP] *left/VBD"),
        ("Ana", "[nsubj *Norbank/NNP] *gave/VBD [iobj *Ana/NNP] [obj *Delft/NNP]"),
        ("Delft", "[nsubj *Norbank/NNP] *left/VBD [obj *Delft/NNP]"),
        ("Norbank", "[nsubj Norbank/NNP *oil/NN] *burnt/VBD"),
        ("Anglo-Dutch", "[nsubj [amod Anglo_/NNP -_/HYPH *Dutch/NNP] *Shell/NNP] *left/VBD"),
    ],
)
def test_a_label_may_have_a_name_that_is_whole(label: str, notation: str) -> None:
    assert is_whole(label, notation)


@pytest.mark.parametrize(
    ("label", "notation"),
    [
        ("Lib", "[nsubj Lib/NNP *Dem/NNP] *left/VBD"),
        ("Delft Authority", PORT),
        ("Delft Port", PORT),
        ("Ida", "[nsubj *Ida/NNP Roos/NNP:flat] *left/VBD"),
        ("Office Total", BOX_OFFICE),
        ("Ida Maria", "[nsubj *Ida/NNP Maria/NNP:flat Roos/NNP:flat] *left/VBD"),
        ("Potro", "[nsubj *Ida/NNP Del/NNP:flat Potro/NNP:flat] *left/VBD"),
        ("Roos", "[nsubj *De/NNP Roos/NNP:flat] *left/VBD"),
    ],
)
def test_a_label_has_no_name_torn_in_two(label: str, notation: str) -> None:
    assert not is_whole(label, notation)


@pytest.mark.parametrize(
    ("label", "noun", "fits"),
    [("Breakfast Variety", "variety", False), ("Breakfast Price", "price", True)],
)
def test_how_much_or_which_sort_of_a_thing_names_nothing(
    label: str, noun: str, *, fits: bool
) -> None:
    told = f"{NORBANK} *offers/VBZ [obj a/DT *{noun}/NN [nmod of/IN *breakfast/NN]]"

    assert belong(label, told) is fits
