"""What an editor's synopsis teaches, and that what is fitted is what the writer reads."""

import json
import math
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.reading.syntax import load_syntax
from service.writing.embedded.linear import LinearModel
from service.writing.embedded.summing.synopsis_rank import FEATURES, WEIGHTS
from tests.writing.generated import UNTIMED
from training.briefs import BriefedArticle, load_briefs, parsed, sha256
from training.logistic import fit_named
from training.ranking import Ranker
from training.synopsis import WORDS, examples, main

Group = list[tuple[Sequence[float], float]]

PORT = [
    "The port of Delft will close two old terminals in March because traffic has fallen.",
    "The dockers' union rejected the plan on Friday and called a long strike over the closure.",
    "Nearly 400 jobs were cut at the docks last year after a bitter dispute about pay.",
]
FLOOD = [
    "Heavy rain flooded forty farms around the town of Gouda in the night to Monday.",
    "Firefighters rescued thirty people from their homes by boat before the dike was repaired.",
    "Farmers near Gouda lost hundreds of cows and all of their wheat, the mayor said.",
]


def record(name: str, split: str, sentences: list[str]) -> dict[str, object]:
    """Of an article whose editor summed it up in its first two sentences."""
    told = f"{sentences[0]} {sentences[1]}"
    brief = {"headline_question": "", "synopsis": told, "synopsis_from": [0, 1], "takeaways": []}
    return {
        "id": name, "source": "by hand", "split": split, "title": "", "sentences": sentences,
        "paragraph_of": [0] * len(sentences), "brief": brief,
    }  # fmt: skip


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    records = [
        record("port-1", "dev", PORT),
        record("flood-1", "dev", FLOOD),
        record("port-2", "train", PORT[::-1]),
    ]
    path = tmp_path_factory.mktemp("briefs") / "briefs.jsonl"
    path.write_text("".join(json.dumps(one) + "\n" for one in records), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def article(data: Path) -> BriefedArticle:
    return parsed(next(load_briefs(data, "dev")), load_syntax())


def test_every_possible_synopsis_is_an_example_as_close_as_it_comes(
    article: BriefedArticle,
) -> None:
    found = list(examples(article))

    assert len(found) >= 5
    assert all(len(row) == len(FEATURES) and all(map(math.isfinite, row)) for row, _ in found)
    assert all(0 < label <= 1 for _, label in found)
    counts = [round(10 * row[FEATURES.index("words")]) for row, _ in found]
    assert all(count in WORDS for count in counts)
    best_row, best = max(found, key=lambda one: one[1])
    told = dict(zip(FEATURES, best_row, strict=True))
    assert best == 1
    assert (told["first_lead"], told["first_whole"], told["then_second"]) == (1, 1, 1)


def test_what_is_fitted_is_what_the_writer_reads(
    data: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "training")

    main(data, tmp_path, l2=1.0)

    stored = json.loads((tmp_path / WEIGHTS).read_text(encoding="utf-8"))
    model = LinearModel.of(stored, FEATURES)
    assert set(stored["weight"]) == set(FEATURES)
    assert stored["data_sha256"] == sha256(data)
    assert all(map(math.isfinite, (*model.weights, model.bias)))
    assert "left-out correlation" in caplog.text


def test_the_synopses_of_one_article_are_told_from_each_other(data: Path, tmp_path: Path) -> None:
    main(data, tmp_path, l2=1.0)
    fitted = (tmp_path / WEIGHTS).read_bytes()

    Ranker(WEIGHTS, FEATURES, examples, centred=True).fit(data, tmp_path, "", 1.0)

    assert (tmp_path / WEIGHTS).read_bytes() == fitted


def test_a_fitted_model_likes_what_the_editor_wrote_best(
    data: Path, tmp_path: Path, article: BriefedArticle
) -> None:
    main(data, tmp_path, l2=0.1)
    stored = json.loads((tmp_path / WEIGHTS).read_text(encoding="utf-8"))
    model = LinearModel.of(stored, FEATURES)

    best = max(examples(article), key=lambda one: model.score(one[0]))

    assert best[1] > 0.9


def lengths(article: BriefedArticle) -> Iterator[tuple[tuple[float, ...], float]]:
    """Longer sentences are closer."""
    for sentence in article.document.sentences:
        yield (float(len(sentence.tokens)), 1.0), len(sentence.tokens) / 100


@pytest.mark.parametrize(
    ("sources", "rows"), [("", 6), ("port", 3), ("port,flood", 6)], ids=["all", "one", "both"]
)
def test_a_ranker_is_fitted_on_parsed_dev_articles_of_the_sources_asked_for(
    data: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture, sources: str, rows: int
) -> None:
    caplog.set_level("INFO", "training")
    doubled = tmp_path / "briefs.jsonl"
    lines = data.read_text(encoding="utf-8")
    doubled.write_text(lines + lines.replace("-1", "-3").replace("-2", "-4"), encoding="utf-8")

    Ranker("lengths.json", ("tokens", "one"), lengths).fit(doubled, tmp_path, sources, 0.01)

    stored = json.loads((tmp_path / "lengths.json").read_text(encoding="utf-8"))
    assert stored["weight"]["tokens"] > 0
    assert stored["weight"]["one"] == 0
    assert caplog.messages[0].startswith(f"{2 * rows} rows")


# Within each article a larger x is closer, from article to article it is farther.
CONFUSED: list[Group] = [
    [((10.0 * article + x,), 0.9 - 0.2 * article + 0.05 * x) for x in range(3)]
    for article in range(4)
]


def weights(groups: list[Group], *, centred: bool, l2: float = 0.01) -> dict[str, float]:
    names = [str(i) for i in range(len(groups[0][0][0]))]
    stored, _ = fit_named(groups, names, l2, centred=centred)
    weight = stored["weight"]
    assert isinstance(weight, dict)
    return weight


def test_a_centred_model_tells_the_pairs_of_one_article_from_each_other() -> None:
    assert weights(CONFUSED, centred=True)["0"] > 0
    assert weights(CONFUSED, centred=False)["0"] < 0


def test_a_ranker_is_centred_where_it_says_so(tmp_path: Path, data: Path) -> None:
    calls: Iterator[Group] = iter(CONFUSED[:2] * 2)

    def confused(_: BriefedArticle) -> Iterator[tuple[tuple[float, ...], float]]:
        for row, label in next(calls):
            yield tuple(row), label

    found = []
    for centred in (True, False):
        Ranker("w.json", ("x",), confused, centred=centred).fit(data, tmp_path, "", 0.01)
        stored = json.loads((tmp_path / "w.json").read_text(encoding="utf-8"))
        found.append(stored["weight"]["x"])

    assert found[0] > 0 > found[1]


numbers = st.integers(-8, 8).map(float)


@settings(UNTIMED, max_examples=12)
@given(
    st.lists(st.lists(numbers, min_size=2, max_size=4), min_size=2, max_size=4),
    st.lists(st.tuples(numbers, numbers), min_size=4, max_size=4),
)
def test_what_all_pairs_of_an_article_share_does_not_move_a_centred_model(
    noise: list[list[float]], shifts: list[tuple[float, float]]
) -> None:
    groups: list[Group] = [
        [((float(x), other), 0.3 + 0.1 * x) for x, other in enumerate(group)] for group in noise
    ]
    moved: list[Group] = [
        [((row[0] + a, row[1] + b), label + a / 40) for row, label in group]
        for group, (a, b) in zip(groups, shifts, strict=False)
    ]

    left, right = weights(groups, centred=True, l2=0.1), weights(moved, centred=True, l2=0.1)

    assert right == pytest.approx(left, abs=1e-3)


def test_an_article_without_pairs_teaches_nothing() -> None:
    gapped: list[Group] = [CONFUSED[0], [], *CONFUSED[1:], []]

    assert weights(gapped, centred=True) == weights(CONFUSED, centred=True)
