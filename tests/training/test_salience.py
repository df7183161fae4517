"""What a brief teaches the salience model, and that it learns."""

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from service.reading.syntax import load_syntax
from service.writing.embedded.choosing.salience_model import FILE, TrainedSalience
from training.briefs import BriefedArticle, EditorsTakeaway, load_briefs, parsed
from training.salience import Lesson, lesson, train

SENTENCES = [
    "The port of Delft will close two terminals in March because traffic has fallen.",
    "The closure saves a million guilders, says its director, Ida Roos.",
    "The union of the dockers rejected the plan on Friday and called a strike.",
    "Nearly 400 jobs were cut at the docks last year after a long dispute.",
    "Farmers near Gouda say nearly 400 jobs were cut there too.",
]
QUESTION = "Will the Port of Delft Close Two Terminals in March?"
SYNOPSIS = "The port of Delft will close two terminals because traffic has fallen."
TAKEAWAYS = (
    EditorsTakeaway("Terminals", "Delft will close two terminals in March.", (0,)),
    EditorsTakeaway("Strike", "Workers will walk out in protest.", (2,)),
    EditorsTakeaway("Jobs", "Nearly 400 jobs were cut.", (3, 4)),
)
TAKEAWAY, SUMMED_UP, ASKED = range(3)


@pytest.fixture(scope="module")
def unread(tmp_path_factory: pytest.TempPathFactory) -> BriefedArticle:
    brief = {"headline_question": QUESTION, "synopsis": SYNOPSIS, "synopsis_from": [0]}
    takeaways = [{"label": t.label, "text": t.text, "from": t.sources} for t in TAKEAWAYS]
    record = {
        "id": "delft", "source": "by hand", "split": "train", "title": "",
        "sentences": SENTENCES, "paragraph_of": [0, 0, 1, 1, 2],
        "brief": {**brief, "takeaways": takeaways},
    }  # fmt: skip
    path = tmp_path_factory.mktemp("briefs") / "briefs.jsonl"
    path.write_text(json.dumps(record) + "\n", encoding="utf-8")
    [article] = load_briefs(path, "train")
    return article


@pytest.fixture(scope="module")
def article(unread: BriefedArticle) -> BriefedArticle:
    return parsed(unread, load_syntax())


@pytest.fixture(scope="module")
def lessons(article: BriefedArticle) -> list[Lesson]:
    """Of the article and of parts of it."""
    sentences = article.document.sentences
    parts = [replace(article.document, sentences=sentences[:n]) for n in (3, 4, 5)]
    others = [replace(article, document=part, takeaways=TAKEAWAYS[:2]) for part in parts]
    return [lesson(one) for one in (article, *others)]


def words(article: BriefedArticle, sentence: int, line: int, answer: float) -> list[str]:
    """The words of a sentence that have this answer for the line."""
    answers = lesson(article).kept[sentence][:, line]
    tokens = article.document.sentences[sentence].tokens
    return [token.text for token, own in zip(tokens, answers, strict=True) if own == answer]


def is_unknown(article: BriefedArticle, sentence: int, line: int) -> bool:
    return bool((lesson(article).kept[sentence][:, line] == -1).all())


@pytest.mark.parametrize(
    ("line", "expected"),
    [(TAKEAWAY, [1, 0, 1, 1, 1]), (SUMMED_UP, [1, 0, 0, 0, 0]), (ASKED, [1, 0, 0, 0, 0])],
    ids=["takeaways", "synopsis", "question"],
)
def test_the_sentences_that_a_line_rests_on_are_chosen(
    article: BriefedArticle, line: int, expected: Sequence[int]
) -> None:
    assert lesson(article).chosen[:, line].tolist() == expected


def test_a_takeaway_tells_which_words_of_its_sentence_were_kept(article: BriefedArticle) -> None:
    assert words(article, 0, TAKEAWAY, 1) == "Delft will close two terminals in March".split()
    assert words(article, 0, TAKEAWAY, 0) == "The port of because traffic has fallen .".split()


def test_a_rewriting_does_not_tell_which_words_were_kept(article: BriefedArticle) -> None:
    assert is_unknown(article, 2, TAKEAWAY)


def test_only_the_first_source_of_a_takeaway_gave_it_its_words(article: BriefedArticle) -> None:
    assert words(article, 3, TAKEAWAY, 1) == "Nearly 400 jobs were cut".split()
    assert is_unknown(article, 4, TAKEAWAY)


def test_a_word_that_one_of_two_takeaways_kept_is_kept(article: BriefedArticle) -> None:
    other = EditorsTakeaway("Traffic", "Traffic has fallen.", (0,))
    both = replace(article, takeaways=(*article.takeaways, other))

    kept = words(both, 0, TAKEAWAY, 1)

    assert kept == "Delft will close two terminals in March traffic has fallen".split()


def test_a_synopsis_tells_which_words_it_shares_with_its_sentence(article: BriefedArticle) -> None:
    assert words(article, 0, SUMMED_UP, 0) == ["in", "March", "."]


def test_few_words_in_common_with_a_synopsis_tell_nothing(article: BriefedArticle) -> None:
    brief = replace(article, synopsis="Two terminals face closure.")

    assert lesson(brief).chosen[0, SUMMED_UP] == 1
    assert is_unknown(brief, 0, SUMMED_UP)


def test_a_question_tells_which_words_of_content_it_asks_about(article: BriefedArticle) -> None:
    assert words(article, 0, ASKED, 1) == "port Delft close terminals March".split()
    assert words(article, 0, ASKED, 0) == ["traffic", "fallen"]


def test_a_question_about_no_sentence_tells_nothing(article: BriefedArticle) -> None:
    brief = replace(article, headline_question="Who Would Buy a Castle in Utrecht Today?")

    assert not lesson(brief).chosen[:, ASKED].any()
    assert all(is_unknown(brief, index, ASKED) for index in range(len(SENTENCES)))


def test_an_article_that_nobody_parsed_teaches_nothing(unread: BriefedArticle) -> None:
    taught = lesson(unread)

    assert taught.example.places == ()
    assert taught.chosen.shape == (0, 3)
    assert taught.kept == ()


def test_an_epoch_leaves_weights_that_judge_a_document(
    article: BriefedArticle, lessons: list[Lesson], tmp_path: Path
) -> None:
    log = list(train(lessons, lessons, tmp_path, epochs=1))

    told = TrainedSalience.load(tmp_path).read(article.document)
    assert len(log) == 1
    assert [path.name for path in tmp_path.iterdir()] == [FILE]
    assert told.sentences.shape == (len(SENTENCES), 3)
    assert np.isfinite(told.sentences).all()


def test_the_same_lessons_make_the_same_weights(lessons: list[Lesson], tmp_path: Path) -> None:
    made = []
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        list(train(lessons, lessons, tmp_path / name, epochs=1))
        made.append((tmp_path / name / FILE).read_bytes())

    assert made[0] == made[1]


def test_what_is_taught_is_learnt(lessons: list[Lesson], tmp_path: Path) -> None:
    log = list(train(lessons, lessons, tmp_path, epochs=12))

    losses = [float(found[1]) for line in log if (found := re.search(r"loss ([\d.]+)", line))]
    assert len(losses) == 12
    assert losses[-1] < losses[0] / 2
