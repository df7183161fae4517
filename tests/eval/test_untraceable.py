"""Tracing every fact of briefs of any articles: what the article says garbled is not invented."""

import json
from pathlib import Path

import pytest

from eval.answering import Local
from eval.datasets import load_data
from eval.suite import open_by_spec
from eval.untraceable import soak

GARBLED = (
    "Sinn FÃ©in leaders met the mayor of Belfast on Monday to talk about the old port. "
    "The party said Ida Roos would lead its group in the city council from next year. "
    "Nearly 400 dockers came to hear her speak about pay and hours in the new terminal. "
    "A spokesman said the port had lost money in each of the last ten years."
)


@pytest.mark.parametrize(
    "text", [GARBLED, GARBLED.replace("Monday", "monday")], ids=["mojibake", "no capitals"]
)
def test_a_brief_that_mends_its_article_invents_nothing(text: str, tmp_path: Path) -> None:
    path = tmp_path / "articles.jsonl"
    path.write_text(json.dumps({"id": "port", "text": text}) + "\n", encoding="utf-8")

    counts, found = soak(Local(open_by_spec("embedded")), load_data(path, bare=True))

    assert counts["briefs"] == 1
    assert found == []
