"""A newsroom's own briefs: in either kind of file, about articles that no reader marked, few of
them, and chosen by source."""

import gzip
import json
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from tokenizers import Tokenizer

from service.checking.support.pieces import StripMaker
from training import (
    cards,
    label_judge,
    label_judge_card,
    label_printable,
    line_card,
    line_judge,
    linear_card,
    printable,
    question_printable,
    rank,
    salience,
    salience_card,
    synopsis_printable,
    wording_card,
)
from training.briefs import load_briefs, prefixes
from training.marks import documents
from training.recipe import NothingToLearn
from training.salience_told import news
from training.support import batches, school_of
from training.support_steps import Plan

WEIGHTS = Path("service/weights")
PORT = [
    "The port of Delft will close two old terminals in March because traffic has fallen sharply.",
    "The dockers' union rejected the plan on Friday and called a long strike over the closure.",
    "Nearly 400 jobs were cut at the docks last year after a bitter dispute about pay and hours.",
    "A spokesman for the port said the terminals had lost money in each of the last ten years.",
    "Farmers near Gouda say that they will now send their cheese abroad by rail.",
]
TAKEAWAYS = [
    {"label": "Terminal Closure", "text": "Delft will close two old terminals.", "from": [0]},
    {"label": "Dock Jobs", "text": "Nearly 400 jobs were cut last year.", "from": [2]},
]


def record(name: str, split: str) -> dict[str, object]:
    brief = {
        "headline_question": "Why Will Delft Close Two Terminals?", "synopsis": PORT[0],
        "synopsis_from": [0], "takeaways": TAKEAWAYS,
    }  # fmt: skip
    return {
        "id": name, "source": "Our desk", "split": split, "title": "", "brief": brief,
        "paragraphs": [" ".join(PORT)], "sentences": PORT, "paragraph_of": [0] * len(PORT),
        "false": [{"of": 1, "error": "number", "text": "Nearly 900 jobs were cut last year."}],
    }  # fmt: skip


RECORDS = [
    record(f"{desk}-{number}", split)
    for desk in ("sport", "city")
    for number, split in enumerate(["train", "train", "dev"])
]
LINES = "".join(json.dumps(one) + "\n" for one in RECORDS)


@pytest.fixture(params=["briefs.jsonl", "briefs.jsonl.gz"])
def data(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    path = tmp_path / str(request.param)
    told = LINES.encode()
    path.write_bytes(gzip.compress(told) if path.suffix == ".gz" else told)
    return path


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    path = tmp_path / "our briefs.jsonl"
    path.write_text(LINES, encoding="utf-8")
    return path


def test_a_file_is_read_whether_it_is_packed_or_not(data: Path) -> None:
    everything = {str(one["id"]) for one in RECORDS}

    assert [a.document.id for a in load_briefs(data, "dev")] == ["sport-2", "city-2"]
    assert [d.id for d in documents(data, everything)] == [one["id"] for one in RECORDS]
    assert list(news(data)) == []


def test_only_the_sources_chosen_are_read(plain: Path) -> None:
    everything, city = {str(one["id"]) for one in RECORDS}, prefixes("city-, wiki-")

    assert [a.document.id for a in load_briefs(plain, "train", city)] == ["city-0", "city-1"]
    assert {d.id for d in documents(plain, everything, city)} == {"city-0", "city-1", "city-2"}
    assert cards.ids(plain, city) == {"city-0", "city-1", "city-2"}
    assert list(load_briefs(plain, "train", prefixes("wiki-"))) == []


@pytest.mark.parametrize(
    "main",
    [
        printable.main,
        question_printable.main,
        synopsis_printable.main,
        label_printable.main,
        line_judge.main,
        line_card.main,
        label_judge.main,
        label_judge_card.main,
    ],
    ids=lambda main: main.__module__,
)
def test_of_articles_that_no_reader_marked_nothing_is_learnt(
    main: Callable[[Path, Path], None], plain: Path, tmp_path: Path
) -> None:
    with pytest.raises(NothingToLearn):
        main(plain, tmp_path / "out")


def test_a_ranker_without_an_article_of_dev_stays_as_it_is(plain: Path, tmp_path: Path) -> None:
    with pytest.raises(NothingToLearn):
        rank.main(plain, tmp_path, sources="none-")


def test_a_source_without_articles_is_refused(plain: Path, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="none-"):
        salience.main(plain, tmp_path, sources="none-")


@pytest.mark.parametrize("card", [salience_card, wording_card])
def test_without_an_article_of_test_a_card_has_no_scores(
    card: Callable[[Path, Path], None], plain: Path, tmp_path: Path
) -> None:
    for file in ("salience.safetensors", "wording.safetensors"):
        shutil.copy(WEIGHTS / file, tmp_path)

    card.main(plain, tmp_path, sources="city-")  # type: ignore[attr-defined]

    text = (tmp_path / card.CARD).read_text(encoding="utf-8")  # type: ignore[attr-defined]
    assert cards.UNSCORED in text
    assert "| articles with briefs: Our desk (3) | the newsroom's own |" in text
    assert "ids that begin with `city-`" in text
    assert "BBC 2004" not in text


def test_the_card_of_the_linear_models_names_them_all(plain: Path, tmp_path: Path) -> None:
    for file in linear_card.MODELS:
        shutil.copy(WEIGHTS / file, tmp_path)

    linear_card.main(plain, tmp_path)

    text = (tmp_path / linear_card.CARD).read_text(encoding="utf-8")
    assert all(f"| {file} |" in text for file in linear_card.MODELS)
    assert "Our desk (6)" in text


def test_every_model_that_ships_has_a_card() -> None:
    named = (WEIGHTS / linear_card.CARD).read_text(encoding="utf-8")
    of_others = {"support.reliability", "syntax.tokenizer"}

    models = {path.name.removesuffix(path.suffix) for path in WEIGHTS.glob("*.safetensors")}
    linear = {path.stem for path in WEIGHTS.glob("*.json")} - of_others

    assert [name for name in models if not (WEIGHTS / f"{name}.card.md").exists()] == []
    assert [name for name in linear if f"| {name}.json |" not in named] == []


def test_the_support_model_learns_from_few_articles_alone(plain: Path) -> None:
    maker = StripMaker(Tokenizer.from_file(str(WEIGHTS / "syntax.tokenizer.json")))
    plan = Plan(steps=2, batch=2)

    school = school_of(plain, maker, plan, ())

    assert (len(school.train), len(school.corrected), len(school.dev)) == (4, 0, 1)
    for _, group in zip(range(4), batches(school, maker, plan, random.Random(1)), strict=False):
        assert all(one.lessons for one in group)


def test_without_false_lines_the_support_model_learns_nothing(tmp_path: Path) -> None:
    path = tmp_path / "briefs.jsonl"
    path.write_text("".join(json.dumps(one | {"false": []}) + "\n" for one in RECORDS))
    maker = StripMaker(Tokenizer.from_file(str(WEIGHTS / "syntax.tokenizer.json")))

    with pytest.raises(NothingToLearn):
        school_of(path, maker, Plan(), ())
