"""The OpenAPI document: every operation, status and field, with examples that hold."""

from collections.abc import Iterator
from typing import Any

import pytest

from service.api.app import create_app
from service.api.errors import HTTP_CODE, STATUS, TITLE, ProblemBody
from service.api.examples import ARTICLE
from service.formats.request import SummaryRequestBody
from service.formats.response import SummaryBody
from tests.api.serving import Served, settings_of

DOCUMENT: dict[str, Any] = create_app(settings_of()).openapi()
OPERATIONS = {
    operation["operationId"]: operation
    for path in DOCUMENT["paths"].values()
    for operation in path.values()
}
CREATE = OPERATIONS["createSummary"]


def examples(operation: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for response in operation["responses"].values():
        content = response.get("content", {}).get("application/problem+json", {})
        for example in content.get("examples", {}).values():
            yield example["value"]


def test_the_operations_keep_their_names() -> None:
    assert {
        (path, method, operation["operationId"])
        for path, operations in DOCUMENT["paths"].items()
        for method, operation in operations.items()
    } == {
        ("/v1/summaries", "post", "createSummary"),
        ("/v1/checks", "post", "createCheck"),
        ("/v1/jobs/{job_id}", "get", "getJob"),
        ("/v1/jobs/{job_id}", "delete", "cancelJob"),
        ("/v1/batches", "post", "createBatch"),
        ("/v1/batches", "get", "listBatches"),
        ("/v1/batches/{batch_id}", "get", "getBatch"),
        ("/v1/batches/{batch_id}/cancel", "post", "cancelBatch"),
        ("/v1/batches/{batch_id}/results", "get", "getBatchResults"),
        ("/v1/batches/{batch_id}/errors", "get", "getBatchErrors"),
        ("/v1/briefs", "get", "listBriefs"),
        ("/v1/briefs/{brief_id}", "get", "getBrief"),
        ("/v1/briefs/{brief_id}", "patch", "changeBrief"),
        ("/v1/briefs/{brief_id}/export", "get", "exportBrief"),
        ("/v1/briefs/{brief_id}/history", "get", "getBriefHistory"),
        ("/v1/briefs/{brief_id}/lines/{field}", "post", "rewriteLine"),
        ("/v1/references", "get", "exportReferences"),
        ("/v1/articles/{article_id}", "delete", "deleteArticle"),
        ("/v1/webhooks", "post", "createWebhook"),
        ("/v1/webhooks", "get", "listWebhooks"),
        ("/v1/webhooks/{endpoint_id}", "delete", "deleteWebhook"),
        ("/v1/deliveries", "get", "listDeliveries"),
        ("/v1/deliveries/{delivery_id}/retry", "post", "retryDelivery"),
        ("/livez", "get", "getLivez"),
        ("/readyz", "get", "getReadyz"),
        ("/metrics", "get", "getMetrics"),
    }


def test_every_status_of_a_summary_is_declared() -> None:
    raised = {int(status) for status in STATUS.values()}
    # Nothing there can be missing, and nothing is changed that could have changed meanwhile.
    elsewhere = {404, 405, 412, 428}

    declared = {int(status) for status in CREATE["responses"]}
    assert declared == {200, 202} | (raised | set(HTTP_CODE)) - elsewhere


def test_a_check_can_fail_as_a_summary_can() -> None:
    later = {"202"}  # a check is answered at once

    assert OPERATIONS["createCheck"]["responses"].keys() == CREATE["responses"].keys() - later


def test_a_brief_is_declared_in_every_media_type_on_offer() -> None:
    assert list(CREATE["responses"]["200"]["content"]) == [
        "application/json",
        "text/markdown",
        "text/html",
        "text/plain",
        "text/event-stream",
    ]


@pytest.mark.parametrize("name", OPERATIONS)
def test_every_failure_is_declared_as_a_problem(name: str) -> None:
    for status, response in OPERATIONS[name]["responses"].items():
        if int(status) >= 400:
            [(media, content)] = response["content"].items()
            assert media == "application/problem+json"
            assert content["schema"] == {"$ref": "#/components/schemas/ProblemBody"}


@pytest.mark.parametrize("name", OPERATIONS)
def test_every_answer_declares_its_headers(name: str) -> None:
    for status, response in OPERATIONS[name]["responses"].items():
        assert "X-Request-ID" in response["headers"]
        assert ("WWW-Authenticate" in response["headers"]) == (status == "401")
        assert ("Retry-After" in response["headers"]) == (status in ("429", "503"))


@pytest.mark.parametrize("name", OPERATIONS)
def test_examples_of_problems_are_problems(name: str) -> None:
    for example in examples(OPERATIONS[name]):
        problem = ProblemBody.model_validate(example)
        assert problem.title == TITLE[problem.code]
        assert str(problem.status) in OPERATIONS[name]["responses"]


def test_the_schema_knows_every_code() -> None:
    codes = DOCUMENT["components"]["schemas"]["ProblemBody"]["properties"]["code"]["enum"]

    assert set(codes) == set(TITLE)


def test_the_example_request_is_a_request_that_gets_a_brief(service: Served) -> None:
    example = CREATE["requestBody"]["content"]["application/json"]["example"]

    SummaryRequestBody.model_validate(example)
    assert service.post(example).status_code == 200


def test_the_example_answer_quotes_the_example_article() -> None:
    content = CREATE["responses"]["200"]["content"]
    answer = SummaryBody.model_validate(content["application/json"]["example"])

    quotes = [e for t in answer.key_takeaways for e in t.evidence] + answer.evidence.synopsis
    assert len(quotes) >= 4
    assert all(ARTICLE[e.start : e.end] == e.quote for e in quotes)
    assert answer.synopsis is not None
    assert answer.synopsis in content["text/plain"]["example"]


def test_a_request_is_documented_field_by_field() -> None:
    request = DOCUMENT["components"]["schemas"]["SummaryRequestBody"]

    assert list(request["properties"]) == [
        "id",
        "text",
        "html",
        "title",
        "language",
        "published_at",
        "options",
    ]
    assert request["additionalProperties"] is False
    assert [list(one["properties"]) for one in request["oneOf"]] == [
        ["text", "html"],
        ["html", "text"],
    ]


def test_every_reference_leads_somewhere() -> None:
    def references(value: object) -> Iterator[str]:
        if isinstance(value, dict):
            if isinstance(value.get("$ref"), str):
                yield value["$ref"]
            for inner in value.values():
                yield from references(inner)
        elif isinstance(value, list):
            for inner in value:
                yield from references(inner)

    schemas = {f"#/components/schemas/{name}" for name in DOCUMENT["components"]["schemas"]}
    assert set(references(DOCUMENT)) <= schemas
