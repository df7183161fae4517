"""Lines and files as the contract reads them, and what is said of those that break it."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.article import BriefRequest
from service.batch.parse import Defaults, Job, parse
from service.batch.record import Record
from service.errors import InvalidRequest, StandfirstError

DEFAULTS = Defaults("fake")


def parsed(
    content: bytes | Path | InvalidRequest, defaults: Defaults = DEFAULTS
) -> Job | StandfirstError:
    return parse(Record("in.jsonl:17", "line 17", content, 0), defaults)


def job(fields: dict[str, Any], defaults: Defaults = DEFAULTS) -> Job:
    found = parsed(json.dumps(fields).encode(), defaults)
    assert isinstance(found, Job)
    return found


def refusal(content: bytes | Path | InvalidRequest) -> StandfirstError:
    found = parsed(content)
    assert isinstance(found, StandfirstError)
    return found


def test_a_line_holds_a_whole_request() -> None:
    found = job(
        {
            "id": "a",
            "html": "<p>Rain fell.</p>",
            "title": "Rain",
            "language": "en-GB",
            "published_at": "2025-09-05T08:30:00Z",
            "options": {"takeaways": 3, "headline": "both", "return_text": True, "writer": "fake"},
        }
    )

    assert (found.article.id, found.article.media, found.article.title) == ("a", "html", "Rain")
    assert found.article.language == "en"
    assert found.request == BriefRequest(takeaways=3, headline="both")
    assert found.return_text


def test_what_a_line_leaves_open_the_run_decides() -> None:
    defaults = Defaults("fake", BriefRequest(8, 60, "both"), return_text=True, language="de")

    silent = job({"text": "Rain."}, defaults)
    spoken = job({"text": "Rain.", "language": "en", "options": {"takeaways": 5}}, defaults)

    assert silent == Job(silent.article, BriefRequest(8, 60, "both"), True)
    assert (silent.article.id, silent.article.language) == ("in.jsonl:17", "de")
    assert (spoken.request, spoken.article.language) == (BriefRequest(5, 60, "both"), "en")


def test_the_style_of_a_line_comes_before_what_the_run_decides() -> None:
    defaults = Defaults("fake", BriefRequest(8, 60, "both", style="india@1"))

    silent = job({"text": "Rain."}, defaults)
    spoken = job({"text": "Rain.", "options": {"style": "wire-american", "takeaways": 3}}, defaults)

    assert silent.request == BriefRequest(8, 60, "both", style="india@1")
    assert spoken.request == BriefRequest(3, 40, "statement", style="wire-american@1")


@pytest.mark.parametrize(
    ("line", "code", "detail"),
    [
        (b'{"id": "a", "text": "half', "invalid_request", "Invalid JSON"),
        (b"\x00\x01\xfe", "invalid_request", "Invalid JSON"),
        (b"5", "invalid_request", "object"),
        (b"[" * 100_000, "invalid_request", "recursion"),
        (b'{"text": NaN}', "invalid_request", "text: Input should be a valid string"),
        (b'{"text": "a", "body": 1}', "invalid_request", "body: Extra inputs"),
        (b'{"text": "a", "options": {"depth": 1}}', "invalid_request", "options.depth: Extra"),
        (b'{"text": "a", "options": {"takeaways": 9}}', "invalid_request", "options.takeaways"),
        (b'{"text": "a", "options": {"takeaways": "5"}}', "invalid_request", "valid integer"),
        (b'{"text": "a", "options": {"writer": "other"}}', "unknown_writer", "the writer fake"),
        (b'{"text": "a", "html": "b"}', "invalid_request", "exactly one of text and html"),
        (b"{}", "invalid_request", "exactly one of text and html"),
        (b'{"text": "a", "published_at": 5}', "invalid_request", "published_at"),
        (b'{"text": "half a pair \\ud800"}', "invalid_unicode", "text: "),
        (b'{"text": "caf\xe9"}', "undecodable_bytes", "not UTF-8"),
        (b'{"text": "' + b"a" * 2_000_001 + b'"}', "article_too_long", "2000000 characters"),
    ],
    ids=lambda value: value[:40].decode(errors="replace") if isinstance(value, bytes) else None,
)
def test_a_line_that_breaks_the_contract_is_refused(line: bytes, code: str, detail: str) -> None:
    found = refusal(line)

    assert found.code == code
    assert detail in found.detail
    assert len(found.detail) < 600


@pytest.mark.parametrize(
    ("line", "id"),
    [
        (b'{"id": "a", "text": "b", "body": 1}', "a"),
        (b'{"id": "a", "text": "\\ud800"}', "a"),
        (b'{"id": "\\ud800", "text": "b"}', "in.jsonl:17"),
        (b'{"id": 5, "text": "b"}', "in.jsonl:17"),
        (b'{"id": "", "text": "b"}', "in.jsonl:17"),
        (b'{"id": "a", "text": "half', "in.jsonl:17"),
        (b'["id"]', "in.jsonl:17"),
        (b"[" * 100_000, "in.jsonl:17"),
    ],
    ids=["named", "bad text", "bad id", "number", "empty", "half", "list", "nested"],
)
def test_a_line_keeps_its_id_where_one_can_be_read(line: bytes, id: str) -> None:
    record = Record("in.jsonl:17", "line 17", line, 0)

    assert record.id() == id


def test_what_was_wrong_with_the_input_is_passed_on() -> None:
    error = InvalidRequest("the row has 3 fields, the header 2")

    assert refusal(error) is error


@pytest.mark.parametrize(
    ("name", "content", "media", "expected"),
    [
        ("a.txt", b"Rain fell.\n# no heading", "text", "Rain fell.\n# no heading"),
        ("a.html", b"<p>Rain &amp; snow</p>", "html", "<p>Rain &amp; snow</p>"),
        ("a.HTM", b"<p>Rain</p>", "html", "<p>Rain</p>"),
        ("a.md", b"---\ntitle: x\n---\nRain *fell*.", "html", "<p>Rain <em>fell</em>.</p>"),
        ("a.md", b"# Flood\n\nRain.", "html", "<h1>Flood</h1>\n<p>Rain.</p>"),
        ("a.md", b"<script>x</script>", "html", "&lt;script&gt;x&lt;/script&gt;"),
        ("a.md", b"Rain\n\n---\n\nfell", "html", "<p>Rain</p>\n<hr />\n<p>fell</p>"),
    ],
    ids=["text", "html", "suffix", "front matter", "markdown", "tag in markdown", "rule"],
)
def test_a_file_is_what_its_suffix_says(
    tmp_path: Path, name: str, content: bytes, media: str, expected: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)

    found = parsed(path)

    assert isinstance(found, Job)
    assert found.article.media == media
    assert expected in found.article.content


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"\x00\x01\x02\x03" * 100, "binary_content"),
        (b"%PDF-1.7 whatever", "binary_content"),
        (b"x" * 20_000_001, "article_too_long"),
        (None, "invalid_request"),
    ],
    ids=["binary", "PDF", "too large", "gone"],
)
def test_a_file_that_is_no_text_is_refused(
    tmp_path: Path, content: bytes | None, code: str
) -> None:
    path = tmp_path / "a.txt"
    if content is not None:
        path.write_bytes(content)

    assert refusal(path).code == code


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_no_line_of_any_bytes_raises(line: bytes) -> None:
    found = parsed(line)

    assert isinstance(found, Job | StandfirstError)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=10),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["id", "text", "html", "title", "options", "takeaways", "x"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=10,
)


@given(json_values)
def test_no_json_raises(value: object) -> None:
    found = parsed(json.dumps(value).encode())

    assert isinstance(found, Job | StandfirstError)
