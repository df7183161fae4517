"""Which media type a client wants (RFC 9110, section 12.5.1)."""

import re
from collections.abc import Iterator, Sequence

_QUALITY = re.compile(r"0(\.\d{0,3})?|1(\.0{0,3})?")


def choose(accept: str, offered: Sequence[str]) -> str | None:
    """The type on offer that an Accept header likes best, None where it takes none of them.

    Of types liked equally the first on offer wins. An empty header takes anything; a range that
    is no media range counts for nothing; parameters other than q are ignored.
    """
    if not accept.strip():
        return offered[0]
    ranges = list(_ranges(accept))
    best = max(offered, key=lambda media: _quality(media, ranges))
    return best if _quality(best, ranges) > 0 else None


def _quality(media: str, ranges: Sequence[tuple[str, float]]) -> float:
    """The quality of the most specific range that `media` is in."""
    kind = media.split("/")[0]
    for pattern in (media, f"{kind}/*", "*/*"):
        qualities = [quality for name, quality in ranges if name == pattern]
        if qualities:
            return max(qualities)
    return 0.0


def _ranges(accept: str) -> Iterator[tuple[str, float]]:
    for part in accept.lower().split(","):
        name, *parameters = (piece.strip() for piece in part.split(";"))
        weights = [p[2:].strip() for p in parameters if p.startswith("q=")]
        weight = weights[0] if weights else "1"
        if _QUALITY.fullmatch(weight):
            yield name, float(weight)
