"""What a large teacher told of news without briefs: how it reads, is kept, and is learnt from."""

import gzip
import json
from pathlib import Path

import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer
from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

from service.reading.syntax import load_syntax
from training import salience_teacher
from training.briefs import load_briefs, parsed
from training.descent import Pace
from training.salience import Lesson, lesson
from training.salience_teacher import Page, Teacher, briefed, judge, train, unbriefed
from training.salience_told import Odds, lessons, news, write
from training.salience_windows import SENTENCE, WINDOW, Marks, windows

WEIGHTS = Path("service/weights")
PORT = [
    "The port of Delft will close two old terminals in March because traffic has fallen sharply.",
    "The dockers' union rejected the plan on Friday and called a long strike over the closure.",
    "Nearly 400 jobs were cut at the docks last year after a bitter dispute about pay and hours.",
    "A spokesman for the port said the terminals had lost money in each of the last ten years.",
    "Farmers near Gouda say that they will now send their cheese abroad by rail.",
]
MILL = [
    "The mill at Gouda burned down on Sunday night, and nobody was hurt in the fire.",
    *PORT[1:],
]
TAKEAWAYS = [{"label": "Closure", "text": "Delft will close two old terminals.", "from": [0]}]
MARKS = Marks(opens=1, ends=2, unknown=3)


def briefed_record(name: str, split: str, sentences: list[str]) -> dict[str, object]:
    brief = {
        "headline_question": "Will Delft Close Two Terminals?",
        "synopsis": sentences[0],
        "synopsis_from": [0],
        "takeaways": TAKEAWAYS,
    }
    return {
        "id": name, "source": "by hand", "split": split, "title": "", "sentences": sentences,
        "paragraph_of": [0] * len(sentences), "brief": brief,
    }  # fmt: skip


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A briefs file, and beside it news: one article to learn from and three that are not."""
    path = tmp_path / "briefs.jsonl.gz"
    records = [briefed_record("mill", "train", MILL), briefed_record("apart", "test", [MILL[0]])]
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(record) + "\n" for record in records)
    port = " ".join(PORT)
    others = [
        {"id": "port", "text": port, "split": "train", "highlights": [PORT[1]]},
        {"id": "later", "text": port, "split": "test"},
        {"id": "shared", "text": f"{MILL[0]} {port}", "split": "train"},
        {"id": "flat", "text": port.lower(), "split": "train"},
    ]
    with gzip.open(tmp_path / "cnndm_highlights.jsonl.gz", "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(record) + "\n" for record in others)
    return path


def odds(chosen: list[float], words: list[int]) -> Odds:
    """The same for all three lines and all words of a sentence."""
    return Odds(
        np.repeat(np.array(chosen, np.float32)[:, None], 3, 1),
        tuple(np.full((n, 3), 1.5, np.float32) for n in words),
    )


def test_only_news_to_learn_from_is_read(data: Path) -> None:
    [(document, highlights)] = news(data)

    assert document.id == "port"
    assert highlights == (PORT[1],)


def test_what_was_told_of_an_article_is_learnt(data: Path, tmp_path: Path) -> None:
    [(document, _)] = news(data)
    lengths = [len(s.tokens) for s in document.sentences]
    write(tmp_path / "told.npz", [("port", odds([3.0, -3.0, -3.0, 3.0, -9.0], lengths))])

    [told] = lessons(data, tmp_path / "told.npz")

    assert told.chosen[:, 0] == pytest.approx([0.881, 0.119, 0.119, 0.881, 0.002], abs=1e-3)
    assert [len(table) for table in told.kept] == lengths
    assert [float(table.max()) for table in told.kept] == pytest.approx(
        [0.731, -1, -1, 0.731, -1], abs=1e-3
    )


def test_an_article_that_is_split_otherwise_today_teaches_nothing(
    data: Path, tmp_path: Path
) -> None:
    write(tmp_path / "told.npz", [("port", odds([3.0, 3.0], [4, 4]))])

    assert list(lessons(data, tmp_path / "told.npz")) == []


def test_without_the_news_nothing_is_told(data: Path, tmp_path: Path) -> None:
    write(tmp_path / "told.npz", [("port", odds([3.0] * 5, [4] * 5))])
    (tmp_path / "cnndm_highlights.jsonl.gz").unlink()

    assert list(lessons(data, tmp_path / "told.npz")) == []


@given(
    st.lists(st.lists(st.sampled_from("port closes 400 Delft — unionised".split()), max_size=150)),
    st.sampled_from(["", "A title"]),
)
def test_every_sentence_stands_whole_in_one_window(sentences: list[list[str]], title: str) -> None:
    tokenizer = Tokenizer.from_file(str(WEIGHTS / "syntax.tokenizer.json"))

    found = windows(title, sentences, tokenizer, MARKS)

    owns = [(window, own) for window in found for own in window.own]
    assert [len(own.words) for _, own in owns] == [len(words) for words in sentences]
    for window, own in owns:
        assert 0 < own.length <= SENTENCE
        assert window.pieces[own.start + own.length] == MARKS.ends
        assert all(own.start <= word < own.start + own.length for word in own.words)
        assert len(window.pieces) <= WINDOW + 1 or len(window.own) == 1


@pytest.fixture(scope="module")
def encoder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small encoder that has learnt nothing."""
    folder = tmp_path_factory.mktemp("encoder")
    special = {f"{name}_token": f"[{name.upper()}]" for name in ("cls", "sep", "pad", "unk")}
    file = str(WEIGHTS / "syntax.tokenizer.json")
    tokenizer = PreTrainedTokenizerFast(tokenizer_file=file, **special)  # type: ignore[no-untyped-call]
    tokenizer.save_pretrained(folder)
    config = BertConfig(
        vocab_size=len(tokenizer), hidden_size=48, num_hidden_layers=1, num_attention_heads=4,
        intermediate_size=96,
    )  # fmt: skip
    torch.manual_seed(1)
    BertModel(config, add_pooling_layer=False).save_pretrained(folder)
    return folder


def test_a_teacher_learns_what_editors_took_and_tells_of_other_news(
    data: Path, encoder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    torch.manual_seed(1)
    monkeypatch.setattr(salience_teacher, "PACE", Pace(3e-3))
    monkeypatch.setattr(salience_teacher, "HIGHLIGHT_STEPS", 1)
    teacher = Teacher(encoder)
    pages = list(briefed(teacher, data, "train", load_syntax()))
    other = list(unbriefed(teacher, data))

    train(teacher, pages, other, epochs=30)

    [(_, taught)] = judge(teacher, pages)
    assert int(taught.sentences[:, 0].argmax()) == 0
    assert _highlighted(other) == [0, 1, 0, 0, 0]
    write(tmp_path / "told.npz", list(judge(teacher, other)))
    [told] = lessons(data, tmp_path / "told.npz")
    assert told.chosen.shape == (5, 3)


def _highlighted(pages: list[Page]) -> list[float]:
    [page] = pages
    assert page.highlights is not None
    return list(page.highlights.tolist())


def test_a_lesson_told_is_a_lesson(data: Path, tmp_path: Path) -> None:
    [article] = load_briefs(data, "train")
    own = lesson(parsed(article, load_syntax()))
    [(document, _)] = news(data)
    lengths = [len(s.tokens) for s in document.sentences]
    write(tmp_path / "told.npz", [("port", odds([3.0] * 5, lengths))])

    [told] = lessons(data, tmp_path / "told.npz")

    other = Lesson(told.example, told.chosen, told.kept)
    assert other.chosen.shape == own.chosen.shape
    assert other.example.features.shape == own.example.features.shape
