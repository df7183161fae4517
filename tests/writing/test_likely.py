"""The ways a wording model proposes, made whole: what comes out whatever it likes."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.document import Sentence
from service.writing.embedded.grammar.clauses import Clause, clauses
from service.writing.embedded.grammar.tree import Tree
from service.writing.embedded.shortening.edges_bold import may_go_if_unwanted
from service.writing.embedded.shortening.edges_held import line_loses_if_likely
from service.writing.embedded.shortening.likely import likely
from service.writing.embedded.shortening.shorten import Deletion, Shortened
from service.writing.embedded.shortening.wording import Wording
from tests.writing.articles import FLOOD, PORT
from tests.writing.generated import UNTIMED, parsed_sentences
from tests.writing.models import EAGER, EVEN, random_wording, wording, wording_of
from tests.writing.tables import FIRM, table
from tests.writing.trees import place, places, tree

ANY_LENGTH = range(1, 60)
SENTENCES = st.one_of(parsed_sentences(), st.sampled_from([*PORT.sentences, *FLOOD.sentences]))
COURT = "[nsubj the/DT *court/NN]"
SOLD = f"{FIRM} *sold/VBD [obj *oil/NN]"
WILL_PAY = f"{FIRM} will/MD *pay/VB [obj the/DT *fine/NN]"


def proposals(parsed: Tree) -> list[Wording]:
    """Of a model that would say the verb alone, of one that would say every second word, of one
    without an opinion, and of some that have any."""
    every_second = range(0, len(parsed.tokens), 2)
    even = wording(parsed, lambda _, __: 0.0)
    liked = [wording_of(parsed, words) for words in ([parsed.root], every_second)]
    return [*liked, even, *(random_wording(parsed, seed) for seed in range(4))]


def ways(parsed: Tree, words: range = ANY_LENGTH) -> list[Shortened]:
    """All that come out, whatever is proposed."""
    return [s for one in proposals(parsed) for s in likely(parsed, words, EVEN, one)]


def said(notation: str, *liked: str, words: range = ANY_LENGTH) -> list[str]:
    """What comes of a model that likes just these words."""
    parsed = tree(f"{notation} .")
    one = wording_of(parsed, places(parsed, *liked))
    return [parsed.text(way.kept) for way in likely(parsed, words, EVEN, one)]


@pytest.mark.parametrize(
    ("words", "notation"),
    table(
        ("The firm sold oil", SOLD),
        ("The firm will pay the fine", WILL_PAY),
        ("There is a risk", "There/EX *is/VBZ [nsubj a/DT *risk/NN]"),
        ("did not sell", f"{FIRM} did/VBD not/RB *sell/VB [obj *oil/NN]"),
        ("wasn't insured", "[nsubj:pass *Oil/NN] was/VBD:aux:pass n't/RB *insured/VBN"),
        ("never sold", f"{FIRM} never/RB *sold/VBD [obj *oil/NN]"),
        ("No passengers were hurt",
         "[nsubj:pass No/DT *passengers/NNS] were/VBD:aux:pass *hurt/VBN"),
        ("found no oil", f"{FIRM} *found/VBD [obj no/DT *oil/NN]"),
        ("police said", f"{SOLD} , [parataxis police/NNS:nsubj *said/VBD]"),
        ("says a report", f"{SOLD} , [advcl *says/VBZ [nsubj a/DT *report/NN]]"),
        ("Ek says", "[nsubj *Ek/NNP] *says/VBZ [ccomp [nsubj *Oil/NN] *burned/VBD]"),
        ("according to Ek", f"{SOLD} , [obl according/VBG:case to/IN:fixed *Ek/NNP]"),
        ("if the court agrees", f"{WILL_PAY} [advcl if/IN:mark {COURT} *agrees/VBZ]"),
        ("unless the court objects", f"{WILL_PAY} [advcl unless/IN:mark {COURT} *objects/VBZ]"),
        ("once the court agrees", f"{WILL_PAY} [advcl once/IN:mark {COURT} *agrees/VBZ]"),
        ("from 4% to 6%", f"{FIRM} *rose/VBD [obl from/IN [nummod *4/CD] *%/NN] [obl to/IN"
         " [nummod *6/CD] *%/NN]"),
        ("A number of people", "[nsubj A/DT *number/NN [nmod of/IN *people/NNS]] *died/VBD"),
        ("half of the oil", f"{FIRM} *sold/VBD [obj *half/NN [nmod of/IN the/DT *oil/NN]]"),
        ("nearly 400 jobs", f"{FIRM} *cut/VBD [obj [nummod nearly/RB *400/CD] *jobs/NNS]"),
        ("in 2016", f"{SOLD} [obl in/IN *2016/CD]"),
        ("last year", f"{SOLD} [obl:unmarked last/JJ *year/NN]"),
        ("may sell", f"{FIRM} may/MD *sell/VB [obj *oil/NN]"),
        ("reportedly", f"{FIRM} reportedly/RB *sold/VBD [obj *oil/NN]"),
        ("alleged thief", f"{FIRM} *caught/VBD [obj an/DT alleged/JJ *thief/NN]"),
        ("likely to sell", f"{FIRM} *is/VBZ [xcomp *likely/JJ [xcomp to/TO *sell/VB]]"),
        ("buy or sell", f"{FIRM} may/MD *buy/VB [conj or/CC *sell/VB [obj *oil/NN]]"),
        ("Oslo and Bern met", "[nsubj *Oslo/NNP [conj and/CC *Bern/NNP]] *met/VBD"),
        ("first mine since 2015",
         f"{FIRM} *sank/VBD [obj its/PRP$ first/JJ *mine/NN [nmod since/IN *2015/CD]]"),
    ),
)  # fmt: skip
def test_what_makes_a_claim_true_stays_whatever_is_proposed(words: str, notation: str) -> None:
    parsed = tree(f"{notation} , [obl on/IN *Monday/NNP] .")

    found = [parsed.text(way.kept) for way in ways(parsed) if way.root == parsed.root]

    assert all(words in text for text in found)
    assert any("Monday" not in text for text in found)


@UNTIMED
@given(SENTENCES, st.integers(0, 99), st.integers(1, 12))
def test_every_way_is_of_a_length_asked_for_and_comes_once(
    sentence: Sentence, seed: int, fewest: int
) -> None:
    parsed, asked = Tree(sentence), range(fewest, fewest + 8)

    found = list(likely(parsed, asked, EVEN, random_wording(parsed, seed)))

    keys = [(way.root, way.kept) for way in found]
    assert len(keys) == len(set(keys))
    for way in found:
        assert list(way.kept) == sorted(set(way.kept))
        assert way.words in asked
        assert way.words == sum(parsed.is_word_start(i) for i in way.kept)


def clause_of(parsed: Tree, way: Shortened) -> Clause:
    [found] = [c for c in clauses(parsed) if (c.root, c.kind) == (way.root, way.kind)]
    return found


def words_kept(parsed: Tree, way: Shortened) -> set[int]:
    return {i for i in way.kept if not parsed.is_punctuation(i)}


@UNTIMED
@given(SENTENCES, st.integers(0, 99))
def test_a_kept_word_hangs_by_kept_words_on_its_clause_and_on_nothing_outside(
    sentence: Sentence, seed: int
) -> None:
    parsed = Tree(sentence)

    for way in likely(parsed, ANY_LENGTH, EVEN, random_wording(parsed, seed)):
        clause = clause_of(parsed, way)
        tops = {clause.root, *clause.borrowed}
        assert tops <= set(way.kept) <= set(range(len(parsed.tokens)))
        for index in words_kept(parsed, way):
            while index not in tops:
                assert index in way.kept
                assert index not in clause.excluded
                index = parsed.tokens[index].head


@UNTIMED
@given(SENTENCES, st.integers(0, 99))
def test_nothing_is_left_out_of_a_main_clause_that_may_not_go(
    sentence: Sentence, seed: int
) -> None:
    parsed = Tree(sentence)

    for way in likely(parsed, ANY_LENGTH, EAGER, random_wording(parsed, seed)):
        excluded, kept = clause_of(parsed, way).excluded, words_kept(parsed, way)
        gone = {i for head in kept for i in parsed.children[head]} - kept - excluded
        if way.kind == "main":
            assert all(parsed.is_punctuation(i) or line_loses_if_likely(parsed, i) for i in gone)


@pytest.mark.parametrize(
    ("notation", "liked", "expected"),
    [
        (f"{SOLD} [obl in/IN a/DT *garage/NN] [obl on/IN *Monday/NNP]", "sold garage",
         "The firm sold oil in a garage"),
        (f"{SOLD} [obl in/IN a/DT *garage/NN] [obl on/IN *Monday/NNP]", "on",
         "The firm sold oil on Monday"),
        (f"{FIRM} *met/VBD [obj a/DT *head/NN [nmod of/IN a/DT *bank/NN [nmod in/IN"
         " *Delft/NNP]]]", "Delft", "The firm met a head of a bank in Delft"),
        (f"{FIRM} *met/VBD [obj a/DT *head/NN [nmod of/IN a/DT *bank/NN [nmod in/IN"
         " *Delft/NNP]]]", "head", "The firm met a head of a bank"),
        (f"{SOLD} [conj and/CC *bought/VBD [obj *gold/NN]]", "sold", "The firm sold oil"),
    ],
    ids=["a word of a branch", "a branch by its preposition", "far below", "not so far",
         "one of two"],
)  # fmt: skip
def test_what_is_liked_comes_with_what_it_needs(notation: str, liked: str, expected: str) -> None:
    assert expected in said(notation, *liked.split())


WHO_SOLD = "[nsubj *Ana/NNP , [acl:relcl who/WP:nsubj *sold/VBD [obj *oil/NN]] ,] *left/VBD"


@pytest.mark.parametrize(
    ("notation", "liked", "expected"),
    [
        (WHO_SOLD, "sold", {"Ana sold oil", "Ana, who sold oil, left"}),
        (WHO_SOLD, "left", {"Ana left"}),
        (WHO_SOLD, "who", {"Ana, who sold oil, left"}),
        (f"However/RB , {SOLD.replace('The', 'the')}", "However", set()),
        (f"{SOLD} ; [parataxis [nsubj *prices/NNS] *fell/VBD]", "fell", set()),
        (f"{SOLD} [conj and/CC *bought/VBD [obj *gold/NN]]", "bought",
         {"The firm sold oil and bought gold", "The firm bought gold"}),
        (f"{SOLD} [conj and/CC *bought/VBD [obj *gold/NN]]", "oil gold",
         {"The firm sold oil and bought gold"}),
    ],
    ids=["of both clauses", "of the main clause", "of the noun's clause", "a connective",
         "another sentence", "a shared subject", "across two clauses"],
)  # fmt: skip
def test_a_way_belongs_to_the_clauses_that_have_all_its_words(
    notation: str, liked: str, expected: set[str]
) -> None:
    found = said(notation, *liked.split())

    assert len(found) == len(expected)
    assert set(found) == expected


@pytest.mark.parametrize(
    ("liked", "words", "expected"),
    [
        ("sold oil", range(4, 7), ["The firm sold oil"]),
        ("sold oil", range(5, 7), []),
        ("The firm sold oil Monday", range(4, 6), []),
        ("The firm sold oil Monday", range(4, 7), ["The firm sold oil on Monday"]),
    ],
    ids=["short by a subject", "too short", "too long when whole", "long enough"],
)
def test_a_way_is_measured_when_it_is_whole(
    liked: str, words: range, expected: Sequence[str]
) -> None:
    assert said(f"{SOLD} [obl on/IN *Monday/NNP]", *liked.split(), words=words) == expected


def test_a_way_tells_how_likely_it_is_and_what_it_leaves_out() -> None:
    parsed = tree(f"{SOLD} , however/RB , [obl in/IN a/DT *garage/NN] [obl on/IN *Monday/NNP] .")
    bold = Deletion(lambda index: float(index), bold_rule=may_go_if_unwanted, wanted=99)
    one = wording_of(parsed, [place(parsed, "sold")])

    [way] = likely(parsed, ANY_LENGTH, bold, one)

    assert parsed.text(way.kept) == "The firm sold oil"
    assert (way.kind, way.root, way.words) == ("main", place(parsed, "sold"), 4)
    assert way.score == bold.score(parsed, [0, 1, 2, 3])
    # "On Monday" any sentence may lose; the garage goes by the model's word.
    assert (way.dropped, way.bold) == (2, 1)


def test_what_is_asked_is_not_said() -> None:
    parsed = tree("Has/VBZ:aux [nsubj the/DT *firm/NN] *sold/VBN [obj *oil/NN] ?")

    assert ways(parsed) == []
