"""The OpenAPI document of an app, put together once."""

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic.json_schema import models_json_schema

from service.api.errors import ProblemBody
from service.api.examples import ANSWER, CHECK_ANSWER
from service.api.schema import REF, Json
from service.api.schema_links import LINKS
from service.formats.hooks import EndpointBody, NewEndpointBody
from service.formats.request import CheckRequestBody, SummaryRequestBody
from service.formats.review import ChangeBody
from service.formats.work import BatchBody, BatchLine, JobBody


def document(app: FastAPI) -> Json:
    """The app's OpenAPI document, made once."""
    if app.openapi_schema is None:
        made: Json = get_openapi(
            title=app.title,
            version=app.version,
            description=app.description,
            license_info=app.license_info,
            routes=app.routes,
        )
        _, models = models_json_schema(
            [
                (SummaryRequestBody, "validation"),
                (CheckRequestBody, "validation"),
                (BatchLine, "validation"),
                (ChangeBody, "validation"),
                (NewEndpointBody, "validation"),
                (ProblemBody, "serialization"),
                (JobBody, "serialization"),
                (BatchBody, "serialization"),
                (EndpointBody, "serialization"),
            ],
            ref_template=REF,
        )
        made["components"]["securitySchemes"] = {
            "key": {"type": "http", "scheme": "bearer", "description": "An API key."}
        }
        # The second: on loopback, before any key is made, none is needed.
        made["security"] = [{"key": []}, {}]
        made["components"]["schemas"] |= models["$defs"]
        # FastAPI drops what is null from a document, and so would drop half of these examples.
        for path, example in (("/v1/summaries", ANSWER), ("/v1/checks", CHECK_ANSWER)):
            created = made["paths"][path]["post"]["responses"]["200"]
            created["content"]["application/json"]["example"] = example
        for (path, method, status), links in LINKS.items():
            made["paths"][path][method]["responses"][status]["links"] = links
        app.openapi_schema = made
    return app.openapi_schema
