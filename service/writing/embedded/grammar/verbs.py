"""Verb forms, from lemminflect's tables."""

from functools import lru_cache
from typing import cast


@lru_cache(maxsize=4096)
def inflected(lemma: str, tag: str) -> str | None:
    """The form of the verb for a Penn tag (VB, VBD, VBZ, VBN, VBG), None where unknown."""
    # Imported here: its tables take a moment to load, and not every article needs them.
    from lemminflect import getInflection

    forms = cast(tuple[str, ...], getInflection(lemma.lower(), tag=tag))
    return forms[0] if forms else None
