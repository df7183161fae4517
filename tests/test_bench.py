"""The benchmark's parts; its figures are tested by nobody."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eval.bench import generator_table, growth_table, pace_table, stage_table, table
from eval.bench_articles import article_of
from eval.bench_generator import generation_s
from eval.bench_measures import Pace, Stages, stages
from tests.batch.articles import story

PARAGRAPH = 40


@given(
    words=st.integers(1, 2_000),
    paragraphs=st.lists(st.integers(1, PARAGRAPH), min_size=1, max_size=20),
)
def test_an_article_of_any_length_is_made_of_whole_paragraphs(
    words: int, paragraphs: list[int]
) -> None:
    text = "\n\n".join(f"p{number} " * count for number, count in enumerate(paragraphs))

    article = article_of(words, [text])

    assert words <= len(article.split()) < words + PARAGRAPH
    assert {line.strip() for line in article.splitlines()} <= {
        line.strip() for line in text.splitlines()
    }


def test_no_texts_make_no_article() -> None:
    with pytest.raises(ValueError, match="no paragraphs"):
        article_of(10, ["\n"])


def test_every_stage_is_measured_on_articles_that_can_be_briefed() -> None:
    found = stages("fake", [story(1), story(2), " "], repeats=1)

    assert found.articles == 2
    assert found.words > 50
    assert min(found.reading, found.writing, found.checking) > 0
    assert 0 < found.coverage <= 1
    assert found.peak_mb > 10


def test_the_benchmark_of_language_models_runs_and_shows_both_batches(
    capsys: pytest.CaptureFixture[str],
) -> None:
    from eval.bench_llm import main

    with pytest.raises(SystemExit) as left:
        main("--shape tiny --prompt 16 --tokens 8 --repeats 1 --articles 1".split())

    printed = capsys.readouterr().out
    rows = [line.split(" | ") for line in printed.splitlines() if re.match(r"\| [18] ", line)]
    assert left.value.code == 0
    assert [row[0] for row in rows] == ["| 1", "| 8"]
    assert all(len(row) == 8 and row[4].endswith("%") for row in rows)
    assert "1 briefs at batch 8" in printed
    assert "1 fit at once" in printed


def test_tables_are_markdown() -> None:
    found = Stages(2, 500.0, reading=10, writing=20, checking=10, coverage=1.0, peak_mb=300)

    assert table("Title", ("a", "b"), [("x", "1")]).splitlines() == [
        "### Title",
        "",
        "| a | b |",
        "| --- | ---: |",
        "| x | 1 |",
    ]
    assert "| writing | 20.0 | 50% |" in stage_table(found)
    assert "| 500 | 10 | 20 | 10 | 80 | 1.00 | 300 |" in growth_table([found])
    assert "| 2 | 9.0 | 1.80 | 3.0 |" in pace_table({1: [Pace(1, 5, 2)], 2: [Pace(2, 9, 3)]})


def test_the_generator_beside_which_a_brief_is_put_writes_all_its_tokens() -> None:
    assert generation_s(words=40, repeats=1, scale=16) > 0


def test_a_brief_is_put_beside_the_generator_whole_and_by_its_writing() -> None:
    found = Stages(
        articles=1, words=500, reading=200, writing=250, checking=50, coverage=1, peak_mb=1
    )

    rows = generator_table(found, generator_s=10.0).splitlines()

    assert rows[-3:] == [
        "| a whole brief | 500 | 20 |",
        "| of it, writing | 250 | 40 |",
        "| 60 tokens, 4 beams | 10,000 | 1 |",
    ]
