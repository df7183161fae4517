"""POST /v1/summaries: one article in, its brief out."""

import re
from typing import get_args

import pytest

from service.api.examples import ARTICLE, REQUEST
from service.brief import Verdict
from service.formats.response import SummaryBody
from tests.api.serving import HeldWriter, Served, article_request, served, settings_of


def test_an_article_gets_its_brief(service: Served) -> None:
    answer = service.post(REQUEST)

    assert answer.status_code == 200
    body = SummaryBody.model_validate_json(answer.content)
    assert body.id == REQUEST["id"]
    assert body.headline_question is not None
    assert len(body.key_takeaways) == REQUEST["options"]["takeaways"]
    assert body.provenance.writer == "fake@1"


def test_every_quote_is_the_text_as_sent_at_its_offsets(service: Served) -> None:
    body = SummaryBody.model_validate_json(service.post().content)

    evidence = [
        *body.evidence.headline_question,
        *body.evidence.synopsis,
        *(quote for takeaway in body.key_takeaways for quote in takeaway.evidence),
    ]
    assert evidence
    assert all(ARTICLE[e.start : e.end] == e.quote for e in evidence)


def test_the_text_comes_back_on_request(service: Served) -> None:
    plain = service.post().json()
    with_text = service.post(article_request(options={"return_text": True})).json()

    assert plain["article"]["text"] is None
    assert with_text["article"]["text"] == ARTICLE


def test_html_is_quoted_from_the_text_that_was_found_in_it(service: Served) -> None:
    page = f"<html><body><article><h1>Seoul</h1><p>{ARTICLE}</p></article></body></html>"

    body = service.post({"html": page, "options": {"return_text": True}}).json()

    text = body["article"]["text"]
    quotes = [quote for takeaway in body["key_takeaways"] for quote in takeaway["evidence"]]
    assert quotes
    assert all(text[quote["start"] : quote["end"]] == quote["quote"] for quote in quotes)


def test_an_article_without_an_id_is_named_by_its_request(service: Served) -> None:
    answer = service.post(X_Request_ID="cms-7")

    assert answer.json()["id"] == "cms-7"


@pytest.mark.parametrize(
    ("accept", "media", "sign"),
    [
        ("application/json", "application/json", '"key_takeaways":[{'),
        ("text/markdown", "text/markdown; charset=utf-8", "\n## Key Takeaways\n"),
        ("text/html", "text/html; charset=utf-8", "<h2>Key Takeaways</h2>"),
        ("text/plain", "text/plain; charset=utf-8", "\nKey Takeaways\n"),
        ("text/html;q=0.5, text/*", "text/markdown; charset=utf-8", "\n## Key Takeaways\n"),
    ],
)
def test_the_brief_comes_in_the_media_type_asked_for(
    service: Served, accept: str, media: str, sign: str
) -> None:
    answer = service.post(Accept=accept)

    assert answer.status_code == 200
    assert answer.headers["content-type"] == media
    assert answer.headers["vary"] == "Accept"
    assert answer.headers["standfirst-verdict"] in get_args(Verdict)
    assert sign in answer.text


def test_a_type_that_is_not_on_offer_is_refused_before_the_body_is_read(service: Served) -> None:
    answer = service.send(b"not json", Accept="image/png")

    assert answer.status_code == 406
    assert answer.json()["code"] == "not_acceptable"


def test_each_request_is_briefed_by_the_writer_it_names() -> None:
    fast, other = HeldWriter(), HeldWriter()
    fast.released.set()
    other.released.set()
    settings = settings_of(writers={"fast": "a", "other": "b"}, default_writer="fast")

    with served(settings, lambda spec: fast if spec == "a" else other) as service:
        service.post(article_request(id="1"))
        service.post(article_request(id="2", options={"writer": "other"}))
        service.post(article_request(id="3", options={"writer": "fast"}))

    assert fast.batches == [["1"], ["3"]]
    assert other.batches == [["2"]]


def test_a_writer_that_is_not_on_offer_is_refused_by_name(service: Served) -> None:
    answer = service.post(article_request(options={"writer": "gpt"}))

    assert answer.status_code == 422
    assert answer.json()["code"] == "unknown_writer"
    assert answer.json()["detail"] == "the writers on offer are fake"


def test_an_article_that_cannot_be_briefed_says_why(service: Served) -> None:
    answer = service.post(article_request(text="  \n "))

    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["code"] == "empty_article"
    assert answer.json()["retryable"] is False


@pytest.mark.parametrize("given", ["cms-20250905.1_a", "x", "9" * 64])
def test_a_well_formed_request_id_is_kept(service: Served, given: str) -> None:
    assert service.post(X_Request_ID=given).headers["x-request-id"] == given


@pytest.mark.parametrize(
    "given", ["", "x" * 65, "a b", "<script>", "a;b", '{"a":1}', "../../etc/passwd"]
)
def test_any_other_request_id_is_replaced(service: Served, given: str) -> None:
    answer = service.post(X_Request_ID=given)

    assert re.fullmatch(r"[0-9a-f]{32}", answer.headers["x-request-id"])


def test_a_problem_carries_the_request_id_of_its_header(service: Served) -> None:
    answer = service.post({}, X_Request_ID="cms-8")

    assert answer.headers["x-request-id"] == answer.json()["request_id"] == "cms-8"


@pytest.mark.parametrize("path", ["/v1/summaries", "/livez", "/nowhere"])
def test_every_answer_is_safe_to_receive(service: Served, path: str) -> None:
    headers = service.http.get(path).headers

    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == "no-store"
    assert headers["content-security-policy"] == "default-src 'none'; frame-ancestors 'none'"
    assert headers["referrer-policy"] == "no-referrer"
    assert "server" not in headers
    assert "access-control-allow-origin" not in headers


def test_another_origin_is_given_no_leave(service: Served) -> None:
    asked = {"Origin": "https://a.example", "Access-Control-Request-Method": "POST"}

    answer = service.http.options("/v1/summaries", headers=asked)

    assert answer.status_code == 405
    assert not [name for name in answer.headers if name.startswith("access-control")]


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [
        ("GET", "/v1", 404, "not_found"),
        ("POST", "/", 405, "method_not_allowed"),
        ("GET", "/v1/summaries", 405, "method_not_allowed"),
        ("DELETE", "/livez", 405, "method_not_allowed"),
        ("POST", "/v1/summaries/", 404, "not_found"),
        ("POST", "/v1/summaries/../../etc/passwd", 404, "not_found"),
    ],
)
def test_what_is_not_there_is_a_problem_too(
    service: Served, method: str, path: str, status: int, code: str
) -> None:
    answer = service.http.request(method, path)

    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["code"] == code


def test_a_wrong_method_is_told_the_right_one(service: Served) -> None:
    assert service.http.put("/v1/summaries").headers["allow"] == "POST"
