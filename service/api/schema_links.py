"""What follows on what, as links of the OpenAPI document: an id in one answer opens the next."""

from collections.abc import Mapping
from typing import Final

from service.api.schema import Json

_BRIEF_OF_SUMMARY: Final = "$response.header.Standfirst-Brief"
_ID: Final = "$response.body#/id"
_SAME_BRIEF: Final = "$request.path.brief_id"


def _link(operation: str, description: str, **parameters: str) -> Json:
    return {"operationId": operation, "description": description, "parameters": parameters}


def _of_brief(brief: str) -> Json:
    return {
        "brief": _link("getBrief", "The brief on record.", brief_id=brief),
        "history": _link("getBriefHistory", "What was done with it.", brief_id=brief),
        "export": _link("exportBrief", "The brief for readers.", brief_id=brief),
    }


def _of_batch(batch: str) -> Json:
    return {
        "batch": _link("getBatch", "How far it is.", batch_id=batch),
        "results": _link("getBatchResults", "What is done.", batch_id=batch),
        "errors": _link("getBatchErrors", "What has failed.", batch_id=batch),
        "cancel": _link("cancelBatch", "Never mind the rest.", batch_id=batch),
    }


def _of_version(description: str, operation: str) -> Json:
    return _link(
        operation,
        description,
        **{"path.brief_id": _SAME_BRIEF, "header.If-Match": "$response.header.ETag"},
    )


LINKS: Final[Mapping[tuple[str, str, str], Json]] = {
    ("/v1/summaries", "post", "200"): _of_brief(_BRIEF_OF_SUMMARY),
    ("/v1/summaries", "post", "202"): {
        "job": _link("getJob", "How far it is.", job_id=_ID),
        "cancel": _link("cancelJob", "Never mind.", job_id=_ID),
    },
    ("/v1/briefs/{brief_id}", "get", "200"): {
        "change": _of_version("A change of the version read.", "changeBrief"),
        "rewrite": _of_version("Another line in place of one.", "rewriteLine"),
        "forget": _link(
            "deleteArticle", "Its article's end.", article_id="$response.body#/article/id"
        ),
    },
    ("/v1/briefs/{brief_id}", "patch", "200"): {
        "change": _of_version("A further change.", "changeBrief"),
        "history": _link("getBriefHistory", "What was done.", brief_id=_SAME_BRIEF),
    },
    ("/v1/batches", "post", "201"): _of_batch(_ID),
    ("/v1/webhooks", "post", "201"): {
        "delete": _link("deleteWebhook", "Nothing more goes there.", endpoint_id=_ID)
    },
}
