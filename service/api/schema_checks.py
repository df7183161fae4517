"""What the OpenAPI document says of POST /v1/checks."""

from collections.abc import Mapping
from typing import Any, Final

from service.api.examples import CHECK_REQUEST
from service.api.schema import REF, REFUSALS, REQUEST_ID_PARAMETER, answered, problems

CREATE_CHECK: Final[Mapping[str, Any]] = {
    "responses": {
        200: answered("The claims, each with its verdict.", {"application/json": {}}),
        **problems(*(problem for problem in REFUSALS if problem.code != "unknown_writer")),
    },
    "openapi_extra": {
        "parameters": [REQUEST_ID_PARAMETER],
        "requestBody": {
            "required": True,
            "content": {
                "application/json": {
                    "schema": {"$ref": REF.format(model="CheckRequestBody")},
                    "example": CHECK_REQUEST,
                }
            },
        },
    },
}
