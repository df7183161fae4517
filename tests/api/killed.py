"""A service to be killed or pressed: python -m tests.api.killed DATABASE_URL WRITING_S [QUEUE]"""

import sys

from service.api.server import serve
from tests.api.serving import settings_of
from tests.api.slow_service import SlowWriter


def main(database: str, writing_s: float, queue_size: int = 64) -> None:
    settings = settings_of(
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
    serve(settings, lambda _: SlowWriter(writing_s))


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]), *(int(size) for size in sys.argv[3:]))
