"""A line calls by name whom its subject points at, where the shipped network is sure."""

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.article import Article
from service.document import Document, Sentence
from service.reading import read
from service.writing.embedded.grammar.surface import sentence_case
from service.writing.embedded.grammar.tree import Tree
from service.writing.embedded.naming.pronouns import Referents
from service.writing.embedded.naming.renaming import Told, told
from service.writing.embedded.shortening.shorten import Shortened
from tests.writing.generated import UNTIMED, parsed_sentences
from tests.writing.trees import of_sentences

FILLER = (
    "\n\nThe council will meet on Tuesday to decide on the plan for the new road that residents"
    " have opposed for many years. Officials said the plan would cost about two million pounds."
)


@cache
def parsed(text: str) -> tuple[Document, tuple[Tree, ...]]:
    made = read(Article("by-hand", text + FILLER))
    return made, tuple(Tree(s) for s in made.sentences)


def whole(tree: Tree) -> Shortened:
    kept = tuple(range(len(tree.tokens)))
    return Shortened("main", tree.root, kept, len(kept), 0.0, 0, 0)


def line(text: str, sentence: int) -> tuple[str, tuple[int, ...]]:
    """All of a sentence as a line, and which others tell its names."""
    made, trees = parsed(text)
    found = told(Referents(made, trees), sentence, trees[sentence], whole(trees[sentence]))
    assert found is not None
    said = trees[sentence].text(found.short.said, found.said_as)
    return sentence_case(said), found.sentences


REM = "US band REM have announced plans to perform for ten thousand Scottish fans."
MITTAL = "Steel giant Mittal Steel has reported a record profit for the year."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{MITTAL} The Dutch company is due to buy the American firm ISG next month.",
         "Mittal Steel is due to buy the American firm ISG next month."),
        (f"{MITTAL} The company's sales rose by a third to nine billion dollars.",
         "Mittal Steel's sales rose by a third to nine billion dollars."),
        (f"{REM} The band will play in a tent on Glasgow Green in June.",
         "REM will play in a tent on Glasgow Green in June."),
        ("Carlos Moya won the Chennai Open title on Sunday. The Spaniard gave his prize money to"
         " victims of the tsunami.",
         "Carlos Moya gave his prize money to victims of the tsunami."),
    ],
    ids=["a body", "whose", "a band", "by nation"],
)  # fmt: skip
def test_the_subject_of_a_line_is_called_by_name(text: str, expected: str) -> None:
    assert line(text, 1) == (expected, (0,))


@pytest.mark.parametrize(
    "text",
    [
        "Kofi Osei met Jan Kuiper in the town hall on Monday. The man left early for home.",
        "Norbank sued Delft Shipping in a court in May. A firm from Leiden bought the ships.",
        'Ida Roos won the race. "The champion will be back," said the coach of the team.',
        "Home Secretary Ida Roos freed Jan Osei in May. The home secretary told Mr Osei that he"
        " may go.",
    ],
    ids=["who can be either", "no definite noun", "what is quoted", "who stands beside it"],
)
def test_a_subject_that_may_be_another_stays(text: str) -> None:
    made, _ = parsed(text)
    name = {"Kofi Osei", "Jan Kuiper", "Norbank", "Delft Shipping", "Jan Osei"}

    found = line(text, 1)[0]

    assert not any(found.startswith(one) for one in name)
    assert made.sentences[1].text.split()[-3:] == found.split()[-3:]


def told_of(sentences: list[Sentence]) -> tuple[list[Tree], list[Told | None]]:
    made = of_sentences(sentences)
    trees = [Tree(s) for s in made.sentences]
    referents = Referents(made, trees)
    return trees, [told(referents, i, tree, whole(tree)) for i, tree in enumerate(trees)]


@UNTIMED
@given(st.lists(parsed_sentences(), min_size=1, max_size=3))
def test_whatever_is_named_the_line_keeps_its_words_and_cites_others(
    sentences: list[Sentence],
) -> None:
    trees, found = told_of(sentences)

    for index, (tree, one) in enumerate(zip(trees, found, strict=True)):
        if one is not None:
            assert one.short.kept == tuple(range(len(tree.tokens)))
            assert set(one.short.unsaid).isdisjoint(one.said_as)
            assert index not in one.sentences
