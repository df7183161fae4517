"""`standfirst` in this process: all that a user sees, without the seconds that its start takes."""

from contextlib import redirect_stderr, redirect_stdout
from io import BytesIO, TextIOWrapper
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from service.cli import main


def called(*arguments: str | Path) -> CompletedProcess[str]:
    """What it printed, and how it ended; an exception that it does not handle is raised."""
    out, err = (TextIOWrapper(BytesIO(), "utf-8") for _ in range(2))
    with redirect_stdout(out), redirect_stderr(err), pytest.raises(SystemExit) as left:
        main([str(argument) for argument in arguments])
    code = left.value.code
    assert isinstance(code, int)
    return CompletedProcess(list(arguments), code, *map(printed, (out, err)))


def printed(stream: TextIOWrapper) -> str:
    stream.seek(0)
    return stream.read()
