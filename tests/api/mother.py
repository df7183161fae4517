"""Services to be stopped, killed or pressed, each in a process of its own:
python -m tests.api.mother

The models are loaded once. Then every line of the input, the JSON of a Birth, is a service to
fork, so that a life costs as little as a death: its id is printed, and once it has ended its exit
code.
"""

import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from service.api.app import create_app
from service.api.examples import ARTICLE
from service.api.server import serve
from service.article import Article, BriefRequest
from service.document import Document
from service.draft import Draft
from service.settings import Settings
from service.summarizer import Summarizer
from service.writing import Writer
from service.writing.fake import FakeWriter


class Birth(BaseModel):
    """`log`: the file that takes what the service logs; `gate`: one without which its writer
    waits."""

    settings: dict[str, Any]
    log: Path
    writing_s: float = 0
    gate: Path | None = None
    loading_s: float = 0
    environment: dict[str, str] = {}


class SlowWriter(FakeWriter):
    """Takes its time for every batch."""

    def __init__(self, birth: Birth) -> None:
        self._birth = birth

    def write(self, documents: Sequence[Document], request: BriefRequest) -> list[Draft]:
        time.sleep(self._birth.writing_s)
        while self._birth.gate and not self._birth.gate.exists():
            time.sleep(0.02)
        return super().write(documents, request)


def live(birth: Birth) -> None:
    def open_slowly(_: str) -> Writer:
        time.sleep(birth.loading_s)
        return SlowWriter(birth)

    os.environ.update(birth.environment)
    nothing = os.open(os.devnull, os.O_RDWR)
    log = os.open(birth.log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    for taken, stream in ((nothing, 0), (nothing, 1), (log, 2)):
        os.dup2(taken, stream)
    serve(Settings(**birth.settings), open_slowly)


def main() -> None:
    """Until its input ends. Nothing that a process must not share is open before the fork. A
    child returns too: it ends as any program does, and waits for what it has left running."""
    Summarizer(FakeWriter()).summarize(Article("warm-up", ARTICLE), BriefRequest())
    # What serve() imports late, with all that is made of it once.
    create_app(Settings(), lambda _: FakeWriter())
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            return live(Birth.model_validate_json(line))
        print(child, flush=True)  # noqa: T201 - whom to kill
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)  # noqa: T201 - how it ended
    return None


if __name__ == "__main__":
    main()
