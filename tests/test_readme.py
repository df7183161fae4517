"""What the README shows is what the code does today."""

import ast
import re
from pathlib import Path

import pytest

from service.article import Article, BriefRequest
from service.formats.render import as_text
from service.settings import Settings
from service.summarizer import Summarizer
from service.writing import open_writer

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_first_brief_is_what_the_embedded_writer_writes() -> None:
    content = (ROOT / "eval/references/seoul/article.txt").read_text(encoding="utf-8")

    summary = Summarizer(open_writer("embedded")).summarize(
        Article("seoul", content), BriefRequest()
    )

    shown = README.partition("```text\n")[2].partition("```")[0]
    assert shown == as_text(summary.brief)


def test_every_setting_is_in_the_table_with_its_default() -> None:
    lines = [
        f"| `STANDFIRST_{name.upper()}` | `{field.default}` | {field.description} |"
        for name, field in Settings.model_fields.items()
    ]

    table = [line for line in README.splitlines() if line.startswith("| `STANDFIRST_")]

    assert table == lines


def test_every_file_the_readme_links_to_is_there() -> None:
    targets = [part.partition(")")[0] for part in README.split("](")[1:]]

    headings = [
        line[3:].lower().replace(" ", "-") for line in README.splitlines() if line[:3] == "## "
    ]
    there = [f"#{heading}" for heading in headings]
    missing = [
        target
        for target in targets
        if not target.startswith("http") and target not in there and not (ROOT / target).exists()
    ]

    assert targets
    assert missing == []


RISKS = re.findall(r"^\| API(\d+) [^|]+\|[^|]+\| (.+) \|$", README, re.M)


def test_every_owasp_risk_names_what_holds_it() -> None:
    assert [int(number) for number, _ in RISKS] == list(range(1, 11))


@pytest.mark.parametrize("held", [held for _, held in RISKS], ids=[f"API{n}" for n, _ in RISKS])
def test_every_test_named_against_a_risk_is_there(held: str) -> None:
    named = re.findall(r"`([^`]+)`", held)
    file = ""

    for name in named:
        path, _, function = name.partition("::")
        file = path or file  # `::test_…`: of the file named before
        assert file.startswith("tests/")
        assert (ROOT / file).exists(), name
        if function:
            tree = ast.parse((ROOT / file).read_bytes())
            assert function in [n.name for n in tree.body if isinstance(n, ast.FunctionDef)], name
    assert named
