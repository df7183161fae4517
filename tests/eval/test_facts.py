"""What the facts metric takes for the same fact, and what not."""

import re
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.metrics.facts import facts
from eval.reference import load_references, shipped_references

SENTENCES = [
    (reference.article, sentence)
    for reference in load_references(shipped_references())
    for line in reference.article.split("\n")
    for sentence in re.split(r"(?<=[.!?]) +", line)
    if sentence.strip()
]


def untraced(line: str, article: str, *, title_case: bool = False) -> list[tuple[str, str]]:
    found = facts(line, article, title_case=title_case)
    return [(fact.kind, fact.text) for fact in found if not fact.traced]


@given(st.sampled_from(SENTENCES), st.booleans())
def test_a_sentence_of_the_article_has_no_untraceable_fact(
    pair: tuple[str, str], title_case: bool
) -> None:
    article, sentence = pair

    assert untraced(sentence, article, title_case=title_case) == []


@pytest.mark.parametrize(
    ("line", "article"),
    [
        ("It cost $1.2bn.", "The bill was $1.2 billion."),
        ("It cost 1.2 billion dollars.", "The bill was $1.2bn."),
        ("About 1,500 people came.", "Some 1500 people came."),
        ("Two hundred and fifty ships sank.", "In all, 250 ships sank."),
        ("It is the 60th year.", "It is the sixtieth year."),
        ("Growth was 4%.", "Growth was between 4 and 5 per cent."),
        ("Sales fell 12 percent.", "Sales fell by 12%."),
        ("It paid 3 crore rupees.", "It paid Rs 3 crore."),
        ("The vote is on 5 September.", "The vote is on Sept. 5."),
        ("The vote is in September.", "The vote is on Sept. 5."),
        ("The vote was on 5 September 2003.", "The vote was on September 5, 2003."),
        ("After its March 2, 1965, premiere it won.", "It was shown on March 2, 1965."),
        ("He left in March.", "In March, he left."),
        ("Its May 12 budget is late.", "The budget is due on May 12."),
        ("The vote was on 5 September 2003.", "The vote was on Sept. 5,2003."),
        ("The vote was on 5 September 2003.", "In 2003 they voted, on Sept. 5."),
        ("The vote was in September 2003.", "The vote was on 5 September, 2003."),
        ("The vote was on 5 September.", "The vote was on 5 September 2003."),
        ("The Japanese minister spoke.", "A minister from Japan spoke."),
        ("The French minister spoke.", "A minister from France spoke."),
        ("The WHO said so.", "The World Health Organization said so."),
        ("The US said so.", "The United States said so."),
        ("A late Fightback won it.", "They fought: it was a fight back."),
        ("Ms Laidlaw’s board agreed.", "The board of Ms Laidlaw agreed."),
        ('He called it "a gift".', "He called it “a gift”, and left."),
        ("He called it 'a gift'.", 'He called it "a gift", and left.'),
    ],
)
def test_the_same_fact_in_other_dress_is_traced(line: str, article: str) -> None:
    assert facts(line, article)
    assert untraced(line, article) == []


@pytest.mark.parametrize(
    ("line", "article", "kind"),
    [
        ("It cost $1.2m.", "The bill was $1.2 billion.", "number"),
        ("It cost £1.2bn.", "The bill was $1.2 billion.", "number"),
        ("It took 12 years.", "It rose by 12%.", "number"),
        ("It rose by 12%.", "It took 12 years.", "number"),
        ("Some 51 people came.", "Some 15 people came.", "number"),
        ("The vote is on 6 September.", "The vote is on 5 September.", "date"),
        ("It was on 5 September 2003.", "It was on 5 September.", "date"),
        ("It was on 5 September 2003.", "It was on 5 September 2001; in 2003 he died.", "date"),
        ("It was in September 2003.", "It was on 5 September 2001, and not in 2003.", "date"),
        ("The vote is on Friday.", "The vote is on Thursday.", "date"),
        ("The vote is next week.", "The vote was last week.", "date"),
        ("The Austrian minister spoke.", "A minister from Australia spoke.", "name"),
        ("They met Anna Brown.", "They met Anna Grey.\nBill Brown was away.", "name"),
        ("They met in NATO.", "They met in Brussels.", "name"),
        ('He called it "a big gift".', 'He called it "a gift".', "quote"),
    ],
)
def test_another_fact_is_not_traced(line: str, article: str, kind: str) -> None:
    assert kind in [found for found, _ in untraced(line, article)]


@pytest.mark.parametrize(
    ("line", "traced"),
    [
        ("The vote is on 5 September 2025.", True),
        ("The vote is in September 2025.", True),
        ("The vote is on 5 September 2024.", False),
        ("The vote is on 6 September 2025.", False),
        ("It is the vote of 2025.", False),
    ],
)
def test_a_day_without_its_year_may_be_of_the_year_of_publication(line: str, traced: bool) -> None:
    published = datetime(2025, 9, 1, tzinfo=UTC)

    found = facts(line, "The vote is on 5 September.", published)

    assert [fact.traced for fact in found] == [traced]


def test_in_title_case_only_words_that_no_dictionary_has_are_names() -> None:
    article = "The chiefs of Japan will finally meet."

    assert untraced("Will Japan's Chiefs Ever Meet Nakatani?", article, title_case=True) == [
        ("name", "Nakatani")
    ]
