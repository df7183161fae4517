"""How a service is set up: environment variables STANDFIRST_<FIELD>, or arguments.

Only the edges (cli, api) read it; everything inside receives plain values.
"""

import re
from typing import Annotated, Any, Literal, Self

from pydantic import Field, IPvAnyNetwork, StringConstraints, model_validator
from pydantic_settings import (
    BaseSettings,
    EnvSettingsSource,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)

from service.writing import is_language_model, style_of
from service.writing.llm.prompts import StyleId

AUTO = "auto"
WriterName = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_-]{0,63}$")]
Origin = Annotated[str, StringConstraints(pattern=r"^https?://[A-Za-z0-9.\[\]:-]{1,255}$")]
WriterSpec = Annotated[str, StringConstraints(min_length=1, max_length=2000)]

# Kubernetes gives every pod such variables for a Service called "standfirst"; they are not ours.
_SERVICE_LINK = re.compile(r"standfirst_(service_host|service_port.*|port_\d+_.*)")


class _Environment(EnvSettingsSource):
    """The environment, where a misspelt STANDFIRST_ variable is refused, not overlooked."""

    def __call__(self) -> dict[str, Any]:
        known = {f"{self.env_prefix}{name}".lower() for name in self.settings_cls.model_fields}
        unknown = {
            name.upper(): value
            for name, value in self.env_vars.items()
            if name.lower().startswith(self.env_prefix.lower())
            and name.lower() not in known
            and not _SERVICE_LINK.fullmatch(name.lower())
        }
        values = super().__call__()
        if str(values.get("port", "")).startswith("tcp://"):  # a Service link too
            del values["port"]
        return values | unknown


class Settings(BaseSettings):
    """Every setting of `standfirst serve`, with its bounds."""

    model_config = SettingsConfigDict(env_prefix="STANDFIRST_", extra="forbid", frozen=True)

    host: Annotated[
        str,
        Field(min_length=1, max_length=255, description="Address to listen on."),
    ] = "127.0.0.1"
    port: Annotated[
        int,
        Field(ge=0, le=65535, description="Port to listen on; 0 takes a free one."),
    ] = 8000
    writers: Annotated[
        dict[WriterName, WriterSpec],
        Field(
            min_length=1,
            max_length=8,
            description="Writers on offer, as JSON: the name a request may ask for, and its spec.",
        ),
    ] = {"embedded": "embedded"}
    default_writer: Annotated[
        WriterName,
        Field(
            description="The writer of requests that name none; auto is the first language model"
            " of the writers where it answers, and the embedded writer otherwise."
        ),
    ] = AUTO
    style: Annotated[
        StyleId,
        Field(
            description="House style of requests that name none, unless the writer's spec does;"
            " standfirst prompts list names them.",
        ),
    ] = "house@1"
    queue_size: Annotated[
        int,
        Field(ge=1, le=10_000, description="Articles that may wait for one writer."),
    ] = 64
    batch_size: Annotated[
        int,
        Field(ge=1, le=256, description="Most articles given to a writer at once."),
    ] = 8
    batch_wait_ms: Annotated[
        float,
        Field(ge=0, le=10_000, description="Longest wait for a batch to fill, in milliseconds."),
    ] = 5
    request_timeout_s: Annotated[
        float,
        Field(
            gt=0,
            le=3600,
            description="Seconds to receive a body, and seconds to answer it, before giving up.",
        ),
    ] = 60
    stream_heartbeat_s: Annotated[
        float,
        Field(gt=0, le=600, description="Seconds after which a silent stream says that it lives."),
    ] = 15
    stream_lifetime_s: Annotated[
        float,
        Field(gt=0, le=3600, description="Most seconds that a brief may be streamed."),
    ] = 120
    max_body_bytes: Annotated[
        int,
        Field(ge=1024, le=64 * 1024 * 1024, description="Largest request body, in bytes."),
    ] = 8 * 1024 * 1024
    drain_timeout_s: Annotated[
        float,
        Field(
            ge=1,
            le=600,
            description="Seconds after SIGTERM in which accepted articles are still answered.",
        ),
    ] = 30
    threads: Annotated[
        int | None,
        Field(ge=1, le=1024, description="CPU threads of a writer; unset: OMP_NUM_THREADS, or 1."),
    ] = None
    log_level: Annotated[
        Literal["debug", "info", "warning", "error"],
        Field(description="Least severe event that is logged."),
    ] = "info"

    database: Annotated[
        str,
        Field(
            min_length=1,
            max_length=2000,
            description="Where briefs, keys and jobs are kept: sqlite:///FILE or"
            " postgresql://USER:PASSWORD@HOST/NAME.",
        ),
    ] = "sqlite:///standfirst.db"
    access: Annotated[
        Literal["auto", "keys", "open"],
        Field(
            description="Who may call: auto asks for keys once there is one and listens only on"
            " loopback until then; keys always asks; open never does."
        ),
    ] = "auto"
    cors_origins: Annotated[
        tuple[Origin, ...],
        Field(max_length=20, description="Pages of other origins that may call, as JSON."),
    ] = ()
    requests_per_minute: Annotated[
        int,
        Field(ge=1, le=1_000_000, description="Requests of one key a minute, unless it says else."),
    ] = 600
    tokens_per_day: Annotated[
        int | None,
        Field(
            ge=1,
            le=10**12,
            description="Article tokens (4 characters each) of one key a day, unless it says else.",
        ),
    ] = None
    job_queue_size: Annotated[
        int,
        Field(ge=1, le=10_000_000, description="Accepted jobs that may be unfinished."),
    ] = 100_000
    job_lease_s: Annotated[
        float,
        Field(gt=0, le=3600, description="Seconds until the jobs of a dead process run again."),
    ] = 30
    max_batch_bytes: Annotated[
        int,
        Field(ge=1024, le=1024**3, description="Largest upload of POST /v1/batches, in bytes."),
    ] = 64 * 1024 * 1024
    max_batch_lines: Annotated[
        int,
        Field(ge=1, le=1_000_000, description="Most lines of one batch."),
    ] = 10_000
    retention_days: Annotated[
        int | None,
        Field(
            ge=1,
            le=36_500,
            description="Days after its last change that an article and its briefs are kept;"
            " unset: for good.",
        ),
    ] = None
    webhook_attempts: Annotated[
        int,
        Field(ge=1, le=50, description="Tries before a webhook is a dead letter."),
    ] = 10
    webhook_backoff_s: Annotated[
        float,
        Field(gt=0, le=3600, description="Seconds before the second try; doubled at each later."),
    ] = 5
    webhook_networks: Annotated[
        tuple[IPvAnyNetwork, ...],
        Field(
            max_length=20,
            description="Private networks that webhooks may reach, over http too, as JSON.",
        ),
    ] = ()

    @model_validator(mode="after")
    def _default_is_on_offer(self) -> Self:
        if self.default_writer not in (AUTO, *self.writers):
            raise ValueError("default_writer must be auto or one of writers")
        return self

    @property
    def offered(self) -> dict[str, str]:
        """Spec of every writer by its name; "auto" among them where it is the default and has a
        language model to choose."""
        models = [spec for spec in self.writers.values() if is_language_model(spec)]
        automatic = AUTO not in self.writers and self.default_writer == AUTO
        return self.writers | ({AUTO: f"auto:{models[0]}"} if automatic and models else {})

    def style_for(self, writer: str) -> str:
        """The house style of requests to that one of `offered` that name none."""
        return style_of(self.offered[writer]) or self.style

    @property
    def default_name(self) -> str:
        """Which of `offered` writes for requests that name none, or auto."""
        if self.default_writer in self.offered:
            return self.default_writer
        embedded = (name for name, spec in self.writers.items() if spec == "embedded")
        return next(embedded, next(iter(self.writers)))

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - ours stands in its place
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Arguments win over the environment."""
        return init_settings, _Environment(settings_cls), dotenv_settings, file_secret_settings
