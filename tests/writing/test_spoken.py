"""What is somebody's words is not told as the paper's own."""

import pytest

from service.article import Article
from service.reading import read
from service.writing.embedded.choosing.pool import candidates, load_judges
from service.writing.embedded.choosing.salience import load_salience_model
from service.writing.embedded.grammar.tree import Tree
from service.writing.embedded.naming.spoken import is_unattributed
from service.writing.embedded.reading import Reading
from service.writing.embedded.shortening.wording import load_wording_model

ARTICLE = """The care society will close its three day centres in Delft in March, it said on Monday.

Ana Roos, its director, said: "We had six centres that were well attended. The centres are underused
because people cannot get a personal budget for them. We are sorry to see them go."

The council said it would look for other places for 115 people who used the centres. The "vastly
underused" centres had lost money for years, a report by the council found in June."""
QUOTED = "people cannot get a personal budget"


@pytest.fixture(scope="module")
def reading() -> Reading:
    document = read(Article("centres", ARTICLE))
    found = Reading.of(document, load_salience_model().read(document))
    return found.worded(load_wording_model(), range(len(document.sentences)))


def test_no_takeaway_tells_a_quoted_sentence_without_its_marks(reading: Reading) -> None:
    pool = candidates(reading, range(len(reading.trees)), load_judges())

    assert pool
    assert not [one.text for one in pool if QUOTED in one.text and '"' not in one.text]
    assert any("115 people" in one.text for one in pool)


def test_a_sentence_within_a_quotation_is_unattributed_without_marks(reading: Reading) -> None:
    sentences = reading.document.sentences
    quoted = next(i for i, one in enumerate(sentences) if QUOTED in one.text)
    told = next(i for i, one in enumerate(sentences) if "115 people" in one.text)
    roots = {i: tree.root for i in (quoted, told) if isinstance(tree := reading.trees[i], Tree)}
    line = sentences[quoted].text

    assert is_unattributed(reading.document, reading.trees, quoted, roots[quoted], line)
    assert not is_unattributed(reading.document, reading.trees, quoted, roots[quoted], f'"{line}"')
    assert not is_unattributed(reading.document, reading.trees, told, roots[told], "It said so.")
