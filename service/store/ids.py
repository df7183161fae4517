"""Identifiers: sorted by time of making, not to be guessed."""

import secrets
import time

_RANDOM_BITS = 68


def new_id(prefix: str) -> str:
    """`prefix`_ + 12 hex digits of milliseconds, 3 of what part of the next has gone (as UUIDv7
    may, RFC 9562, section 6.2, method 3) and 17 random ones: as text, ids made later in one
    process sort later, but for those of the same quarter of a microsecond; 68 bits of chance keep
    them from being guessed."""
    milliseconds, nanoseconds = divmod(time.time_ns(), 1_000_000)
    part = nanoseconds * 4096 // 1_000_000
    return f"{prefix}_{milliseconds:012x}{part:03x}{secrets.randbits(_RANDOM_BITS):017x}"
