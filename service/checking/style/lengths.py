"""How many words a line has."""

from service.checking.miss import Miss

# Fewer words say no fact; more than so many times the bound is no line but a text.
_FEWEST = 2
_TIMES_TOO_LONG = 2.5
# Longest English words run to about 30 letters; a line of longer ones is no prose.
_CHARACTERS_PER_WORD = 30


def misses(text: str, least: int, most: int) -> list[Miss]:
    """Softly outside `least` to `most` words, hard where the line cannot be meant as one."""
    count = len(text.split())
    if least <= count <= most and len(text) <= count * _CHARACTERS_PER_WORD:
        return []
    absurd = (
        count < _FEWEST
        or count > most * _TIMES_TOO_LONG
        or len(text) > max(count, 1) * _CHARACTERS_PER_WORD
    )
    detail = f"{count} words, the house has {least} to {most}"
    return [Miss("length", detail, "hard" if absurd else "soft")]
