"""Which facts make the takeaways."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from service.writing.embedded.choosing.facts import SAME_FACT, pick
from service.writing.embedded.choosing.pool import Candidate
from service.writing.embedded.grammar.words import Weights, content
from service.writing.embedded.shortening.shorten import Shortened
from tests.writing.generated import UNTIMED

RAIN = "Rain flooded forty farms around Delft"
STRIKE = "Teachers began striking over wages"
VERDICT = "A court jailed two smugglers"
EVEN = Weights([content(RAIN), content(STRIKE), content(VERDICT)])


def way(text: str, score: float, sentence: int = 0, root: int = 1) -> Candidate:
    short = Shortened("main", root, (0, 1), len(text.split()), 0.0, 0, 0)
    words = content(text)
    return Candidate(text, sentence, (sentence,), short, words, EVEN.mass(words), score)


def texts(candidates: list[Candidate], most: int = 5) -> list[list[str]]:
    return [[way.text for way in fact.ways] for fact in pick(candidates, EVEN, most)]


def test_the_best_liked_facts_come_first() -> None:
    found = texts([way(RAIN, 1.0, 0), way(STRIKE, 3.0, 1), way(VERDICT, 2.0, 2)])

    assert found == [[STRIKE], [VERDICT], [RAIN]]


def test_no_more_facts_are_picked_than_asked_for() -> None:
    candidates = [way(RAIN, 1.0, 0), way(STRIKE, 3.0, 1), way(VERDICT, 2.0, 2)]

    assert texts(candidates, most=2) == [[STRIKE], [VERDICT]]
    assert texts(candidates, most=0) == []
    assert texts([]) == []


def test_the_same_fact_of_another_sentence_is_not_told_twice() -> None:
    found = texts([way(RAIN, 3.0, 0), way("Rain flooded forty farms", 2.0, 7), way(STRIKE, 1.0, 1)])

    assert found == [[RAIN], [STRIKE]]


def test_other_ways_to_say_the_clause_are_alternates_best_first() -> None:
    short, shorter = "Rain flooded forty farms", "Rain flooded farms"

    found = texts([way(shorter, 1.0), way(RAIN, 3.0), way(short, 2.0)])

    assert found == [[RAIN, short, shorter]]


def test_one_clause_cut_in_two_ways_is_one_fact() -> None:
    found = texts([way(RAIN, 3.0), way(STRIKE, 2.0), way(VERDICT, 1.0, 2)])

    assert found == [[RAIN, STRIKE], [VERDICT]]


def test_another_clause_of_the_sentence_is_no_alternate() -> None:
    found = texts([way(RAIN, 3.0, 0, root=1), way(STRIKE, 2.0, 0, root=9)])

    assert found == [[RAIN], [STRIKE]]


def test_an_alternate_does_not_repeat_another_fact() -> None:
    both = f"{RAIN} and {STRIKE.lower()}"

    found = texts([way(RAIN, 3.0, 0), way(STRIKE, 2.5, 1), way(both, 1.0, 0)])

    assert found == [[RAIN], [STRIKE]]


def test_candidates_without_content_are_one_fact() -> None:
    empty = [
        replace(way("It is what it is", 1.0, i), words=frozenset(), mass=0.0) for i in range(3)
    ]

    assert len(pick(empty, EVEN, 5)) == 1


@UNTIMED
@given(
    st.lists(
        st.tuples(
            st.lists(st.sampled_from((RAIN + STRIKE + VERDICT).split()), min_size=1, max_size=5),
            st.floats(-9, 9),
            st.integers(0, 3),
        ),
        max_size=12,
    ),
    st.integers(0, 8),
)
def test_picked_facts_differ_and_every_way_tells_one_clause(
    drawn: list[tuple[list[str], float, int]], most: int
) -> None:
    candidates = [way(" ".join(words), score, sentence) for words, score, sentence in drawn]

    facts = pick(candidates, EVEN, most)

    assert len(facts) <= most
    firsts = [fact.ways[0] for fact in facts]
    for fact in facts:
        assert {w.sentence for w in fact.ways} == {fact.ways[0].sentence}
        assert [w.score for w in fact.ways[1:]] == sorted(
            (w.score for w in fact.ways[1:]), reverse=True
        )
    for i, left in enumerate(firsts):
        for right in firsts[i + 1 :]:
            lighter = min(EVEN.mass(left.words), EVEN.mass(right.words))
            assert EVEN.mass(left.words & right.words) < SAME_FACT * lighter


def test_a_fact_that_is_told_elsewhere_gives_way_to_one_that_is_not() -> None:
    candidates = [way(RAIN, 2.0, 0), way(STRIKE, 1.95, 1)]

    untold = pick(candidates, EVEN, 1)
    told = pick(candidates, EVEN, 1, content(RAIN))

    assert [fact.ways[0].text for fact in untold] == [RAIN]
    assert [fact.ways[0].text for fact in told] == [STRIKE]


def test_a_fact_half_told_elsewhere_costs_nothing() -> None:
    half = frozenset(sorted(content(RAIN))[: len(content(RAIN)) // 2])

    found = pick([way(RAIN, 2.0, 0), way(STRIKE, 1.9, 1)], EVEN, 1, half)

    assert found[0].ways[0].text == RAIN


def test_a_subject_that_nothing_above_tells_of_costs() -> None:
    pointing = replace(way(STRIKE, 3.0, 1), points_at=content("the teachers"))
    other = way(VERDICT, 2.0, 2)

    unknown, known = (
        [fact.ways[0].text for fact in pick([pointing, other], EVEN, 2, content(said))]
        for said in ("Rain fell", "Teachers met")
    )

    assert unknown == [VERDICT, STRIKE]
    assert known == [STRIKE, VERDICT]
