"""Labels: two or three words that name a fact, and say no more than it."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.document import Sentence
from service.writing.embedded.grammar.tree import Tree
from service.writing.embedded.labelling.label import is_fit, is_well_formed, labels
from service.writing.embedded.labelling.label_lines import Label, LabelledLine, load_label_model
from service.writing.embedded.labelling.label_model import FILE, TrainedLabels, write_label
from service.writing.embedded.labelling.label_printable import LabelJudge
from service.writing.embedded.labelling.label_words import Form, LabelWord, label_words
from service.writing.embedded.linear import NamedModel
from tests.writing.generated import UNTIMED, parsed_sentences
from tests.writing.lines import line_of
from tests.writing.models import VOCABULARY, label_model
from tests.writing.trees import tree

# Takes the label model at its word.
TRUSTING = LabelJudge(NamedModel({}), {})


def is_fit_for(notation: str, text: str, without: str = "") -> bool:
    """Whether the label may stand over the line, in one of the ways to make it of its words."""
    line = line_of(tree(notation), without)
    ways: list[tuple[LabelWord, ...]] = [()]
    for word in text.split():
        forms = [w for w in line.words if w.text == word]
        forms += [LabelWord(word, -1, Form.VOCABULARY)] if word in VOCABULARY else []
        assert forms, f"no word of the sentence is {word}"
        ways = [(*way, form) for way in ways for form in forms]
    return any(is_fit(line, Label(way, 0.0)) for way in ways)


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
     "-Rate Cut", "In Brief", "2024 12", "Least 14 Homes", "Case 20%"],
)  # fmt: skip
def test_what_is_no_label_is_refused(text: str) -> None:
    assert not is_well_formed(text)


@UNTIMED
@given(parsed_sentences(), st.integers(0, 3))
def test_every_label_of_any_sentence_is_well_formed_and_comes_once(
    sentence: Sentence, seed: int
) -> None:
    [judged] = labels([line_of(Tree(sentence))], label_model(seed), TRUSTING)
    found = [label.text for label in judged]

    assert all(is_well_formed(label) and len(label.split()) in {1, 2, 3} for label in found)
    assert len(found) == len(set(found))


def test_a_sentence_offers_its_words_in_the_forms_of_labels() -> None:
    parsed = tree("[nsubj The/DT four_/CD -_/HYPH nation/NN *banks/NNS] *warned/VBD "
                  "[obj *Norbank/NNP] .")  # fmt: skip

    offered = {(word.text, word.form) for word in label_words(parsed)}

    assert offered == {
        ("Four-Nation", Form.PLAIN), ("Banks", Form.PLAIN), ("Bank", Form.SINGULAR),
        ("Warning", Form.NOUN), ("Warnings", Form.NOUN), ("Warned", Form.PARTICIPLE),
        ("Norbank", Form.PLAIN), ("Norbank's", Form.POSSESSIVE),
    }  # fmt: skip


@pytest.mark.parametrize("verb", ["did/VBD:aux not/RB *warn/VB", "never/RB *warned/VBD"])
def test_what_was_not_done_is_not_offered_as_done(verb: str) -> None:
    offered = {word.text for word in label_words(tree(f"[nsubj *Norbank/NNP] {verb} ."))}

    assert not offered & {"Warning", "Warned"}


@pytest.mark.parametrize(
    ("verb", "offered", "refused"),
    [
        ("*called/VBD off/RP [obj *talks/NNS]", {"Cancellation"}, {"Call"}),
        ("*worked/VBD out/RP [obj a/DT *plan/NN]", set(), {"Work"}),
        ("*started/VBD [xcomp to/TO *answer/VB]", set(), {"Start"}),
        ("*started/VBD [obj a/DT *fire/NN]", {"Start"}, set()),
        ("*found/VBD [obj *Ana/NNP] [xcomp *guilty/JJ]", set(), {"Finding", "Findings"}),
        ("*committed/VBD [obj *fraud/NN]", set(), {"Commitment"}),
        ("*shot/VBD [obl to/IN *fame/NN]", set(), {"Shooting"}),
        ("*shot/VBD [obj a/DT *guard/NN]", {"Shooting"}, set()),
        ("*arrested/VBD [obj a/DT *guard/NN]", {"Arrest"}, {"Arrests"}),
        ("*arrested/VBD [obj two/CD *guards/NNS]", {"Arrests"}, set()),
    ],
    ids=["called off", "worked out", "started to", "started it", "found guilty", "a crime",
         "shot to fame", "shot", "one arrest", "two arrests"],
)  # fmt: skip
def test_what_was_done_is_offered_by_its_own_name(
    verb: str, offered: set[str], refused: set[str]
) -> None:
    words = {word.text for word in label_words(tree(f"[nsubj *Norbank/NNP] {verb} ."))}

    assert offered <= words
    assert not words & refused


@pytest.mark.parametrize(
    ("verb", "expected"),
    [("*ruled/VBN out/RP", True), ("*called/VBN off/RP", False)],
    ids=["ruled out", "ends in a small word"],
)
def test_a_participle_takes_its_particle_along(verb: str, expected: bool) -> None:
    line = line_of(tree(f"[nsubj:pass A/DT *bid/NN] was/VBD:aux:pass {verb} ."))
    [bid] = [w for w in line.words if w.text == "Bid"]
    whole = [w for w in line.words if w.form == Form.PARTICIPLE and " " in w.text]

    assert any(is_fit(line, Label((bid, word), 0.0)) for word in whole) == expected


@pytest.mark.parametrize(
    ("notation", "label"),
    [
        ("[nsubj:pass The/DT *bridge/NN] was/VBD:aux:pass *closed/VBN .", "Bridge Closed"),
        ("[nsubj *Police/NNS] *found/VBD [obj a/DT *bomb/NN] .", "Bomb Found"),
        ("[nsubj *Police/NNS] *drove/VBD [obj a/DT *van/NN] .", "Van Driven"),
        ("[nsubj *Norbank/NNP] *warned/VBD [obj *savers/NNS] .", "Norbank Warning"),
        ("[nsubj *Norbank/NNP] *warned/VBD [obj *savers/NNS] .", "Norbank Advice"),
        ("[nsubj *Norbank/NNP] has/VBZ:aux *warned/VBN [obj *savers/NNS] .", "Norbank Warning"),
        ("[nsubj:pass *Oil/NN] was/VBD:aux:pass *sold/VBN [obl:agent by/IN *Norbank/NNP] .",
         "Norbank Sale"),
        ("[nsubj *Norbank/NNP] *sold/VBD [obj [nummod 90/CD:compound *million/CD] *tins/NNS] .",
         "90 Million Tins"),
        ("[nsubj *Norbank/NNP] *fought/VBD [obl for/IN [nmod:poss *women_/NNS 's/POS] *rights/NNS] "
         ".", "Women's Rights"),
    ],
    ids=["passive", "object", "irregular", "deed", "vocabulary", "has done", "by whom",
         "a whole number", "of women"],
)  # fmt: skip
def test_what_the_line_says_may_be_its_label(notation: str, label: str) -> None:
    assert is_fit_for(notation, label)


@pytest.mark.parametrize(
    ("notation", "offered"),
    [
        ("[nsubj *Ana/NNP] *died/VBD .", {"Death"}),
        ("[nsubj Two/CD *nurses/NNS] *died/VBD .", {"Death", "Deaths"}),
        ("[nsubj *Ana/NNP] *killed/VBD [obj *herself/PRP] .", set()),
        ("[nsubj *Ana/NNP] *killed/VBD [obj a/DT *nurse/NN] .", {"Killing"}),
        ("[nsubj *Forces/NNS] *killed/VBD [obj a/DT *nurse/NN] .", {"Killing"}),
    ],
    ids=["one died", "two died", "herself", "one killed", "many killed one"],
)  # fmt: skip
def test_as_many_died_as_the_line_says(notation: str, offered: set[str]) -> None:
    words = {word.text for word in label_words(tree(notation))}

    assert words & {"Death", "Deaths", "Killing", "Killings"} == offered


@pytest.mark.parametrize(
    ("notation", "label"),
    [
        ("[nsubj:pass *Cash/NN] may/MD be/VB:aux:pass *withdrawn/VBN .", "Cash Withdrawn"),
        ("[nsubj:pass *Cash/NN] was/VBD:aux:pass allegedly/RB *stolen/VBN .", "Cash Stolen"),
        ("[nsubj *Norbank/NNP] *denied/VBD [ccomp that/IN:mark [nsubj *Ana/NNP] *broke/VBD [obj "
         "*rules/NNS]] .", "Rules Broken"),
        ("[nsubj *Norbank/NNP] *found/VBD [obj *cash/NN] .", "Norbank Found"),
        ("[nsubj *Police/NNS] *joined/VBD [obj *Norbank/NNP] .", "Norbank Joined"),
        ("[nsubj:pass *Duff/NNP] was/VBD:aux:pass *ruled/VBN out/RP .", "Duff Ruled"),
        ("[nsubj *Norbank/NNP] nearly/RB *sold/VBD [obj *oil/NN] .", "Oil Sold"),
        ("[nsubj *Norbank/NNP] *warned/VBD [obj *savers/NNS] .", "Record Response"),
        ("[nsubj *Norbank/NNP] *met/VBD [obj *savers/NNS] .", "Norbank View"),
        ("[nsubj *Norbank/NNP] *warned/VBD [obj *savers/NNS] .", "Savers Advice"),
        ("[nsubj *Savers/NNS] are/VBP:cop *sceptical/JJ .", "Sceptical Savers"),
        ("[nsubj *Savers/NNS] could/MD *face/VB [obj *fines/NNS] .", "No Fines"),
        ("[nsubj *Ida/NNP Roos/NNP:flat] *warned/VBD [obj *savers/NNS] .", "Ida Roos"),
        ("[nsubj *Norbank/NNP] *warned/VBD [obj *savers/NNS] .", "Warned Warning"),
        ("[nsubj *Norbank/NNP] *warned/VBD [obj *savers/NNS] .", "Savers Norbank's"),
        ("[nsubj *Norbank/NNP] *took/VBD [obj *hold/NN] .", "Hold Taken"),
        ("[nsubj The/DT box/NN *office/NN] *warned/VBD .", "Box Warning"),
        ("[nsubj The/DT third/JJ *bank/NN] *warned/VBD .", "Third Warning"),
        ("[nsubj:pass *People/NNS] are/VBP:aux:pass *robbed/VBN .", "Robbed People"),
        ("[nsubj *Norbank/NNP] is/VBZ:cop *unfit/JJ [obl for/IN *trial/NN] .", "Unfit Trial"),
        ("[nsubj *Norbank/NNP] *met/VBD [obj *savers/NNS] [obl:unmarked this/DT *year/NN] .",
         "Year Savers"),
        ("[nsubj *Norbank/NNP] *met/VBD [obl:unmarked last/JJ *week/NN] .", "Last Week"),
        ("[nsubj *Norbank/NNP] *met/VBD [obl on/IN *Monday/NNP [flat *evening/NN]] .",
         "Monday Evening"),
        ("[nsubj The/DT *charity/NN [nmod in/IN *Delft/NNP]] *opened/VBD .", "Delft Charity"),
        ("[nsubj The/DT Delft/NNP Port/NNP *Authority/NNP] *opened/VBD .", "Delft Opening"),
        ("[nsubj:pass *Ana/NNP] was/VBD:aux:pass *attacked/VBN .", "Ana's Attack"),
        ("[nsubj *Norbank/NNP] *sold/VBD [obj [nummod 90/CD:compound *million/CD] *tins/NNS] .",
         "Million Tins"),
        ("[nsubj *Norbank/NNP] *did/VBD [obj a/DT great/JJ *thing/NN] .", "Great Thing"),
        ("[nsubj *Norbank/NNP] *recalled/VBD [obj the/DT May/NNP 31/CD:compound *raid/NN] .",
         "31 Raid"),
        ("[nsubj An/DT [compound open/JJ *air/NN] *concert/NN] *opened/VBD .", "Air Concert"),
    ],
    ids=["may", "allegedly", "denied", "the doer", "whom they joined", "half a verb",
         "nearly", "no word of its own",
         "nobody speaks", "they do not speak", "a claim", "nothing denied", "a mere name",
         "one thing twice", "whose", "light verb", "half a compound",
         "a modifier alone", "done to it, not of it", "unfit for it", "when", "only a week",
         "only when", "only there", "half a name", "the victim's", "half a number",
         "nothing named", "half a date", "half of what narrows it"],
)  # fmt: skip
def test_a_label_says_no_more_than_the_line(notation: str, label: str) -> None:
    assert not is_fit_for(notation, label)


def test_a_number_is_not_torn_from_the_one_before_it() -> None:
    song = "[nsubj four/CD five/CD *seconds/NNS] *rose/VBD ."

    assert not is_fit_for(song, "five seconds".title())
    assert is_fit_for(song, "four five seconds".title())


def test_a_label_rests_on_a_word_that_the_line_kept() -> None:
    notation = "[nsubj The/DT *bridge/NN [nmod of/IN *Delft/NNP]] *opened/VBD ."

    assert is_fit_for(notation, "Delft Bridge", without="of Delft")
    assert not is_fit_for(notation, "Delft Response", without="of Delft")


def test_a_common_noun_that_the_line_left_out_is_no_part_of_its_label() -> None:
    notation = "[nsubj The/DT *opening/NN [nmod of/IN the/DT *bridge/NN]] was/VBD:cop *late/JJ ."

    assert is_fit_for(notation, "Bridge Opening")
    assert not is_fit_for(notation, "Bridge Opening", without="of the bridge")


def test_a_line_is_labelled_alike_alone_and_beside_others() -> None:
    notations = (
        "[nsubj *Norbank/NNP] *warned/VBD [obj *savers/NNS] .",
        "[nsubj The/DT road/NN *bridge/NN] *opened/VBD [obl in/IN *Delft/NNP] .",
    )
    lines, model = [line_of(tree(notation)) for notation in notations], label_model()

    together = model.ranked(lines)
    alone = [model.ranked([line])[0] for line in lines]

    for left, right in zip(together, alone, strict=True):
        assert [label.text for label in left] == [label.text for label in right]
        assert [label.score for label in left] == pytest.approx([label.score for label in right])


def test_nothing_to_label_gives_no_labels() -> None:
    assert label_model().ranked([]) == []


def test_what_is_written_is_read(tmp_path: Path) -> None:
    model, line = label_model(), line_of(tree("[nsubj *Norbank/NNP] *warned/VBD ."))

    write_label(tmp_path, model)
    read = TrainedLabels.load(tmp_path)

    assert read.vocabulary == VOCABULARY
    assert {label.text for label in read.ranked([line])[0]} == {
        label.text for label in model.ranked([line])[0]
    }


def test_a_torn_file_is_refused(tmp_path: Path) -> None:
    write_label(tmp_path, label_model())
    whole = (tmp_path / FILE).read_bytes()
    (tmp_path / FILE).write_bytes(whole[:-100])

    with pytest.raises(ValueError, match="not whole"):
        TrainedLabels.load(tmp_path)


def test_the_shipped_model_knows_its_trade() -> None:
    model = load_label_model()

    assert isinstance(model, TrainedLabels)
    assert "Response" in model.vocabulary


class Speechless:
    """A label model that has nothing to say."""

    def ranked(self, lines: Sequence[LabelledLine]) -> list[list[Label]]:
        return [[] for _ in lines]


@pytest.mark.parametrize(
    ("notation", "without", "expected"),
    [
        ("[nsubj A/DT heavy/JJ *storm/NN] *closed/VBD [obj road/NN *bridges/NNS] .", "",
         ["Heavy Storm", "Road Bridges"]),
        ("[nsubj The/DT *storm/NN] *closed/VBD [obj two/CD old/JJ road/NN *bridges/NNS] .", "",
         ["Old Road Bridges", "Storm"]),
        ("[nsubj The/DT *storm/NN] *closed/VBD [obj old/JJ road/NN *bridges/NNS] .", "old",
         ["Road Bridges", "Storm"]),
        ("[nsubj The/DT *storm/NN] *closed/VBD [obj old/JJ road/NN *bridges/NNS] .",
         "old road bridges", ["Storm"]),
        ("[nsubj:pass The/DT *storm/NN] was/VBD:aux:pass *expected/VBN [obl:unmarked last/JJ "
         "*week/NN] .", "", ["Storm"]),
        ("[nsubj *Police/NNS] *gave/VBD [iobj *savers/NNS] [obj *advice/NN] .", "",
         ["Police", "Savers", "Advice"]),
    ],
    ids=["longest first", "three words", "what is kept of it", "only what is kept", "no time",
         "two things"],
)  # fmt: skip
def test_where_the_model_is_at_a_loss_the_lines_own_nouns_are_its_labels(
    notation: str, without: str, expected: list[str]
) -> None:
    [found] = labels([line_of(tree(notation), without)], Speechless(), TRUSTING)

    assert [label.text for label in found] == expected


def test_the_lines_own_nouns_come_after_what_the_model_is_sure_of() -> None:
    line = line_of(tree("[nsubj The/DT old/JJ *bank/NN] *warned/VBD [obj *savers/NNS] ."))

    class Terse(Speechless):
        def ranked(self, lines: Sequence[LabelledLine]) -> list[list[Label]]:
            [saver] = [w for w in lines[0].words if w.text == "Saver"]
            [warning] = [w for w in lines[0].words if w.text == "Warning"]
            return [[Label((saver, warning), -7.0)]]

    [found] = labels([line], Terse(), TRUSTING)

    assert [label.text for label in found] == ["Saver Warning", "Old Bank", "Savers"]
