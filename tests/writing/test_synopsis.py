"""Synopses: one or two sentences that stand alone, and what each can be made of."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.document import Document, Sentence
from service.writing.embedded.choosing.salience import LINES, Salience
from service.writing.embedded.grammar.tree import Tree
from service.writing.embedded.linear import LinearModel, NamedModel
from service.writing.embedded.reading import Reading
from service.writing.embedded.summing.synopsis import (
    ALTERNATES,
    FEWEST_ANYHOW,
    FEWEST_WORDS,
    LED_SHARE,
    MARKED_REACH,
    OPENERS,
    OPENING_WORDS,
    UNLIKELY_COST,
    Judges,
    Synopsis,
    proposals,
    summarising,
    synopses,
)
from service.writing.embedded.summing.synopsis_parts import MOST_PARTS, Part, parts
from service.writing.embedded.summing.synopsis_rank import FEATURES, PART_FEATURES
from tests.writing.articles import ARTICLES
from tests.writing.generated import UNTIMED, parsed_sentences
from tests.writing.models import random_wording, wording_of
from tests.writing.trees import document, of_sentences, places, tree

MOST = 60
NONE = NamedModel({})
OPINIONLESS = Judges(LinearModel((0.0,) * len(FEATURES)), NONE, NONE)

STRIKE = """[nsubj The/DT dock/NN *union/NN [nmod of/IN *Delft/NNP]] *began/VBD [obj a/DT long/JJ
    *strike/NN] [obl in/IN *March/NNP] [obl over/IN the/DT *closure/NN [nmod of/IN two/CD
    *terminals/NNS]] ."""
SALE = """[nsubj *Norbank/NNP] *sold/VBD [obj two/CD old/JJ *mines/NNS [nmod in/IN *Silesia/NNP]]
    [obl to/IN a/DT rich/JJ *rival/NN [nmod from/IN *Gliwice/NNP]] [obl after/IN
    a/DT bitter/JJ *dispute/NN] [obl on/IN *Monday/NNP] ."""
HE_SAID = """He/PRP:nsubj *expected/VBD [obj many/JJ new/JJ *jobs/NNS [nmod at/IN the/DT *port/NN]]
    [obl in/IN the/DT next/JJ *year/NN] ."""
FIRM = """[nsubj The/DT *firm/NN] *sold/VBD [obj two/CD old/JJ *mines/NNS [nmod in/IN
    *Silesia/NNP]] [obl on/IN *Monday/NNP] ."""


def liking(odds: Sequence[float], line: str = "synopsis") -> Mapping[str, Sequence[float]]:
    return {line: odds}


def read(
    made: Document, odds: Mapping[str, Sequence[float]] | None = None, word: float = 0.0
) -> Reading:
    """The document with these log-odds of its sentences for each line, and one of every word."""
    sentences = np.zeros((len(made.sentences), len(LINES)), np.float32)
    for line, column in (odds or {}).items():
        sentences[:, LINES.index(line)] = column
    words = tuple(np.full((len(s.tokens), len(LINES)), word, np.float32) for s in made.sentences)
    return Reading.of(made, Salience(sentences, words))


def worded(made: Document) -> Reading:
    """As a wording model with an opinion on every step has read it."""
    reading = read(made)
    trees = {i: parsed for i, parsed in enumerate(reading.trees) if parsed is not None}
    return replace(reading, wordings={i: random_wording(t, i) for i, t in trees.items()})


def ways(notation: str, *before: str, word: float = 0.0) -> tuple[Part, ...]:
    return parts(read(document(*before, notation), word=word), len(before), MOST)


def whole(notation: str, *before: str) -> Part:
    """The sentence as it stands, in a document after those before it."""
    reading = read(document(*before, notation))
    [found] = [part for part in parts(reading, len(before), MOST) if part.share == 1]
    return found


def described(made: Document, text: str) -> dict[str, float]:
    """FEATURES of the synopsis that says this."""
    [row] = [p.row for p in proposals(read(made), range(1, MOST + 1)) if p.text == text]
    return dict(zip(FEATURES, map(float, row), strict=True))


def text_of(*notations: str) -> str:
    return " ".join(tree(notation).sentence.text for notation in notations)


def test_a_sentence_stands_whole_and_in_shorter_ways() -> None:
    found = ways(STRIKE)

    assert found[0].text == text_of(STRIKE)
    assert len(found) > 1
    assert {part.share == 1 for part in found[1:]} == {False}
    assert "The dock union of Delft began a long strike in March." in {p.text for p in found}


BUSY = SALE.replace(" .", "[obl in/IN *Ghent/NNP] [obl during/IN *talks/NNS] .")


def test_the_ways_with_the_most_wanted_words_come_first() -> None:
    wanted = [part.words for part in ways(BUSY, word=2.0)]
    unwanted = [part.words for part in ways(BUSY, word=-4.0)]

    assert len(set(wanted)) > 2
    assert wanted == sorted(wanted, reverse=True)
    assert unwanted[0] == max(unwanted), "the whole sentence has a start"
    assert unwanted[1:] == sorted(unwanted[1:])


def test_a_sentence_without_a_tree_has_no_parts() -> None:
    reading = read(ARTICLES["unparsed"])

    assert parts(reading, 0, MOST) == ()


def test_a_whole_sentence_loses_the_word_that_ties_it_to_the_one_before() -> None:
    found = {part.text for part in ways(f"And/CC {SALE}", STRIKE)}

    assert text_of(SALE) in found
    assert not any(text.startswith("And") for text in found)


@pytest.mark.parametrize(
    "notation",
    [
        SALE.replace(" .", " ?"),
        "Record/JJ *sales/NNS [nmod of/IN *mines/NNS [nmod in/IN *Silesia/NNP]] .",
    ],
    ids=["asked", "no clause"],
)
def test_what_is_not_told_is_no_part(notation: str) -> None:
    assert ways(notation, STRIKE) == ()


def test_no_part_is_a_clause_beside_the_main_one() -> None:
    opened = """[conj and/CC [nsubj *Asda/NNP] *opened/VBD [obj four/CD new/JJ *shops/NNS]
        [obl in/IN the/DT *town/NN [nmod of/IN *Ghent/NNP]]]"""

    found = ways(SALE.replace(" .", f" , {opened} ."))

    assert any(part.share == 1 for part in found)
    assert not any(part.text.startswith("Asda") for part in found)


def test_what_is_cut_short_without_its_sense_is_no_part() -> None:
    bill = """[nsubj The/DT *bill/NN [nmod of/IN *Norway/NNP]] is/VBZ:aux:pass *modelled/VBN
        [obl on/IN a/DT foreign/JJ *law/NN] [obl on/IN *Monday/NNP]"""
    treated = "[conj and/CC {}:aux:pass *treated/VBN [obl as/IN *advice/NN]] ."

    are = [part.share for part in ways(f"{bill} {treated.format('are/VBP')}") if "tre" in part.text]
    same = [part.share for part in ways(f"{bill} {treated.format('is/VBZ')}") if "tre" in part.text]

    assert are == [1]
    assert len(same) > 1


def test_a_subject_with_its_name_beside_it_keeps_its_article() -> None:
    named = SALE.replace("*Norbank/NNP", "The/DT *retailer/NN , [appos *Norbank/NNP] ,")

    found = ways(named)

    assert found[0].text.startswith("The retailer, Norbank, sold")
    assert not any(part.text.startswith("Retailer") for part in found)


def test_a_sentence_has_no_more_parts_than_can_be_tried() -> None:
    times = " ".join(f"[obl during/IN *talks{letter}/NNS]" for letter in "abcdefghijklmnop")

    assert len(ways(SALE.replace(" .", f" {times} ."))) == MOST_PARTS


HOWEVER = f"However/RB:discourse , {SALE}"


@pytest.mark.parametrize(
    ("notation", "before", "is_told"),
    [
        (HOWEVER, 0, True),
        (HOWEVER, 1, True),
        (HOWEVER.removesuffix(" ."), 0, True),
        (HOWEVER.removesuffix(" ."), 1, False),
        (HOWEVER.replace(" .", " :"), 0, False),
    ],
    ids=["full stop", "full stop later", "lead", "later", "colon"],
)
def test_only_a_lead_may_lack_its_full_stop(notation: str, before: int, is_told: bool) -> None:
    found = {part.text.strip(".") for part in ways(notation, *[STRIKE] * before)}

    assert (text_of(HOWEVER).strip(".") in found) is is_told
    assert text_of(SALE).strip(".") in found


def test_a_sentence_that_ends_a_quotation_is_not_cut() -> None:
    found = {part.text.strip("”.") for part in ways(HOWEVER.replace(" .", " . ”"))}

    assert found == {text_of(HOWEVER).strip(".")}


def test_a_sentence_that_is_too_long_stands_whole_alone() -> None:
    found = parts(read(document(BUSY)), 0, 20)

    assert {part.words <= 20 for part in found if part.share < 1} == {True}
    assert [part.text for part in found if part.words > 20] == [text_of(BUSY)]


def test_what_is_not_clean_is_no_part() -> None:
    broken = SALE.replace("[obl on/IN *Monday/NNP]", ", , on/IN:advmod")

    assert not any(part.share == 1 for part in ways(broken))


def test_a_whole_sentence_reads_well_whatever_the_wording_model_says() -> None:
    found = parts(worded(document(STRIKE)), 0, MOST)

    assert {part.share == 1 for part in found if part.unlikely == 0} == {True}
    assert any(part.unlikely > 0 for part in found)


def test_the_wording_models_way_is_among_the_parts() -> None:
    made = document(SALE)
    [parsed] = [Tree(sentence) for sentence in made.sentences]
    liked = [i for i, token in enumerate(parsed.tokens) if token.text != "rich"]
    reading = replace(read(made), wordings={0: wording_of(parsed, liked)})

    found = {part.text for part in parts(reading, 0, MOST)}

    assert text_of(SALE).replace("rich ", "") in found
    assert text_of(SALE).replace("rich ", "") not in {part.text for part in ways(SALE)}


@pytest.mark.parametrize(
    ("notation", "before", "opens", "follows"),
    [
        (SALE, (STRIKE,), True, False),
        (FIRM, (STRIKE,), False, False),
        (FIRM, (), True, False),
        (HE_SAID, (STRIKE,), False, True),
        (HE_SAID, (), False, False),
        (
            HE_SAID.replace("He/PRP", "Miners/NNS").replace("many/JJ", "her/PRP$"),
            (STRIKE,),
            False,
            True,
        ),
        (SALE.replace("*Norbank/NNP", "This/DT *bank/NN"), (), False, False),
    ],
    ids=["named", "no name", "no name in the lead", "he", "he in the lead", "her", "this"],
)
def test_what_points_back_opens_nothing(
    notation: str, before: tuple[str, ...], opens: bool, follows: bool
) -> None:
    found = whole(notation, *before)

    assert (found.opens, found.follows) == (opens, follows)


def test_a_lead_cut_short_needs_a_name_as_any_other() -> None:
    assert {part.share: part.opens for part in ways(FIRM)}[1] is True
    assert not any(part.opens for part in ways(FIRM) if part.share < 1)


def test_a_pronoun_that_is_named_rests_on_the_sentence_that_names_it() -> None:
    made = document(
        "[nsubj *Ida/NNP Roos/NNP:flat , [appos the/DT *mayor/NN [nmod of/IN *Delft/NNP]] ,] "
        "*left/VBD [obl on/IN *Monday/NNP] .",
        SALE.replace("[nsubj *Norbank/NNP]", "She/PRP:nsubj"),
        mentions={"Ida Roos": "person", "Delft": "place"},
    )

    found = parts(read(made), 1, MOST)

    assert found[0].text.startswith(("Roos sold two old mines", "Ida Roos sold two old mines"))
    assert found[0].sources == (1, 0)
    assert not found[0].follows


def test_words_left_out_are_told_from_words_kept() -> None:
    made = document(SALE)
    [sentence] = made.sentences
    words = np.full((len(sentence.tokens), 3), -2.0, np.float32)
    words[places(Tree(sentence), "Norbank", "sold", "two", "old", "mines")] = 4.0
    reading = Reading.of(made, Salience(np.zeros((1, 3), np.float32), (words,)))

    found = parts(reading, 0, MOST)

    entire = next(part for part in found if part.share == 1)
    short = min(found, key=lambda part: part.words)
    assert entire.left == 0
    assert entire.kept == pytest.approx((5 * 4 - 2 * (entire.words - 5)) / entire.words)
    assert short.left == pytest.approx(-2)
    assert short.kept > entire.kept
    assert entire.wanted == pytest.approx(
        5 / (1 + math.exp(-4)) + (entire.words - 5) / (1 + math.exp(2)), abs=0.01
    )
    assert entire.names == 4
    assert short.names < entire.names


def said(
    made: Document, most: int = MOST, odds: Mapping[str, Sequence[float]] | None = None
) -> list[str]:
    return [one.text for one in synopses(read(made, odds), OPINIONLESS, most)]


def test_a_synopsis_is_of_one_sentence_or_of_two_in_their_order() -> None:
    rows = {p.text: p.sources for p in proposals(read(document(SALE, STRIKE)), range(1, MOST))}

    assert rows[text_of(SALE)] == (0,)
    assert rows[text_of(SALE, STRIKE)] == (0, 1)
    assert rows[text_of(STRIKE)] == (1,)
    assert text_of(STRIKE, SALE) not in rows


def test_a_synopsis_is_long_enough_where_the_article_has_the_words() -> None:
    found = said(document(SALE, STRIKE))

    assert found
    assert all(FEWEST_WORDS <= len(text.split()) <= MOST for text in found)


def test_a_short_synopsis_is_better_than_none() -> None:
    [words] = {len(text_of(SALE).split())}

    assert FEWEST_ANYHOW <= words < FEWEST_WORDS
    assert text_of(SALE) in said(document(SALE))


def test_too_few_words_are_no_synopsis() -> None:
    assert said(document("[nsubj *Norbank/NNP] *sold/VBD [obj two/CD *mines/NNS] .")) == []


def test_a_synopsis_has_no_more_words_than_asked_for() -> None:
    assert said(document(SALE, STRIKE), 30)
    assert all(len(text.split()) <= 30 for text in said(document(SALE, STRIKE), 30))


def test_what_follows_stands_right_after_its_sentence_alone() -> None:
    near = said(document(SALE, HE_SAID, STRIKE))
    far = said(document(SALE, STRIKE, HE_SAID))

    assert any(" He expected" in text and text.startswith("Norbank") for text in near)
    assert not any(" He expected" in text and text.startswith("Norbank") for text in far)
    assert any(" He expected" in text and text.startswith("The dock union") for text in far)


def test_nothing_opens_that_is_too_short_to_tell_the_news() -> None:
    short = (
        "[nsubj *Ana/NNP] *left/VBD [obj the/DT old/JJ sea/NN *port/NN] [obl in/IN *Delft/NNP] ."
    )
    assert len(text_of(short).split()) == OPENING_WORDS - 1

    assert not any(text.startswith("Ana") for text in said(document(short, STRIKE)))


MANY = [SALE.replace("two/CD", f"{n}/CD") for n in range(21, 33)]


def test_the_news_is_the_best_liked_of_the_first_sentences() -> None:
    odds = [0.0] * len(MANY)
    odds[2], odds[5], odds[OPENERS], odds[OPENERS + 1] = 3.0, 4.0, 9.0, 8.0

    openers, told = summarising(read(document(*MANY), liking(odds)))

    assert openers == [5, 2, 0]
    assert {OPENERS, OPENERS + 1} <= set(told)
    assert {3, 6, 1} <= set(told), "what comes after an opener may follow it"
    assert told == sorted(told)


def test_nothing_but_the_news_opens_where_it_can() -> None:
    odds = [0.0] * len(MANY)
    odds[2], odds[5], odds[OPENERS] = 3.0, 4.0, 9.0

    found = list(proposals(read(document(*MANY), liking(odds)), range(1, MOST)))

    assert {one.sources[0] for one in found} == {5, 2, 0}


def test_what_an_article_says_twice_is_proposed_once() -> None:
    found = [text for text, *_ in proposals(read(document(SALE, STRIKE, SALE)), range(1, MOST))]

    assert len(found) == len(set(found))


def test_a_synopsis_reads_as_badly_as_its_sentences_together() -> None:
    reading = worded(document(SALE, STRIKE))
    told = {p.text: p.unlikely for p in proposals(reading, range(1, MOST))}
    first, then = parts(reading, 0, MOST), parts(reading, 1, MOST)

    pairs = [(a, b) for a in first for b in then if f"{a.text} {b.text}" in told]

    assert any(a.unlikely and b.unlikely for a, b in pairs)
    for a, b in pairs:
        assert told[f"{a.text} {b.text}"] == pytest.approx(a.unlikely + b.unlikely)


def test_where_no_first_sentence_is_liked_the_best_takeaway_opens() -> None:
    made = document(*MANY)
    unread = tuple(replace(s, tokens=()) for s in made.sentences[:OPENERS])
    part = replace(made, sentences=(*unread, *made.sentences[OPENERS:]))
    odds = [0.0] * len(MANY)
    odds[-1] = 5.0

    openers, _ = summarising(read(part, liking(odds, "takeaway")))

    assert openers == [len(MANY) - 1]


def test_where_no_opener_stands_alone_another_sentence_opens() -> None:
    made = document(STRIKE, *[HE_SAID.replace("next/JJ", f"{n}/CD") for n in range(4)], SALE)
    liked = liking([-9.0, 5.0, 5.0, 5.0, 5.0, 0.0])

    found = said(made, odds=liked)

    assert summarising(read(made, liked))[0] == [1, 2, 3]
    assert found
    assert all(text.startswith(("The dock union", "Norbank")) for text in found)


def weighing(**weights: float) -> Judges:
    return Judges(LinearModel(tuple(weights.get(name, 0.0) for name in FEATURES)), NONE, NONE)


def test_the_best_synopses_come_first_and_are_few() -> None:
    reading = read(document(*MANY))

    found = synopses(reading, weighing(words=1.0), MOST)

    counts = [len(one.text.split()) for one in found]
    assert counts == sorted(counts, reverse=True)
    assert len(found) == ALTERNATES
    assert len(set(found)) == len({one.text for one in found}) == ALTERNATES


def test_what_reads_badly_costs_a_little() -> None:
    reading = worded(document(SALE, STRIKE))
    told = {p.text: p.unlikely for p in proposals(reading, range(28, MOST + 1))}

    found = synopses(reading, OPINIONLESS, MOST)

    assert any(told.values())
    assert all(one.score == pytest.approx(-UNLIKELY_COST * told[one.text]) for one in found)
    assert found[0].text == text_of(SALE, STRIKE)


def test_features_tell_each_sentence_of_two() -> None:
    made = document(SALE, STRIKE)

    told = described(made, text_of(SALE, STRIKE))

    assert (told["first_lead"], told["first_second"]) == (1, 0)
    assert (told["then_lead"], told["then_second"], told["then_third"]) == (0, 1, 0)
    assert (told["first_whole"], told["then_share"]) == (1, 1)
    assert (told["alone"], told["next"], told["follows"]) == (0, 1, 0)
    assert told["words"] == pytest.approx(len(text_of(SALE, STRIKE).split()) / 10)
    assert told["first_words"] == pytest.approx(len(text_of(SALE).split()) / 10)


def test_features_tell_what_the_salience_model_makes_of_each_sentence() -> None:
    liked = {"synopsis": (1.0, 2.0), "takeaway": (3.0, 4.0), "question": (5.0, 6.0)}
    reading = read(document(SALE, STRIKE), liked, word=0.5)

    both = text_of(SALE, STRIKE)
    [row] = [p.row for p in proposals(reading, range(1, MOST)) if p.text == both]

    told = dict(zip(FEATURES, map(float, row), strict=True))
    for line, (first, then) in liked.items():
        assert (told[f"first_{line}"], told[f"then_{line}"]) == (first, then)
    assert (told["first_kept"], told["first_left"], told["first_resolved"]) == (0.5, 0, 0)


def test_features_of_one_sentence_have_nothing_of_a_second() -> None:
    told = described(document(SALE, STRIKE), text_of(SALE))

    assert told["alone"] == 1
    assert not any(told[f"then_{name}"] for name in PART_FEATURES)
    assert (told["next"], told["follows"], told["overlap"]) == (0, 0, 0)


def test_features_tell_what_is_too_short_or_too_long() -> None:
    short = described(document(SALE, STRIKE), text_of(SALE))
    made = document(SALE, STRIKE.replace("[obl in", f"{'[obl near/IN *Ghent/NNP] ' * 5}[obl in"))
    long = described(made, " ".join(s.text for s in made.sentences))

    assert (short["short"], short["long"]) == (36 - len(text_of(SALE).split()), 0)
    assert (long["short"], long["long"]) == (0, round(10 * long["words"]) - 42)
    assert long["long"] > 0


def test_features_tell_whether_the_second_sentence_follows_and_whether_it_comes_next() -> None:
    near = document(SALE, HE_SAID, STRIKE)

    follows = described(near, text_of(SALE, HE_SAID))
    skips = described(near, text_of(SALE, STRIKE))

    assert (follows["follows"], follows["next"]) == (1, 1)
    assert (skips["follows"], skips["next"]) == (0, 0)


def test_features_tell_how_much_is_said_twice() -> None:
    twice = described(document(SALE, SALE.replace("two", "four")), text_of(SALE, MANY[0]).replace(
        text_of(MANY[0]), text_of(SALE.replace("two", "four"))))  # fmt: skip
    once = described(document(SALE, STRIKE), text_of(SALE, STRIKE))

    assert twice["overlap"] > 0.5
    assert once["overlap"] == 0


def test_features_tell_how_much_of_what_is_wanted_is_said() -> None:
    made = document(SALE, STRIKE)

    one, both = described(made, text_of(SALE)), described(made, text_of(SALE, STRIKE))

    assert both["recall"] == pytest.approx(1)
    assert both["wanted"] == pytest.approx(sum(
        0.5 * len(text_of(n).split()) for n in (SALE, STRIKE)))  # fmt: skip
    assert 0 < one["recall"] < both["recall"]
    assert one["precision"] == pytest.approx(0.5)
    assert both["agreement"] == pytest.approx(
        2 * both["wanted"] / (10 * both["words"] + both["wanted"])
    )


@pytest.mark.parametrize(
    ("title", "share"),
    [(None, 0), ("Norbank sold two old mines", 1), ("Heavy rain floods farms", 0)],
    ids=["none", "the same", "another"],
)
def test_features_tell_how_much_of_the_title_is_said(title: str | None, share: float) -> None:
    told = described(document(SALE, STRIKE, title=title), text_of(SALE))

    assert told["title"] == pytest.approx(share)


@pytest.mark.parametrize("name", sorted(ARTICLES))
def test_a_synopsis_rests_on_sentences_of_its_article(name: str) -> None:
    made = ARTICLES[name]

    found: list[Synopsis] = synopses(read(made), OPINIONLESS, MOST)

    for one in found:
        assert one.sources
        assert set(one.sources) <= set(range(len(made.sentences)))
    assert bool(found) == (name not in {"unparsed", "empty", "one sentence"})


@settings(UNTIMED, max_examples=15)
@given(st.lists(parsed_sentences(), max_size=4))
def test_every_synopsis_of_any_article_has_a_whole_form(sentences: list[Sentence]) -> None:
    reading = worded(of_sentences(sentences))

    told = list(proposals(reading, range(8, MOST + 1)))

    for one in told:
        assert 8 <= len(one.text.split()) <= MOST
        assert one.text[-1:] in {".", "!", "?", "”", '"', "’", "'", ")"}
        assert len(one.sources) == len(set(one.sources)) <= len(sentences)
        assert one.unlikely >= 0
        assert len(one.row) == len(FEATURES)
        assert all(map(math.isfinite, one.row))
    assert len({one.text for one in told}) == len(told)


@settings(UNTIMED, max_examples=15)
@given(parsed_sentences())
def test_the_parts_of_any_sentence_are_few_and_each_told_once(sentence: Sentence) -> None:
    found = parts(worded(of_sentences([sentence])), 0, 20)

    assert len(found) <= MOST_PARTS
    assert len({part.text for part in found}) == len(found)
    assert all(part.sentence == 0 and 0 < part.share <= 1 for part in found)
    assert all(part.words <= 21 for part in found if part.share < 1)


def test_names_are_full_in_the_first_sentence_and_short_in_the_second() -> None:
    made = document(
        "[nsubj *Ida/NNP Roos/NNP:flat] *left/VBD [obj the/DT old/JJ sea/NN *port/NN] "
        "[obl in/IN *Delft/NNP] [obl on/IN *Monday/NNP] .",
        SALE.replace("[nsubj *Norbank/NNP]", "She/PRP:nsubj"),
        SALE.replace("[nsubj *Norbank/NNP]", "[nsubj Mrs/NNP:nmod:desc *Roos/NNP]"),
        mentions={"Ida Roos": "person", "Roos": "person", "Delft": "place"},
    )

    found = {p.text for p in proposals(read(made), range(1, MOST + 1))}

    assert any(text.startswith("Ida Roos left") and " She sold" in text for text in found)
    assert any(text.startswith("Ida Roos left") and " Mrs Roos sold" in text for text in found)
    assert text_of(SALE).replace("Norbank", "Ida Roos") in found


def test_what_follows_needs_most_of_what_it_follows() -> None:
    told = list(proposals(read(document(BUSY, HE_SAID)), range(1, MOST + 1)))

    led = [p.first.share for p in told if p.then is not None and p.then.follows]

    assert led
    assert min(led) >= LED_SHARE


def test_what_readers_would_print_comes_first() -> None:
    times = " ".join(f"[obl during/IN *talks{letter}/NNS]" for letter in "abcde")
    long = BUSY.replace(" .", f" {times} .")
    reading = read(document(long, STRIKE))
    close = LinearModel((0.0,) * len(FEATURES))

    [one, *_] = synopses(reading, Judges(close, NamedModel({"row:alone": 1.0}), NONE), MOST)
    [two, *_] = synopses(reading, Judges(close, NamedModel({"row:alone": -1.0}), NONE), MOST)

    assert (len(one.sources), len(two.sources)) == (1, 2)


def test_what_is_far_from_the_closest_does_not_come_first_however_printable() -> None:
    reading = read(document(BUSY, STRIKE))
    close = LinearModel(tuple(1.0 if name == "words" else 0.0 for name in FEATURES))
    shortest = NamedModel({"row:words": -5.0})

    judges = Judges(close, shortest, NONE)

    [first, *_] = synopses(reading, judges, MOST)

    told = {p.text: judges.close(p) for p in proposals(reading, range(FEWEST_WORDS, MOST + 1))}
    assert told[first.text] >= max(told.values()) - MARKED_REACH > min(told.values())
