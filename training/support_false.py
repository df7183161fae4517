"""Rule-made false lines: a true line and one change that its evidence does not bear out.

Every rule takes a true line and gives a changed one, or None where it has nothing to change.
"""

import random
import re
from collections.abc import Callable, Sequence

from lemminflect import getAllLemmas, getInflection

from training.support_roles import NAME, Material, fused, is_name, role, speaker

Rule = Callable[[str, Material, random.Random], str | None]

_NUMBER = re.compile(r"(?<![\w.,-])\d[\d,]*(?:\.\d+)?(?![\w-])")
_WORD_NUMBERS = "two three four five six seven eight nine ten eleven twelve".split()
_WORD_NUMBER = re.compile(rf"\b(?:{'|'.join(_WORD_NUMBERS)})\b")
_SCALES = {"million": "billion", "billion": "million", "thousand": "million", "bn": "m"}
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONTHS = """January February March April May June July August September October November
December""".split()
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_TIMES = """before/after last/next earlier/later weeks/months months/years days/weeks
morning/evening yesterday/tomorrow first/second since/until ago/later hours/days
former/current previous/current already/soon""".split()
_OPPOSITES = """rose/fell rise/fall rising/falling risen/fallen increase/decrease
increased/decreased higher/lower more/fewer more/less won/lost win/lose winning/losing
approved/rejected accepted/refused accept/refuse supports/opposes supported/opposed support/oppose
up/down above/below agreed/refused guilty/innocent success/failure allow/ban allowed/barred
confirmed/denied confirms/denies best/worst largest/smallest biggest/smallest increased/reduced
boost/cut strong/weak gained/lost opened/closed began/ended start/end joined/left better/worse
passed/failed backed/opposed praised/criticised welcomed/condemned buy/sell bought/sold many/few
most/few all/some always/never both/neither without/with with/without for/against over/under
arrested/released survived/died included/excluded highest/lowest hired/sacked""".split()
_NEGATED = re.compile(
    r"\b(is|are|was|were|will|would|could|can|should|has|have|had|did|does|do)(?! not)\b(?=\s)"
)
_NOT = re.compile(r"\b(?:not|never) |n't\b|(?<=\s)no(?= [a-z])")
_STRONGER = (
    (re.compile(r"\b(?:may|might|could|should) be\b"), "is|will be"),
    (re.compile(r"\b(?:may|might|could) have\b"), "has|have"),
    (re.compile(r"\b(?:may|might|could|would|should)\b"), "will"),
    (re.compile(r"\b(?:is|are) (?:expected|likely|set|due|scheduled|hoping) to\b"), "will"),
    (re.compile(r"\b(?:plan|plans|hope|hopes|aim|aims|want|wants|intends?) to\b"), "will"),
    (re.compile(r"\b(?:planned|hoped|wanted|intended|tried|threatened) to\b"), "managed to"),
    (re.compile(r"\b(?:denies|denied)\b"), "admits|admitted"),
    (re.compile(r"\b(?:allegedly|reportedly|apparently|possibly|probably|likely) "), ""),
    (re.compile(r"\b(?:alleged|suspected|possible|proposed|planned|potential) "), ""),
    (re.compile(r"\b(?:was|were|is|are) accused of\b"), "admitted"),
    (re.compile(r"\b(?:on suspicion of|accused of|charged with)\b"), "convicted of"),
    (re.compile(r"\bshould be\b"), "is to be|will be"),
    (re.compile(r"\b(?:could|may|might) face\b"), "will face|faces"),
    (re.compile(r"\b(?:advised|recommended|called for|proposed)\b"), "announced|approved"),
    (re.compile(r"\b(?:is|are) (?:considering|discussing|in talks over)\b"), "has agreed on"),
    (re.compile(r"\b(?:claims|alleges|suggests|believes|thinks)\b(?= (?!to ))"), "confirms|proves"),
    (re.compile(r"\b(?:claimed|alleged|suggested|believed)\b(?= (?!to ))"), "confirmed|proved"),
    (re.compile(r"\b(?:unless|until)\b"), "even if|although"),
    (re.compile(r"\b(?:urged|asked|calls? on|called on)\b"), "forced"),
    (re.compile(r"\b(?:about|around|nearly|almost) (?=[\d$£€])"), "exactly |more than "),
)
_PLANNED = re.compile(
    r"\b(?:(?:is|(?P<many>are)) (?:expected|likely|set|due|scheduled|hoping|planning|trying) to"
    r"|plans? to|hopes? to|aims? to|wants? to|intends? to|may|might|could|would|will)"
    r" (?P<be>be )?(?P<verb>(?!not\b|be\b|have\b)[a-z]+)\b"
)
_ATTRIBUTION = (
    re.compile(
        r",? (?:[A-Z][\w.'’-]+ |the |a |his |her |[a-z]+ ){0,4}"
        r"(?:say|says|said|claims?|claimed|alleges?|alleged|believes?|believed|told [^,.]*)\.$"
    ),
    re.compile(r",? according to [^,]+(?=\.$)"),
    re.compile(r"^According to [^,]+, "),
    re.compile(
        r"^[^,]{2,60}? (?:says?|said|claims?|claimed|alleges?|alleged|believes?|believed|argues?"
        r"|argued|insists?|insisted|warns?|warned|suggests?|suggested) (?:that )?(?=\w)"
    ),
)
_SAID_TO_BE = re.compile(
    r"\b(is|are|was|were) (?:said|believed|thought|alleged|reported) to (?:be|have been)\b"
)
_CAUSE = re.compile(r" (?:because of|because|due to|after|following|over|amid|so that|despite) ")


def number(line: str, material: Material, rng: random.Random) -> str | None:
    """Another number in place of one of the line's."""
    found = list(_NUMBER.finditer(line)) + list(_WORD_NUMBER.finditer(line))
    for word, other in _SCALES.items():
        if re.search(rf"\b{word}\b", line) and rng.random() < 0.2:
            return re.sub(rf"\b{word}\b", other, line, count=1)
    if not found:
        return None
    spot = rng.choice(found)
    old = spot.group()
    if old in _WORD_NUMBERS:
        new = rng.choice([word for word in _WORD_NUMBERS if word != old])
    else:
        near = [n for n in material.numbers if n != old and len(n) == len(old)]
        new = rng.choice(near) if near and rng.random() < 0.6 else _nudged(old, rng)
    return _put(line, spot, new)


def _nudged(old: str, rng: random.Random) -> str:
    places = [i for i, c in enumerate(old) if c.isdigit()]
    at = rng.choice(places)
    digit = rng.choice([d for d in "123456789" if d != old[at]])
    return old[:at] + digit + old[at + 1 :]


def entity(line: str, material: Material, rng: random.Random) -> str | None:
    """Another of the article's names in place of one of the line's."""
    found = [m for m in NAME.finditer(line) if is_name(m, material)]
    if not found:
        return None
    spot = rng.choice(found)
    taken = set(line.lower().split())
    size = len(spot.group().split())
    names = [n for n in material.names if not taken & set(n.lower().split())]
    alike = [n for n in names if len(n.split()) == size] or names
    return _put(line, spot, rng.choice(alike)) if alike else None


def negation(line: str, material: Material, rng: random.Random) -> str | None:
    """The line denied, or its denial left out, or a word turned into its opposite."""
    turned = _turned(line, _OPPOSITES, rng)
    if turned and rng.random() < 0.6:
        return turned
    if spot := _NOT.search(line):
        return line[: spot.start()] + line[spot.end() :].lstrip()
    if found := list(_NEGATED.finditer(line)):
        spot = rng.choice(found)
        return line[: spot.end()] + " not" + line[spot.end() :]
    return turned


def time(line: str, material: Material, rng: random.Random) -> str | None:
    """Another day, month, year or order of time."""
    for words in (_DAYS, _MONTHS):
        if found := re.search(rf"\b(?:{'|'.join(words)})\b", line):
            return _put(line, found, rng.choice([w for w in words if w != found.group()]))
    if found := _YEAR.search(line):
        year = int(found.group()) + rng.choice((-10, -2, -1, 1, 2, 5))
        return _put(line, found, str(year))
    return _turned(line, _TIMES, rng)


def modality(line: str, material: Material, rng: random.Random) -> str | None:
    """A hedge, plan or denial turned into fact."""
    if (planned := _PLANNED.search(line)) and rng.random() < 0.6:
        return _done(line, planned)
    chosen = [(spot, new) for rule, new in _STRONGER if (spot := rule.search(line))]
    if not chosen:
        return None
    spot, new = rng.choice(chosen)
    return _put(line, spot, rng.choice(new.split("|")))


def _done(line: str, planned: re.Match[str]) -> str | None:
    """What is planned, as what has been done: "plans to buy" → "bought"."""
    verb = planned["verb"]
    if planned["be"]:
        were = "were" if planned["many"] else "was"
        return _put(line, planned, f"{were} {verb}") if verb.endswith(("ed", "en", "t")) else None
    past = getInflection(verb, "VBD") if "VERB" in getAllLemmas(verb) else ()
    return _put(line, planned, past[0]) if past else None


def attribution(line: str, material: Material, rng: random.Random) -> str | None:
    """What somebody said, as if it were so."""
    if spot := _SAID_TO_BE.search(line):
        return _put(line, spot, spot.group(1))
    for rule in _ATTRIBUTION:
        if spot := rule.search(line):
            rest = (line[: spot.start()] + line[spot.end() :]).strip(" ,")
            if len(rest.split()) >= 4:
                return rest[0].upper() + rest[1:] + ("" if rest.endswith(".") else ".")
    return None


def cause(line: str, material: Material, rng: random.Random) -> str | None:
    """Another line's reason, occasion or end."""
    if not (spot := _CAUSE.search(line, 12)):
        return None
    tails = [m.group() + o[m.end() :] for o in material.others if (m := _CAUSE.search(o, 12))]
    tails = [tail for tail in tails if tail != line[spot.start() :]]
    return line[: spot.start()] + rng.choice(tails) if tails else None


_TAIL = re.compile(r" (?:in|at|for|from|with|on|near|under|against|during) [^,]+\.$")


def invented(line: str, material: Material, rng: random.Random) -> str | None:
    """The end of a line about something else: of this article, or of another."""
    from_here = rng.random() < 0.4
    pool = material.others if from_here else material.elsewhere
    tails = [m.group() for other in pool if (m := _TAIL.search(other))]
    if not tails:
        return None
    tail = rng.choice(tails)
    spot = _TAIL.search(line)
    if spot and rng.random() < 0.5:
        return line[: spot.start()] + tail
    return line.rstrip(".") + tail


def _turned(line: str, pairs: Sequence[str], rng: random.Random) -> str | None:
    chosen: list[tuple[re.Match[str], str]] = []
    for pair in pairs:
        one, two = pair.split("/")
        for word, other in ((one, two), (two, one)):
            if found := re.search(rf"\b{word}\b", line):
                chosen.append((found, other))
    return _put(line, *rng.choice(chosen)) if chosen else None


def _put(line: str, spot: re.Match[str], new: str) -> str:
    return line[: spot.start()] + new + line[spot.end() :]


RULES: dict[str, Rule] = {
    "number": number,
    "entity": entity,
    "relation": role,
    "negation": negation,
    "time": time,
    "modality": modality,
    "attribution": attribution,
    "cause": cause,
    "invented": invented,
    "speaker": speaker,
    "fused": fused,
}
