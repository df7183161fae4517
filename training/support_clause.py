"""Who does what to whom in a line, and the same said in the other voice."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lemminflect import getInflection

from service.document import Token

# Branches of a phrase that it can do without.
_ASIDE = frozenset("punct acl:relcl appos parataxis acl advcl discourse".split())
_NOMINAL = frozenset(("NOUN", "PROPN"))
_PLURAL = frozenset(("NNS", "NNPS"))
# Deeds that both sides do to each other.
_MUTUAL = frozenset(
    """meet marry join face play fight divorce draw resemble equal be have include involve date
    contain become remain mean total cost last match tie border take make""".split()
)
_PRESENT, _PAST, _PERFECT = "present", "past", "perfect"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A nominal of the line, by code points. `head` is its token's index."""

    start: int
    end: int
    head: int


@dataclass(frozen=True, slots=True)
class Clause:
    """`doer` does it to `done_to`; the clause is one piece of the line, from the start of the
    phrase that comes first to the end of the other. `tense` is a modal verb where there is one."""

    doer: Phrase
    done_to: Phrase
    lemma: str
    tense: str
    passive: bool


def phrase(tokens: Sequence[Token], head: int) -> Phrase | None:
    """The nominal under `head` without preposition, "'s" and asides, if it is of one piece."""
    inside = {head}
    below = [head]
    while below:
        over = below.pop()
        for i, token in enumerate(tokens):
            if token.head != over or token.relation in _ASIDE:
                continue
            if over == head and token.relation == "case":
                continue
            inside.add(i)
            below.append(i)
    first, last = min(inside), max(inside)
    if last - first + 1 != len(inside):
        return None
    return Phrase(tokens[first].span.start, tokens[last].span.end, head)


def clauses(tokens: Sequence[Token]) -> Iterator[Clause]:
    """Every clause that can be said in both voices."""
    for i, token in enumerate(tokens):
        if token.pos != "VERB" or token.lemma in _MUTUAL:
            continue
        own = [(j, t) for j, t in enumerate(tokens) if t.head == i]
        passive = any(t.relation == "aux:pass" for _, t in own)
        subject = next((j for j, t in own if t.relation in ("nsubj", "nsubj:pass")), None)
        other = next((j for j, t in own if _is_other(tokens, j, t, passive=passive)), None)
        if subject is None or other is None or not _named(tokens, subject, other):
            continue
        one, two = phrase(tokens, subject), phrase(tokens, other)
        tense = _tense(tokens, i, own)
        if not (one and two and tense) or one.end > token.span.start or two.start < token.span.end:
            continue
        between = [
            j
            for j, t in enumerate(tokens)
            if one.end <= t.span.start and t.span.end <= two.start and j != i
        ]
        if any(not _is_part(tokens[j], i, passive=passive) for j in between):
            continue
        doer, done_to = (two, one) if passive else (one, two)
        yield Clause(doer, done_to, token.lemma, tense, passive)


def _is_other(tokens: Sequence[Token], j: int, token: Token, *, passive: bool) -> bool:
    if not passive:
        return token.relation == "obj"
    return token.relation.startswith("obl") and any(
        t.head == j and t.relation == "case" and t.text == "by" for t in tokens
    )


def _named(tokens: Sequence[Token], one: int, two: int) -> bool:
    return {tokens[one].pos, tokens[two].pos} <= _NOMINAL


def _is_part(token: Token, verb: int, *, passive: bool) -> bool:
    auxiliary = token.head == verb and token.relation in ("aux", "aux:pass")
    return auxiliary or (passive and token.text == "by")


def _tense(tokens: Sequence[Token], verb: int, own: Sequence[tuple[int, Token]]) -> str | None:
    """Of the finite verb; None where there is more to it than one tense."""
    if any(t.lemma == "not" or t.relation in ("mark", "compound:prt") for _, t in own):
        return None
    auxiliaries = [t for _, t in own if t.relation in ("aux", "aux:pass")]
    words = [t.text.lower() for t in auxiliaries]
    if not words:
        return {"VBD": _PAST, "VBZ": _PRESENT, "VBP": _PRESENT}.get(tokens[verb].tag)
    if words in (["was"], ["were"]):
        return _PAST if auxiliaries[0].relation == "aux:pass" else None
    if words in (["is"], ["are"]):
        return _PRESENT if auxiliaries[0].relation == "aux:pass" else None
    if words in (["has"], ["have"], ["has", "been"], ["have", "been"]):
        return _PERFECT
    if auxiliaries[0].tag == "MD" and words[1:] in ([], ["be"]):
        return words[0]
    return None


def said(line: str, tokens: Sequence[Token], clause: Clause, ways: tuple[bool, bool]) -> str | None:
    """The line with the clause in the passive, or not, and the two sides exchanged, or not:
    `ways` are (passive, exchanged)."""
    passive, exchanged = ways
    doer, done_to = clause.doer, clause.done_to
    if exchanged:
        doer, done_to = done_to, doer
    first, second = (done_to, doer) if passive else (doer, done_to)
    many = is_plural(tokens, first)
    verb = _inflected(clause, passive=passive, many=many)
    if verb is None:
        return None
    start = min(doer.start, done_to.start)
    end = max(doer.end, done_to.end)
    by = " by " if passive else " "
    one, two = shown(line, tokens, first), shown(line, tokens, second)
    made = f"{line[:start]}{one} {verb}{by}{two}{line[end:]}"
    return made[:1].upper() + made[1:]


def is_plural(tokens: Sequence[Token], one: Phrase) -> bool:
    """Whether a phrase takes "were"."""
    joined = any(t.head == one.head and t.relation == "conj" for t in tokens)
    return joined or tokens[one.head].tag in _PLURAL


def shown(line: str, tokens: Sequence[Token], one: Phrase) -> str:
    """The phrase as it stands inside a line."""
    text = line[one.start : one.end]
    first = next(t for t in tokens if t.span.start == one.start)
    named = first.pos == "PROPN" or re.match(r"[A-Z]\S* (?:of )?[A-Z]", text)
    keeps = one.start > 0 or named or first.text == "I" or first.text[1:2].isupper()
    return text if keeps else text[:1].lower() + text[1:]


def _inflected(clause: Clause, *, passive: bool, many: bool) -> str | None:
    participle = _form(clause.lemma, "VBN")
    have, be, was = ("have", "are", "were") if many else ("has", "is", "was")
    match clause.tense, passive:
        case "past", True:
            return f"{was} {participle}"
        case "past", False:
            return _form(clause.lemma, "VBD")
        case "present", True:
            return f"{be} {participle}"
        case "present", False:
            return clause.lemma if many else _form(clause.lemma, "VBZ")
        case "perfect", True:
            return f"{have} been {participle}"
        case "perfect", False:
            return f"{have} {participle}"
        case modal, True:
            return f"{modal} be {participle}"
        case modal, _:
            return f"{modal} {clause.lemma}"


def _form(lemma: str, tag: str) -> str | None:
    found = getInflection(lemma, tag)
    return found[0] if found else None
