"""Rule-made lines by the syntax of a true one: false in who did what to whom, or true though said
otherwise, so that neither a changed order nor a new "by" proves anything."""

import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from service.document import EntityKind, Sentence, Span, Token
from service.reading.syntax import Parse, Syntax
from training.support_clause import Phrase, clauses, is_plural, phrase, said, shown
from training.support_lessons import Told

_NOMINAL = frozenset(("NOUN", "PROPN"))
_SIDES = frozenset("nsubj nsubj:pass obj iobj obl obl:agent nmod nmod:poss".split())
_BOTH = frozenset("meet marry join face play between and or with draw tie".split())
_SAYING = frozenset(
    """say claim warn argue insist believe suggest announce predict allege add admit deny confirm
    think tell estimate complain fear""".split()
)
_KIN = (
    "sister mother brother father son daughter wife husband cousin uncle aunt".split(),
    "doctor solicitor teacher nurse driver neighbour manager colleague lawyer".split(),
    "police firefighters ministers doctors residents lawyers campaigners officials".split(),
    "north south east west".split(),
    "man woman boy girl".split(),
    "men women boys girls".split(),
    "president minister mayor governor chairman spokesman judge".split(),
    "court council parliament ministry committee university".split(),
    "company government union charity".split(),
    "bought sold".split(),
    "paid received".split(),
    "paying receiving".split(),
    "gave received".split(),
    "led trailed".split(),
    "lent borrowed".split(),
    "beat lost_to".split(),
    "defeated lost_to".split(),
)


@dataclass(frozen=True, slots=True)
class Stock:
    """What an article has for rules by syntax: the parses of its lines and of some sentences, by
    text; names by kind; common nouns with their phrases, by tag."""

    parses: Mapping[str, Parse]
    names: Mapping[EntityKind, Sequence[str]]
    phrases: Mapping[str, Sequence[str]]


def stock(texts: Sequence[str], syntax: Syntax) -> Stock:
    """Reads the texts, each once."""
    texts = list(dict.fromkeys(texts))
    parses = syntax.parse([Sentence(Span(0, len(text)), 0, text) for text in texts])
    names: dict[EntityKind, list[str]] = {}
    phrases: dict[str, list[str]] = {}
    for text, parse in zip(texts, parses, strict=True):
        for span, kind in parse.entities:
            name = re.sub(r"['’]s?$", "", text[span.start : span.end])
            names.setdefault(kind, []).append(name)
        for i, token in enumerate(parse.tokens):
            if token.pos == "NOUN" and (found := phrase(parse.tokens, i)):
                short = shown(text, parse.tokens, found)
                if len(short.split()) <= 6:  # longer ones bring half a sentence with them
                    phrases.setdefault(token.tag, []).append(short)
    return Stock(dict(zip(texts, parses, strict=True)), names, phrases)


def exchanged(line: str, stock: Stock, rng: random.Random) -> str | None:
    """Two nominals of the line in each other's place."""
    tokens = stock.parses[line].tokens
    sides = [i for i, t in enumerate(tokens) if t.pos in _NOMINAL and t.relation in _SIDES]
    pairs = list(combinations(sides, 2))
    # A doer with what it is done to comes first, then two names, then what else there is.
    pairs.sort(key=lambda pair: rng.random() + _likeness(tokens, *pair), reverse=True)
    for a, b in pairs[:3]:
        one, two = phrase(tokens, a), phrase(tokens, b)
        if not (one and two) or one.end > two.start:
            continue
        between = {t.lemma for t in tokens if one.end <= t.span.start < two.start}
        if (
            between & _BOTH
            or _glued(line, one, two)
            or is_plural(tokens, one) != is_plural(tokens, two)
        ):
            continue
        first, second = shown(line, tokens, one), shown(line, tokens, two)
        if first.lower() == second.lower() or len(between) < 2:
            continue
        made = line[: one.start] + second + line[one.end : two.start] + first + line[two.end :]
        return made[:1].upper() + made[1:]
    return None


def _glued(line: str, *phrases: Phrase) -> bool:
    """Whether a phrase is part of a word or of a quotation."""
    return any(
        line[one.end : one.end + 1] in ("-", "/") or set('"“”‘') & set(line[one.start : one.end])
        for one in phrases
    )


def _likeness(tokens: Sequence[Token], a: int, b: int) -> float:
    one, two = tokens[a], tokens[b]
    alike = one.pos == two.pos
    subject = one.relation.startswith("nsubj") and two.relation in ("obj", "iobj", "obl:agent")
    return 0.7 * (alike and one.pos == "PROPN") + 0.3 * alike + 0.6 * (subject and alike)


def turned(line: str, stock: Stock, rng: random.Random) -> str | None:
    """The other voice, but the same subject: "A was beaten by B" for "A beat B"."""
    return _voiced(line, stock, rng, exchanged=True)


def voice(line: str, stock: Stock, rng: random.Random) -> str | None:
    """The other voice, and as true."""
    return _voiced(line, stock, rng, exchanged=False)


def opposed(line: str, stock: Stock, rng: random.Random) -> str | None:
    """Doer and done to in each other's place, in the line's own voice."""
    tokens = stock.parses[line].tokens
    found = [c for c in clauses(tokens) if not _glued(line, c.doer, c.done_to)]
    if not found:
        return None
    clause = rng.choice(found)
    return said(line, tokens, clause, (clause.passive, True))


def _voiced(line: str, stock: Stock, rng: random.Random, *, exchanged: bool) -> str | None:
    tokens = stock.parses[line].tokens
    found = [c for c in clauses(tokens) if not _glued(line, c.doer, c.done_to)]
    if not found:
        return None
    clause = rng.choice(found)
    return said(line, tokens, clause, (not clause.passive, exchanged))


def named(line: str, stock: Stock, rng: random.Random) -> str | None:
    """Another name of the article and of the same kind."""
    found = list(stock.parses[line].entities)
    if not found:
        return None
    span, kind = rng.choice(found)
    taken = set(re.findall(r"\w+", line.lower()))
    others = [n for n in stock.names.get(kind, ()) if not taken & set(n.lower().split())]
    if not others or kind == "time":
        return None
    possessive = re.search(r"['’]s?$", line[span.start : span.end])
    ending = possessive.group() if possessive else ""
    return line[: span.start] + rng.choice(others) + ending + line[span.end :]


def kin(line: str, _: Stock, rng: random.Random) -> str | None:
    """A word's brother in its place: "his mother" for "his sister"."""
    chosen = []
    for family in _KIN:
        for word in family:
            if found := re.search(rf"\b{word}\b", line):
                others = [w.replace("_", " ") for w in family if w != word]
                chosen.append((found, rng.choice(others)))
    if not chosen:
        return None
    spot, other = rng.choice(chosen)
    return line[: spot.start()] + other + line[spot.end() :]


def other_phrase(line: str, stock: Stock, rng: random.Random) -> str | None:
    """Something else of the article in place of one of the line's things."""
    tokens = stock.parses[line].tokens
    spots = [i for i, t in enumerate(tokens) if t.pos == "NOUN" and t.relation in _SIDES]
    for i in rng.sample(spots, min(3, len(spots))):
        found = phrase(tokens, i)
        taken = set(re.findall(r"\w+", line.lower())) - {"the", "a", "an", "of", "in", "and"}
        others = [
            p for p in stock.phrases.get(tokens[i].tag, ()) if not taken & set(p.lower().split())
        ]
        if found and others and found.end - found.start < 60:
            made = line[: found.start] + rng.choice(others) + line[found.end :]
            return made[:1].upper() + made[1:]
    return None


def moved(line: str, stock: Stock, rng: random.Random) -> str | None:
    """Who said it, said elsewhere in the line."""
    tokens = stock.parses[line].tokens
    for i, token in enumerate(tokens):
        if token.lemma not in _SAYING or token.head != -1 or token.tag not in ("VBD", "VBZ", "VBP"):
            continue
        who = next((j for j, t in enumerate(tokens) if t.head == i and t.relation == "nsubj"), None)
        what = any(t.head == i and t.relation == "ccomp" for t in tokens)
        speaker = phrase(tokens, who) if who is not None else None
        if not what or not speaker or speaker.start or speaker.end + 1 != token.span.start:
            continue
        rest = line[token.span.end :].strip().removeprefix("that ").rstrip(".")
        if rest[:1] in "\"'“‘:," or len(rest.split()) < 4:
            continue
        name = shown(line, tokens, speaker)
        capital = rest[:1].upper() + rest[1:]
        if token.lemma in ("say", "claim", "warn", "believe") and rng.random() < 0.6:
            return f"{capital}, {name} {token.text}."
        return f"According to {name}, {rest}." if token.lemma in ("say", "add") else None
    return None


FALSE = {rule.__name__: rule for rule in (exchanged, turned, opposed, named, kin, other_phrase)}
TRUE = {rule.__name__: rule for rule in (voice, moved)}
# How often a rule that applies is taken.
_SHARES = {
    "exchanged": 3.0,
    "turned": 2.0,
    "opposed": 2.0,
    "named": 1.5,
    "kin": 1.0,
    "other_phrase": 1.2,
}
_WEIGHT = 0.6


def tree_lines(true: Sequence[Told], stock: Stock, rng: random.Random) -> list[Told]:
    """At most four false lines and three true ones made from true lines that `stock` has read."""
    made: list[Told] = []
    for kind in sorted(_SHARES, key=lambda kind: -(rng.random() ** (1 / _SHARES[kind])))[:4]:
        for told in rng.sample(list(true), len(true)):
            if text := FALSE[kind](told.text, stock, rng):
                made.append(Told(text, False, kind, told.text, told.sources, _WEIGHT))
                break
    for kind in ("voice", "voice", "moved"):
        for told in rng.sample(list(true), len(true)):
            if text := TRUE[kind](told.text, stock, rng):
                made.append(Told(text, True, kind, "", told.sources, _WEIGHT))
                break
    return made
