"""`standfirst summarize`: what goes in, by suffix and by content, and what comes out."""

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from service.batch.files import sniff
from service.cli import main
from service.formats.response import SummaryBody
from tests.batch.articles import story

Summarize = Callable[..., str]


@pytest.fixture
def summarize(
    monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> Summarize:
    """What the command prints, with the fake writer; its exit must be 0."""

    def run(*arguments: str | Path, stdin: bytes = b"") -> str:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        with pytest.raises(SystemExit) as left:
            main(["summarize", *map(str, arguments), "--writer", "fake"])
        captured = capsysbinary.readouterr()
        assert left.value.code == 0, captured.err
        return captured.out.decode()

    return run


def written(path: Path, text: str | bytes) -> Path:
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_text_comes_out_in_the_house_format(tmp_path: Path, summarize: Summarize) -> None:
    path = written(tmp_path / "story.txt", story(1))

    blocks = summarize(path, "--takeaways", "3").split("\n\n")

    assert blocks[0].endswith("?")
    assert blocks[1].startswith("Synopsis\n")
    assert blocks[2].startswith("Key Takeaways\n- ")
    assert blocks[2].count("\n- ") == 3


def test_a_house_style_sets_what_no_flag_says(tmp_path: Path, summarize: Summarize) -> None:
    path = written(tmp_path / "story.txt", story(1))

    def body(*flags: str) -> SummaryBody:
        return SummaryBody.model_validate_json(summarize(path, "--format", "json", *flags))

    plain, wire = body(), body("--style", "wire-american")
    asked = body("--style", "wire-american", "--takeaways", "3", "--headline", "both")

    assert (plain.headline, len(plain.key_takeaways)) == (None, 5)
    assert (wire.headline_question, len(wire.key_takeaways)) == (None, 4)
    assert wire.headline is not None
    assert asked.headline_question is not None
    assert len(asked.key_takeaways) == 3


def test_json_is_the_contracts_answer(tmp_path: Path, summarize: Summarize) -> None:
    path = written(tmp_path / "story.txt", story(1))

    body = SummaryBody.model_validate_json(
        summarize(path, "--format", "json", "--headline", "both", "--return-text")
    )

    assert body.id == "story.txt"
    assert body.headline is not None
    assert body.article.text == story(1)


@pytest.mark.parametrize(
    ("format", "start"), [("markdown", "# "), ("html", '<article class="standfirst">')]
)
def test_a_brief_is_printed_as_asked(
    tmp_path: Path, summarize: Summarize, format: str, start: str
) -> None:
    path = written(tmp_path / "story.txt", story(1))

    assert summarize(path, "-f", format).startswith(start)


def test_standard_input_is_read_as_bytes(summarize: Summarize) -> None:
    body = json.loads(summarize("-", "-f", "json", stdin=story(1).encode("utf-16")))

    assert body["id"] == "stdin"
    assert body["article"]["words"] > 40


def test_output_is_utf8_whatever_the_locale(
    tmp_path: Path, summarize: Summarize, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path / "story.txt", story(1).replace("Ana Duarte", "Zoë Łukasiewicz"))
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")

    assert "Zoë Łukasiewicz" in summarize(path)


PARAGRAPHS = "".join(f"<p>{story(number)}</p>" for number in range(1, 4))


@pytest.mark.parametrize(
    ("name", "content", "arguments"),
    [
        ("a.html", f"<html><body><article>{PARAGRAPHS}</article></body></html>", []),
        ("a", f"<!DOCTYPE html><html><body>{PARAGRAPHS}</body></html>", []),
        ("a.txt", f"<html><body>{PARAGRAPHS}</body></html>", ["--input-format", "html"]),
        ("a.md", f"# Floods\n\n{story(1)}\n\n{story(2)}\n", []),
        ("a.txt", f"{story(1)}\n\n*{story(2)}*\n", ["--input-format", "markdown"]),
    ],
    ids=["suffix", "content", "asked", "markdown", "markdown asked"],
)
def test_pages_and_markdown_are_read_as_html(
    tmp_path: Path, summarize: Summarize, name: str, content: str, arguments: list[str]
) -> None:
    path = written(tmp_path / name, content)

    body = json.loads(summarize(path, "-f", "json", "--return-text", *arguments))

    text = body["article"]["text"]
    assert "<p>" not in text
    assert "*" not in text
    assert story(1) in text


@pytest.mark.parametrize(
    ("data", "format"),
    [
        (b"<!doctype html><p>x", "html"),
        (b"\xef\xbb\xbf \n<HTML lang=en>", "html"),
        (b"<body>x", "html"),
        (b"<3 is how fans sign", "text"),
        (b"<headline>no page</headline>", "text"),
        (b"# A heading\n\n- a list", "text"),
        (b"Rain fell. <html>", "text"),
        (b"", "text"),
    ],
    ids=["doctype", "byte order mark", "body", "heart", "XML", "markdown", "later", "nothing"],
)
def test_only_what_starts_as_a_page_is_taken_for_one(data: bytes, format: str) -> None:
    assert sniff(data) == format
