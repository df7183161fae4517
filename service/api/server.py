"""`standfirst serve`: the application on a socket, until SIGTERM has drained it."""

import logging
import os
import socket
from collections.abc import Callable

from service.api.logs import configure
from service.settings import Settings
from service.writing import Writer, open_writer

logger = logging.getLogger(__name__)

# Read by OpenMP, MKL and Rust's rayon, the thread pools under torch and tokenizers, when they load.
_THREAD_VARIABLES = ("OMP_NUM_THREADS", "MKL_NUM_THREADS", "RAYON_NUM_THREADS")
_BACKLOG = 2048  # uvicorn's own


def serve(settings: Settings, open_writer: Callable[[str], Writer] = open_writer) -> None:
    """Serves until SIGTERM or SIGINT, then answers what it has accepted, and returns.

    Ends the process with 1 where drain_timeout_s passed with an article unanswered.
    Raises: InvalidRequest where others could call without a key; StoreUnavailable; OSError where
    the address cannot be listened on; what loading a writer raised.
    """
    # Here, so that the command line starts without them.
    from service.api.access import check_exposure
    from service.api.app import create_app
    from service.api.draining import DrainingServer

    configure(settings.log_level)
    if settings.threads is not None:
        os.environ.update(dict.fromkeys(_THREAD_VARIABLES, str(settings.threads)))
    app = create_app(settings, open_writer)
    app.state.newsroom.open()
    check_exposure(settings, app.state.newsroom)
    server = DrainingServer(app, app.state.dispatch, settings.drain_timeout_s)
    with listen(settings.host, settings.port) as listener:
        host, port, *_ = listener.getsockname()
        logger.info("listening", extra={"fields": {"host": host, "port": port}})
        server.run(sockets=[listener])
    if app.state.dispatch.failure is not None:
        raise app.state.dispatch.failure
    if app.state.dispatch.working:
        # The interpreter would wait for the writer's thread, which nothing can stop.
        logger.warning("leaving a writer at work")
        logging.shutdown()
        os._exit(1 if server.gave_up else 0)


def listen(host: str, port: int) -> socket.socket:
    """A listening socket. Raises: OSError where the address cannot be had."""
    family, kind, protocol, _, address = socket.getaddrinfo(
        host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
    )[0]
    # The protocol is named because asyncio sets TCP_NODELAY only on sockets that name it; without
    # it Nagle's algorithm holds the body of each answer back for 40 ms.
    listener = socket.socket(family, kind, protocol)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(_BACKLOG)
    except OSError:
        listener.close()
        raise
    return listener
