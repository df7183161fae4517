"""Takeaways with a part of the writer left out."""

from service.document import Document, Sentence, Span
from service.reading.syntax import load_syntax
from service.writing.embedded.choosing.salience import load_salience_model
from service.writing.embedded.shortening.wording import load_wording_model
from training.ablation import Models, shown
from training.ablation import ablations as ablate
from training.briefs import BriefedArticle, EditorsTakeaway

PORT = (
    "The port of Delft will close two old terminals in March because traffic has fallen sharply.",
    "The dockers' union rejected the plan on Friday and called a long strike over the closure.",
    "Nearly 400 jobs were cut at the docks last year after a bitter dispute about pay and hours.",
    "The terminals lost money.",
    "A spokesman for the port said the terminals had lost money in each of the last ten years.",
)


def article() -> BriefedArticle:
    sentences, at = [], 0
    for text in PORT:
        sentences.append(Sentence(Span(at, at + len(text)), 0, text))
        at += len(text) + 1
    document = Document("port", " ".join(PORT), None, "en", None, (), tuple(sentences), (), ())
    told = tuple(EditorsTakeaway("", text, (i,)) for i, text in enumerate(PORT))
    return BriefedArticle(document, "", "", "", (), told, ())


def test_every_variant_is_scored_on_every_article() -> None:
    models = Models(load_salience_model(), load_wording_model())

    found = ablate(iter([article()]), load_syntax(), models)

    assert list(found) == ["as it is", "without the ranker", "without the tree"]
    assert all(len(rows) == 1 for rows in found.values())
    # Whole sentences of 6 to 16 words are three of the five; cuts tell of more.
    assert found["without the tree"][0][2] < found["as it is"][0][2] <= 1


def test_a_mean_shows_how_many_articles_it_is_of_and_its_interval() -> None:
    rows = [(0.4, 0.1, 0.5), (0.6, 0.1, 0.5), (0.5, 0.1, 0.5)]

    line = shown(rows, 0)

    assert line == shown(rows, 0)
    assert line.startswith("3 articles 50.0 [4")
    assert line.endswith(" 10.0 [10.0, 10.0] 50.0 [50.0, 50.0]")
