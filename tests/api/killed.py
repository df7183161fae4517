"""A service to be killed or pressed: python -m tests.api.killed DATABASE_URL WRITING_S [QUEUE]

With `--lives` it serves once for every line on its input, each time in a process of its own, whose
id it prints: the models are loaded once, so that a life costs as little as a death.
"""

import os
import sys

from service.api.examples import ARTICLE
from service.api.server import serve
from service.article import Article, BriefRequest
from service.settings import Settings
from service.summarizer import Summarizer
from tests.api.serving import settings_of
from tests.api.slow_service import SlowWriter


def settings(database: str, queue_size: int = 64) -> Settings:
    return settings_of(
        database=database,
        batch_size=4,
        queue_size=queue_size,
        # Short, so that a dead process's jobs run again soon; long enough for a busy machine.
        job_lease_s=2,
        webhook_networks=["127.0.0.0/8"],
        webhook_backoff_s=0.05,
        webhook_attempts=50,
        writers={"fake": "fake"},
        default_writer="fake",
    )


def main(database: str, writing_s: float, queue_size: int = 64) -> None:
    serve(settings(database, queue_size), lambda _: SlowWriter(writing_s))


def lives(database: str, writing_s: float) -> None:
    """Until its input ends. Nothing that a process must not share is open before the fork."""
    Summarizer(SlowWriter(0)).summarize(Article("warm-up", ARTICLE), BriefRequest())
    for _ in sys.stdin:
        child = os.fork()
        if child == 0:
            main(database, writing_s)
            os._exit(0)
        print(child, flush=True)  # noqa: T201 - whom to kill
        os.waitpid(child, 0)


if __name__ == "__main__":
    if sys.argv[1] == "--lives":
        lives(sys.argv[2], float(sys.argv[3]))
    else:
        main(sys.argv[1], float(sys.argv[2]), *(int(size) for size in sys.argv[3:]))
