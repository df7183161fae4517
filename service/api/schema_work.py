"""Jobs and batches in the OpenAPI document."""

import json
from typing import Final

from service.api.errors import problem_of
from service.api.examples import REQUEST
from service.api.schema import Json, answered
from service.api.schema_parts import (
    BODY,
    CONFLICT,
    IDEMPOTENCY_PARAMETER,
    MISSING,
    ONCE,
    model,
    operation,
)
from service.api.upload import JSONL_MEDIA
from service.errors import Overloaded

_LOCATION: Final[Json] = {
    "Location": {"required": True, "description": "Where it is.", "schema": {"type": "string"}}
}
_LINES: Final = {"type": "string", "description": "JSON Lines."}
_UPLOAD: Final[Json] = {
    JSONL_MEDIA[0]: {
        "schema": _LINES,
        "example": json.dumps({"custom_id": "a-1", "body": REQUEST}) + "\n",
    }
}
_FULL: Final = problem_of(Overloaded("100000 jobs may wait, and there is no place for 10 more"))

GET_JOB: Final = operation(MISSING)
CANCEL_JOB: Final = operation(MISSING, CONFLICT)
CREATE_BATCH: Final = operation(
    *BODY,
    *ONCE,
    _FULL,
    answers={201: answered("Every line is accepted.", model("BatchBody"), **_LOCATION)},
    parameters=(IDEMPOTENCY_PARAMETER,),
    body=_UPLOAD,
)
LIST_BATCHES: Final = operation()
GET_BATCH: Final = operation(MISSING)
CANCEL_BATCH: Final = operation(MISSING, CONFLICT)
GET_LINES: Final = operation(
    MISSING, answers={200: answered("JSON Lines.", {JSONL_MEDIA[0]: {"schema": _LINES}})}
)
