"""POST /v1/checks: claims about an article in, what it says of each out."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest

from service.api.claims_desk import ClaimsDesk
from service.api.examples import ARTICLE, CHECK_ANSWER, CHECK_REQUEST
from service.article import Article
from service.errors import Overloaded
from service.formats.checks import CheckBody
from service.formats.request import MAX_CLAIM_CHARACTERS, MAX_CLAIMS
from tests.api.serving import Served

CLAIM = "The defence chiefs of South Korea and Japan are scheduled to meet in Seoul next week."


def post(service: Served, body: object, **headers: str) -> httpx.Response:
    return service.http.post("/v1/checks", json=body, headers=headers)


def about(*claims: str, **more: Any) -> dict[str, Any]:
    return {"text": ARTICLE, "claims": list(claims)} | more


def test_every_claim_gets_its_answer_in_order(service: Served) -> None:
    answer = post(service, CHECK_REQUEST)

    body = CheckBody.model_validate_json(answer.content)
    assert answer.status_code == 200
    assert body.id == CHECK_REQUEST["id"]
    assert len(body.claims) == len(CHECK_REQUEST["claims"])
    assert body.claims[1].verdict == "unsupported"
    assert [finding.kind for finding in body.claims[1].findings][:1] == ["date"]


def test_the_documented_answer_finds_what_the_service_finds(service: Served) -> None:
    documented = CheckBody.model_validate(CHECK_ANSWER)

    body = CheckBody.model_validate_json(post(service, CHECK_REQUEST).content)

    for shown, found in zip(documented.claims, body.claims, strict=True):
        assert shown.evidence == found.evidence
        assert shown.verdict == found.verdict
    assert documented.claims[1].findings[0] == body.claims[1].findings[0]


def test_evidence_and_findings_quote_the_text_as_sent(service: Served) -> None:
    claims = [CLAIM, "Japan's defence minister last visited South Korea in 2012."]

    body = CheckBody.model_validate_json(post(service, about(*claims)).content)

    quotes = [quote for claim in body.claims for quote in claim.evidence]
    quotes += [f.nearest for claim in body.claims for f in claim.findings if f.nearest]
    assert len(quotes) >= 3
    assert all(ARTICLE[q.start : q.end] == q.quote for q in quotes)


def test_a_request_without_an_id_is_named_by_its_header(service: Served) -> None:
    answer = post(service, about(CLAIM), **{"X-Request-ID": "cms-8"})

    assert answer.json()["id"] == "cms-8"


@pytest.mark.parametrize(
    ("changed", "pointer"),
    [
        pytest.param({"claims": []}, "/claims", id="no claims"),
        pytest.param({"claims": [""]}, "/claims/0", id="an empty claim"),
        pytest.param({"claims": ["x" * (MAX_CLAIM_CHARACTERS + 1)]}, "/claims/0", id="long"),
        pytest.param({"claims": ["x"] * (MAX_CLAIMS + 1)}, "/claims", id="too many"),
        pytest.param({"claims": [7]}, "/claims/0", id="a number"),
        pytest.param({"claims": CLAIM}, "/claims", id="no list"),
        pytest.param({"options": {}}, "/options", id="options of a brief"),
    ],
)
def test_what_breaks_the_contract_is_422(
    service: Served, changed: dict[str, Any], pointer: str
) -> None:
    answer = post(service, about(CLAIM, **changed))

    assert answer.status_code == 422
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.json()["code"] == "invalid_request"
    assert [error["pointer"] for error in answer.json()["errors"]] == [pointer]


def test_a_claim_is_checked_against_a_single_sentence(service: Served) -> None:
    claims = ["Two men were arrested in Hull.", "Three men were arrested in Hull."]

    answer = post(service, {"text": "Police arrested two men in Hull on Sunday.", "claims": claims})

    body = CheckBody.model_validate_json(answer.content)
    assert answer.status_code == 200
    assert [len(claim.evidence) for claim in body.claims] == [1, 1]
    assert [finding.kind for finding in body.claims[1].findings][:1] == ["number"]


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"text": " "}, "empty_article"),
        ({"text": "No sentence"}, "article_too_short"),
        ({"text": None}, "invalid_request"),
    ],
    ids=["empty", "no sentence", "no article"],
)
def test_an_article_that_cannot_be_read_is_422(
    service: Served, changed: dict[str, Any], code: str
) -> None:
    answer = post(service, about(CLAIM, **changed))

    assert (answer.status_code, answer.json()["code"]) == (422, code)


def test_another_media_type_is_not_on_offer(service: Served) -> None:
    answer = post(service, about(CLAIM), Accept="text/html")

    assert (answer.status_code, answer.json()["code"]) == (406, "not_acceptable")


def test_requests_side_by_side_get_their_own_answers(service: Served) -> None:
    ids = [f"check-{number}" for number in range(6)]

    with ThreadPoolExecutor(6) as pool:
        answers = list(pool.map(lambda name: post(service, about(CLAIM, id=name)), ids))

    assert [answer.json()["id"] for answer in answers] == ids


def test_a_full_desk_refuses_and_is_idle_when_all_is_answered() -> None:
    async def crowd() -> tuple[list[object], bool]:
        desk = ClaimsDesk(queue=1)
        article = Article("a", ARTICLE)
        asked = [desk.check(article, [CLAIM]) for _ in range(4)]
        answers = await asyncio.gather(*asked, return_exceptions=True)
        await asyncio.sleep(0)
        idle = desk.idle
        desk.close()
        return list(answers), idle

    answers, idle = asyncio.run(crowd())

    assert [isinstance(answer, Overloaded) for answer in answers] == [False, False, True, True]
    assert idle
