"""Flags over environment over defaults, and the service starts."""

import json
import re
from typing import Any

from pydantic import ValidationError

from service.api.server import serve as serve_settings
from service.errors import InvalidRequest
from service.settings import Settings


def serve(flags: dict[str, Any], writers: list[str] | None) -> None:
    """`flags`: by the name of their setting, None where not given. `writers`: "NAME=SPEC".

    Raises: InvalidRequest where a setting is out of bounds; what serving raises.
    """
    given = {name: value for name, value in flags.items() if value is not None}
    if writers:
        offered = dict(_named(writer) for writer in writers)
        given |= {"writers": offered, "default_writer": next(iter(offered))}
    serve_settings(settings_of(given))


def settings_of(given: dict[str, Any]) -> Settings:
    """The environment's settings, those given first. Raises: InvalidRequest."""
    try:
        return Settings(**given)
    except ValidationError as error:
        faults = error.errors(include_url=False, include_input=False, include_context=False)
        detail = "; ".join(f"{'.'.join(map(str, f['loc']))}: {f['msg']}" for f in faults)
        raise InvalidRequest(detail) from error


def shown_config() -> str:
    """The settings in force as JSON, without the database's password or what a writer's address
    may carry of one."""
    settings = settings_of({})
    shown = json.loads(settings.model_dump_json())
    shown["database"] = _without_password(settings.database)
    shown["writers"] = {n: _without_password(spec) for n, spec in settings.writers.items()}
    return json.dumps(shown, indent=2) + "\n"


def _without_password(url: str) -> str:
    # user:password@host, and parameters by which drivers and servers take secrets.
    masked = re.sub(r"(?<=://)([^/@:]*):[^@]*@", r"\1:***@", url)
    return re.sub(r"(?i)((?:password|key|token|secret)[^=&]*=)[^&#]*", r"\1***", masked)


def _named(writer: str) -> tuple[str, str]:
    name, equals, spec = writer.partition("=")
    if not equals:
        raise InvalidRequest(f"--writer {writer}: write NAME=SPEC, as in small=embedded")
    return name, spec
