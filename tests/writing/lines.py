"""Lines to be labelled, made of sentences written by hand."""

from service.writing.embedded.grammar.tree import Tree
from service.writing.embedded.grammar.words import Weights, content
from service.writing.embedded.labelling.label_lines import LabelledLine
from service.writing.embedded.labelling.label_words import LabelWord
from tests.writing.trees import places


def line_of(parsed: Tree, without: str = "") -> LabelledLine:
    """All words of the sentence but those left out."""
    gone = set(places(parsed, *without.split()))
    kept = [i for i in range(len(parsed.tokens)) if i not in gone]
    return LabelledLine.of(parsed, kept, Weights([content(parsed.sentence.text)]), frozenset())


def forms(line: LabelledLine, text: str) -> list[LabelWord]:
    """The words of the sentence, in any form, that a label would spell so."""
    found = [word for word in line.words if word.text == text]
    assert found, f"no word of the sentence is {text}"
    return found
