"""The support network on small random weights: what holds whatever it has learnt."""

from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer

from service.checking.source import Source
from service.checking.support import Reading
from service.checking.support.calibration import Calibration, Figures, figures
from service.checking.support.model import SupportModel
from service.checking.support.network import SupportNetwork, SupportSizes
from service.checking.support.pieces import FEATURES, LINE_PIECES, StripMaker, seen
from service.checking.support.weights import FILE, read, write
from service.checking.text.statement import statement
from service.reading.int8 import in_int8
from service.reading.syntax_weights import TOKENIZER_FILE
from tests.checking.articles import source

ARTICLE = source(
    "The council shut the bridge on Monday.",
    "Anna Keller, the mayor, said it would open in two weeks.",
    "Farmers lost 300 sheep.",
    "He may sue the county.",
)
TEMPERED = Calibration.tempered(1.5)
STORED = Calibration({"logit": 0.7, "here": 1.25}, -0.5)
LINES = (
    "The bridge was shut on Monday.",
    "Farmers lost two sheep and will sue the county, Anna Keller said in a long statement.",
    "Sheep.",
)


@pytest.fixture(scope="module")
def maker() -> StripMaker:
    folder = files("service") / "weights"
    return StripMaker(Tokenizer.from_str((folder / TOKENIZER_FILE).read_text("utf-8")))


@pytest.fixture(scope="module")
def network(maker: StripMaker) -> SupportNetwork:
    torch.manual_seed(1)
    sizes = SupportSizes(
        vocabulary=maker.vocabulary,
        features=FEATURES,
        hidden=32,
        inner=48,
        layers=3,
        attention_heads=4,
    )
    network = SupportNetwork(sizes)
    for module in network.modules():
        if isinstance(module, torch.nn.Linear | torch.nn.Embedding):
            torch.nn.init.normal_(module.weight, std=0.2)
        if isinstance(module, torch.nn.Linear):
            torch.nn.init.zeros_(module.bias)
    return network.eval().requires_grad_(requires_grad=False)


@pytest.fixture(scope="module")
def model(network: SupportNetwork, maker: StripMaker) -> SupportModel:
    return SupportModel(network, TEMPERED, maker)


def readings(lines: Sequence[str], passages: Sequence[tuple[int, ...]]) -> list[Reading]:
    return [Reading(statement(line), own) for line, own in zip(lines, passages, strict=True)]


def test_a_line_is_judged_alike_in_any_company(model: SupportModel) -> None:
    asked = readings(LINES, [(0,), (1, 2, 3), (2,)])

    together = model.judge(asked, ARTICLE)

    alone = [model.judge([one], ARTICLE)[0] for one in asked]
    assert together == pytest.approx(alone, abs=1e-5)
    assert model.judge(asked[::-1], ARTICLE) == pytest.approx(together[::-1], abs=1e-5)
    assert len({round(found, 6) for found in together}) == 3


def test_other_evidence_is_another_judgement(model: SupportModel) -> None:
    [one], [other] = (model.judge(readings(LINES[:1], [p]), ARTICLE) for p in ((0,), (2,)))

    assert one != pytest.approx(other, abs=1e-6)


def test_nothing_asked_is_nothing_said(model: SupportModel) -> None:
    assert model.judge([], ARTICLE) == []


def test_more_lines_than_are_read_at_once_come_back_in_order(model: SupportModel) -> None:
    lines = [f"Farmers lost {number} sheep." for number in range(40)]

    found = model.judge(readings(lines, [(2,)] * 40), ARTICLE)

    assert found[37] == pytest.approx(model.judge(readings(lines[37:38], [(2,)]), ARTICLE)[0])


@settings(max_examples=25, deadline=None)
@given(st.text(st.characters(codec=None), min_size=1, max_size=300))
def test_any_text_gets_a_probability(model: SupportModel, line: str) -> None:
    [found] = model.judge(readings([line], [(0, 1)]), ARTICLE)

    assert 0 <= found <= 1


def test_weights_come_back_within_a_step_of_rounding(
    network: SupportNetwork, maker: StripMaker, tmp_path: Path
) -> None:
    write(tmp_path, network, STORED)

    restored, calibration = read(tmp_path)

    asked = readings(LINES, [(0,), (1, 2), (2,)])
    before = SupportModel(network, calibration, maker).judge(asked, ARTICLE)
    after = SupportModel(restored, calibration, maker).judge(asked, ARTICLE)
    assert calibration == STORED
    assert after == pytest.approx(before, abs=0.02)
    assert [path.name for path in tmp_path.iterdir()] == [FILE]


def test_int8_arithmetic_agrees_with_fp32(
    network: SupportNetwork, maker: StripMaker, tmp_path: Path
) -> None:
    write(tmp_path, network, TEMPERED)
    asked = readings(LINES, [(0,), (1, 2), (2,)])

    exact = SupportModel(read(tmp_path)[0], TEMPERED, maker).judge(asked, ARTICLE)
    rounded = SupportModel(in_int8(read(tmp_path)[0]), TEMPERED, maker).judge(asked, ARTICLE)

    assert rounded == pytest.approx(exact, abs=0.05)


def test_words_are_marked_by_where_the_article_has_them(maker: StripMaker) -> None:
    evidence = seen([ARTICLE.passages[0].said])

    def marks(line: str) -> set[int]:
        said = statement(line)
        return {n for n in maker.line(said, evidence, ARTICLE).features[1:-1] if n}

    [here] = marks("bridge")
    [stem] = marks("bridges")
    [elsewhere] = marks("sheep")
    [nowhere] = marks("penguins")
    assert len({here, stem, elsewhere, nowhere}) == 4


def test_numbers_and_peoples_share_the_keys_of_their_other_forms(maker: StripMaker) -> None:
    def keys(line: str) -> set[int]:
        return {key for key in maker.sentence(statement(line)).keys if key}

    assert keys("two") == keys("2")
    assert keys("Britain") == keys("British")
    assert keys("resign") & keys("resignation")


def test_a_long_line_is_cut_to_its_bound(maker: StripMaker) -> None:
    strip = maker.line(statement("bridge " * 500), seen([]), ARTICLE)

    assert len(strip.ids) == len(strip.features) == len(strip.keys) == LINE_PIECES


def test_every_passage_of_an_article_can_be_evidence(maker: StripMaker) -> None:
    article: Source = source("…", "\N{ZERO WIDTH SPACE}", "OK.")

    strips = [maker.sentence(passage.said) for passage in article.passages]

    assert all(len(strip.ids) >= 2 for strip in strips)


def test_the_figures_of_a_line_tell_where_its_words_stand() -> None:
    line = statement("Anna Keller painted 300 penguins by the bridge.")

    found = figures(1.5, line, (1, 2), ARTICLE)

    assert (found.logit, found.passages) == (1.5, 2)
    assert found.here == pytest.approx(3 / 6)
    assert found.together == pytest.approx(2 / 6)
    assert (found.elsewhere, found.nowhere) == (1, 2)
    assert found.new_small == 1
    assert found.pairs == pytest.approx(1 / 7)


def test_a_calibration_weighs_the_figures_it_names_and_no_other() -> None:
    found = figures(1.5, statement(LINES[2]), (2,), ARTICLE)

    assert Calibration.tempered(0.5).probability(found) == pytest.approx(1 / (1 + 2.718281828**-3))
    assert Calibration({}, 0.0).probability(found) == 0.5
    assert Calibration({"logit": -1e6}).probability(found) == 0.0


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=80), st.floats(-40, 40))
def test_figures_are_finite_and_shares_are_shares(line: str, logit: float) -> None:
    found: Figures = figures(logit, statement(line), (0, 1), ARTICLE)

    assert all(0 <= share <= 1 for share in (found.here, found.together, found.pairs))
    assert found.together <= found.here
    assert 0 <= Calibration.tempered(1).probability(found) <= 1
