"""From chosen words to a line of the house."""

import pytest
from hypothesis import given

from service.writing.embedded.grammar.surface import (
    article_before,
    is_clean,
    is_only_quoted,
    sentence_case,
    title_case,
    without_conversions,
)
from tests.writing.generated import UNTIMED, texts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the bank closed", "The bank closed."),
        ("The bank closed.", "The bank closed."),
        ("the bank closed,", "The bank closed."),
        ("the bank closed –", "The bank closed."),
        ("has the bank closed?", "Has the bank closed?"),
        ("it opens at 9 p.m.", "It opens at 9 p.m."),
        ('he said "we won."', 'He said "we won."'),
        ("“we won”", "“we won”."),
        ("iPhone sales fell", "iPhone sales fell."),
        ("mRNA vaccines work", "mRNA vaccines work."),
        ("eBay sold a unit", "eBay sold a unit."),
        ("12 people died", "12 people died."),
        ("$4bn was lost", "$4bn was lost."),
        ("élan wins", "Élan wins."),
        ("it failed (again)", "It failed (again)."),
    ],
)
def test_a_sentence_starts_large_and_ends_in_one_stop(text: str, expected: str) -> None:
    assert sentence_case(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“He is a warrior.”", True),
        ('"He is a warrior".', True),
        ('"He won," Ana said.', False),
        ('"He" was "it".', False),
        ("He won.", False),
        ("", False),
    ],
)
def test_words_that_nobody_says_are_told_from_words_with_a_speaker(
    text: str, *, expected: bool
) -> None:
    assert is_only_quoted(text) is expected


@UNTIMED
@given(texts)
def test_setting_a_sentence_twice_changes_nothing_more(text: str) -> None:
    once = sentence_case(text)

    assert sentence_case(once) == once


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("will the bank cut rates", "Will the Bank Cut Rates"),
        ("the price of oil", "The Price of Oil"),
        ("what is it for", "What Is It For"),
        ("what is it for?", "What Is It For?"),
        ("talks between Seoul and Tokyo", "Talks Between Seoul and Tokyo"),
        ("a plan to meet", "A Plan to Meet"),
        ("four-nation talks", "Four-Nation Talks"),
        ("state-of-the-art port", "State-of-the-Art Port"),
        ("the Paris–Lyon line", "The Paris–Lyon Line"),
        ("iPhone sales", "iPhone Sales"),
        ("sales of the iPhone", "Sales of the iPhone"),
        ("von der Leyen speaks", "Von Der Leyen Speaks"),
        ("UN and NATO meet", "UN and NATO Meet"),
        ("the 60th year", "The 60th Year"),
        ("$4bn fund", "$4bn Fund"),
        ("the 1990s", "The 1990s"),
        ("a 12-year-old boy", "A 12-Year-Old Boy"),
        ("“big” loss", "“Big” Loss"),
        ("doesn't pay", "Doesn't Pay"),
        ("the minister's car", "The Minister's Car"),
        ("écoles closed", "Écoles Closed"),
        ("", ""),
        ("Two-nation talks", "Two-Nation Talks"),
        ("pro-Ottawa march", "Pro-Ottawa March"),
        ("talks in mid-July", "Talks in Mid-July"),
        ("non-EU workers", "Non-EU Workers"),
        ("ex-Fed chair", "Ex-Fed Chair"),
        ("on Channel 4's board", "On Channel 4's Board"),
        ("what 's left", "What 's Left"),
    ],
)
def test_title_case_leaves_names_numbers_and_small_words_as_they_are(
    text: str, expected: str
) -> None:
    assert title_case(text) == expected


@UNTIMED
@given(texts)
def test_title_case_changes_no_word_but_its_letters_size(text: str) -> None:
    titled = title_case(text)

    assert titled.lower() == " ".join(text.split()).lower()
    assert title_case(titled) == titled


@pytest.mark.parametrize(
    "text",
    [
        "The bank cut its main rate on Monday.",
        "As a result of the fall, the bank closed.",
        "'The bank is closed,' said Jo.",
        "In addition to staff, the bank sold bonds.",
        "The bank cut rates, sold bonds and hired staff.",
        'The mayor called it "a mistake".',
        "The mayor called it “a mistake”.",
        '"We won," the mayor said.',
        "Sales rose 4.5% to $2.1bn.",
        "The firm (founded in 1902) closed.",
        "The firm’s owners didn’t pay.",
        "Delft, Leiden and Gouda flooded.",
        "The court sat until 5 p.m.",
        "The U.S. court ruled.",
        "Costs, he said, rose.",
        "Who paid?",
        "Talks broke down.",
        "The court sits at 9 a.m. on Monday.",
        "The bank closed in May.",
        "The paper names Peter A. Roos as owner.",
        "Ana's 'great day' ended in Leeds.",
        "The '90s are back in the players' union.",
        "The final of Ana... and Jo drew a crowd.",
        "The union had to step in to stop it.",
        "Norbank cut bonuses for with-profit savers.",
        "Ana said that that farm had had a well.",
        "A 9-3 win.",
        "Nobody knew how.",
        "The bank sold bonds in a bid to grow.",
    ],
)
def test_a_whole_line_is_clean(text: str) -> None:
    assert is_clean(text)


@pytest.mark.parametrize(
    "text",
    [
        "The bank , which closed.",
        "The bank cut rates ,.",
        "The bank cut rates,, sold bonds.",
        "The bank cut rates,.",
        "The bank cut rates..",
        "The bank -- closed.",
        "Ana (left) and Jo closed the bank.",
        "Ana (L) and Jo closed the bank.",
        "Pictured is the bank in Delft.",
        "FALLING PRICES The bank in Delft closed.",
        "The bank went back to the to the market.",
        "The bank closed, police said said.",
        "The bank closed after a'medical procedure'.",
        "The bank took a 8-3 lead.",
        ", the bank closed.",
        "The firm (founded in 1902 closed.",
        "The firm founded in 1902) closed.",
        "The firm ( founded ) closed.",
        "The mayor called it “a mistake.",
        "The mayor called it a mistake”.",
        'The mayor called it "a mistake.',
        'The mayor called it " a mistake ".',
        'The mayor called it "".',
        "The bank agreed to.",
        "The bank is led by the.",
        "The bank said that.",
        "The bank closed because of.",
        "The bank is owned by Delft and.",
        "The bank sold its.",
        "The bank will.",
        "The bank , closed",
        "The bank, which.",
        "The board of, closed.",
        ".",
        "",
        "The bank closed during.",
        "The bank closed because.",
        "The bank sold bonds, .",
        "The bank closed [in June.",
        "The bank closed, according to its head, Dr.",
        "The bank saw no need for to change.",
        "The bank ended loans for at three branches.",
        "Mark said: 'Ana's was an amazing life.",
        "Police seek a woman (pictured) in Leeds.",
        '"great day" is how Ana put it.',
        "(Norbank Limited) sold its unit.",
        "The board was harsh in how.",
        "The bank sold bonds in an attempt.",
        "The number of seats would be set at an amount.",
        "The ministry not only met the annual target.",
        "He left for Delft in May - the hope.",
        "The reserve in Delft is home.",
        "The research comes at a time.",
        "Ana spelled out what and left.",
        "Ana will miss the match in Delft, and what.",
        "As a result, the bank closed.",
        "It was largely that fear that led.",
        "Ana opened her own account,' said Jo.",
        "For example, the bank closed.",
    ],
)
def test_a_line_with_a_trace_of_the_knife_is_not_clean(text: str) -> None:
    assert not is_clean(text)


@pytest.mark.parametrize(
    ("word", "article"),
    [
        ("plan", "a"), ("early", "an"), ("hour", "an"), ("honest", "an"), ("hospital", "a"),
        ("European", "a"), ("one-off", "a"), ("union", "a"), ("unusual", "an"), ("uninsured", "an"),
        ("user", "a"), ("urgent", "an"), ("MP", "an"), ("UN", "a"), ("US-led", "a"), ("FBI", "an"),
        ("BBC", "a"), ("8-year", "an"), ("11th", "an"), ("18-year-old", "an"), ("12th", "a"),
        ("180", "a"), ("80", "an"), ("Umbrian", "an"), ("once-rich", "a"),
        ("unidentified", "an"), ("Ukrainian", "a"), ("NATO", "a"),
        ("FIFA", "a"), ("x-ray", "an"),
    ],
)  # fmt: skip
def test_the_article_follows_the_sound(word: str, article: str) -> None:
    assert article_before(word) == article


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Port Labour Board (PLB) left.", "The Port Labour Board left."),
        ("It paid £8m ($12m; 9m euros) for it.", "It paid £8m for it."),
        ("It flew 490 km (304 miles) at 5 p.m. (0700 GMT).", "It flew 490 km at 5 p.m."),
        ("Mumbai (Bombay) flooded.", "Mumbai (Bombay) flooded."),
    ],
    ids=["letters", "money", "measures", "a name"],
)
def test_letters_and_conversions_in_brackets_go(text: str, expected: str) -> None:
    assert without_conversions(text).replace("..", ".") == expected
