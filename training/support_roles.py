"""Rule-made false lines of who does what to whom: the right words in the wrong places."""

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Material:
    """What a rule may take from the article: its names, its numbers, its other true lines, its
    sentences; and true lines of other articles."""

    names: Sequence[str]
    numbers: Sequence[str]
    others: Sequence[str]
    elsewhere: Sequence[str]
    sentences: Sequence[str] = ()


NAME = re.compile(r"(?<![\w'’-])[A-Z][\w'’-]+(?: (?:of |de |van |bin )?[A-Z][\w'’-]+)*")
_NUMBER = re.compile(r"(?<![\w.,-])[£$€]?\d[\d,]*(?:\.\d+)?(?:bn|m|%)?(?![\w-])")
# Verbs whose two sides are not the same when they are exchanged.
_DEEDS = """asked told urged beat bought sued accused helped criticised criticized praised supported
supports opposed opposes rejected replaced blamed blames warned attacked thanked invited
overtook defeated backed hired sacked paid owed owes called arrested killed shot found taught
advised asks tells urges beats buys wants needs leads led followed follows joined joins
condemned welcomed challenged ordered threatened offered gave sent sold lent met trusts
outnumber outnumbered caused causes affects affected changed informed interviewed contacted
instructed visited rescued injured assaulted robbed outscored passed defended denounced
represented represents owns owned employs employed funds funded regulates protects""".split()
_ENDS = """to for of in on at over after before from with and or that which who when while as by
into against about under during between because so if than not more this last next will would has
have had is are was were be been about around out up down""".split()
_DEED = re.compile(
    rf"^(?P<subject>(?:[\w'’.-]+ ){{1,6}}?)"
    rf"(?P<verb>(?:(?:has|have|had|will) )?(?:{'|'.join(_DEEDS)}))"
    rf" (?P<object>(?:(?!(?:{'|'.join(_ENDS)})\b)[\w'’.-]+ ?){{1,5}})(?P<rest>.*)$"
)
_BY = re.compile(
    r"^(?P<subject>(?:[\w'’.-]+ ){1,6}?)(?P<verb>(?:is|are|was|were|has been|have been|had been)"
    r" \w+(?:ed|en|un|ld|ght)) by (?P<object>(?:[\w'’.-]+ ?){1,5}?)(?P<rest>[.,]| (?:in|on|at|after"
    r"|for|over|during|to|as|and)\b.*)(?P<end>.*)$"
)
_FROM_TO = re.compile(r"\bfrom (?P<one>[\w£$€%.'’-]+(?: [\w%'’-]+)?) to (?P<two>[\w£$€%'’-]+)")
_SPEAKER = re.compile(
    r"^(?P<who>(?:[\w'’.-]+ ){1,8}?)"
    r"(?P<verb>(?:has |have )?(?:said|says|say|told|tells|claimed|claims|warned"
    r"|warns|argued|argues|insisted|insists|believes?|called|described"
    r"|denied|denies"
    r"|predicted|predicts|confirmed|announced|suggested|suggests|admitted|admits))\b"
)
_JOINT = re.compile(
    r"(?:, (?=(?:who|which|while|but|and|after|with)\b)"
    r"| (?=(?:after|when|because|while|who|which|that|where|before|for|with|from|against|to)\b))"
)


def role(line: str, material: Material, rng: random.Random) -> str | None:
    """Two parts of the line in each other's place."""
    for rule in rng.sample(_EXCHANGES, len(_EXCHANGES)):
        if made := rule(line, material, rng):
            return made
    return None


def _names(line: str, material: Material, rng: random.Random) -> str | None:
    """Two names exchanged."""
    found = [m for m in NAME.finditer(line) if is_name(m, material)]
    if len(found) < 2:
        return None
    at = rng.randrange(len(found) - 1)
    one, two = found[at], found[at + 1]
    between = line[one.end() : two.start()]
    if len(between.split()) < 1 or re.search(r"^,? (?:and|or|with|meets?|met) |^, ", between):
        return None
    return line[: one.start()] + two.group() + between + one.group() + line[two.end() :]


def is_name(found: re.Match[str], material: Material) -> bool:
    """Whether a capital is a name's, and not only the line's first."""
    return found.start() > 0 or any(found.group() in name for name in material.names)


def _doer(line: str, material: Material, rng: random.Random) -> str | None:
    """Who does it and to whom it is done, exchanged."""
    found = _DEED.match(line) or _BY.match(line)
    if not found:
        return None
    one, two = found["subject"].strip(), found["object"].strip(" .")
    if one.lower() == two.lower() or not two:
        return None
    by = " by" if found.re is _BY else ""
    if NAME.match(one) is None or not is_name(re.match(r"\S+", one) or found, material):
        one = one[0].lower() + one[1:]
    rest = found["rest"].strip()
    gap = "" if not rest or rest[0] in ".,;" else " "
    made = f"{two[0].upper()}{two[1:]} {found['verb']}{by} {one}{gap}{rest}"
    return made if made.endswith(".") or not line.endswith(".") else made + "."


def _ways(line: str, material: Material, rng: random.Random) -> str | None:
    """There and back: "from B to A"."""
    found = _FROM_TO.search(line)
    if not found or found["one"] == found["two"]:
        return None
    return f"{line[: found.start()]}from {found['two']} to {found['one']}{line[found.end() :]}"


def _numbers(line: str, material: Material, rng: random.Random) -> str | None:
    """Two numbers exchanged."""
    found = list(_NUMBER.finditer(line))
    if len(found) < 2:
        return None
    at = rng.randrange(len(found) - 1)
    one, two = found[at], found[at + 1]
    between = line[one.end() : two.start()]
    if one.group() == two.group() or not re.search(r"[a-z]", between) or between == " and ":
        return None
    return line[: one.start()] + two.group() + between + one.group() + line[two.end() :]


_EXCHANGES = (_names, _doer, _ways, _numbers)


def speaker(line: str, material: Material, rng: random.Random) -> str | None:
    """What one said in another's mouth."""
    found = _SPEAKER.match(line)
    if not found:
        return None
    said = [m["who"].strip() for o in material.sentences if (m := _SPEAKER.match(o))]
    said += [name for name in material.names if " " in name]
    taken = set(found["who"].lower().split()) - {"the", "of", "a"}
    pronouns = {"he", "she", "they", "it", "i", "we", "but", "and", "who"}
    others = [who for who in said if who and not (taken | pronouns) & set(who.lower().split())]
    return f"{rng.choice(others)} {line[found.start('verb') :]}" if others else None


def fused(line: str, material: Material, rng: random.Random) -> str | None:
    """The head of the line with the end of another sentence of the article."""
    cut = [m for m in _JOINT.finditer(line) if 12 < m.start() < len(line) - 12]
    if not cut:
        return None
    here = rng.choice(cut)
    joint = line[here.end() :].split()[0]
    tails = [
        other[m.start() :]
        for other in material.sentences
        for m in _JOINT.finditer(other)
        if other[m.end() :].split()[:1] == [joint] and 2 < len(other[m.start() :].split()) < 16
    ]
    tails = [t for t in tails if t not in line and '"' not in t and "”" not in t]
    return line[: here.start()] + rng.choice(tails) if tails else None
