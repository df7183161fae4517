"""What schemathesis cannot make up by itself: prose that is an article, and JSON Lines.

Loaded by the program, as tests/api/schemathesis.toml says. Only what is meant to be accepted is
changed, so that there are briefs, jobs and batches for what follows on them.
"""

from __future__ import annotations

import json
from typing import Any

import schemathesis
from schemathesis import Case, GenerationMode, HookContext

from service.api.examples import ARTICLE, REQUEST


@schemathesis.serializer("application/jsonl", "application/x-ndjson")
def json_lines(_context: Any, value: Any) -> bytes:
    return (value if isinstance(value, str) else json.dumps(value)).encode(errors="replace")


@schemathesis.hook
def map_case(_context: HookContext, case: Case[Any]) -> Case[Any]:
    if case.meta is None or case.meta.generation.mode is not GenerationMode.POSITIVE:
        return case
    body: Any = case.body
    match case.operation.definition.raw["operationId"], body:
        case "createSummary" | "createCheck", {"text": str()}:
            case.body = body | {"text": ARTICLE, "language": None}
        case "createBatch", str() as sent:
            case.body = json.dumps({"custom_id": f"a-{len(sent)}", "body": REQUEST}) + "\n"
        case "rewriteLine", _:
            case.path_parameters["field"] = "synopsis"
    return case
