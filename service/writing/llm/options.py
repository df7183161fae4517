"""The specs of language-model writers: "hf:<id or folder>?name=value&…" and
"openai:<base url>#<model>?name=value&…", each option with its bounds."""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal, TypeVar
from urllib.parse import parse_qsl, urlsplit

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from service.errors import UnknownWriter

Share = Annotated[float, Field(ge=0, le=2)]
Options = TypeVar("Options", bound=BaseModel)


class LanguageOptions(BaseModel):
    """What every language-model writer takes."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    prompt: str = "brief@1"
    style: str = "house@1"
    fallback: Literal["embedded", "none"] = "embedded"
    """Who writes where the model's second answer does not fit the contract either."""
    temperature: Share = 0
    seed: Annotated[int, Field(ge=0, lt=2**31)] = 0
    window: Annotated[int, Field(ge=512, le=2_000_000)] | None = None
    """Tokens of prompt and answer together; unset: what the model or its server says."""
    timeout_s: Annotated[float, Field(gt=0, le=3600)] = 45
    """Seconds for one answer, or one batch of them; less than a service's request timeout."""


class HfOptions(LanguageOptions):
    """`dtype` "auto": as the weights are stored. `device` "auto": the first GPU, else the CPU.
    `quantization`: of the weights, by bitsandbytes, which must be installed."""

    revision: str | None = None
    dtype: Literal["auto", "float32", "float16", "bfloat16"] = "auto"
    device: Annotated[str, Field(pattern=r"^(auto|cpu|mps|(cuda|xpu)(:\d{1,3})?)$")] = "auto"
    quantization: Literal["none", "int8", "int4"] = "none"
    batch: Annotated[int, Field(ge=1, le=256)] = 8
    """Most articles generated for at once; it bounds memory."""
    question: bool = False
    """Whether an encoder-decoder follows instructions, and so can be asked for a question."""


class OpenAiOptions(LanguageOptions):
    """`key_file`: a file that holds the bearer token. `format`: how the server takes a schema;
    "auto" asks it once. `tokenizer`: a tokenizer.json or a folder with one, to count tokens by
    where the server cannot."""

    key_file: Path | None = None
    format: Literal["auto", "json_schema", "structured_outputs", "json_object", "text"] = "auto"
    tokenizer: Path | None = None
    concurrency: Annotated[int, Field(ge=1, le=1024)] = 8
    retries: Annotated[int, Field(ge=0, le=10)] = 2


@dataclass(frozen=True, slots=True)
class HfSpec:
    """`model`: a folder, or the id of a model in the local cache of the hub."""

    model: str
    options: HfOptions


@dataclass(frozen=True, slots=True)
class OpenAiSpec:
    """`base_url` ends where "/chat/completions" is put."""

    base_url: str
    model: str
    options: OpenAiOptions


def hf_spec(text: str) -> HfSpec:
    """What stands after "hf:". Raises: UnknownWriter where it is no spec."""
    model, options = _parts(text, HfOptions)
    if not model:
        raise UnknownWriter("write hf:<id or folder>")
    return HfSpec(model, options)


def openai_spec(text: str) -> OpenAiSpec:
    """What stands after "openai:". Raises: UnknownWriter where it is no spec."""
    base_url, _, rest = text.partition("#")
    model, options = _parts(rest, OpenAiOptions)
    url = urlsplit(base_url)
    if url.scheme not in ("http", "https") or not url.hostname or not model:
        raise UnknownWriter("write openai:<http or https base url>#<model>")
    if url.username or url.password or url.query:
        raise UnknownWriter("the base url of a writer holds no credentials and no query")
    return OpenAiSpec(base_url.rstrip("/"), model, options)


def _parts(text: str, kind: type[Options]) -> tuple[str, Options]:
    name, _, query = text.partition("?")
    try:
        pairs = parse_qsl(query, keep_blank_values=True, strict_parsing=bool(query))
        if len(dict(pairs)) < len(pairs):
            raise UnknownWriter("a writer's option is given twice")
        return name, kind.model_validate(dict(pairs))
    except ValidationError as error:
        faults = error.errors(include_url=False, include_input=False, include_context=False)
        told = "; ".join(f"{'.'.join(map(str, f['loc']))}: {f['msg']}" for f in faults)
        raise UnknownWriter(f"a writer's options: {told}") from error
    except ValueError as error:
        raise UnknownWriter(f"a writer's options: {error}") from error
