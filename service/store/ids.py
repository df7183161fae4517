"""Identifiers: sorted by time of making, not to be guessed."""

import secrets
import time


def new_id(prefix: str) -> str:
    """`prefix`_ + 12 hex digits of milliseconds + 20 random ones: as text, later ids sort later,
    and 80 bits of chance keep them from being guessed."""
    return f"{prefix}_{time.time_ns() // 1_000_000:012x}{secrets.token_hex(10)}"
