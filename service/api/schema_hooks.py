"""Webhooks in the OpenAPI document."""

from typing import Final

from service.api.schema import REF, answered
from service.api.schema_parts import BODY, MISSING, model, operation

CREATE_ENDPOINT: Final = operation(
    *BODY,
    answers={201: answered("It is kept; the secret is told only here.", model("EndpointBody"))},
    body={
        "application/json": {
            "schema": {"$ref": REF.format(model="NewEndpointBody")},
            "example": {"url": "https://cms.example/hooks/standfirst", "events": ["brief.stale"]},
        }
    },
)
LIST_ENDPOINTS: Final = operation()
DELETE_ENDPOINT: Final = operation(MISSING, answers={204: answered("Nothing more goes there.", {})})
LIST_DELIVERIES: Final = operation()
RETRY_DELIVERY: Final = operation(MISSING)
