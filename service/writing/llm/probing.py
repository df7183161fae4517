"""How a server takes a schema: asked once with a schema that only a server bound to it would keep.

Some answer 500 to `json_schema`, some overlook it without a word; what is overlooked here is
validated later in any case.
"""

import json
from typing import Any, Literal

from service.errors import WriterError, WriterUnavailable
from service.writing.llm.contract import Schema
from service.writing.llm.transport import Refusal, Transport

Format = Literal["json_schema", "structured_outputs", "json_object", "text"]
# OpenAI's way first; vLLM's own; llama.cpp's and others' older one.
FORMATS: tuple[Format, ...] = ("json_schema", "structured_outputs", "json_object")
_WORD = "standfirst"
_PROBE: Schema = {
    "type": "object",
    "properties": {"probe": {"type": "string", "enum": [_WORD]}},
    "required": ["probe"],
    "additionalProperties": False,
}
# No verdict on the format: the server is busy, or gone.
_BUSY = frozenset((408, 429, 503))


def format_fields(format: Format, schema: Schema) -> dict[str, Any]:
    """What the body of a request says of its schema."""
    match format:
        case "json_schema":
            bound = {"name": "answer", "strict": True, "schema": schema}
            return {"response_format": {"type": "json_schema", "json_schema": bound}}
        case "structured_outputs":
            return {"structured_outputs": {"json": schema}}
        case "json_object":
            return {"response_format": {"type": "json_object", "schema": schema}}
        case "text":
            return {}


async def probe_format(transport: Transport, model: str) -> Format:
    """The first of FORMATS that binds the server's answers, "text" where none does.

    Raises: WriterUnavailable, WriterTimeout.
    """
    for way in FORMATS:
        body = {
            "model": model,
            "messages": [{"role": "user", "content": "Say hello."}],
            "temperature": 0,
            "max_tokens": 32,
            "stream": False,
            **format_fields(way, _PROBE),
        }
        try:
            if _keeps(content_of(await transport.ask_once("/chat/completions", body))):
                return way
        except Refusal as refusal:
            if refusal.status in _BUSY:
                raise WriterUnavailable(f"the model's server refuses: {refusal}") from refusal
        except WriterUnavailable:
            raise
        except WriterError as error:
            if error.retryable:
                raise
    return "text"


def content_of(answer: Any) -> str:
    """The text of a chat completion's first choice. Raises: WriterError where it has none."""
    try:
        content = answer["choices"][0]["message"]["content"]
    except (KeyError, IndexError, TypeError) as error:
        raise WriterError("the server's answer is no chat completion") from error
    if content is None:
        return ""
    if not isinstance(content, str):
        raise WriterError("the server's answer has no text")
    return content


def _keeps(text: str) -> bool:
    try:
        return bool(json.loads(text) == {"probe": _WORD})
    except ValueError:
        return False
