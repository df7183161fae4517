"""Rule-made true lines: said otherwise or less of it, so that a new word alone proves nothing."""

import random
import re
from collections.abc import Callable

_LEAD = re.compile(
    r"^((?:In|On|At|After|Before|During|Since|Last|Earlier|Meanwhile|However|But|And|Also)\b"
    r"[^,]{0,50}), "
)
_ASIDE = re.compile(r" ?\([^()]{1,60}\)|, (?:who|which|whose|where|a|an|the) [^,]{4,70},")
_TRAILING = re.compile(
    r", (?:who|which|where|while|although|though|as|with|including|adding|and) [^,.]{8,160}\.$"
)
_SAME = """UK/Britain the_US/America the_United_States/the_US per_cent/% percent/% per_cent/percent
begin/start began/started purchase/buy purchased/bought children/youngsters large/big
told/informed attempted/tried help_to/assist_to currently/now because_of/due_to
despite/in_spite_of found/discovered wants_to/would_like_to wounded/injured
huge/massive died/lost_their_lives require/need needed/required firm/company company/firm
film/movie nearly/almost almost/nearly will_be/is_going_to_be however/but residents/locals
said_that/said shows/reveals""".split()
_FIGURES = dict(
    zip("two three four five six seven eight nine ten".split(), range(2, 11), strict=True)
)
_TITLE = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Prime Minister|President|Chancellor|Sir|Captain|Senator|Prof) (?=[A-Z])"
)
_MONEY = re.compile(r"(?<=\d)(m|bn)\b")
Rule = Callable[[str, random.Random], str | None]


def without_lead(line: str, rng: random.Random) -> str | None:
    """Without its opening circumstance."""
    found = _LEAD.match(line)
    return _capital(line[found.end() :]) if found else None


def lead_last(line: str, rng: random.Random) -> str | None:
    """With its opening circumstance at the end."""
    found = _LEAD.match(line)
    if not found or not re.match(r"In|On|At|After|Before|During|Since|Last|Earlier", line):
        return None
    lead = found.group(1)
    return _capital(line[found.end() :].rstrip(".")) + f" {lead[0].lower()}{lead[1:]}."


def without_aside(line: str, rng: random.Random) -> str | None:
    """Without what stands between two commas or in brackets."""
    found = _ASIDE.search(line)
    return line[: found.start()] + line[found.end() :] if found else None


def without_trail(line: str, rng: random.Random) -> str | None:
    """Without its last clause."""
    found = _TRAILING.search(line)
    if not found or found.start() < 30:
        return None
    return line[: found.start()] + "."


def untitled(line: str, rng: random.Random) -> str | None:
    """A person without a title."""
    found = _TITLE.search(line)
    return line[: found.start()] + line[found.end() :] if found else None


def synonym(line: str, rng: random.Random) -> str | None:
    """One word for another that says the same."""
    chosen: list[tuple[re.Match[str], str]] = []
    for pair in _SAME:
        one, two = (side.replace("_", " ") for side in pair.split("/"))
        if found := re.search(rf"(?<![\w-]){re.escape(one)}(?![\w-])", line):
            chosen.append((found, two))
    for word, figure in _FIGURES.items():
        if found := re.search(rf"\b{word}\b|\b{figure}\b(?![.,]\d)", line):
            chosen.append((found, str(figure) if found.group() == word else word))
    if found := _MONEY.search(line):
        chosen.append((found, {"m": " million", "bn": " billion"}[found.group()]))
    if not chosen:
        return None
    spot, new = rng.choice(chosen)
    return line[: spot.start()] + new + line[spot.end() :]


def whole(line: str, rng: random.Random) -> str | None:
    """As it stands."""
    return line


RULES: dict[str, Rule] = {
    rule.__name__: rule
    for rule in (without_lead, lead_last, without_aside, without_trail, untitled, synonym, whole)
}


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
