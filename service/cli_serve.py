"""Flags over environment over defaults, and the service starts."""

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
    try:
        settings = Settings(**given)
    except ValidationError as error:
        faults = error.errors(include_url=False, include_input=False, include_context=False)
        detail = "; ".join(f"{'.'.join(map(str, f['loc']))}: {f['msg']}" for f in faults)
        raise InvalidRequest(detail) from error
    serve_settings(settings)


def _named(writer: str) -> tuple[str, str]:
    name, equals, spec = writer.partition("=")
    if not equals:
        raise InvalidRequest(f"--writer {writer}: write NAME=SPEC, as in small=embedded")
    return name, spec
