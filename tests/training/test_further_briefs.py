"""Briefs that readers wrote of other news: kept without a word of it, and learnt from."""

import gzip
import json
from pathlib import Path

import pytest

from service.article import Article
from service.document import Document
from service.reading import read
from training.further_briefs import OWN_WORD, asked_in, further_briefs, said_in
from training.salience import lesson
from training.wording import lessons

PORT = [
    "The port of Delft will close two old terminals in March because traffic has fallen sharply.",
    "The dockers' union rejected the plan on Friday and called a long strike over the closure.",
    "Nearly 400 jobs were cut at the docks last year after a bitter dispute about pay and hours.",
    "A spokesman for the port said the terminals had lost money in each of the last ten years.",
    "Farmers near Gouda say that they will now send their cheese abroad by rail.",
]
LINE = "The union rejected the plan and called a strike."


@pytest.fixture(scope="module")
def document() -> Document:
    return read(Article("port", " ".join(PORT)))


def words(document: Document, said: list[tuple[int, int] | None]) -> list[str]:
    return [document.sentences[at[0]].tokens[at[1]].text if at else OWN_WORD for at in said]


def test_a_line_is_told_by_where_its_words_stand(document: Document) -> None:
    said = said_in(document, "The union rejected the plan to close two terminals.", [1, 0])

    assert words(document, said) == [
        "The", "union", "rejected", "the", "plan", OWN_WORD, "close", "two", "terminals",
    ]  # fmt: skip
    assert [at[0] for at in said if at] == [1, 1, 1, 1, 1, 0, 0, 0]


def test_a_question_is_told_by_the_stems_it_shares(document: Document) -> None:
    asked = asked_in(document, "Why Is the Port of Delft Closing Terminals in Spring?")

    assert words(document, asked) == ["port", "Delft", "close", "terminals", OWN_WORD]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A briefs file without an article, beside it the news, and the readers' briefs."""
    path = tmp_path / "briefs.jsonl"
    path.write_text("")
    articles = [{"id": name, "text": " ".join(PORT), "split": "train"} for name in ("port", "new")]
    with gzip.open(tmp_path / "cnndm_highlights.jsonl.gz", "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(article) + "\n" for article in articles)
    return path


def kept(document: Document, sentences: int) -> str:
    takeaways = [{"label": "Strike Call", "from": [1], "said": said_in(document, LINE, [1])}]
    record = {
        "id": "port", "sentences": sentences, "takeaways": takeaways,
        "synopsis": [said_in(document, PORT[0], [0])], "synopsis_from": [0],
        "question": asked_in(document, "Will Delft Close Two Terminals?"),
    }  # fmt: skip
    return json.dumps(record) + "\n"


def test_what_is_kept_teaches_what_the_readers_lines_would(data: Path, document: Document) -> None:
    path = data.parent / "kept.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.write(kept(document, len(PORT)))
    [article] = further_briefs(data, path)

    assert article.takeaways[0].text.lower() + "." == LINE.lower()
    line, synopsis = lessons(article)
    assert line.tree.text(line.kept) == LINE.removesuffix(".")
    assert line.is_whole
    assert synopsis.tree.text(synopsis.kept) == PORT[0].removesuffix(".")
    learnt = lesson(article)
    assert learnt.chosen[:, 0].tolist() == [0, 1, 0, 0, 0]
    assert learnt.chosen[:, 1].tolist() == [1, 0, 0, 0, 0]
    assert learnt.chosen[0, 2] == 1
    assert PORT[1] not in path.read_bytes().decode("latin-1")


def test_an_article_that_is_split_otherwise_today_is_left_out(
    data: Path, document: Document
) -> None:
    path = data.parent / "kept.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.write(kept(document, len(PORT) + 1))

    assert list(further_briefs(data, path)) == []
