"""What the README shows is what the code does today."""

from pathlib import Path

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

    missing = [t for t in targets if not t.startswith("http") and not (ROOT / t).exists()]

    assert targets
    assert missing == []
