"""A service to be stopped:
python -m tests.api.slow_service WRITING_S LOADING_S DRAIN_TIMEOUT_S [DATABASE_URL]"""

import sys
import time
from collections.abc import Sequence

from service.api.server import serve
from service.article import BriefRequest
from service.document import Document
from service.draft import Draft
from service.writing import Writer
from service.writing.fake import FakeWriter
from tests.api.serving import settings_of


class SlowWriter(FakeWriter):
    """Takes `seconds` for every batch."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds

    def write(self, documents: Sequence[Document], request: BriefRequest) -> list[Draft]:
        time.sleep(self._seconds)
        return super().write(documents, request)


def main(writing_s: float, loading_s: float, drain_timeout_s: float, *database: str) -> None:
    def open_slowly(_: str) -> Writer:
        time.sleep(loading_s)
        return SlowWriter(writing_s)

    settings = settings_of(
        writers={"slow": "slow"},
        default_writer="slow",
        batch_size=1,
        drain_timeout_s=drain_timeout_s,
        webhook_networks=["127.0.0.0/8"],
        **({"database": database[0]} if database else {}),
    )
    serve(settings, open_slowly)


if __name__ == "__main__":
    writing, loading, draining, *url = sys.argv[1:]
    main(float(writing), float(loading), float(draining), *url)
