"""Bodies that are no v1 request: each gets its status and code, and nothing of it comes back."""

import json
from typing import Any

import pytest

from tests.api.serving import Served, article_request

STORY = "Zanzibar"
TEXT = f"{STORY} burned."


@pytest.mark.parametrize(
    ("body", "detail"),
    [
        pytest.param(b"", "line 1, column 1: Expecting value", id="empty"),
        pytest.param(b"Zanzibar burned", "line 1, column 1: Expecting value", id="plain text"),
        pytest.param(
            b'{"text": "Zanzibar',
            "line 1, column 10: Unterminated string starting at",
            id="half a body",
        ),
        pytest.param(b'{"text": "Zanzibar"} x', "line 1, column 22: Extra data", id="two values"),
        pytest.param(b'{"text": NaN}', "NaN is no JSON", id="NaN"),
        pytest.param(b'{"text": Infinity}', "Infinity is no JSON", id="Infinity"),
        pytest.param(b'{"text": -Infinity}', "-Infinity is no JSON", id="minus Infinity"),
        pytest.param(
            b'{"text": "a", "text": "Zanzibar"}',
            "an object has the same key twice",
            id="a key twice",
        ),
        pytest.param(
            b'{"' + b"k" * 40_000 + b'":1,"' + b"k" * 40_000 + b'":2}',
            "an object has the same key twice",
            id="huge keys twice",
        ),
        pytest.param(b"[" * 90_000, "the body is nested too deeply", id="deep lists"),
        pytest.param(b'{"text":' * 10_000, "the body is nested too deeply", id="deep objects"),
        pytest.param(
            b'{"text": "' + b"\xff\xfe" + b'"}', "the body is not UTF-8: byte 10", id="not UTF-8"
        ),
        pytest.param(
            '{"text": "Zanzibar"}'.encode("utf-16"), "the body is not UTF-8: byte 0", id="UTF-16"
        ),
        pytest.param(
            b'{"text": "a\x00b"}',
            "line 1, column 12: Invalid control character at",
            id="a control character",
        ),
    ],
)
def test_what_is_no_json_is_400(service: Served, body: bytes, detail: str) -> None:
    answer = service.send(body)

    assert answer.status_code == 400
    assert answer.json()["code"] == "malformed_json"
    assert answer.json()["detail"] == detail


def test_a_number_of_many_digits_is_400(service: Served) -> None:
    answer = service.send(b'{"text": ' + b"9" * 50_000 + b"}")

    assert answer.status_code == 400
    assert answer.json()["code"] == "malformed_json"


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        pytest.param(None, "", id="null"),
        pytest.param([], "", id="a list"),
        pytest.param(TEXT, "", id="a string"),
        pytest.param({}, "", id="neither text nor html"),
        pytest.param({"text": TEXT, "html": TEXT}, "", id="both text and html"),
        pytest.param({"text": {"body": TEXT}}, "/text", id="an object for text"),
        pytest.param({"text": TEXT, "body": TEXT}, "/body", id="an unknown field"),
        pytest.param({"text": TEXT, TEXT: 1}, "/…", id="an article for a field"),
        pytest.param({"text": TEXT, "id": "i" * 201}, "/id", id="a long id"),
        pytest.param({"text": TEXT, "title": "\ud800"}, "/title", id="a surrogate in the title"),
        pytest.param({"text": TEXT, "language": TEXT}, "/language", id="no language"),
        pytest.param({"text": TEXT, "published_at": TEXT}, "/published_at", id="no date"),
        pytest.param({"text": TEXT, "options": TEXT}, "/options", id="options a string"),
        pytest.param(
            {"text": TEXT, "options": {"takeaways": 9}}, "/options/takeaways", id="out of bounds"
        ),
        pytest.param(
            {"text": TEXT, "options": {"writer": "http://127.0.0.1/"}},
            "/options/writer",
            id="a writer by address",
        ),
    ],
)
def test_json_that_is_no_request_is_422_with_a_pointer(
    service: Served, body: object, pointer: str
) -> None:
    answer = service.send(json.dumps(body).encode())

    assert answer.status_code == 422
    problem = answer.json()
    assert problem["code"] == "invalid_request"
    assert [error["pointer"] for error in problem["errors"]] == [pointer]
    assert STORY not in answer.text


@pytest.mark.parametrize("field", ["text", "html"])
def test_a_lone_surrogate_in_the_article_is_422(service: Served, field: str) -> None:
    answer = service.send(json.dumps({field: f"{TEXT} \ud800"}).encode())

    assert answer.status_code == 422
    assert answer.json()["code"] == "invalid_unicode"
    assert STORY not in answer.text


def test_a_flood_of_unknown_fields_gets_a_short_answer(service: Served) -> None:
    answer = service.post(article_request(**{f"f{n}": n for n in range(5000)}))

    assert answer.status_code == 422
    assert len(answer.content) < 8000


@pytest.mark.parametrize(
    ("headers", "told"),
    [
        pytest.param(
            {"Content-Type": "text/plain"}, ("accept-post", "application/json"), id="plain text"
        ),
        pytest.param(
            {"Content-Type": "application/x-www-form-urlencoded"},
            ("accept-post", "application/json"),
            id="a form",
        ),
        pytest.param(
            {"Content-Type": "multipart/form-data; boundary=x"},
            ("accept-post", "application/json"),
            id="a file",
        ),
        pytest.param({"Content-Type": ""}, ("accept-post", "application/json"), id="nothing"),
        pytest.param(
            {"Content-Type": "application/json; charset=latin-1"},
            ("accept-post", "application/json"),
            id="another charset",
        ),
        pytest.param({"Content-Encoding": "gzip"}, ("accept-encoding", "identity"), id="gzip"),
        pytest.param({"Content-Encoding": "br, gzip"}, ("accept-encoding", "identity"), id="br"),
    ],
)
def test_another_media_type_charset_or_coding_is_415(
    service: Served, headers: dict[str, str], told: tuple[str, str]
) -> None:
    answer = service.send(json.dumps(article_request()).encode(), **headers)

    assert answer.status_code == 415
    assert answer.json()["code"] == "unsupported_media_type"
    assert answer.headers[told[0]] == told[1]


@pytest.mark.parametrize(
    "media",
    [
        "application/json",
        "APPLICATION/JSON",
        'application/json; charset="UTF-8"',
        "application/json;charset=utf8",
    ],
)
def test_json_may_say_that_it_is_utf_8(service: Served, media: str) -> None:
    body = json.dumps(article_request(), ensure_ascii=False).encode()

    assert service.send(body, **{"Content-Type": media}).status_code == 200


def test_a_byte_order_mark_is_no_part_of_the_body(service: Served) -> None:
    body = b"\xef\xbb\xbf" + json.dumps(article_request()).encode()

    assert service.send(body).status_code == 200


@pytest.mark.parametrize("size", [100_001, 10_000_000])
def test_a_body_over_its_bound_is_413(service: Served, size: int) -> None:
    answer = service.send(b"{" + b" " * (size - 1))

    assert answer.status_code == 413
    assert answer.json()["code"] == "body_too_large"


def test_a_body_at_its_bound_is_read(service: Served) -> None:
    body = json.dumps(article_request()).encode()

    assert service.send(body.ljust(100_000)).status_code == 200


@pytest.mark.parametrize("value", [1e400, 10**30, 5.5, "5", True, None, [], {}])
def test_options_of_any_type_are_refused_and_not_coerced(service: Served, value: Any) -> None:
    body = json.dumps(article_request(options={"takeaways": value})).replace("Infinity", "1e400")

    answer = service.send(body.encode())

    assert answer.status_code == 422
    assert answer.json()["errors"][0]["pointer"] == "/options/takeaways"
