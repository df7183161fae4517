"""Claims that join several places of an article, and a step of learning from them."""

import gzip
import json
from importlib.resources import as_file, files
from pathlib import Path
from shutil import copy

import pytest
import torch

from service.checking.support.weights import FILE, read
from service.reading.syntax_weights import TOKENIZER_FILE
from training.support_fused import FUSED, JOINED, fused
from training.support_reworded import train
from training.support_steps import Plan

NEWS = "cnndm_highlights"
WORDS = [f"word{number}" for number in range(4000)]
SENTENCES = [
    "The dam near Leeds broke on Tuesday and 300 homes were flooded.",
    "Two people drowned, the mayor said.",
]


def brief(id_: str, split: str) -> dict[str, object]:
    takeaway = {"label": "Dam", "text": SENTENCES[0], "from": [0]}
    false = {"of": 0, "error": "number", "text": SENTENCES[0].replace("300", "500")}
    told = {"headline_question": "", "synopsis": "", "synopsis_from": [], "takeaways": [takeaway]}
    heads = {"id": id_, "source": "", "split": split, "title": "", "paragraph_of": [0, 0]}
    return heads | {"sentences": SENTENCES, "brief": told, "false": [false]}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A folder of data files: three briefs, and an article of train, dev and test for the marks."""
    rows = [json.loads(line) for line in gzip.decompress(FUSED.read_bytes()).splitlines()]
    ids = [
        next(row["id"] for row in rows if row["split"] == part and row["data"] == NEWS)
        for part in ("train", "dev", "test")
    ]
    articles = [{"id": id_, "text": " ".join(WORDS)} for id_ in ids]
    briefs = [brief("one", "train"), brief("two", "train"), brief("three", "dev")]
    for name, lines in ((NEWS, articles), ("briefs", briefs)):
        with gzip.open(tmp_path / f"{name}.jsonl.gz", "wt", encoding="utf-8") as file:
            file.write("\n".join(map(json.dumps, lines)))
    return tmp_path


def test_claims_come_in_pairs_that_differ_in_one_fault(data: Path) -> None:
    [(_, told)] = fused(data, "dev")

    assert [one.supported for one in told] == [True, False] * (len(told) // 2)
    for true, false in zip(told[::2], told[1::2], strict=True):
        assert true.kind == JOINED
        assert false.kind.startswith(f"{JOINED}, ")
        assert false.base == true.text != false.text
        assert len(set(false.text.split()) & set(true.text.split())) > 3


def test_the_words_of_the_article_are_put_where_the_marks_point(data: Path) -> None:
    [(document, told)] = fused(data, "train")

    own = [word for one in told for word in one.text.split() if word in WORDS]
    assert len(own) > len(told)
    assert document.text.split() == WORDS


def test_sentences_of_test_are_marked_by_what_readers_said(data: Path) -> None:
    [(_, told)] = fused(data, "test")

    assert {one.kind for one in told} <= {"judged true", "judged false"}
    assert all(one.supported == (one.kind == "judged true") for one in told)


def test_a_step_moves_the_network_from_the_shipped_weights(data: Path, tmp_path: Path) -> None:
    out = tmp_path / "weights"
    out.mkdir()
    with as_file(files("service") / "weights") as shipped:
        copy(shipped / FILE, out)
        copy(shipped / TOKENIZER_FILE, out)
    before = read(out)[0].state_dict()

    train(data, out, Plan(steps=2, batch=2, look=2))

    after = read(out)[0].state_dict()
    assert any(not torch.equal(before[name], after[name]) for name in before)
