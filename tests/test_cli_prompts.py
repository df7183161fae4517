"""`standfirst prompts`."""

from pathlib import Path

from service.writing.llm.prompts import prompt_ids, style_ids
from tests.cli import called

ROOT = Path(__file__).parents[1]
SEOUL = ROOT / "eval/references/seoul/article.txt"


def test_list_names_every_prompt_and_style() -> None:
    printed = called("prompts", "list").stdout

    assert [name for name in (*prompt_ids(), *style_ids()) if f"  {name} " not in printed] == []


def test_show_prints_the_file() -> None:
    printed = called("prompts", "show", "brief@1").stdout

    assert printed == (ROOT / "prompts/brief/1.md").read_text()
    assert (
        called("prompts", "show", "india").stdout
        == (ROOT / "prompts/styles/india/1.yaml").read_text()
    )


def test_render_prints_what_a_model_is_sent() -> None:
    printed = called("prompts", "render", "brief@1", SEOUL, "--style", "wire-american@1").stdout

    assert printed.count("<article>\n[1] The defence chiefs of South Korea") == 1
    assert "American spelling" in printed
    assert printed.splitlines()[-1].startswith("--- brief@1+wire-american@1 sha256:")


def test_an_unknown_prompt_is_a_usage_error() -> None:
    done = called("prompts", "show", "nope")

    assert done.returncode == 2
    assert done.stderr.startswith("standfirst: invalid_request: there is no 'nope'")
