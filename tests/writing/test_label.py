"""Labels: one to three words that name a fact, and say no more than it."""

import pytest
from hypothesis import given

from service.document import Sentence
from service.writing.embedded.label import is_well_formed, labels
from service.writing.embedded.tree import Tree
from service.writing.embedded.words import Weights, content
from tests.writing.generated import UNTIMED, parsed_sentences
from tests.writing.models import LABEL
from tests.writing.trees import places, tree


def labels_of(notation: str, without: str = "") -> set[str]:
    """All labels of the sentence, some words of which were left out."""
    parsed = tree(notation)
    gone = set(places(parsed, *without.split()))
    kept = [i for i in range(len(parsed.tokens)) if i not in gone]
    weights = Weights([content(parsed.sentence.text)])
    return set(labels(parsed, kept, parsed.root, weights, LABEL))


@pytest.mark.parametrize(
    "text",
    ["Rate Cut", "Seoul Defence Dialogue", "60th Anniversary", "Prisoner Exchange",
     "Port of Call", "NATO", "Four-Nation Talks", "Bonds", "UN’s Offer", "68 Countries",
     "iPhone Sales"],
)  # fmt: skip
def test_a_label_is_one_to_three_words_in_title_case(text: str) -> None:
    assert is_well_formed(text)


@pytest.mark.parametrize(
    "text",
    ["", "Oil", "60", "1,100", "Rate cut", "rate Cut", "The Bank", "Bank of", "A Very Long Label",
     "Rate, Cut", "Rate Cut.", "“Rate” Cut", '"Rate" Cut', "(Rate) Cut", "Rate: Cut", "$4bn Fund",
     "-Rate Cut", "In Brief", "2024 12"],
)  # fmt: skip
def test_what_is_no_label_is_refused(text: str) -> None:
    assert not is_well_formed(text)


@UNTIMED
@given(parsed_sentences())
def test_every_label_of_any_sentence_is_well_formed_and_comes_once(sentence: Sentence) -> None:
    parsed = Tree(sentence)
    weights = Weights([content(sentence.text)])

    found = labels(parsed, range(len(parsed.tokens)), parsed.root, weights, LABEL)

    assert all(is_well_formed(label) for label in found)
    assert len(found) == len(set(found))


@pytest.mark.parametrize(
    ("notation", "label", "halves"),
    [
        ("[nsubj The/DT Seoul/NNP Defence/NNP *Dialogue/NNP] *opened/VBD .",
         "Seoul Defence Dialogue", {"Defence Dialogue", "Dialogue", "Seoul Defence"}),
        ("[nsubj The/DT [compound port/NN *authority/NN] *strike/NN] *ended/VBD .",
         "Port Authority Strike", {"Strike", "Authority Strike", "Port Authority"}),
        ("[nsubj [compound two_/CD -_/HYPH *nation/NN] *talks/NNS] *ended/VBD .",
         "Two-Nation Talks", {"Nation Talks", "Talks"}),
        ("[nsubj The/DT big/JJ rate/NN *cut/NN] *came/VBD .", "Big Rate Cut", {"Cut", "Big Cut"}),
        ("[nsubj *Kofi/NNP Osei/NNP:flat] *left/VBD .", "Kofi Osei", {"Kofi", "Osei"}),
    ],
    ids=["name", "compound in compound", "hyphens", "adjective", "full name"],
)  # fmt: skip
def test_a_compound_is_never_split(notation: str, label: str, halves: set[str]) -> None:
    found = labels_of(notation)

    assert label in found
    assert not found & halves


def test_a_compound_of_more_than_three_words_gives_no_label() -> None:
    found = labels_of("[nsubj The/DT Delft/NNP Water/NNP Board/NNP *Commission/NNP] *opened/VBD .")

    assert found == set()


@pytest.mark.parametrize("word", ["people", "week", "Monday", "year", "spokesman", "percent"])
def test_an_empty_noun_names_nothing(word: str) -> None:
    assert labels_of(f"[nsubj The/DT *{word}/NN] *closed/VBD .") <= {"Closure"}


def test_words_left_out_of_the_line_are_not_in_its_label() -> None:
    notation = "[nsubj The/DT costly/JJ *bridge/NN] *opened/VBD [obl in/IN *Delft/NNP] ."

    found = labels_of(notation, without="costly in Delft")

    assert "Bridge" in found
    assert not any("Costly" in label or "Delft" in label for label in found)


@pytest.mark.parametrize(
    ("notation", "label"),
    [
        ("[nsubj *Norbank/NNP] *warned/VBD [obj *savers/NNS] .", "Norbank Warning"),
        ("[nsubj *Kofi/NNP Osei/NNP:flat] *resigned/VBD .", "Osei Resignation"),
        ("[nsubj The/DT *union/NN] *rejected/VBD [obj the/DT *offer/NN] .", "Union Rejection"),
        ("[nsubj The/DT rail/NN *union/NN] *protested/VBD .", "Rail Union Protest"),
    ],
    ids=["name", "surname", "noun", "compound"],
)  # fmt: skip
def test_a_deed_names_who_and_what_was_done(notation: str, label: str) -> None:
    assert label in labels_of(notation)


@pytest.mark.parametrize(
    ("notation", "label"),
    [
        ("[nsubj *Norbank/NNP] may/MD *withdraw/VB [obj *cash/NN] .", "Norbank Withdrawal"),
        ("[nsubj *Norbank/NNP] would/MD *withdraw/VB [obj *cash/NN] .", "Norbank Withdrawal"),
        ("[nsubj *Norbank/NNP] did/VBD not/RB *withdraw/VB [obj *cash/NN] .", "Norbank Withdrawal"),
        ("[nsubj *Norbank/NNP] never/RB *withdrew/VBD [obj *cash/NN] .", "Norbank Withdrawal"),
        ("[nsubj:pass *Cash/NN] may/MD be/VB:aux:pass *withdrawn/VBN .", "Cash Withdrawn"),
        ("[nsubj:pass *Cash/NN] was/VBD:aux:pass not/RB *withdrawn/VBN .", "Cash Withdrawn"),
        ("[nsubj *Norbank/NNP [conj and/CC *Delft/NNP]] *withdrew/VBD .", "Norbank Withdrawal"),
        ("[nsubj:pass *Osei/NNP] was/VBD:aux:pass *attacked/VBN .", "Osei Attack"),
        ("[nsubj No/DT *bank/NN] *withdrew/VBD [obj *cash/NN] .", "Bank Withdrawal"),
        ("[nsubj:pass No/DT *cash/NN] was/VBD:aux:pass *withdrawn/VBN .",
                     "Cash Withdrawn"),
        ("[nsubj *Norbank/NNP] nearly/RB *withdrew/VBD .", "Norbank Withdrawal"),
        ("[nsubj:pass *Cash/NN] was/VBD:aux:pass allegedly/RB *stolen/VBN .",
                     "Cash Stolen"),
        ("[nsubj *Norbank/NNP] [advmod no/RB *longer/RBR] *leads/VBZ .",
                     "Norbank Lead"),
    ],
    ids=["may", "would", "not", "never", "passive may", "passive not", "one of two", "passive",
         "no bank", "no cash", "nearly", "allegedly", "no longer"],
)  # fmt: skip
def test_a_label_never_says_done_what_was_not(notation: str, label: str) -> None:
    assert label not in labels_of(notation)


@pytest.mark.parametrize(
    ("notation", "label"),
    [
        ("[nsubj:pass The/DT *bridge/NN] was/VBD:aux:pass *closed/VBN .", "Bridge Closed"),
        ("[nsubj:pass The/DT road/NN *bridge/NN] was/VBD:aux:pass *closed/VBN .",
         "Road Bridge Closed"),
        ("[nsubj *Police/NNS] *found/VBD [obj a/DT *bomb/NN] .", "Bomb Found"),
        ("[nsubj *Police/NNS] *drove/VBD [obj a/DT *van/NN] .", "Van Driven"),
    ],
    ids=["passive", "compound", "object", "irregular"],
)  # fmt: skip
def test_a_participle_says_what_befell_a_noun(notation: str, label: str) -> None:
    assert label in labels_of(notation)


@pytest.mark.parametrize(
    ("phrase", "label"),
    [
        ("[nummod [nmod At/IN *least/JJS] *14/CD] *homes/NNS", "Least 14 Homes"),
        ("[amod how/WRB *much/JJ] *oil/NN", "How Much Oil"),
        ("a/DT former/JJ South/JJ Welsh/JJ *mayor/NN", "South Welsh Mayor"),
    ],
    ids=["at least", "how much", "former"],
)
def test_a_phrase_is_not_cut_in_the_middle_of_what_it_says(phrase: str, label: str) -> None:
    assert label not in labels_of(f"[nsubj {phrase}] *burned/VBD .")


@pytest.mark.parametrize(
    ("phrase", "label"),
    [
        ("the/DT *price/NN [nmod of/IN *oil/NN]", "Oil Price"),
        ("an/DT *exchange/NN [nmod of/IN *prisoners/NNS]", "Prisoner Exchange"),
    ],
    ids=["of oil", "of prisoners"],
)
def test_a_noun_goes_before_the_noun_it_belongs_to(phrase: str, label: str) -> None:
    assert label in labels_of(f"[nsubj {phrase}] *began/VBD .")


@pytest.mark.parametrize(
    ("phrase", "label"),
    [
        ("the/DT *price/NN [nmod of/IN cheap/JJ *oil/NN]", "Oil Price"),
        ("the/DT *mayor/NN [nmod of/IN *Delft/NNP]", "Delft Mayor"),
        ("*thousands/NNS [nmod of/IN *people/NNS]", "People Thousands"),
        ("the/DT *talks/NNS [nmod on/IN *oil/NN]", "Oil Talks"),
    ],
    ids=["with an adjective", "a name", "empty", "on"],
)
def test_nothing_else_is_turned_round(phrase: str, label: str) -> None:
    assert label not in labels_of(f"[nsubj {phrase}] *began/VBD .")
